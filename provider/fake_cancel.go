package provider

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// CancelConnection implements [Connections] (NPCancelConnection). A device
// cancels that redirection; a remote name, compared without case and without one
// trailing backslash, cancels the deviceless connection to it, and with the option
// CancelRemoteAll of the machine the redirected ones as well. With force the open
// files and jobs are closed: their handles then fail with ERROR_NETNAME_DELETED,
// and jobs that weren't finished are not printed. The server isn't asked.
//
// ERROR_NO_NETWORK. ERROR_NOT_CONNECTED: not a device that this network
// redirects for the session, or no connection of that name; a letter of
// LocalSystem is only LocalSystem's to cancel. ERROR_DEVICE_IN_USE: a process has
// its current directory there, whatever force says. ERROR_OPEN_FILES: files or
// jobs are open, and no force. After an error nothing has changed.
func (f *Fake) CancelConnection(s *session.Session, name string, force bool) error {
	if err := f.begin(s, f.caps().Connection, WNNC_CON_CANCELCONNECTION); err != nil {
		return err
	}
	return f.cancel(s, name, force)
}

// CancelConnection2 implements [Connections]: CancelConnection, with its codes. The
// flags are the router's business.
func (f *Fake) CancelConnection2(s *session.Session, name string, force bool, _ ConnectFlags) error {
	if err := f.begin(s, f.caps().Connection, WNNC_CON_CANCELCONNECTION2); err != nil {
		return err
	}
	return f.cancel(s, name, force)
}

func (f *Fake) cancel(s *session.Session, name string, force bool) error {
	n, err := session.ParseName(name)
	if err != nil {
		return f.cancelRemote(s, remoteKey(name), force)
	}
	c, err := f.redirected(s, n)
	if err != nil {
		return err
	}
	f.mu.Lock()
	open, err := f.end(force, c)
	f.mu.Unlock()
	if err == nil || err == winerr.ERROR_NOT_CONNECTED {
		c.undefine()
	}
	open.revoke()
	return err
}

func (f *Fake) cancelRemote(s *session.Session, key string, force bool) error {
	f.mu.Lock()
	all := f.namedConnections(s, key)
	open, err := f.end(force, all...)
	f.mu.Unlock()
	if err != nil {
		return err
	}
	for _, c := range all {
		c.undefine()
	}
	open.revoke()
	return nil
}

// namedConnections are the connections that a cancel by remote name means. It
// needs f.mu.
func (f *Fake) namedConnections(s *session.Session, key string) []*connection {
	l := f.logons[s.LUID()]
	if l == nil {
		return nil
	}
	var all []*connection
	if c := l.deviceless[key]; c != nil {
		all = append(all, c)
	}
	for _, c := range l.devices {
		if s.Options().CancelRemoteAll && strings.EqualFold(c.remote, key) && c.complete.Load() {
			all = append(all, c)
		}
	}
	return all
}

// end ends connections, all or none, and gives what was open on them for the
// caller to revoke without the lock. It needs f.mu.
func (f *Fake) end(force bool, all ...*connection) (open revocable, err error) {
	if len(all) == 0 {
		return nil, winerr.ERROR_NOT_CONNECTED
	}
	for _, c := range all {
		switch {
		case c.gone:
			return nil, winerr.ERROR_NOT_CONNECTED
		case c.holders > 0:
			return nil, winerr.ERROR_DEVICE_IN_USE
		case !force && !c.idle():
			return nil, winerr.ERROR_OPEN_FILES
		}
	}
	for _, c := range all {
		c.drop()
		open = c.release(open)
	}
	return open, nil
}

// Logoff implements [Redirector]: it drops the connections, files, jobs and
// enumerations of the session. Files fail with ERROR_NETNAME_DELETED from then
// on, and unfinished jobs are not printed.
func (f *Fake) Logoff(s *session.Session) {
	if s == nil {
		return
	}
	f.mu.Lock()
	all := f.logons[s.LUID()].all()
	var open revocable
	for _, c := range all {
		c.drop()
		open = c.release(open)
	}
	delete(f.logons, s.LUID())
	for h, e := range f.enums {
		if e.luid == s.LUID() {
			delete(f.enums, h)
			open = append(open, e)
		}
	}
	f.mu.Unlock()
	for _, c := range all {
		c.undefine()
	}
	open.revoke()
}

// all are the connections of a session, which may be nil. It needs the mutex.
func (l *logon) all() []*connection {
	if l == nil {
		return nil
	}
	all := append([]*connection(nil), l.devices...)
	for _, c := range l.deviceless {
		all = append(all, c)
	}
	return all
}

// revocable is what was open on connections that are gone.
type revocable []interface{ revoke() }

func (r revocable) revoke() {
	for _, each := range r {
		each.revoke()
	}
}

// release hands over what is open on the connection. It needs the mutex.
func (c *connection) release(open revocable) revocable {
	c.holders = 0
	if c.idle() {
		return open
	}
	for file := range c.files {
		open = append(open, file)
	}
	for job := range c.jobs {
		open = append(open, job)
	}
	c.files, c.jobs = nil, nil
	return open
}
