package smb

import (
	"context"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// place is where a path leads: a connection that is held until leave, the share
// behind it, and a name there.
type place struct {
	*tree
	c    *connection
	name string
}

// at has a call made at the place of a path, which is of the form `Z:\dir\file` or
// `\\server\share\dir\file`. A UNC path goes over the deviceless connection to its
// share; if there is none, one is made by the credentials in use on that server, or
// else by the default ones, and it goes when nobody uses it any more.
func (p *Provider) at(s *session.Session, path string, call func(ctx context.Context, pl place) error) error {
	if s == nil {
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	ctx, cancel := p.request()
	defer cancel()
	c, rest, err := p.route(ctx, s, strings.ReplaceAll(path, "/", `\`))
	if err != nil {
		return err
	}
	defer p.settle(ctx, c)
	pl := place{c: c}
	if pl.name, err = cleanPath(directory(c.at), rest); err == nil {
		pl.tree, err = p.reach(ctx, c)
	}
	if err != nil {
		return err
	}
	return call(ctx, pl)
}

// route finds the connection of a path and counts the caller among its users.
func (p *Provider) route(ctx context.Context, s *session.Session, path string) (*connection, string, error) {
	n, rest, ok := session.SplitDrive(path)
	if !ok {
		if _, err := session.ParseName(path); err == nil {
			return nil, "", winerr.ERROR_NOT_SUPPORTED // a printer port
		}
		return p.imply(ctx, s, path)
	}
	c, err := p.redirected(s, n.String())
	if err != nil {
		return nil, "", err
	}
	if !p.use(c) {
		return nil, "", winerr.ERROR_NOT_CONNECTED
	}
	return c, rest, nil
}

// use counts the caller among the users of a connection that is still there.
func (p *Provider) use(c *connection) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !c.gone {
		c.users++
	}
	return !c.gone
}

// imply finds or makes the deviceless connection of a UNC path.
func (p *Provider) imply(ctx context.Context, s *session.Session, path string) (*connection, string, error) {
	at, err := parseUNC(path)
	if err != nil {
		return nil, "", err
	}
	rest := at.Rest
	at.Rest = ""
	c := &connection{p: p, s: s, at: at, remote: provider.UNC{}.Spell(at), typ: provider.RESOURCETYPE_DISK, implied: true}
	for {
		if found := p.deviceless(s, c.key()); found != nil && p.use(found) {
			return found, rest, nil
		}
		made := *c
		if made.link, err = p.borrow(ctx, s, at.Server); err != nil {
			return nil, "", err
		}
		if made.tree, err = p.open(ctx, made.link, at); err != nil {
			p.leave(ctx, made.link)
			return nil, "", err
		}
		if err := p.define(ctx, &made); err != nil {
			return nil, "", err
		}
	}
}

// deviceless finds the deviceless connection of a key.
func (p *Provider) deviceless(s *session.Session, key string) *connection {
	p.mu.Lock()
	defer p.mu.Unlock()
	if kept := p.logons[s.LUID()]; kept != nil {
		return kept.deviceless[key]
	}
	return nil
}

// settle ends the use of a connection, and drops it if only a UNC path kept it.
func (p *Provider) settle(ctx context.Context, c *connection) {
	p.mu.Lock()
	c.users--
	rest := p.dropIdle(c)
	p.mu.Unlock()
	rest.close(ctx)
}

// dropIdle drops an implied connection that nobody uses. It needs p.mu.
func (p *Provider) dropIdle(c *connection) remains {
	if c.implied && c.users == 0 && c.holders == 0 && len(c.files) == 0 {
		return p.drop(c)
	}
	return remains{}
}

// reach gives the share behind a connection, over a new wire if the old one was
// lost.
func (p *Provider) reach(ctx context.Context, c *connection) (*tree, error) {
	p.mu.Lock()
	old := c.tree
	p.mu.Unlock()
	if !old.conn.lost.Load() {
		return old, nil
	}
	fresh, err := p.open(ctx, c.link, c.at)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	raced := c.tree != old || c.gone
	if !raced {
		c.tree = fresh
	}
	current, gone := c.tree, c.gone
	p.mu.Unlock()
	if raced {
		fresh.unmount(ctx)
	}
	if gone {
		return nil, winerr.ERROR_NOT_CONNECTED
	}
	return current, nil
}
