package mpr

import (
	"strings"

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

// checkRemote refuses a remote name that no provider could take.
// ERROR_BAD_NET_NAME: empty, longer than MAX_PATH, or not UTF-16.
func checkRemote(remote string) error {
	if remote == "" || !wintext.Fits(remote, maxRemoteName) {
		return winerr.ERROR_BAD_NET_NAME
	}
	return nil
}

// checkCredentials refuses what can't be a user name (ERROR_BAD_USERNAME) or a
// password (ERROR_INVALID_PASSWORD).
func checkCredentials(cred Credentials) error {
	if user, given := cred.UserName(); given && !wintext.Fits(user, maxUserName) {
		return winerr.ERROR_BAD_USERNAME
	}
	if secret, given := cred.Password.Reveal(); given && !wintext.Fits(secret, maxPassword) {
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
	return wintext.Same(strings.TrimSuffix(a, `\`), strings.TrimSuffix(b, `\`))
}
