package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// get describes WNetGetConnection.
func (m *machine) get(s *logon, name string) (string, winerr.Errno) {
	local, _, ok := device(name)
	if !ok {
		return "", winerr.ERROR_BAD_DEVICE
	}
	if c := m.mine(s, local); c != nil {
		return c.remote, winerr.NO_ERROR
	}
	p := m.profile(s)
	if entry, found := p.entries[local]; found && p.unreadable() == winerr.NO_ERROR {
		return entry.remote, winerr.ERROR_CONNECTION_UNAVAIL
	}
	return "", winerr.ERROR_NOT_CONNECTED
}

// getUser describes WNetGetUser.
func (m *machine) getUser(s *logon, name string) (string, winerr.Errno) {
	if name == "" {
		return s.user[strings.LastIndexByte(s.user, '\\')+1:], winerr.NO_ERROR
	}
	if local, _, ok := device(name); ok {
		if c := m.mine(s, local); c != nil {
			return c.userName(), winerr.NO_ERROR
		}
		return "", winerr.ERROR_NOT_CONNECTED
	}
	if c := m.deviceless(s, name); c != nil {
		return c.userName(), winerr.NO_ERROR
	}
	for _, c := range m.connected(s) {
		if c.owner == s && same(c.remote, strings.TrimSuffix(name, `\`)) {
			return c.userName(), winerr.NO_ERROR
		}
	}
	return "", winerr.ERROR_NOT_CONNECTED
}

// userName returns the user of a connection as it was given, or the user of the
// default credentials.
func (c *connection) userName() string {
	switch {
	case c.given != nil:
		return *c.given
	case c.owner.network != nil:
		return c.owner.network.user
	}
	return c.owner.user
}

// universal describes WNetGetUniversalName: the universal name, and at the level of
// REMOTE_NAME_INFO its parts.
func (m *machine) universal(s *logon, path string, parts bool) (string, winerr.Errno) {
	if len(path) < 2 || len(path) > 2 && path[2] != '\\' {
		return "", winerr.ERROR_BAD_DEVICE
	}
	remote, code := m.get(s, path[:2])
	switch {
	case code != winerr.NO_ERROR:
		return "", code
	case parts:
		return remote + path[2:] + "|" + remote + "|" + path[2:], winerr.NO_ERROR
	}
	return remote + path[2:], winerr.NO_ERROR
}

// connected returns the connections that a session has asked for: drives, then ports,
// then those without a device.
func (m *machine) connected(s *logon) []*connection {
	var all []*connection
	for _, c := range m.connections {
		if c.owner == s && !c.implied || c.local != "" && m.mine(s, c.local) == c {
			all = append(all, c)
		}
	}
	class := func(c *connection) int {
		switch len(c.local) {
		case len("Z:"):
			return 0
		case len("LPT1"):
			return 1
		}
		return 2
	}
	slices.SortFunc(all, func(a, b *connection) int {
		return cmp.Or(class(a)-class(b), cmp.Compare(a.local, b.local), cmp.Compare(a.remote, b.remote))
	})
	return all
}

// enumConnected returns an enumeration of RESOURCE_CONNECTED for a type.
func (m *machine) enumConnected(s *logon, typ int) string {
	var list []string
	for _, c := range m.connected(s) {
		if fits(c.printer, typ) {
			list = append(list, c.local+"="+c.remote)
		}
	}
	return strings.Join(list, " ")
}

// enumRemembered returns an enumeration of RESOURCE_REMEMBERED for a type.
func (m *machine) enumRemembered(s *logon, typ int) (string, winerr.Errno) {
	p := m.profile(s)
	if code := p.unreadable(); code != winerr.NO_ERROR {
		return "", code
	}
	var list []string
	for _, local := range p.devices() {
		if entry := p.entries[local]; fits(entry.printer, typ) {
			list = append(list, local+"="+entry.remote)
		}
	}
	return strings.Join(list, " "), winerr.NO_ERROR
}

// fits reports whether an enumeration of a type lists a printer, or else a disk.
func fits(isPrinter bool, typ int) bool {
	return typ == anyOf || isPrinter == (typ == printer)
}
