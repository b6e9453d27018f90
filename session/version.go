package session

import (
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

var versions = []string{
	Windows11: "Windows11", Windows10: "Windows10", Windows7: "Windows7", WindowsVista: "WindowsVista",
	WindowsServer2003: "WindowsServer2003", WindowsXP: "WindowsXP",
}

// String returns the name of the constant, or "Version(N)" for a number that is none.
func (v Version) String() string { return constantName(versions, v, "Version") }

// AtLeast reports whether v is other or was released after it. A number that is no version counts as older than all.
func (v Version) AtLeast(other Version) bool {
	return v <= other
}

// ParseVersion returns the version of a name as String returns it, compared without case and without blanks: "Windows11",
// "windows server 2003".
//
// Errors: ERROR_INVALID_PARAMETER: any other name.
func ParseVersion(name string) (Version, error) {
	wanted := strings.ReplaceAll(name, " ", "")
	for v, known := range versions {
		if wintext.Same(known, wanted) {
			return Version(v), nil
		}
	}
	return 0, winerr.ERROR_INVALID_PARAMETER
}
