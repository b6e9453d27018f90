package provider

import (
	"net/netip"
	"strings"
	"unicode/utf8"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// RemoteName is a remote name in its parts.
type RemoteName struct {
	Server string
	Share  string // "": the name of the server alone
	Rest   string // what follows the share, with its leading backslash and without a trailing one; "" when nothing does
}

// Syntax is how a network spells its remote names. The documents call a name
// that Parse refuses "not valid for this provider".
type Syntax interface {
	// Parse splits a name, and reports false for one that isn't of this
	// network's form. The parts need not exist, and Rest isn't looked into.
	Parse(name string) (r RemoteName, ok bool)

	// Spell is the inverse of Parse.
	Spell(r RemoteName) string
}

// UNC is the [Syntax] `\\server\share\rest` of the Universal Naming Convention.
type UNC struct{}

// Parse splits a UNC name. One trailing backslash is not part of it. The servers
// `.` and `?` begin device paths and are refused.
func (UNC) Parse(name string) (RemoteName, bool) {
	path, ok := strings.CutPrefix(name, `\\`)
	if !ok {
		return RemoteName{}, false
	}
	server, path, ok := cutName(strings.TrimSuffix(path, `\`))
	if !ok || path == "" || path == `\` {
		return RemoteName{Server: server}, ok
	}
	share, rest, ok := cutName(path[1:])
	return RemoteName{Server: server, Share: share, Rest: rest}, ok
}

// cutName cuts a path behind its first name, and reports whether a server or a
// share can have that one.
func cutName(path string) (name, rest string, ok bool) {
	end := wintext.Head(path)
	name, rest = path[:end], path[end:]
	return name, rest, possibleName(name) && (rest == "" || rest[0] == '\\')
}

// Spell is the UNC name of the parts.
func (UNC) Spell(r RemoteName) string {
	if r.Share == "" {
		return `\\` + r.Server
	}
	return `\\` + r.Server + `\` + r.Share + r.Rest
}

// validNetName reports whether a server or a share can have the name.
func validNetName(name string) bool {
	return possibleName(name) && wintext.Head(name) == len(name) && utf8.ValidString(name)
}

// possibleName is validNetName but for the characters.
func possibleName(name string) bool {
	return name != "" && name != "." && name != "?" && wintext.Fits(name, wintext.MaxName)
}

// parseRemote parses the remote name of a connection: a share, or a directory in
// one that is spelled without detours. ERROR_BAD_NET_NAME for any other name, for
// one too long, and for one that isn't UTF-8, which Windows couldn't be given.
func (f *Fake) parseRemote(name string) (r RemoteName, dir string, err error) {
	if !wintext.Fits(name, wintext.MaxPath) || !utf8.ValidString(name) {
		return r, "", winerr.ERROR_BAD_NET_NAME
	}
	if r, err = f.parse(name); err != nil {
		return r, "", err
	}
	if r.Share == "" {
		return r, "", winerr.ERROR_BAD_NET_NAME
	}
	if r.Rest == "" {
		return r, ".", nil
	}
	dir, err = cleanPath(".", r.Rest)
	if err != nil || dir == "." || r.Rest != sharePath(dir) {
		return r, "", winerr.ERROR_BAD_NET_NAME
	}
	return r, dir, nil
}

// fold is the form that all spellings of a name share.
func fold(name string) string { return strings.ToLower(name) }

// byName finds what is kept by folded names. It doesn't allocate for the names of
// everyday.
func byName[T any](all map[string]T, name string) T {
	var folded [64]byte
	if len(name) > len(folded) {
		return all[fold(name)]
	}
	capital := false
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= utf8.RuneSelf:
			return all[fold(name)]
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
			capital = true
		}
		folded[i] = c
	}
	if !capital {
		return all[name]
	}
	return all[string(folded[:len(name)])]
}

// remoteKey is what remote names are compared by: without case and without one
// trailing backslash.
func remoteKey(remote string) string { return fold(trimEnd(remote)) }

// trimEnd cuts one trailing backslash off, or a slash in networks that have those.
func trimEnd(remote string) string {
	if strings.HasSuffix(remote, `\`) || strings.HasSuffix(remote, "/") {
		return remote[:len(remote)-1]
	}
	return remote
}

// validAddress reports whether the address can be written in a remote name, or is
// an IPv6 one, which has its own way into it ([literalAddress]).
func validAddress(address string) bool {
	_, err := netip.ParseAddr(address)
	return address == "" || err == nil || validNetName(address)
}

// addressKey is the form that all spellings of an address share.
func addressKey(address string) string {
	if address == "" {
		return ""
	}
	if ip, err := netip.ParseAddr(address); err == nil {
		return ip.String()
	}
	return fold(address)
}

// literalAddress is the IPv6 address that a name such as
// fe80--1s4.ipv6-literal.net stands for: dashes for colons, an s for the % of
// the scope. Windows Vista and later never ask a name server for these names.
func literalAddress(name string) (string, bool) {
	label, ok := strings.CutSuffix(fold(name), ".ipv6-literal.net")
	if !ok {
		return "", false
	}
	ip, err := netip.ParseAddr(strings.NewReplacer("-", ":", "s", "%").Replace(label))
	if err != nil || !ip.Is6() {
		return "", false
	}
	return ip.String(), true
}
