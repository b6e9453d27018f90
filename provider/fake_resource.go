package provider

// The resources of the browse hierarchy, as enumerations give them: network,
// domain, server, share.

// networkResource is the network itself; its name is that of the provider.
func (f *Fake) networkResource() NetResource {
	return f.containerNamed(f.Name(), RESOURCEDISPLAYTYPE_NETWORK)
}

// domainResource needs f.mu.
func (f *Fake) domainResource(d *domain) NetResource {
	r := f.containerNamed(d.name, RESOURCEDISPLAYTYPE_DOMAIN)
	r.Comment = d.comment
	return r
}

// serverResource needs f.mu.
func (f *Fake) serverResource(s *server) NetResource {
	r := f.serverNamed(s.remote)
	r.Comment = s.comment
	return r
}

func (f *Fake) serverNamed(remote string) NetResource {
	return f.containerNamed(remote, RESOURCEDISPLAYTYPE_SERVER)
}

func (f *Fake) containerNamed(remote string, display DisplayType) NetResource {
	return NetResource{
		Scope: RESOURCE_GLOBALNET, DisplayType: display, Usage: RESOURCEUSAGE_CONTAINER,
		RemoteName: remote, Provider: f.Name(),
	}
}

// shareResource needs f.mu.
func (f *Fake) shareResource(s *share) NetResource {
	r := f.shareNamed(s.remote, s.typ)
	r.Comment = s.comment
	if s.hidden() {
		r.DisplayType = RESOURCEDISPLAYTYPE_SHAREADMIN
	}
	if s.typ == RESOURCETYPE_ANY {
		r.Usage |= RESOURCEUSAGE_NOLOCALDEVICE
	}
	return r
}

func (f *Fake) shareNamed(remote string, typ ResourceType) NetResource {
	return NetResource{
		Scope: RESOURCE_GLOBALNET, Type: typ, DisplayType: RESOURCEDISPLAYTYPE_SHARE, Usage: RESOURCEUSAGE_CONNECTABLE,
		RemoteName: remote, Provider: f.Name(),
	}
}

// connectionResource is the resource of a connection. It needs f.mu.
func (f *Fake) connectionResource(c *connection) NetResource {
	r := f.shareNamed(c.remote, c.typ)
	r.Scope, r.LocalName = RESOURCE_CONNECTED, c.device.String()
	return r
}

// shown reports whether a domain is listed: one that only its servers name goes
// with the last of them. It needs f.mu.
func (f *Fake) shown(d *domain) bool {
	if !d.implied {
		return true
	}
	for _, s := range f.servers {
		if s.domain == d {
			return true
		}
	}
	return false
}
