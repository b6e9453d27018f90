package wintext

import (
	"strings"
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
