package session

import "strconv"

// LUID is the locally unique identifier of a logon session (the authentication ID of a token). It is unique within
// its Table and is never used again. The zero value belongs to no session.
type LUID uint64

// The LUIDs of the sessions that every machine has (winnt.h: SYSTEM_LUID, LOCALSERVICE_LUID, NETWORKSERVICE_LUID,
// ANONYMOUS_LOGON_LUID).
const (
	LocalSystem    LUID = 0x3e7
	Anonymous      LUID = 0x3e6
	LocalService   LUID = 0x3e5
	NetworkService LUID = 0x3e4
)

// firstLUID is the LUID of the first logon; the numbers below belong to sessions that Windows itself makes.
const firstLUID LUID = 0x10000

// String returns the LUID as tools print it: "0x3e7".
func (l LUID) String() string {
	return "0x" + strconv.FormatUint(uint64(l), 16)
}

// Hex16 returns 16 lower-case hexadecimal digits, zero padded, the form in the target of a redirected letter:
// "00000000000003e7".
func (l LUID) Hex16() string {
	const zeros = "0000000000000000"
	digits := strconv.FormatUint(uint64(l), 16)
	return zeros[len(digits):] + digits
}
