package mpr

import (
	"strings"
	"unicode/utf8"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Limits in characters (UTF-16 units), the terminating NUL not counted.
const (
	maxRemoteName = 260 // MAX_PATH
	maxUserName   = 513 // CRED_MAX_USERNAME_LENGTH
	maxPassword   = 256 // PWLEN
)

// utf16Len is the length of s in UTF-16 units, and whether s can be a
// NUL-terminated UTF-16 string at all: valid text without a NUL in it.
func utf16Len(s string) (n int, clean bool) {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c == 0 {
				return 0, false
			}
			i++
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return 0, false
		}
		i += size
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n, true
}

// fits reports whether s is clean and at most limit units long.
func fits(s string, limit int) bool {
	if len(s) <= limit && wintext.Plain(s) {
		return true
	}
	n, clean := utf16Len(s)
	return clean && n <= limit
}

// checkRemote refuses a remote name that no provider could take.
// ERROR_BAD_NET_NAME: empty, longer than MAX_PATH, or not UTF-16.
func checkRemote(remote string) error {
	if remote == "" || !fits(remote, maxRemoteName) {
		return winerr.ERROR_BAD_NET_NAME
	}
	return nil
}

// checkCredentials refuses what can't be a user name (ERROR_BAD_USERNAME) or a
// password (ERROR_INVALID_PASSWORD).
func checkCredentials(cred Credentials) error {
	if user, given := cred.UserName(); given && !fits(user, maxUserName) {
		return winerr.ERROR_BAD_USERNAME
	}
	if secret, given := cred.Password.Reveal(); given && !fits(secret, maxPassword) {
		return winerr.ERROR_INVALID_PASSWORD
	}
	return nil
}

// typeFor checks the resource type against the device that is to be
// redirected, and lets RESOURCETYPE_ANY follow from it.
// ERROR_INVALID_PARAMETER: none of DISK, PRINT, ANY, or ANY when that is
// refused. ERROR_BAD_DEV_TYPE: device class and type differ.
func (o *Options) typeFor(typ ResourceType, local session.Name) (ResourceType, error) {
	if typ > RESOURCETYPE_PRINT {
		return 0, winerr.ERROR_INVALID_PARAMETER
	}
	if local == 0 {
		return typ, nil
	}
	of := typeOf(local)
	switch {
	case typ == RESOURCETYPE_ANY && o.StrictResourceType:
		return 0, winerr.ERROR_INVALID_PARAMETER
	case typ != RESOURCETYPE_ANY && typ != of:
		return 0, winerr.ERROR_BAD_DEV_TYPE
	}
	return of, nil
}

// typeOf is the class of a device: letters are disks, LPT ports printers.
func typeOf(local session.Name) ResourceType {
	if local.IsPrinter() {
		return RESOURCETYPE_PRINT
	}
	return RESOURCETYPE_DISK
}

// parseLocal reads the name of a device to redirect; "" is none (0).
// ERROR_BAD_DEVICE: anything but `A:` to `Z:` and `LPT1` to `LPT9`.
func parseLocal(local string) (session.Name, error) {
	if local == "" {
		return 0, nil
	}
	return session.ParseName(local)
}

// sameRemote compares remote names without case and without one trailing
// backslash.
func sameRemote(a, b string) bool {
	return sameText(strings.TrimSuffix(a, `\`), strings.TrimSuffix(b, `\`))
}

// sameText compares without case.
func sameText(a, b string) bool { return a == b || strings.EqualFold(a, b) }
