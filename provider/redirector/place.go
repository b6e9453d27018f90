package redirector

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// place is where a path leads: a connection that is in use until leave, its share, and a name there.
type place struct {
	c    *connection
	tree Tree
	name string // as package fs spells it
}

// visit finds the place of a path, which is of the form `Z:\dir\file` or a remote name, with slashes of either kind. A
// deferred connection connects now. A remote name goes over the deviceless connection to its share; if there is none, visit
// makes one with the credentials in use on that server, or else the default ones, and that one goes when nothing is open on
// it and nobody has a current directory there.
//
// Codes of [provider.Redirector.OpenFile] and, where a connection is made, those of AddConnection.
func (p *Provider) visit(s *session.Session, path string) (place, error) {
	if err := p.begin(s, 0, 0); err != nil {
		return place{}, err
	}
	c, rest, err := p.use(s, strings.ReplaceAll(path, "/", `\`))
	if err != nil {
		return place{}, err
	}
	at := place{c: c}
	if err := at.find(rest); err != nil {
		at.leave()
		return place{}, err
	}
	return at, nil
}

// find finds the share and the name.
func (at *place) find(rest string) (err error) {
	if at.tree, err = at.c.liveTree(); err != nil {
		return err
	}
	if at.tree.Type() != provider.RESOURCETYPE_DISK {
		return winerr.ERROR_NOT_SUPPORTED
	}
	at.name, err = cleanPath(at.c.dir(), rest)
	return err
}

// leave ends the use of the connection.
func (at *place) leave() { at.c.leave() }

// leave ends a use of the connection.
func (c *connection) leave() { c.detach(func() { c.users-- }) }

// use finds the connection of a path, and counts the caller among its users.
func (p *Provider) use(s *session.Session, path string) (c *connection, rest string, err error) {
	if n, rest, ok := session.SplitDrive(path); ok {
		c, err := p.useDevice(s, n)
		return c, rest, err
	}
	if _, err := session.ParseName(path); err == nil {
		return nil, "", winerr.ERROR_NOT_SUPPORTED // a printer port
	}
	r, err := p.Parse(path)
	if err == nil && r.Share == "" {
		err = winerr.ERROR_BAD_NET_NAME
	}
	if err != nil {
		return nil, "", err
	}
	rest, r.Rest = r.Rest, ""
	c, err = p.imply(s, r)
	if top := p.Kind.Top; top != "" && winerr.Code(err) == winerr.ERROR_BAD_NET_NAME {
		rest, r.Share = `\`+r.Share+rest, top
		c, err = p.imply(s, r)
	}
	return c, rest, err
}

// useDevice finds the connection through which a session uses the files or jobs of a device, and counts the caller among its
// users. Behind a global letter of LocalSystem that is a connection of the session's own, with its own credentials, because a
// user whom the server doesn't know is refused there (KB Q149984, Q124296).
//
// ERROR_NOT_CONNECTED: not a device that this network redirects. Codes of use and imply.
func (p *Provider) useDevice(s *session.Session, n session.Name) (*connection, error) {
	c, ok := s.Devices().Owner(n).(*connection)
	switch {
	case !ok || c.p != p:
		return nil, winerr.ERROR_NOT_CONNECTED
	case !c.visibleTo(s):
		return p.imply(s, c.at)
	}
	return c, c.use()
}

// use counts the caller among the users of the connection, and connects a deferred one.
//
// Codes of Server, Share and admit. ERROR_NOT_CONNECTED: the connection was cancelled meanwhile.
func (c *connection) use() error {
	if c.deferred.Load() {
		server, typ, err := c.find()
		if err == nil {
			err = c.fits(typ)
		}
		if err == nil {
			_, err = c.admit(server)
		}
		if err != nil && err != winerr.ERROR_NOT_CONNECTED { // which attach is about to find
			return err
		}
	}
	return c.attach(func() { c.users++ })
}

// imply finds or makes the deviceless connection of a remote name, and counts the caller among its users.
func (p *Provider) imply(s *session.Session, r provider.RemoteName) (*connection, error) {
	remote := p.Syntax().Spell(r)
	p.mu.Lock()
	found := p.logons[s.LUID()].findDeviceless(remote)
	if found != nil {
		found.users++
	}
	p.mu.Unlock()
	if found != nil {
		return found, nil
	}
	c := &connection{p: p, s: s, at: r, remote: remote, implied: true}
	server, _, err := c.find()
	if err != nil {
		return nil, err
	}
	c.user.setDefault(p, s, r.Server)
	return c.admit(server)
}

// liveTree returns the share of the connection. If it was lost, liveTree finds the server, logs on as the same user and
// connects the share anew. The caller is a user of the connection.
//
// Codes of Backend.Server, Server.Logon and Logon.Connect. ERROR_NOT_CONNECTED: the connection was cancelled meanwhile.
func (c *connection) liveTree() (Tree, error) {
	p := c.p
	p.mu.Lock()
	tree := c.tree
	p.mu.Unlock()
	if !tree.Lost() {
		return tree, nil
	}
	var set *credentialSet
	if err := c.attach(func() {
		set = c.set
		set.uses++ // so that a cancel meanwhile leaves the logon
	}); err != nil {
		return nil, err
	}
	defer p.release(set)
	server, err := p.Backend.Server(c.s, c.at.Server)
	if err != nil {
		return nil, err
	}
	fresh, err := p.connect(set, server, c.at.Share, c.dir())
	if err != nil {
		return nil, err
	}
	return c.replace(tree, fresh)
}

// replace replaces a share that was lost, unless another call has done so, and returns the one in use.
//
// ERROR_NOT_CONNECTED: the connection was cancelled meanwhile.
func (c *connection) replace(lost, fresh Tree) (Tree, error) {
	c.p.mu.Lock()
	gone, spare := c.gone, fresh
	if !gone && c.tree == lost {
		c.tree, spare = fresh, lost
	}
	current := c.tree
	c.p.mu.Unlock()
	spare.Disconnect()
	if gone {
		c.undefine()
		return nil, winerr.ERROR_NOT_CONNECTED
	}
	return current, nil
}
