package fake

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Describe implements [redirector.Backend]. The resource may be the network itself, a domain, a server or a share.
func (b *backend) Describe(v *redirector.Visit, name string) (provider.NetResource, string, error) {
	p := (*Provider)(b)
	if r, ok := p.container(name); ok {
		return r, "", nil
	}
	r, err := p.Parse(name)
	if err != nil {
		return provider.NetResource{}, "", err
	}
	if r.Share != "" && b.hasShare(v.Session(), r) {
		found, err := connectedShare(v, r)
		if err != nil {
			return provider.NetResource{}, "", err
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		return found.resource(), r.Rest, nil
	}
	s, err := b.contact(v.Session(), r.Server)
	switch {
	case err != nil:
		return provider.NetResource{}, "", err
	case r.Share != "":
		return provider.NetResource{}, "", winerr.ERROR_BAD_NET_NAME
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return s.resource(), "", nil
}

// hasShare reports whether a share is there to be connected. It doesn't take the time of the server.
func (b *backend) hasShare(s *session.Session, r provider.RemoteName) bool {
	p := (*Provider)(b)
	p.mu.Lock()
	found := p.lookup(r.Server, s)
	p.mu.Unlock()
	if found == nil || found.away() {
		return false
	}
	_, _, err := found.find(r.Share, ".")
	return err == nil
}

// connectedShare connects a share for a visit. Codes of [redirector.Visit.Logon] and [redirector.Logon.Connect].
func connectedShare(v *redirector.Visit, r provider.RemoteName) (*share, error) {
	l, err := v.Logon(r.Server)
	if err != nil {
		return nil, err
	}
	connected, err := l.Connect(r.Share, ".")
	if err != nil {
		return nil, err
	}
	return connected.(*tree).share, nil
}

// Parent implements [redirector.Backend]. The parent of a directory is the directory above it, then come the share, the
// server, the domain of the server where it is known to be in one, and the network, which has none.
func (b *backend) Parent(v *redirector.Visit, name string) (provider.NetResource, error) {
	p := (*Provider)(b)
	if known, ok := p.container(name); ok {
		if known.DisplayType == provider.RESOURCEDISPLAYTYPE_NETWORK {
			return provider.NetResource{Provider: p.Name()}, nil
		}
		return p.networkResource(), nil
	}
	r, ok := p.Syntax().Parse(name)
	if !ok {
		return provider.NetResource{}, winerr.ERROR_BAD_NET_NAME
	}
	return p.parent(v.Session(), r), nil
}

// parent returns the resource above a remote name. It spells what isn't on the network as the caller did.
func (p *Provider) parent(s *session.Session, r provider.RemoteName) provider.NetResource {
	up := above(r)
	spelled := p.Syntax().Spell(up)
	p.mu.Lock()
	defer p.mu.Unlock()
	srv := p.lookup(r.Server, s)
	switch {
	case up.Rest != "":
		dir := p.shareNamed(spelled, provider.RESOURCETYPE_DISK)
		dir.DisplayType = provider.RESOURCEDISPLAYTYPE_DIRECTORY
		return dir
	case up.Share != "" && srv != nil && find(srv.named, up.Share) != nil:
		return find(srv.named, up.Share).resource()
	case up.Share != "":
		return p.shareNamed(spelled, provider.RESOURCETYPE_DISK)
	case up.Server != "" && srv != nil:
		return srv.resource()
	case up.Server != "":
		return p.containerNamed(spelled, provider.RESOURCEDISPLAYTYPE_SERVER)
	case srv != nil && srv.domain != nil:
		return p.domainResource(srv.domain)
	}
	return p.networkResource()
}

// above returns the name one step up; above a server it is empty.
func above(r provider.RemoteName) provider.RemoteName {
	switch {
	case r.Rest != "":
		r.Rest = r.Rest[:strings.LastIndexByte(r.Rest, '\\')]
	case r.Share != "":
		r.Share = ""
	default:
		r.Server = ""
	}
	return r
}

// container returns the network itself or a domain by its name.
func (p *Provider) container(name string) (provider.NetResource, bool) {
	if wintext.Same(name, p.Name()) {
		return p.networkResource(), true
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if d := p.findDomain(name); d != nil && p.shown(d) {
		return p.domainResource(d), true
	}
	return provider.NetResource{}, false
}

// networkResource returns the network itself; its name is that of the provider.
func (p *Provider) networkResource() provider.NetResource {
	return p.containerNamed(p.Name(), provider.RESOURCEDISPLAYTYPE_NETWORK)
}

// domainResource returns a domain as enumerations show it. The caller holds p.mu.
func (p *Provider) domainResource(d *domain) provider.NetResource {
	r := p.containerNamed(d.name, provider.RESOURCEDISPLAYTYPE_DOMAIN)
	r.Comment = d.comment
	return r
}

// resource returns the server as enumerations show it. The caller holds the mutex of the network.
func (s *server) resource() provider.NetResource {
	r := s.net.containerNamed(s.remote, provider.RESOURCEDISPLAYTYPE_SERVER)
	r.Comment = s.comment
	return r
}

// resource returns the share as enumerations show it. The caller holds the mutex of the network.
func (s *share) resource() provider.NetResource {
	r := s.server.net.shareNamed(s.remote, s.typ)
	r.Comment = s.comment
	if strings.HasSuffix(s.name, "$") {
		r.DisplayType = provider.RESOURCEDISPLAYTYPE_SHAREADMIN
	}
	if s.typ == provider.RESOURCETYPE_ANY {
		r.Usage |= provider.RESOURCEUSAGE_NOLOCALDEVICE
	}
	return r
}

func (p *Provider) containerNamed(remote string, display provider.DisplayType) provider.NetResource {
	return provider.NetResource{
		Scope: provider.RESOURCE_GLOBALNET, DisplayType: display, Usage: provider.RESOURCEUSAGE_CONTAINER,
		RemoteName: remote, Provider: p.Name(),
	}
}

func (p *Provider) shareNamed(remote string, typ provider.ResourceType) provider.NetResource {
	return provider.NetResource{
		Scope: provider.RESOURCE_GLOBALNET, Type: typ, DisplayType: provider.RESOURCEDISPLAYTYPE_SHARE,
		Usage: provider.RESOURCEUSAGE_CONNECTABLE, RemoteName: remote, Provider: p.Name(),
	}
}
