package model

import (
	"fmt"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// credentials are a user and a password; nil stands for NULL.
type credentials struct{ user, password *string }

// refusal returns the code of credentials that a server refuses.
func (c credentials) refusal() winerr.Errno {
	if c == (credentials{}) {
		return winerr.ERROR_LOGON_FAILURE
	}
	return winerr.ERROR_INVALID_PASSWORD
}

// The flags of a connection by their numbers in winnetwk.h.
const (
	updateProfile = 0x1
	temporary     = 0x4
	globalMapping = 0x40000
	localDrive    = 0x100 // a result, which no call may pass
)

// The resource types.
const (
	anyOf   = 0
	disk    = 1
	printer = 2
)

// wish holds the arguments of a connecting call.
type wish struct {
	typ           int
	local, remote string
	cred          credentials
	flags         int
}

// device returns the canonical name of a device and whether it is a printer port; ok is false for any other text.
func device(name string) (canonical string, isPrinter, ok bool) {
	name = strings.ToUpper(name) // of which only ASCII counts below
	switch {
	case len(name) == 2 && name[0] >= 'A' && name[0] <= 'Z' && name[1] == ':':
		return name, false, true
	case len(name) == 4 || len(name) == 5 && name[4] == ':':
		port := name[3]
		return name[:4], true, name[:3] == "LPT" && port >= '1' && port <= '9'
	}
	return "", false, false
}

// add describes WNetAddConnection2.
func (m *machine) add(s *logon, w wish) winerr.Errno {
	if w.flags&localDrive != 0 {
		return winerr.ERROR_INVALID_PARAMETER
	}
	if w.local != "" {
		local, isPrinter, ok := device(w.local)
		typ := disk
		if isPrinter {
			typ = printer
		}
		switch {
		case !ok:
			return winerr.ERROR_BAD_DEVICE
		case w.typ != anyOf && w.typ != typ:
			return winerr.ERROR_BAD_DEV_TYPE
		}
		w.local, w.typ = local, typ
	}
	if w.remote == "" {
		return winerr.ERROR_BAD_NET_NAME
	}
	if w.flags&globalMapping != 0 {
		switch {
		case strings.HasSuffix(w.remote, `\`):
			return winerr.ERROR_INVALID_PARAMETER
		case !s.admin:
			return winerr.ERROR_ACCESS_DENIED
		case w.local != "" && m.system.letters[w.local] != nil:
			return winerr.ERROR_ALREADY_ASSIGNED
		}
		_, code := m.connect(m.system, w)
		return code
	}
	remember := w.flags == updateProfile && w.local != "" && m.persists(s)
	if w.local != "" {
		if code := m.assignable(s, w, remember); code != winerr.NO_ERROR {
			return code
		}
	}
	made, code := m.connect(s, w)
	if code != winerr.NO_ERROR || !remember {
		return code
	}
	entry := remembered{made.remote, w.cred.user, made.printer}
	if code = m.profile(s).put(w.local, entry); code != winerr.NO_ERROR {
		m.drop(made) // it is all or nothing
	}
	return code
}

// assignable returns the code of a device that is defined, or remembered for another
// remote name.
func (m *machine) assignable(s *logon, w wish, remember bool) winerr.Errno {
	if m.visible(s, w.local) != nil {
		return winerr.ERROR_ALREADY_ASSIGNED
	}
	p := m.profile(s)
	if code := p.unreadable(); code != winerr.NO_ERROR {
		if remember {
			return code
		}
		return winerr.NO_ERROR
	}
	entry, found := p.entries[w.local]
	if found && !same(entry.remote, strings.TrimSuffix(w.remote, `\`)) {
		return winerr.ERROR_DEVICE_ALREADY_REMEMBERED
	}
	return winerr.NO_ERROR
}

// connect connects as the network does.
func (m *machine) connect(s *logon, w wish) (*connection, winerr.Errno) {
	c := &connection{owner: s, local: w.local, remote: strings.TrimSuffix(w.remote, `\`), given: w.cred.user}
	server, share, ok := names(c.remote)
	if !ok {
		return nil, winerr.ERROR_BAD_NET_NAME
	}
	c.server = lower(server)
	if strings.HasSuffix(w.remote, `\`) || shares[c.server] == nil || m.down[c.server] {
		return nil, winerr.ERROR_BAD_NETPATH
	}
	key := lower(share)
	if c.printer, ok = shares[c.server][key]; !ok {
		return nil, winerr.ERROR_BAD_NET_NAME
	}
	if w.typ == disk && c.printer || w.typ == printer && !c.printer {
		return nil, winerr.ERROR_BAD_DEV_TYPE
	}
	who, code := m.authenticate(s, c.server, w.cred)
	if code != winerr.NO_ERROR {
		return nil, code
	}
	if c.set = m.setOf(s, c.server); c.set == nil {
		c.set = &set{who, c.given}
	}
	if w.cred == (credentials{}) {
		c.given = c.set.given
	}
	if key == "private" && who != "bob" {
		return nil, winerr.ERROR_ACCESS_DENIED
	}
	if c.local == "" {
		if same := m.deviceless(s, c.remote); same != nil {
			if same.implied {
				same.implied, same.given = false, c.given
			}
			return same, winerr.NO_ERROR
		}
		m.connections = append(m.connections, c)
		return c, winerr.NO_ERROR
	}
	return m.assign(c, server, share)
}

// assign defines the device of a connection, in both halves of a linked token.
func (m *machine) assign(c *connection, server, share string) (*connection, winerr.Errno) {
	s, other := c.owner, m.partner(c.owner)
	if m.visible(s, c.local) != nil || other != nil && m.visible(other, c.local) != nil {
		return nil, winerr.ERROR_ALREADY_ASSIGNED
	}
	c.target = targetOf(c.local, s.luid, server, share)
	m.connections = append(m.connections, c)
	s.letters[c.local] = c
	if other != nil {
		other.letters[c.local] = c
	}
	return c, winerr.NO_ERROR
}

// targetOf returns the target of a device of the SMB client, with a colon behind a
// port as behind a letter.
func targetOf(local string, luid uint64, server, share string) string {
	if !strings.HasSuffix(local, ":") {
		local += ":"
	}
	return fmt.Sprintf(`\Device\LanmanRedirector\;%s%016x\%s\%s`, local, luid, server, share)
}

// names splits a remote name `\\server\share`.
func names(remote string) (server, share string, ok bool) {
	rest, unc := strings.CutPrefix(remote, `\\`)
	server, share, found := strings.Cut(rest, `\`)
	return server, share, unc && found && server != "" && share != ""
}

// deviceless returns the connection without a device to a remote name, or nil.
func (m *machine) deviceless(s *logon, remote string) *connection {
	for _, c := range m.connections {
		if c.owner == s && c.local == "" && same(c.remote, strings.TrimSuffix(remote, `\`)) {
			return c
		}
	}
	return nil
}

// authenticate returns the account that a server takes a session for, by its default
// credentials or others. A connected session has one account and one password at a
// server, which default credentials join.
func (m *machine) authenticate(s *logon, server string, cred credentials) (who string, code winerr.Errno) {
	own, password := s.user, cred.password
	if s.network != nil {
		own = s.network.user
	}
	user := own
	if cred.user != nil {
		user = *cred.user
	}
	bareOwn := own[strings.LastIndexByte(own, '\\')+1:]
	itself := same(user, own) || same(user, bareOwn)
	trusted := itself && password == nil && s.network == nil
	if itself && password == nil && s.network != nil {
		password = &s.network.password
	}
	who = lower(user)
	right, known := accounts[server][who]
	if trusted && !known {
		if right, known = accounts[server][lower(bareOwn)]; known {
			who = lower(bareOwn)
		}
	}
	inUse := m.setOf(s, server)
	switch {
	case inUse != nil && cred == credentials{}:
		return inUse.who, winerr.NO_ERROR
	case inUse != nil && (inUse.who != who || cred.password != nil && *cred.password != right):
		return "", winerr.ERROR_SESSION_CREDENTIAL_CONFLICT
	case inUse != nil:
	case !known:
		return "", cred.refusal()
	case states[who] == winerr.ERROR_ACCOUNT_LOCKED_OUT: // whatever the password
		return "", states[who]
	case password == nil && trusted:
		return who, states[who]
	case password == nil || *password != right:
		return "", cred.refusal()
	default:
		return who, states[who]
	}
	return who, winerr.NO_ERROR
}

// restore describes WNetRestoreSingleConnection. Nobody answers a prompt for other
// credentials, which counts as cancelled.
func (m *machine) restore(s *logon, name string, ask bool) winerr.Errno {
	if name == "" {
		return m.restoreAll(s, ask)
	}
	local, _, ok := device(name)
	switch {
	case !ok:
		return winerr.ERROR_BAD_DEVICE
	case m.visible(s, local) != nil:
		return winerr.ERROR_ALREADY_ASSIGNED
	}
	p := m.profile(s)
	if code := p.unreadable(); code != winerr.NO_ERROR {
		return code
	}
	entry, found := p.entries[local]
	if !found {
		return winerr.ERROR_NOT_CONNECTED
	}
	return m.restoreEntry(s, local, entry, ask)
}

// restoreAll restores every remembered device but those that are connected to their
// remembered names, and returns the first error.
func (m *machine) restoreAll(s *logon, ask bool) winerr.Errno {
	p, first := m.profile(s), winerr.NO_ERROR
	if code := p.unreadable(); code != winerr.NO_ERROR {
		return code
	}
	for _, local := range p.devices() {
		code := winerr.ERROR_ALREADY_ASSIGNED
		switch c := m.mine(s, local); {
		case c != nil && same(c.remote, p.entries[local].remote):
			continue
		case m.visible(s, local) == nil:
			code = m.restoreEntry(s, local, p.entries[local], ask)
		}
		if first == winerr.NO_ERROR {
			first = code
		}
	}
	return first
}

func (m *machine) restoreEntry(s *logon, local string, entry remembered, ask bool) winerr.Errno {
	w := wish{typ: disk, local: local, remote: entry.remote, cred: credentials{user: entry.given}}
	if entry.printer {
		w.typ = printer
	}
	_, code := m.connect(s, w)
	switch code {
	case winerr.ERROR_ACCESS_DENIED, winerr.ERROR_INVALID_PASSWORD, winerr.ERROR_LOGON_FAILURE:
		if ask {
			return winerr.ERROR_CANCELLED
		}
	}
	return code
}
