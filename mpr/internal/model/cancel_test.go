package model

import winerr "github.com/seed-520b6462/winnet/errors"

// cancel is WNetCancelConnection2.
func (m *machine) cancel(s *logon, name string, flags int, force bool) winerr.Errno {
	if flags&^updateProfile != 0 {
		return winerr.ERROR_INVALID_PARAMETER
	}
	local, _, isDevice := device(name)
	if !isDevice {
		return m.end(m.deviceless(s, name), force)
	}
	forget := flags&updateProfile != 0 && m.persists(s)
	if !forget {
		return m.end(m.mine(s, local), force)
	}
	p := m.profile(s)
	if code := p.unreadable(); code != winerr.NO_ERROR {
		return code
	}
	_, found := p.entries[local]
	if !found {
		return m.end(m.mine(s, local), force)
	}
	if code := p.unchangeable(); code != winerr.NO_ERROR {
		return code
	}
	if c := m.mine(s, local); c != nil {
		if code := m.end(c, force); code != winerr.NO_ERROR {
			return code
		}
	}
	delete(p.entries, local)
	return winerr.NO_ERROR
}

// end ends a connection unless something keeps it.
func (m *machine) end(c *connection, force bool) winerr.Errno {
	switch {
	case c == nil:
		return winerr.ERROR_NOT_CONNECTED
	case c.holders > 0:
		return winerr.ERROR_DEVICE_IN_USE
	case c.files > 0 && !force:
		return winerr.ERROR_OPEN_FILES
	}
	m.drop(c)
	return winerr.NO_ERROR
}
