package provider

import (
	"slices"
	"strings"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// connection is one connection of a logon session, and the owner of its device.
type connection struct {
	fake   *Fake
	s      *session.Session
	remote string // as the caller spelled it, without a trailing backslash

	deferred atomic.Pointer[request] // not nil: not yet connected to the server
	complete atomic.Bool             // the device is defined

	device session.Name // 0: deviceless
	at     RemoteName

	// The mutex of the fake protects what follows.
	implied bool // by a UNC path: it goes when nobody uses it
	gone    bool
	typ     ResourceType
	user    *string // as it was given; nil: the default one
	logon   *logon  // what it is kept in
	server  *server
	share   *share
	set     *credentialSet // nil while deferred
	users   int            // calls under way
	holders int            // processes with their current directory here
	files   map[*openFile]struct{}
	jobs    map[*printJob]struct{}
}

// logon is what is kept for a logon session.
type logon struct {
	devices    []*connection
	deviceless map[string]*connection    // by key
	sets       map[string]*credentialSet // by serverKey
}

// logon finds or makes the record of a session. It needs f.mu. A session that is
// logging off gets none, so that nothing outlives Logoff.
func (f *Fake) logon(s *session.Session) (*logon, error) {
	if !s.Alive() {
		return nil, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	l := f.logons[s.LUID()]
	if l == nil {
		l = &logon{deviceless: make(map[string]*connection), sets: make(map[string]*credentialSet)}
		if f.logons == nil {
			f.logons = make(map[session.LUID]*logon)
		}
		f.logons[s.LUID()] = l
	}
	return l, nil
}

// serverKey is what the credentials of a session are kept by.
func serverKey(o session.Options, spelled string, s *server) string {
	if o.ServerIdentity == session.ResolvedAddress || spelled == s.name || strings.EqualFold(spelled, s.name) {
		return s.key
	}
	return fold(spelled)
}

// key is what the connection is found by: the remoteKey of its name.
func (c *connection) key() string { return fold(c.remote) }

// keep enters a connection. It needs the mutex.
func (l *logon) keep(c *connection) {
	c.logon = l
	if c.device == 0 {
		l.deviceless[c.key()] = c
		return
	}
	l.devices = append(l.devices, c)
}

// drop forgets a connection. It needs the mutex.
func (c *connection) drop() {
	if c.gone {
		return
	}
	c.gone = true
	if l := c.logon; c.device == 0 {
		delete(l.deviceless, c.key())
	} else if i := slices.Index(l.devices, c); i >= 0 {
		l.devices = slices.Delete(l.devices, i, i+1)
	}
	if c.set != nil {
		c.set.connections--
	}
}

// undefine takes the device of a connection that has gone out of the session's
// namespace. It needs the mutex not held. Who answers that a connection has gone
// calls it first: the call that ended the connection may not have come to it yet,
// and what is answered must be true.
func (c *connection) undefine() {
	if c.device != 0 {
		_ = c.s.Devices().Unredirect(c.device, c) // gone already: what was asked for
	}
}

// attach enters what is open on a connection.
//
// ERROR_NOT_CONNECTED: the connection was cancelled meanwhile.
func (c *connection) attach(enter func()) error {
	c.fake.mu.Lock()
	gone := c.gone
	if !gone {
		enter()
	}
	c.fake.mu.Unlock()
	if gone {
		c.undefine()
		return winerr.ERROR_NOT_CONNECTED
	}
	return nil
}

// idle reports whether nothing keeps a connection from being cancelled without
// force. It needs the mutex.
func (c *connection) idle() bool { return len(c.files) == 0 && len(c.jobs) == 0 }

// mine reports whether the connection is one that the session may see: its own,
// or that of the other half of its token where EnableLinkedConnections shares the
// letters. A global letter of LocalSystem is not.
func (c *connection) mine(s *session.Session) bool {
	if c.s == s || c.s.LUID() == s.LUID() {
		return true
	}
	other := s.Linked()
	return other != nil && other.LUID() == c.s.LUID() && s.Options().EnableLinkedConnections
}

// redirected finds the connection behind a device by the session's namespace, if
// it is one that the session may ask about and cancel. It takes no lock and
// allocates nothing.
//
// ERROR_NOT_CONNECTED: not a device that this network redirects for the session.
func (f *Fake) redirected(s *session.Session, n session.Name) (*connection, error) {
	c, ok := s.Devices().Owner(n).(*connection)
	if !ok || c.fake != f || c.s != s && !c.mine(s) {
		return nil, winerr.ERROR_NOT_CONNECTED
	}
	return c, nil
}

// behind is redirected for files and jobs: a global letter of LocalSystem is for
// every session to use.
func (f *Fake) behind(s *session.Session, n session.Name) (*connection, error) {
	c, ok := s.Devices().Owner(n).(*connection)
	if !ok || c.fake != f {
		return nil, winerr.ERROR_NOT_CONNECTED
	}
	return c, nil
}

// userName is the user as it was given, or `DOMAIN\user` of the default one. It
// needs the mutex of the fake.
func (c *connection) userName() string {
	if c.user != nil {
		return *c.user
	}
	user, _, _ := defaultUser(c.s)
	return user.String()
}

// connected finds a connection by a device or a remote name. Of several to one
// remote name the deviceless one is taken, then that of the first device.
//
// ERROR_NOT_CONNECTED: there is none.
func (f *Fake) connected(s *session.Session, name string) (*connection, error) {
	if n, err := session.ParseName(name); err == nil {
		return f.redirected(s, n)
	}
	key := remoteKey(name)
	f.mu.Lock()
	defer f.mu.Unlock()
	if l := f.logons[s.LUID()]; l != nil {
		if c := l.deviceless[key]; c != nil && !c.implied {
			return c, nil
		}
		var found *connection
		for _, c := range l.devices {
			if strings.EqualFold(c.remote, key) && c.complete.Load() && (found == nil || c.device < found.device) {
				found = c
			}
		}
		if found != nil {
			return found, nil
		}
	}
	return nil, winerr.ERROR_NOT_CONNECTED
}
