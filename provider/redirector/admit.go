package redirector

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// admission is one attempt to have a server admit a connection. It holds what the attempt must give back if the connection
// isn't entered.
type admission struct {
	c      *connection
	server Server
	who    Principal
	in     *logon         // what the provider keeps for the session
	kept   *credentialSet // the set that the session has for the server, vacant perhaps, or nil
	set    *credentialSet // kept with a use of it, if it isn't vacant
	logon  Logon          // of set, or the new one
	unsure bool           // the server decides whether the password is that of logon
	tree   Tree
}

// find finds the server of a connection, and the type of the share.
func (c *connection) find() (Server, provider.ResourceType, error) {
	server, err := c.p.Backend.Server(c.s, c.at.Server)
	if err != nil {
		return nil, 0, err
	}
	typ, err := server.Share(c.at.Share, c.dir())
	return server, typ, err
}

// fits checks that the type that was asked for and the device fit the type of the share.
func (c *connection) fits(typ provider.ResourceType) error {
	if c.asked > provider.RESOURCETYPE_PRINT {
		return winerr.ERROR_INVALID_PARAMETER
	}
	asked := c.asked
	if asked == provider.RESOURCETYPE_DISK && typ == provider.RESOURCETYPE_ANY {
		asked = typ // pipes, which go with a disk where there is no device
	}
	if asked != provider.RESOURCETYPE_ANY && asked != typ || c.device.IsDrive() && typ != provider.RESOURCETYPE_DISK ||
		c.device.IsPrinter() && typ != provider.RESOURCETYPE_PRINT {
		return winerr.ERROR_BAD_DEV_TYPE
	}
	return nil
}

// admit has the server admit the user, connects the share and enters the connection. It returns the connection to use: c, or
// the same deviceless one that was there already. Of an implied connection the caller is a user afterwards.
//
// Codes of Server.Logon and Logon.Connect. ERROR_SESSION_CREDENTIAL_CONFLICT and its kin, see [credentialSet.conflict].
// ERROR_BAD_DEV_TYPE: the type of the connected share doesn't fit. ERROR_NO_SUCH_LOGON_SESSION. ERROR_NOT_CONNECTED: c was
// deferred, and cancelled meanwhile.
func (c *connection) admit(server Server) (*connection, error) {
	who := server.Identify(&c.user)
	for {
		used, err := c.attempt(server, who)
		if used != nil || err != nil {
			return used, err
		}
	}
}

// attempt is admit without the repetition: it returns nil, nil if what it has joined has changed, such as by another call that
// has logged on at the server meanwhile, so that the credentials must be compared anew.
func (c *connection) attempt(server Server, who Principal) (*connection, error) {
	a := admission{c: c, server: server, who: who}
	defer a.giveBack()
	if err := a.join(); err != nil {
		return nil, err
	}
	if err := a.connect(); err != nil {
		return nil, err
	}
	return a.enter()
}

// join joins the credentials that the session uses on the server, or logs on. It finds a conflict before it asks the server,
// unless the password of the logon in use isn't known. Then a refusal is the conflict.
//
// Codes of joinSet and Server.Logon.
func (a *admission) join() error {
	if err := a.joinSet(); err != nil {
		return err
	}
	if a.set != nil && !a.unsure {
		return nil
	}
	logon, err := a.c.p.logOn(a.c.s, a.server, &a.c.user)
	switch {
	case err != nil && a.set != nil && !a.c.s.Options().SameUserOtherPassword:
		return refused(err, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)
	case err != nil:
		return err
	case a.set == nil:
		a.logon = logon
	case logon != a.logon:
		logon.Logoff() // the password was right, and the logon in use will do
	}
	return nil
}

// joinSet joins the credentials in use, if there are any. An implied connection takes them, whatever they are.
//
// Codes of [credentialSet.conflict]. ERROR_NO_SUCH_LOGON_SESSION.
func (a *admission) joinSet() error {
	c := a.c
	c.p.mu.Lock()
	defer c.p.mu.Unlock()
	l, err := c.p.logonOf(c.s)
	if err != nil {
		return err
	}
	set := l.findSet(credentialName(c.s, c.at.Server, a.server))
	a.in, a.kept = l, set
	if set == nil || set.logon == nil {
		return nil
	}
	if !c.implied {
		if err := set.conflict(c.s.Options(), &c.user, a.who); err != nil {
			return err
		}
	}
	set.uses++
	a.set, a.logon, a.unsure = set, set.logon, set.isOtherPassword(&c.user)
	return nil
}

// connect connects the share, and checks that its type fits.
func (a *admission) connect() (err error) {
	c := a.c
	if a.set != nil {
		a.tree, err = c.p.connect(a.set, a.server, c.at.Share, c.dir())
	} else {
		a.tree, err = a.logon.Connect(c.at.Share, c.dir())
	}
	if err != nil {
		a.tree = nil
		return err
	}
	return c.fits(a.tree.Type())
}

// enter enters the connection, and takes what the admission holds for it.
func (a *admission) enter() (*connection, error) {
	c := a.c
	c.p.mu.Lock()
	defer c.p.mu.Unlock()
	l, err := c.p.logonOf(c.s)
	switch {
	case err != nil:
		return nil, err
	case c.gone:
		return nil, winerr.ERROR_NOT_CONNECTED
	case c.set != nil:
		return c, nil // another call has connected the deferred one
	}
	if l != a.in {
		return nil, nil // Logoff was called for a session that lives on
	}
	if c.device == 0 {
		if same := l.findDeviceless(c.remote); same != nil {
			same.merge(c)
			return same, nil
		}
	}
	if a.set == nil && !a.use(l) {
		return nil, nil
	}
	c.set, c.tree, c.typ = a.set, a.tree, a.tree.Type()
	a.set, a.logon, a.tree = nil, nil, nil
	if c.implied {
		c.users = 1
	}
	if c.deferred.Load() {
		c.deferred.Store(false)
		return c, nil
	}
	if c.device == 0 {
		c.complete.Store(true)
	}
	l.keep(c)
	return c, nil
}

// merge lets a deviceless connection stand for another one to the same share. One that a UNC path implied stays from now on
// if the other was asked for. The caller holds p.mu.
func (c *connection) merge(other *connection) {
	switch {
	case other.implied:
		c.users++
	case c.implied:
		c.implied, c.user = false, other.user
	}
}

// use makes the new logon the one that the session uses on the server. It reports false if another call has logged on
// meanwhile. The caller holds p.mu.
func (a *admission) use(l *logon) bool {
	c := a.c
	set := a.kept
	if set == nil {
		name := credentialName(c.s, c.at.Server, a.server)
		if set = l.findSet(name); set == nil {
			set = &credentialSet{name: name, spelled: c.at.Server}
			l.sets[wintext.Fold(name)] = set
		}
	}
	if set.logon != nil {
		return false
	}
	set.user, set.who, set.server, set.logon = c.user, a.who, a.server, a.logon
	set.uses++
	a.set = set
	return true
}

// giveBack gives back what enter hasn't taken.
func (a *admission) giveBack() {
	if a.tree != nil {
		a.tree.Disconnect()
	}
	switch {
	case a.set != nil:
		a.c.p.release(a.set)
	case a.logon != nil:
		a.logon.Logoff()
	}
}
