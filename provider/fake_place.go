package provider

import (
	"io/fs"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// place is where a path leads: a connection that is held until leave, and a name
// on its file system.
type place struct {
	c     *connection
	srv   *server
	sh    *share
	files fs.FS
	name  string
}

// visit finds the place of a path, of the form `Z:\dir\file` or of a UNC name
// with slashes of either kind. A deferred connection connects now. A UNC path
// goes over the deviceless connection to its share; if there is none, one is made
// with the credentials in use on that server, or else the default ones, and it
// goes when nothing is open on it and nobody has a current directory there.
//
// The codes are those of [Redirector.OpenFile] and, where a connection is made,
// those of AddConnection.
func (f *Fake) visit(s *session.Session, path string) (*place, error) {
	if err := f.begin(s, 0, 0); err != nil {
		return nil, err
	}
	path = strings.ReplaceAll(path, "/", `\`)
	c, rest, err := f.route(s, path)
	if err != nil {
		return nil, err
	}
	p := &place{c: c}
	if err := p.find(rest); err != nil {
		f.leave(c)
		return nil, err
	}
	return p, nil
}

// route finds the connection of a path and counts the caller among its users.
func (f *Fake) route(s *session.Session, path string) (c *connection, rest string, err error) {
	if n, rest, ok := session.SplitDrive(path); ok {
		c, err := f.behind(s, n)
		if err != nil {
			return nil, "", err
		}
		return c, rest, f.wake(c)
	}
	if _, err := session.ParseName(path); err == nil {
		return nil, "", winerr.ERROR_NOT_SUPPORTED // a printer port
	}
	r, err := f.parse(path)
	if err == nil && r.Share == "" {
		err = winerr.ERROR_BAD_NET_NAME
	}
	if err != nil {
		return nil, "", err
	}
	rest, r.Rest = r.Rest, ""
	c, err = f.imply(s, r)
	return c, rest, err
}

// wake counts the caller among the users of a connection, and connects it if it
// is deferred.
func (f *Fake) wake(c *connection) error {
	if q := c.deferred.Load(); q != nil {
		srv, sh, err := f.reachShare(c.s, q.at, q.dir)
		if err != nil {
			return err
		}
		if err := c.fits(q.typ, sh.typ); err != nil {
			return err
		}
		if _, err := f.admit(c, q, srv, sh); err != nil && err != winerr.ERROR_NOT_CONNECTED {
			return err
		}
	}
	return c.attach(func() { c.users++ })
}

// imply finds or makes the deviceless connection of a UNC path, and counts the
// caller among its users.
func (f *Fake) imply(s *session.Session, r RemoteName) (*connection, error) {
	c := &connection{fake: f, s: s, at: r, remote: f.syntax().Spell(r), implied: true}
	if found := f.use(c); found != nil {
		return found, nil
	}
	srv, sh, err := f.reachShare(s, r, ".")
	if err != nil {
		return nil, err
	}
	q := request{at: r, dir: "."}
	if q.with, err = newCandidate(s, session.Credentials{}); err != nil {
		return nil, err
	}
	return f.admit(c, &q, srv, sh)
}

// use counts the caller among the users of the connection that is known by the
// key of c.
func (f *Fake) use(c *connection) *connection {
	f.mu.Lock()
	defer f.mu.Unlock()
	l := f.logons[c.s.LUID()]
	if l == nil {
		return nil
	}
	found := l.deviceless[c.key()]
	if found == nil {
		return nil
	}
	found.users++
	return found
}

// reach finds the server and the share of the connection as they are now. It takes
// the time that the server takes.
func (p *place) reach() error {
	f, c := p.c.fake, p.c
	srv, sh, err := f.reach(c.at, c.s.Options())
	if err == nil && sh == nil {
		sh, err = p.unkept(srv)
	}
	p.srv, p.sh = srv, sh
	return err
}

// unkept finds a share that the server doesn't keep: the one that was connected,
// unless it has gone.
func (p *place) unkept(srv *server) (*share, error) {
	f := p.c.fake
	f.mu.Lock()
	sh, server := p.c.share, p.c.server
	f.mu.Unlock()
	if sh.gone.Load() || server != srv {
		return f.findMore(srv, p.c.at.Share)
	}
	return sh, nil
}

// find finds the file system of the connection, and the name in it.
func (p *place) find(rest string) error {
	if err := p.reach(); err != nil {
		return err
	}
	if p.files = p.sh.files(); p.files == nil {
		return winerr.ERROR_NOT_SUPPORTED
	}
	dir, err := cleanPath(".", p.c.at.Rest)
	if err == nil {
		err = p.sh.provide(dir)
	}
	if err == nil {
		p.name, err = cleanPath(dir, rest)
	}
	return err
}

// leave ends the use of a connection.
func (f *Fake) leave(c *connection) {
	f.mu.Lock()
	defer f.mu.Unlock()
	c.users--
	f.settle(c)
}

// settle drops an implied connection that nobody uses any more. It needs f.mu.
func (f *Fake) settle(c *connection) {
	if c.implied && c.users == 0 && c.holders == 0 && c.idle() {
		c.drop()
	}
}
