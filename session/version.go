package session

import (
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Version is the Windows version that the machine emulates. The zero value is Windows11.
type Version uint8

// The versions, the newest first so that the zero value is the default.
const (
	Windows11 Version = iota
	Windows10
	Windows7
	WindowsVista
	WindowsServer2003
	WindowsXP
)

// versionName returns the name of a known version, otherwise "".
func versionName(v Version) string {
	switch v {
	case Windows11:
		return "Windows11"
	case Windows10:
		return "Windows10"
	case Windows7:
		return "Windows7"
	case WindowsVista:
		return "WindowsVista"
	case WindowsServer2003:
		return "WindowsServer2003"
	case WindowsXP:
		return "WindowsXP"
	}
	return ""
}

// String returns the name of the constant, or "Version(N)" for a number that is none.
func (v Version) String() string {
	if name := versionName(v); name != "" {
		return name
	}
	return "Version(" + strconv.Itoa(int(v)) + ")"
}

// AtLeast reports whether v was released at the same time as other or after it. A number that is no version counts as
// older than all.
func (v Version) AtLeast(other Version) bool {
	return v <= other
}

// ParseVersion returns the version of a name as String gives it, compared without case and without blanks:
// "Windows11", "windows server 2003".
//
// Errors: ERROR_INVALID_PARAMETER when the name is none of them.
func ParseVersion(name string) (Version, error) {
	wanted := strings.ReplaceAll(name, " ", "")
	for v := Windows11; v <= WindowsXP; v++ {
		if wintext.Same(versionName(v), wanted) {
			return v, nil
		}
	}
	return 0, winerr.ERROR_INVALID_PARAMETER
}
