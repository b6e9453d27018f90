package fake

import (
	"iter"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// entries is an open list of resources: those that the network holds, then those that Server.MoreShares produces.
type entries struct {
	net     *Provider
	domains []provider.NetResource
	servers []*server
	shares  []*share

	server *server // whose shares they are, or nil
	next   func() (Share, bool)
	stop   func()
}

// Next implements [redirector.Entries]. It doesn't allocate, but for shares that Server.MoreShares produces.
func (e *entries) Next(buf []provider.NetResource) int {
	n := e.nextKnown(buf)
	if n > 0 || e.server == nil || e.server.more == nil {
		return n
	}
	if e.next == nil {
		e.next, e.stop = iter.Pull(e.server.more)
	}
	for n < len(buf) {
		data, ok := e.next()
		if !ok {
			break
		}
		if added, err := e.server.newShare(data); err == nil { // otherwise it can't be connected to either
			buf[n] = added.record
			n++
		}
	}
	return n
}

// nextKnown is Next for the resources that the network holds, as they are now. Of shares it copies the records, because a
// server may have very many.
func (e *entries) nextKnown(buf []provider.NetResource) int {
	e.net.mu.Lock()
	defer e.net.mu.Unlock()
	n := copy(buf, e.domains)
	e.domains = e.domains[n:]
	for ; n < len(buf) && len(e.servers) > 0; n++ {
		buf[n], e.servers = e.servers[0].resource(), e.servers[1:]
	}
	for ; n < len(buf) && len(e.shares) > 0; n++ {
		buf[n], e.shares = e.shares[0].record, e.shares[1:]
	}
	return n
}

// Close implements [redirector.Entries].
func (e *entries) Close() {
	if e.stop != nil {
		e.stop()
	}
}

// Browse implements [redirector.Backend]. At the top of the tree, and in the network by its name, are the domains and the
// servers that are in none; a domain gives its servers, a server its shares. The context of a session are the servers of the
// domain of its user, or those without domain if it is none of this network.
func (b *backend) Browse(v *redirector.Visit, container string) (redirector.Entries, error) {
	p := (*Provider)(b)
	switch {
	case v.Context:
		return p.openContext(v.Session().User().Domain), nil
	case container == "" || wintext.Same(container, p.Name()):
		return p.openNetwork(), nil
	}
	if e := p.openDomain(container); e != nil {
		return e, nil
	}
	r, err := p.Parse(container)
	switch {
	case err != nil:
		return nil, err
	case r.Share != "":
		return nil, winerr.ERROR_NOT_CONTAINER
	}
	return b.openServer(v, r.Server)
}

// openContext lists the servers around a user of a domain.
func (p *Provider) openContext(domain string) *entries {
	p.mu.Lock()
	defer p.mu.Unlock()
	return &entries{net: p, servers: p.serversOf(p.findDomain(domain))}
}

// openNetwork lists the domains and the servers without one.
func (p *Provider) openNetwork() *entries {
	p.mu.Lock()
	defer p.mu.Unlock()
	e := &entries{net: p, servers: p.serversOf(nil)}
	for _, d := range p.domains {
		if p.shown(d) {
			e.domains = append(e.domains, p.domainResource(d))
		}
	}
	return e
}

// openDomain lists the servers of a domain. It returns nil if there is none of that name.
func (p *Provider) openDomain(name string) *entries {
	p.mu.Lock()
	defer p.mu.Unlock()
	d := p.findDomain(name)
	if d == nil || !p.shown(d) {
		return nil
	}
	return &entries{net: p, servers: p.serversOf(d)}
}

// openServer lists the shares of a server. It refuses a visit that asks for Attached if the server refuses the user.
func (b *backend) openServer(v *redirector.Visit, name string) (redirector.Entries, error) {
	var s *server
	if v.Attached {
		l, err := v.Logon(name)
		if err != nil {
			return nil, err
		}
		s = l.(*logon).server
	} else {
		var err error
		if s, err = b.contact(v.Session(), name); err != nil {
			return nil, err
		}
	}
	s.net.mu.Lock()
	defer s.net.mu.Unlock()
	return &entries{net: s.net, shares: s.shares, server: s}, nil
}

// findDomain finds a domain by its name. It returns nil if there is none. The caller holds p.mu.
func (p *Provider) findDomain(name string) *domain {
	for _, d := range p.domains {
		if wintext.Same(d.name, name) {
			return d
		}
	}
	return nil
}

// serversOf returns the servers of a domain, or with nil those without. The caller holds p.mu.
func (p *Provider) serversOf(d *domain) []*server {
	var all []*server
	for _, s := range p.servers {
		if s.domain == d {
			all = append(all, s)
		}
	}
	return all
}

// shown reports whether a domain is listed: one that only its servers name goes with the last of them. The caller holds p.mu.
func (p *Provider) shown(d *domain) bool { return !d.implied || len(p.serversOf(d)) > 0 }
