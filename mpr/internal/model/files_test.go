package model

import winerr "github.com/seed-520b6462/winnet/errors"

// handle is an open file.
type handle struct {
	on     *connection
	closed bool
}

// visit finds the connection of a path on a drive. A global drive is there for
// everybody to use, and the local disk isn't the network's. Every share has a file
// `\a.txt` and nothing else.
func (m *machine) visit(s *logon, drive, rest string) (*connection, winerr.Errno) {
	c := m.visible(s, drive)
	switch {
	case c == nil, c.target == localDisk:
		return nil, winerr.ERROR_NOT_CONNECTED
	case m.down[c.server]:
		return nil, winerr.ERROR_BAD_NETPATH
	case rest != `\` && rest != `\a.txt`:
		return nil, winerr.ERROR_FILE_NOT_FOUND
	}
	return c, winerr.NO_ERROR
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
		return nil, winerr.ERROR_DIRECTORY
	}
	c.holders++
	return c, winerr.NO_ERROR
}

// leave gives up a current directory.
func (c *connection) leave() {
	if c != nil {
		c.holders--
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
func (h *handle) close() winerr.Errno {
	if h.closed {
		return winerr.ERROR_INVALID_HANDLE
	}
	h.closed = true
	h.on.files--
	return winerr.NO_ERROR
}
