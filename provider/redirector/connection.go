package redirector

import (
	"slices"
	"strings"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// connection is one connection of a logon session, and the owner of its device. It is analogous to a NET_ROOT structure of
// RDBSS.
type connection struct {
	p      *Provider
	s      *session.Session
	remote string                // as the caller spelled it, without a trailing backslash
	at     provider.RemoteName   // the parts of remote
	asked  provider.ResourceType // the type that the caller asked for
	device session.Name          // 0: deviceless

	deferred atomic.Bool // not yet connected to the server
	complete atomic.Bool // the device is defined

	// p.mu protects what follows, and user.Given.
	implied bool // by a UNC path: the connection goes when nobody uses it
	gone    bool
	typ     provider.ResourceType
	user    User
	logon   *logon         // what keeps the connection
	set     *credentialSet // nil while deferred, as is tree
	tree    Tree           // replaced when it was lost
	users   int32          // calls under way
	holders int32          // processes with their current directory here
	open    map[handle]struct{}
}

// dropped is what is left of a connection that was dropped. Nobody else uses it.
type dropped struct {
	opened []handle // what was open
	tree   Tree     // nil if the connection was dropped before, or was deferred
	last   Logon    // the logon that the connection was the last to use, or nil
}

// handle is an open file or print job.
type handle interface {
	// revoke takes the handle away from its owner. The caller doesn't hold p.mu.
	revoke()

	// list adds the handle to a snapshot of its connection.
	list(*provider.ConnectionSnapshot)
}

// logon is what the provider keeps for a logon session.
type logon struct {
	devices    []*connection
	deviceless map[string]*connection    // by the folded remote name
	sets       map[string]*credentialSet // by the folded credentialName
	recent     *credentialSet            // of sets, the one that was found last
}

// logonOf returns the record of a session, a new one if there is none. The caller holds p.mu.
//
// ERROR_NO_SUCH_LOGON_SESSION: the session is logging off. It gets no record, so that nothing outlives Logoff.
func (p *Provider) logonOf(s *session.Session) (*logon, error) {
	if !s.Alive() {
		return nil, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	l := p.logons[s.LUID()]
	if l == nil {
		l = &logon{deviceless: make(map[string]*connection), sets: make(map[string]*credentialSet)}
		if p.logons == nil {
			p.logons = make(map[session.LUID]*logon)
		}
		p.logons[s.LUID()] = l
	}
	return l, nil
}

// connectionsOf returns all connections of a session. The caller holds p.mu.
func (p *Provider) connectionsOf(luid session.LUID) []*connection {
	l := p.logons[luid]
	if l == nil {
		return nil
	}
	all := slices.Clone(l.devices)
	for _, c := range l.deviceless {
		all = append(all, c)
	}
	return all
}

// folded is memory for the key of a lookup in a map, so that it doesn't allocate for names of the usual length.
type folded [64]byte

// findDeviceless returns the deviceless connection to a remote name, or nil. The caller holds p.mu.
func (l *logon) findDeviceless(remote string) *connection {
	if l == nil || len(l.deviceless) == 0 {
		return nil
	}
	var key folded
	return l.deviceless[string(wintext.Key(key[:0], remote))]
}

// keep enters a connection. The caller holds p.mu.
func (l *logon) keep(c *connection) {
	c.logon = l
	if c.device == 0 {
		l.deviceless[wintext.Fold(c.remote)] = c
		return
	}
	l.devices = append(l.devices, c)
}

// drop removes a connection, once. The caller holds p.mu, and calls letGo of the result without it.
func (c *connection) drop() (d dropped) {
	if c.gone {
		return d
	}
	c.gone, c.holders, d.tree = true, 0, c.tree
	if l := c.logon; c.device == 0 {
		delete(l.deviceless, wintext.Fold(c.remote))
	} else if i := slices.Index(l.devices, c); i >= 0 {
		l.devices = slices.Delete(l.devices, i, i+1)
	}
	for h := range c.open {
		d.opened = append(d.opened, h)
	}
	c.open = nil
	if c.set != nil {
		d.last = c.set.release()
	}
	return d
}

// letGo closes what was open, and disconnects from the server. The caller doesn't hold p.mu.
func (d *dropped) letGo() {
	for _, h := range d.opened {
		h.revoke()
	}
	if d.tree != nil {
		d.tree.Disconnect()
	}
	if d.last != nil {
		d.last.Logoff()
	}
}

// undefine removes the device of a connection that has gone. A caller that is about to report ERROR_NOT_CONNECTED must call
// undefine first, because the call that ended the connection may not have removed the device yet. The caller doesn't hold
// p.mu.
func (c *connection) undefine() {
	if c.device != 0 {
		_ = c.s.Devices().Unredirect(c.device, c) // ERROR_NOT_CONNECTED: the device is gone already
	}
}

// Logoff implements [provider.Redirector]: it drops the connections, files, jobs and enumerations of the session. Files fail
// with ERROR_NETNAME_DELETED from then on, and unfinished jobs are not printed.
func (p *Provider) Logoff(s *session.Session) {
	if s == nil {
		return
	}
	p.mu.Lock()
	all := p.connectionsOf(s.LUID())
	var rest []dropped
	for _, c := range all {
		rest = append(rest, c.drop())
	}
	delete(p.logons, s.LUID())
	var lists []*enumeration
	for h, e := range p.enums {
		if e.luid == s.LUID() {
			delete(p.enums, h)
			lists = append(lists, e)
		}
	}
	p.mu.Unlock()
	for _, c := range all {
		c.undefine()
	}
	for i := range rest {
		rest[i].letGo()
	}
	for _, e := range lists {
		e.revoke()
	}
}

// attach calls enter, which counts something on the connection, under p.mu.
//
// ERROR_NOT_CONNECTED: the connection was cancelled meanwhile.
func (c *connection) attach(enter func()) error {
	c.p.mu.Lock()
	gone := c.gone
	if !gone {
		enter()
	}
	c.p.mu.Unlock()
	if gone {
		c.undefine()
		return winerr.ERROR_NOT_CONNECTED
	}
	return nil
}

// detach calls leave, which takes back what attach entered, under p.mu. It drops an implied connection that nobody uses any
// more.
func (c *connection) detach(leave func()) {
	var d dropped
	c.p.mu.Lock()
	leave()
	if c.implied && c.users == 0 && c.holders == 0 && c.idle() {
		d = c.drop()
	}
	c.p.mu.Unlock()
	d.letGo()
}

// enter counts a handle as open on the connection. The caller holds p.mu.
func (c *connection) enter(h handle) {
	if c.open == nil {
		c.open = make(map[handle]struct{})
	}
	c.open[h] = struct{}{}
}

// idle reports whether nothing is open on the connection. The caller holds p.mu.
func (c *connection) idle() bool { return len(c.open) == 0 }

// visibleTo reports whether a session may ask about the connection and cancel it: its own session, or the other half of a
// split token where EnableLinkedConnections shares the letters. Other sessions may only use a global letter of LocalSystem.
func (c *connection) visibleTo(s *session.Session) bool {
	if c.s == s || c.s.LUID() == s.LUID() {
		return true
	}
	other := s.Linked()
	return other != nil && other.LUID() == c.s.LUID() && s.Options().EnableLinkedConnections
}

// connectionForDevice returns the connection of a device, if the session may ask about it. It takes no lock of the provider
// and allocates nothing.
//
// ERROR_NOT_CONNECTED: not a device that this network redirects for the session.
func (p *Provider) connectionForDevice(s *session.Session, n session.Name) (*connection, error) {
	c, ok := s.Devices().Owner(n).(*connection)
	if !ok || c.p != p || c.s != s && !c.visibleTo(s) {
		return nil, winerr.ERROR_NOT_CONNECTED
	}
	return c, nil
}

// connectionForName returns the connection of a device or a remote name. Of several connections to one remote name it
// returns the deviceless one, which a UNC path may have implied, then the one of the first device.
//
// ERROR_NOT_CONNECTED: there is none.
func (p *Provider) connectionForName(s *session.Session, name string) (*connection, error) {
	if n, err := session.ParseName(name); err == nil {
		return p.connectionForDevice(s, n)
	}
	remote := wintext.TrimEnd(name)
	p.mu.Lock()
	defer p.mu.Unlock()
	l := p.logons[s.LUID()]
	if l == nil {
		return nil, winerr.ERROR_NOT_CONNECTED
	}
	if c := l.findDeviceless(remote); c != nil {
		return c, nil
	}
	var found *connection
	for _, c := range l.devices {
		if wintext.Same(c.remote, remote) && c.complete.Load() && (found == nil || c.device < found.device) {
			found = c
		}
	}
	if found == nil {
		return nil, winerr.ERROR_NOT_CONNECTED
	}
	return found, nil
}

// connectionAbove returns the connection of a device or a remote name, or the nearest one above the remote name.
//
// ERROR_NOT_CONNECTED: there is none.
func (p *Provider) connectionAbove(s *session.Session, name string) (*connection, error) {
	for {
		c, err := p.connectionForName(s, name)
		end := strings.LastIndexAny(name, `\/`)
		if err == nil || end <= len(`\\`) {
			return c, err
		}
		name = name[:end]
	}
}

// dir returns the directory in the share that the connection is made to, as package fs names it; "." is the whole share.
func (c *connection) dir() string {
	if c.at.Rest == "" {
		return "."
	}
	return strings.ReplaceAll(c.at.Rest[1:], `\`, "/")
}

// userName returns the user as the caller spelled it, or `DOMAIN\user` of the default one. Default credentials that have
// joined a user go by that user. The caller holds p.mu.
func (c *connection) userName() string {
	u := &c.user
	if !u.Explicit && c.set != nil {
		u = &c.set.user
	}
	if u.Given != nil {
		return *u.Given
	}
	return u.User.String()
}
