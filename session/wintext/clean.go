package wintext

import (
	"strings"
	"unicode/utf8"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Clean gives the names on a path within a directory. `..` stops at that directory,
// and dots and spaces at the end of a name don't count, as everywhere on Windows:
// they never get to a server.
//
// ERROR_INVALID_NAME: a name with a character that none may hold, of dots and
// spaces only, or of more than MaxName UTF-16 units; or the path isn't UTF-8.
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
		if trimmed == "" || Head(trimmed) < len(trimmed) || Longer(trimmed, MaxName) {
			return nil, winerr.ERROR_INVALID_NAME
		}
		names = append(names, trimmed)
	}
	return names, nil
}
