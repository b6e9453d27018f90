package provider

import (
	"cmp"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// each yields the resources of items one after the other.
func each[T any](items []T, resource func(T) NetResource) func(*NetResource) bool {
	return func(r *NetResource) bool {
		if len(items) == 0 {
			return false
		}
		*r = resource(items[0])
		items = items[1:]
		return true
	}
}

// eachRecord yields shares by the records that are kept of them: a server may
// have very many.
func eachRecord(shares []*share) func(*NetResource) bool {
	return func(r *NetResource) bool {
		if len(shares) == 0 {
			return false
		}
		*r = shares[0].record
		shares = shares[1:]
		return true
	}
}

// openGlobal opens a container of the tree.
func (f *Fake) openGlobal(e *enumeration, s *session.Session, nr *NetResource) error {
	if nr == nil || nr.RemoteName == "" {
		f.openNetwork(e)
		return nil
	}
	if err := f.owns(nr); err != nil {
		return err
	}
	if strings.EqualFold(nr.RemoteName, f.Name()) {
		f.openNetwork(e)
		return nil
	}
	if f.openDomain(e, nr.RemoteName) {
		return nil
	}
	r, err := f.parse(nr.RemoteName)
	switch {
	case err != nil:
		return err
	case r.Share != "":
		return winerr.ERROR_NOT_CONTAINER
	}
	return f.openServer(e, s, r.Server)
}

// openNetwork lists the domains and the servers without one.
func (f *Fake) openNetwork(e *enumeration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var items []NetResource
	for _, d := range f.domains {
		if f.shown(d) {
			items = append(items, f.domainResource(d))
		}
	}
	for _, srv := range f.servers {
		if srv.domain == nil {
			items = append(items, f.serverResource(srv))
		}
	}
	e.known = each(items, func(r NetResource) NetResource { return r })
}

// openDomain lists the servers of a domain, if it is one.
func (f *Fake) openDomain(e *enumeration, name string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	d := f.findDomain(fold(name))
	if d == nil || !f.shown(d) {
		return false
	}
	e.known = each(f.serversOf(d), f.serverResource)
	return true
}

// serversOf lists the servers of a domain, or with nil those without. It needs
// f.mu.
func (f *Fake) serversOf(d *domain) []*server {
	var all []*server
	for _, srv := range f.servers {
		if srv.domain == d {
			all = append(all, srv)
		}
	}
	return all
}

// openServer lists the shares of a server.
func (f *Fake) openServer(e *enumeration, s *session.Session, name string) error {
	srv, _, err := f.reach(RemoteName{Server: name}, s.Options())
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if e.usage&RESOURCEUSAGE_ATTACHED != 0 {
		if _, err := f.authenticated(s, name, srv); err != nil {
			return err
		}
	}
	e.server, e.more = srv, srv.more
	e.known = eachRecord(srv.shares)
	return nil
}

// openContext lists the servers around the session's user.
func (f *Fake) openContext(e *enumeration, s *session.Session) {
	f.mu.Lock()
	defer f.mu.Unlock()
	e.usage = 0
	e.known = each(f.serversOf(f.findDomain(fold(s.User().Domain))), f.serverResource)
}

// openConnected lists the connections of the session, and the letters that it
// shares with the other half of its token.
func (f *Fake) openConnected(e *enumeration, s *session.Session) {
	f.mu.Lock()
	defer f.mu.Unlock()
	e.usage = 0
	all := f.logons[s.LUID()].all()
	if other := s.Linked(); other != nil {
		all = append(all, f.logons[other.LUID()].all()...)
	}
	all = slices.DeleteFunc(all, func(c *connection) bool {
		own := c.s.LUID() == s.LUID() || c.device != 0 && c.mine(s)
		return !own || !c.complete.Load() || c.implied || c.deferred.Load() != nil
	})
	slices.SortFunc(all, func(a, b *connection) int { // no device, 0, comes last
		return cmp.Or(cmp.Compare(a.device-1, b.device-1), cmp.Compare(a.remote, b.remote))
	})
	e.known = each(all, f.connectionResource)
}
