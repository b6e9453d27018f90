package wintext

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	winerr "github.com/seed-520b6462/winnet/errors"
)

const (
	// MaxName limits the name of a file, a server or a share, in UTF-16 units.
	MaxName = 255
	// MaxPath is MAX_PATH, which limits a remote name, in UTF-16 units.
	MaxPath = 260
)

// Clean returns the names on a path within a directory. `..` stops at that directory, and Clean removes dots and spaces
// from the end of each name, as Windows does before a server sees the path.
//
// Errors: ERROR_INVALID_NAME: the path isn't UTF-8, or a name has a reserved character, more than MaxName UTF-16 units, or
// nothing but dots and spaces.
//
// Document: "Naming Files, Paths, and Namespaces".
func Clean(path string) ([]string, error) {
	if !utf8.ValidString(path) {
		return nil, winerr.ERROR_INVALID_NAME
	}
	var names []string
	for name := range strings.SplitSeq(path, `\`) {
		switch name {
		case "", ".":
			continue
		case "..":
			names = names[:max(0, len(names)-1)]
			continue
		}
		trimmed := strings.TrimRight(name, ". ")
		if trimmed == "" || Head(trimmed) < len(trimmed) || !Fits(trimmed, MaxName) {
			return nil, winerr.ERROR_INVALID_NAME
		}
		names = append(names, trimmed)
	}
	return names, nil
}

// TrimEnd cuts one trailing backslash off a remote name, or one slash off a name that isn't a UNC name, such as a URL. Remote
// names are compared without it.
func TrimEnd(remote string) string {
	if strings.HasSuffix(remote, `\`) || strings.HasSuffix(remote, "/") && !strings.HasPrefix(remote, `\\`) {
		return remote[:len(remote)-1]
	}
	return remote
}

// Head returns the number of bytes before the first reserved character of a text: what one name can hold.
func Head(text string) int {
	for i := range len(text) {
		if reserved[text[i]] {
			return i
		}
	}
	return len(text)
}

// reserved holds the characters that the name of a file, a server or a share must not have.
var reserved = func() (set [256]bool) {
	for c := range 0x20 {
		set[c] = true
	}
	for _, c := range []byte(`"*/:<>?\|`) {
		set[c] = true
	}
	return set
}()

// Units returns the length of a text in UTF-16 units, without a final NUL. Windows calls a unit a character.
func Units(s string) int {
	if isPlain(s) {
		return len(s)
	}
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// Fits reports whether a text is valid and has at most so many UTF-16 units, without a final NUL.
func Fits(s string, units int) bool {
	if len(s) <= units && isPlain(s) { // nearly all; no text has more units than bytes
		return true
	}
	return Valid(s) && Units(s) <= units
}

// Cut returns as much of a text as so many UTF-16 units hold, without half a character.
func Cut(s string, units int) string {
	if len(s) <= units {
		return s
	}
	for i, r := range s {
		if units -= utf16.RuneLen(r); units < 0 {
			return s[:i]
		}
	}
	return s
}

// Valid reports whether a text can be a NUL-terminated string of UTF-16 units: it is UTF-8 and holds no NUL.
func Valid(s string) bool {
	return isPlain(s) || utf8.ValidString(s) && strings.IndexByte(s, 0) < 0
}

// Terminate returns a text as a caller can be handed it in a buffer of Windows: the text ends at its first NUL, and
// U+FFFD replaces bytes that aren't UTF-8. Terminate returns a valid text as it is, without allocating.
func Terminate(s string) string {
	if isPlain(s) {
		return s
	}
	if i := strings.IndexByte(s, 0); i >= 0 {
		s = s[:i]
	}
	return strings.ToValidUTF8(s, string(utf8.RuneError))
}

// isPlain reports whether a text is ASCII without a NUL, as nearly all texts are. It reads eight bytes at once, because
// it is called for each resource of an enumeration.
func isPlain(s string) bool {
	if len(s) < 8 {
		for i := range len(s) {
			if s[i]-1 >= utf8.RuneSelf-1 {
				return false
			}
		}
		return true
	}
	for i := 0; i < len(s)-8; i += 8 {
		if !isPlain8(s[i : i+8]) {
			return false
		}
	}
	return isPlain8(s[len(s)-8:]) // may overlap the bytes before
}

// isPlain8 is isPlain for eight bytes.
func isPlain8(s string) bool {
	const low, high = 0x0101010101010101, 0x8080808080808080
	_ = s[7] // one check of the bounds for all that follow
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return (x|(x-low))&high == 0 // no byte has its high bit, and none was 0
}
