package provider

import (
	"net/netip"
	"strings"
	"unicode/utf8"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// validNetName reports whether a server or a share can have the name.
func validNetName(name string) bool {
	return possibleName(name) && wintext.Head(name) == len(name) && wintext.Valid(name)
}

// parseRemote parses the remote name of a connection: a share, or a directory in
// one that is spelled without detours. ERROR_BAD_NET_NAME for any other name, for
// one too long, and for one that isn't UTF-8, which Windows couldn't be given.
func (f *Fake) parseRemote(name string) (r RemoteName, dir string, err error) {
	if !wintext.Fits(name, wintext.MaxPath) {
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
