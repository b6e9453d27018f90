package profile

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// slotCount is how many devices can be remembered: 26 drives and 9 printer ports.
const slotCount = 26 + 9

// slotOf numbers the devices in the order in which their names are sorted as strings. LPT1 to LPT9 come between "L:"
// and "M:".
func slotOf(local string) (slot int, ok bool) {
	const afterL = 'L' - 'A' + 1
	switch {
	case len(local) == 2 && 'A' <= local[0] && local[0] <= 'L' && local[1] == ':':
		return int(local[0] - 'A'), true
	case len(local) == 2 && 'M' <= local[0] && local[0] <= 'Z' && local[1] == ':':
		return int(local[0]-'A') + 9, true
	case len(local) == 4 && local[:3] == "LPT" && '1' <= local[3] && local[3] <= '9':
		return afterL + int(local[3]-'1'), true
	}
	return 0, false
}

// CheckLocal returns nil for the name of a device as an entry spells it, "A:" to "Z:" or "LPT1" to "LPT9" in capitals,
// and ERROR_BAD_DEVICE for any other.
func CheckLocal(local string) error {
	if _, ok := slotOf(local); ok {
		return nil
	}
	return fmt.Errorf("profile: local name %q: %w", local, winerr.ERROR_BAD_DEVICE)
}

// FoldUser returns the name by which stores know a user: the same for every spelling that differs in case only, which
// is how Windows compares the names of accounts. A folded name folds to itself, without an allocation.
//
// ERROR_BAD_USERNAME: the name is empty, is not UTF-8 or holds a NUL.
func FoldUser(user string) (string, error) {
	if isFoldedASCII(user) {
		return user, nil
	}
	if user == "" || !wintext.Valid(user) {
		return "", fmt.Errorf("profile: user %q: %w", user, winerr.ERROR_BAD_USERNAME)
	}
	return strings.Map(foldRune, user), nil
}

// isFoldedASCII is the short way for what most callers have: the key of a session.
func isFoldedASCII(user string) bool {
	for i := range len(user) {
		if c := user[i]; c == 0 || c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return user != ""
}

// foldRune takes a capital to its small letter where the way back leads to the same capital. Windows pairs letters one
// to one: the Kelvin sign is not a k, and users who differ in that are two.
func foldRune(r rune) rune {
	if lower := unicode.ToLower(r); unicode.ToUpper(lower) == r {
		return lower
	}
	return r
}
