package model

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// lower returns a name as the model compares it. Names of the model have no other letters with a case than A to Z, and
// letters that look like those are others to Windows ([MS-UCODEREF] 3.1.5.5).
func lower(name string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + ('a' - 'A')
		}
		return r
	}, name)
}

func same(a, b string) bool { return lower(a) == lower(b) }

// machine is the machine that the model describes.
type machine struct {
	linked      bool // EnableLinkedConnections
	system      *logon
	logons      []*logon // those that are logged on
	connections []*connection
	profiles    map[string]*userProfile // by lower user
	down        map[string]bool         // by server
}

// logon is a logon session.
type logon struct {
	luid     uint64
	user     string  // `DOMAIN\name` or name
	network  *secret // what servers see; nil: the user
	kind     int     // the number of its logon type
	elevated bool    // the elevated half of a split token
	admin    bool    // has the rights of an administrator
	first    bool    // the filtered half, which owns a reference to the other
	other    *logon  // the other half of a split token
	refs     int
	letters  map[string]*connection // the local namespace; the global one for LocalSystem
}

// secret is a user with a password.
type secret struct{ user, password string }

// connection is a connection of a session.
type connection struct {
	owner                 *logon
	local, remote, target string
	server                string
	set                   *set
	implied               bool // by a file behind a global drive: goes with the last use
	printer               bool
	given                 *string // the user as given
	files, holders        int
	gone                  bool
}

// set is the user that a session is at a server, by its first connection there.
type set struct {
	who   string  // the account
	given *string // as given
}

// setOf returns the set of a session that is connected to a server, or nil.
func (m *machine) setOf(s *logon, server string) *set {
	for _, c := range m.connections {
		if c.owner == s && c.server == server {
			return c.set
		}
	}
	return nil
}

// userProfile is the profile of a user.
type userProfile struct {
	exists              bool // put was called
	entries             map[string]remembered
	unopenable, damaged bool
	unwritable          bool
}

// remembered is one remembered device.
type remembered struct {
	remote  string
	given   *string
	printer bool
}

// The network: the accounts of each server with their passwords, and its shares, true
// for printers.
var (
	accounts = map[string]map[string]string{
		"files":  {"alice": "secret", "bob": "hunter2", "dave": "pass", "erin": "pass", "frank": "pass"},
		"backup": {"alice": "secret"},
	}
	// states holds the accounts that aren't admitted with their passwords, with the server's answer.
	states = map[string]winerr.Errno{"erin": winerr.ERROR_ACCOUNT_LOCKED_OUT, "frank": winerr.ERROR_ACCOUNT_DISABLED}
	shares = map[string]map[string]bool{
		"files":  {"docs": false, "media": false, "private": false, "laser": true},
		"backup": {"docs": false},
	}
)

// localDisk is what C: stands for: a device of the machine, which no session owns.
const localDisk = `\Device\HarddiskVolume1`

func newMachine(linked bool) *machine {
	m := &machine{linked: linked, profiles: make(map[string]*userProfile), down: make(map[string]bool)}
	m.system = m.enter(&logon{luid: 0x3e7, user: `NT AUTHORITY\SYSTEM`, kind: 5, admin: true, refs: 1})
	m.system.letters["C:"] = &connection{owner: new(logon), target: localDisk}
	return m
}

func (m *machine) enter(s *logon) *logon {
	s.letters = make(map[string]*connection)
	m.logons = append(m.logons, s)
	return s
}

// profile returns the profile of the user of a session.
// It is empty for the elevated half of a split token, unless the two are linked.
func (m *machine) profile(s *logon) *userProfile {
	if !m.persists(s) {
		return &userProfile{entries: make(map[string]remembered)}
	}
	return m.profileOf(s.user)
}

func (m *machine) profileOf(user string) *userProfile {
	key := lower(user)
	if m.profiles[key] == nil {
		m.profiles[key] = &userProfile{entries: make(map[string]remembered)}
	}
	return m.profiles[key]
}

// unreadable returns the code of every call for the profile, or NO_ERROR.
func (p *userProfile) unreadable() winerr.Errno {
	switch {
	case p.unopenable:
		return winerr.ERROR_CANNOT_OPEN_PROFILE
	case p.damaged:
		return winerr.ERROR_BAD_PROFILE
	}
	return winerr.NO_ERROR
}

// unchangeable returns the code of a change, or NO_ERROR.
func (p *userProfile) unchangeable() winerr.Errno {
	if code := p.unreadable(); code != winerr.NO_ERROR || !p.unwritable {
		return code
	}
	return winerr.ERROR_CANNOT_OPEN_PROFILE
}

// put remembers a device.
func (p *userProfile) put(local string, entry remembered) winerr.Errno {
	code := p.unchangeable()
	if code == winerr.NO_ERROR {
		p.exists, p.entries[local] = true, entry
	}
	return code
}

// devices returns the remembered devices, sorted.
func (p *userProfile) devices() []string { return sortedKeys(p.entries) }

// persists reports whether the session may change its profile: the elevated half of
// a split token may not, unless the two are linked.
func (m *machine) persists(s *logon) bool { return !s.elevated || m.linked }

// partner is the session that shares the letters of s.
func (m *machine) partner(s *logon) *logon {
	if !m.linked || s.other == nil || s.other.refs == 0 {
		return nil
	}
	return s.other
}

// visible is what a session has behind a device: its own before the global one.
func (m *machine) visible(s *logon, local string) *connection {
	if c := s.letters[local]; c != nil {
		return c
	}
	return m.system.letters[local]
}

// mine is visible, less what belongs to somebody else.
func (m *machine) mine(s *logon, local string) *connection {
	c := m.visible(s, local)
	if c == nil || c.owner != s && (!m.linked || c.owner != s.other) {
		return nil
	}
	return c
}

// logOn logs a user on and restores the remembered drives of an interactive
// logon.
func (m *machine) logOn(s *logon) {
	if s.other != nil {
		m.enter(s.other)
	}
	m.enter(s)
	if s.kind == interactive || s.kind == remoteInteractive {
		m.restoreAll(s, true)
	}
}

// The logon types by their numbers in ntsecapi.h.
const (
	interactive       = 2
	overNetwork       = 3
	batch             = 4
	service           = 5
	newCredentials    = 9
	remoteInteractive = 10
)

// release gives back one reference to a session; with the last one it ends.
func (m *machine) release(s *logon) {
	if s == m.system {
		return
	}
	if s.refs--; s.refs > 0 {
		return
	}
	for _, c := range slices.Clone(m.connections) {
		if c.owner == s {
			m.drop(c)
		}
	}
	s.letters = make(map[string]*connection)
	m.logons = slices.DeleteFunc(m.logons, func(each *logon) bool { return each == s })
	if s.first {
		m.release(s.other)
	}
}

// drop ends a connection, and takes its device out of every namespace.
func (m *machine) drop(c *connection) {
	c.gone = true
	m.connections = slices.DeleteFunc(m.connections, func(each *connection) bool { return each == c })
	for _, s := range append(slices.Clone(m.logons), c.owner) {
		if s.letters[c.local] == c {
			delete(s.letters, c.local)
		}
	}
}
