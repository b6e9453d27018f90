package smb

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// cleanPath joins a Windows path to a directory of a share, for go-smb2: without a
// backslash in front. `..` stops at that directory, and dots and spaces at the end
// of a name don't count: on Windows they never get to a server.
//
// ERROR_INVALID_NAME: a name with a character that none may hold, or of dots and
// spaces only ("Naming Files, Paths, and Namespaces").
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
		trimmed := strings.TrimRight(name, ". ")
		if trimmed == "" || !legal(trimmed) {
			return "", winerr.ERROR_INVALID_NAME
		}
		names = append(names, trimmed)
	}
	if dir != "" {
		names = append([]string{dir}, names...)
	}
	return strings.Join(names, `\`), nil
}

func legal(name string) bool {
	control := func(r rune) bool { return r < 0x20 }
	return utf8.ValidString(name) && !strings.ContainsAny(name, "\"*/:<>?|") && !strings.ContainsFunc(name, control)
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

// maxRemoteName is MAX_PATH, in UTF-16 units.
const maxRemoteName = 260

// parseRemote parses the remote name of a connection: a share, or a directory in
// one that is spelled without detours.
//
// ERROR_BAD_NET_NAME: it is none, or too long.
func parseRemote(remote string) (provider.RemoteName, error) {
	at, err := parseUNC(remote)
	if err != nil || len(utf16.Encode([]rune(remote))) > maxRemoteName {
		return at, winerr.ERROR_BAD_NET_NAME
	}
	if at.Rest == "" {
		return at, nil
	}
	dir, err := cleanPath("", at.Rest)
	if err != nil || dir == "" || dir != directory(at) || isPipes(at) {
		return at, winerr.ERROR_BAD_NET_NAME
	}
	return at, nil
}

// parseUNC parses a name of a share with what follows it.
//
// ERROR_BAD_NET_NAME: it is none.
func parseUNC(name string) (provider.RemoteName, error) {
	at, ok := provider.UNC{}.Parse(name)
	if !ok || at.Share == "" {
		return at, winerr.ERROR_BAD_NET_NAME
	}
	return at, nil
}

// directory is the directory of a connection within its share; "" is its root.
func directory(at provider.RemoteName) string { return strings.TrimPrefix(at.Rest, `\`) }

// isPipes reports whether the share is IPC$, which holds named pipes.
func isPipes(at provider.RemoteName) bool { return strings.EqualFold(at.Share, "IPC$") }
