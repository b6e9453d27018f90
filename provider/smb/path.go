package smb

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// cleanPath joins a Windows path to a directory of a share, for go-smb2: without a
// backslash in front. `..` stops at that directory. Codes of [wintext.Clean].
func cleanPath(dir, rest string) (string, error) {
	names, err := wintext.Clean(rest)
	if err != nil {
		return "", err
	}
	if dir != "" {
		names = append([]string{dir}, names...)
	}
	return strings.Join(names, `\`), nil
}

// parentOf is the directory that a path is in; "" is the root of the share.
func parentOf(path string) string { return path[:max(0, strings.LastIndexByte(path, '\\'))] }

// parseRemote parses the remote name of a connection: a share, or a directory in
// one that is spelled without detours.
//
// ERROR_BAD_NET_NAME: it is none, or too long.
func parseRemote(remote string) (provider.RemoteName, error) {
	at, err := parseUNC(remote)
	if err != nil || !wintext.Fits(remote, wintext.MaxPath) {
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
