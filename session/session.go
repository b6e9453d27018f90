package session

import (
	"strconv"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Session is a logon session, which the authentication ID of an access token stands for. Table.Logon makes one. The zero
// value belongs to no machine and isn't logged on.
type Session struct {
	luid      LUID
	local     Devices // beside the LUID, because looking a drive up reads these two
	user      User
	key       string
	password  Password            // of the logon
	network   *networkCredentials // nil: servers see user
	table     *Table
	linked    *Session // nil: none
	refs      atomic.Int32
	typ       LogonType
	elevation Elevation

	administrator bool // of the logon
}

// networkCredentials are the credentials that a NewCredentials session shows to servers.
type networkCredentials struct {
	user     User
	password Password
}

// LUID returns the identifier of the session.
func (s *Session) LUID() LUID { return s.luid }

// User returns the account that the session runs as on this machine.
func (s *Session) User() User { return s.user }

// ProfileKey returns User().Key(), which is computed once.
func (s *Session) ProfileKey() string { return s.key }

// Type returns how the user logged on.
func (s *Session) Type() LogonType { return s.typ }

// Options returns the settings of the machine.
func (s *Session) Options() Options {
	if s.table == nil {
		return Options{}
	}
	return s.table.options
}

// Administrator reports whether the session has the rights of an administrator: LocalSystem, and a logon of an
// administrator, of a split one the elevated half. A NewCredentials session has those of the session that it was made from.
func (s *Session) Administrator() bool {
	return s.luid == LocalSystem || s.administrator && s.elevation != ElevationLimited
}

// NetworkCredentials returns the user and the password for servers, and true, for a NewCredentials session. Every other
// session returns false: it shows its own user and the password of its logon.
func (s *Session) NetworkCredentials() (User, Password, bool) {
	if s.network == nil {
		return User{}, Password{}, false
	}
	return s.network.user, s.network.password, true
}

// Password returns what the user logged on with, NULL if that isn't known.
func (s *Session) Password() Password { return s.password }

// Devices returns the session's view of the device names: its local namespace with the global one behind it, for
// LocalSystem the global one alone.
func (s *Session) Devices() *Devices {
	if s.luid == LocalSystem {
		return s.table.Global()
	}
	return &s.local
}

// Retain adds a reference. Each logon starts with one; the sessions of WellKnown count none.
//
// Errors: ERROR_NO_SUCH_LOGON_SESSION: the session is logged off.
func (s *Session) Retain() error {
	if s.permanent() {
		return nil
	}
	for {
		n := s.refs.Load()
		if n <= 0 {
			return winerr.ERROR_NO_SUCH_LOGON_SESSION
		}
		if s.refs.CompareAndSwap(n, n+1) {
			return nil
		}
	}
}

// Release removes a reference. The last one logs the session off: the session is no longer Alive, the OnLogoff callbacks
// run, the local namespace is deleted, the table forgets the session, and a filtered session releases its elevated half.
// Release then returns. More releases than references do nothing.
//
// Document: "Defining an MS-DOS Device Name": the namespace is deleted when the last reference to the authentication ID is
// removed.
func (s *Session) Release() {
	if s.permanent() {
		return
	}
	for {
		n := s.refs.Load()
		if n <= 0 {
			return
		}
		if s.refs.CompareAndSwap(n, n-1) {
			if n == 1 {
				s.logoff()
			}
			return
		}
	}
}

// Alive reports whether the session is still logged on.
func (s *Session) Alive() bool {
	return s.permanent() || s.refs.Load() > 0
}

// permanent reports whether the session is one of WellKnown, which never log off.
func (s *Session) permanent() bool { return s.luid != 0 && s.luid < firstLUID }

// logoff runs once, after the last reference was removed. The deferred half runs even if a callback panics, so that no
// session keeps letters after its logoff.
func (s *Session) logoff() {
	s.local.awaitChanges()
	defer func() {
		s.local.clear()
		s.table.forget(s)
		s.releaseElevated()
	}()
	for _, callback := range s.table.logoffCallbacks() {
		callback(s)
	}
}

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
