package model

import winerr "github.com/seed-520b6462/winnet/errors"

// handle is an open file.
type handle struct {
	on     *connection
	closed bool
}

// visit finds the connection of a path on a drive. A global drive is there for
// everybody to use, each over a connection of one's own, and the local disk isn't the
// network's. Every share has a file `\a.txt` and nothing else.
func (m *machine) visit(s *logon, drive, rest string) (*connection, winerr.Errno) {
	c := m.visible(s, drive)
	switch {
	case c == nil, c.target == localDisk:
		return nil, winerr.ERROR_NOT_CONNECTED
	case m.down[c.server]:
		return nil, winerr.ERROR_BAD_NETPATH
	case m.mine(s, drive) == nil:
		var code winerr.Errno
		if c, code = m.imply(s, c); code != winerr.NO_ERROR {
			return nil, code
		}
	}
	if rest != `\` && rest != `\a.txt` {
		m.dropIfIdle(c)
		return nil, winerr.ERROR_FILE_NOT_FOUND
	}
	return c, winerr.NO_ERROR
}

// imply finds or makes a session's own deviceless connection to where a global drive
// leads, with the user that the session is at the server, or else the default one.
func (m *machine) imply(s *logon, global *connection) (*connection, winerr.Errno) {
	if c := m.deviceless(s, global.remote); c != nil {
		return c, winerr.NO_ERROR
	}
	c := &connection{owner: s, remote: global.remote, server: global.server, implied: true}
	if c.set = m.setOf(s, c.server); c.set == nil {
		who, code := m.authenticate(s, c.server, credentials{})
		if code != winerr.NO_ERROR {
			return nil, code
		}
		c.set = &set{who: who}
	}
	c.given = c.set.given
	if _, share, _ := names(c.remote); lower(share) == "private" && c.set.who != "bob" {
		return nil, winerr.ERROR_ACCESS_DENIED
	}
	m.connections = append(m.connections, c)
	return c, winerr.NO_ERROR
}

// dropIfIdle drops an implied connection that nobody uses any more.
func (m *machine) dropIfIdle(c *connection) {
	if c.implied && c.files == 0 && c.holders == 0 {
		m.drop(c)
	}
}

// open opens a file for reading.
func (m *machine) open(s *logon, drive, rest string) (*handle, winerr.Errno) {
	c, code := m.visit(s, drive, rest)
	if code != winerr.NO_ERROR {
		return nil, code
	}
	c.files++
	return &handle{on: c}, winerr.NO_ERROR
}

// chdir makes a path the current directory of a process.
func (m *machine) chdir(s *logon, drive, rest string) (*connection, winerr.Errno) {
	c, code := m.visit(s, drive, rest)
	switch {
	case code != winerr.NO_ERROR:
		return nil, code
	case rest != `\`:
		m.dropIfIdle(c)
		return nil, winerr.ERROR_DIRECTORY
	}
	c.holders++
	return c, winerr.NO_ERROR
}

// leave gives up a current directory.
func (m *machine) leave(c *connection) {
	if c != nil {
		c.holders--
		m.dropIfIdle(c)
	}
}

// stat asks about an open file.
func (m *machine) stat(h *handle) winerr.Errno {
	switch {
	case h.closed:
		return winerr.ERROR_INVALID_HANDLE
	case h.on.gone || m.down[h.on.server]:
		return winerr.ERROR_NETNAME_DELETED
	}
	return winerr.NO_ERROR
}

// close closes a file. One whose connection was cancelled by force can be closed
// all the same.
func (m *machine) close(h *handle) winerr.Errno {
	if h.closed {
		return winerr.ERROR_INVALID_HANDLE
	}
	h.closed = true
	h.on.files--
	m.dropIfIdle(h.on)
	return winerr.NO_ERROR
}
