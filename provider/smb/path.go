package smb

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// cleanPath joins a Windows path to a directory of a share, for go-smb2: without a
// backslash in front. `..` stops at that directory.
//
// ERROR_INVALID_NAME: a name with a character that none may hold ("Naming Files,
// Paths, and Namespaces").
func cleanPath(dir, rest string) (string, error) {
	var names []string
	for name := range strings.SplitSeq(rest, `\`) {
		switch name {
		case "", ".":
			continue
		case "..":
			names = names[:max(0, len(names)-1)]
			continue
		}
		if strings.ContainsAny(name, "\"*/:<>?|") || strings.ContainsFunc(name, func(r rune) bool { return r < 0x20 }) {
			return "", winerr.ERROR_INVALID_NAME
		}
		names = append(names, name)
	}
	if dir != "" {
		names = append([]string{dir}, names...)
	}
	return strings.Join(names, `\`), nil
}

// parentOf is the directory that a path is in; "" is the root of the share.
func parentOf(path string) string { return path[:max(0, strings.LastIndexByte(path, '\\'))] }

// splitDrive splits `Z:\dir\file`; `Z:` alone is the root.
func splitDrive(path string) (n session.Name, rest string, ok bool) {
	if len(path) < 2 {
		return 0, "", false
	}
	n, err := session.ParseName(path[:2])
	rest = path[2:]
	return n, rest, err == nil && (rest == "" || rest[0] == '\\')
}
