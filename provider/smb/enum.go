package smb

import (
	"cmp"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// enumeration is an open enumeration: what is still to be given.
type enumeration struct {
	luid session.LUID
	rest []provider.NetResource
}

// OpenEnum implements [provider.Enumeration] (NPOpenEnum).
//
// RESOURCE_GLOBALNET is a tree: at its top, without a container or with the name of
// the provider for one, are the servers that the session is connected to, and a
// server has its shares but those with a $ at the end. The entry for the network
// itself is the router's to make. A server is asked by the credentials that the
// session uses there, or else by the default ones. RESOURCE_CONNECTED gives the
// connections of the session but those that only a UNC path keeps.
//
// ERROR_NO_SUCH_LOGON_SESSION. ERROR_NOT_SUPPORTED: RESOURCE_CONTEXT.
// ERROR_INVALID_PARAMETER: another scope, type or usage, or a container outside
// RESOURCE_GLOBALNET. ERROR_BAD_NET_NAME: a container that isn't of this network.
// ERROR_BAD_NETPATH: the server can't be reached. ERROR_NOT_CONTAINER: a share or
// a directory. ERROR_NOT_AUTHENTICATED: the server refuses the credentials.
// ERROR_ACCESS_DENIED: it doesn't tell this user.
func (p *Provider) OpenEnum(s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
	const types = provider.RESOURCETYPE_DISK | provider.RESOURCETYPE_PRINT
	switch {
	case s == nil || !s.Alive():
		return 0, winerr.ERROR_NO_SUCH_LOGON_SESSION
	case scope == provider.RESOURCE_CONTEXT:
		return 0, winerr.ERROR_NOT_SUPPORTED
	case typ&^types != 0, usage&^provider.RESOURCEUSAGE_ALL != 0:
		return 0, winerr.ERROR_INVALID_PARAMETER
	}
	var all []provider.NetResource
	var err error
	switch {
	case scope == provider.RESOURCE_CONNECTED && nr == nil:
		all, usage = p.connectedResources(s), 0
	case scope == provider.RESOURCE_GLOBALNET:
		all, err = p.globalResources(s, nr)
	default:
		err = winerr.ERROR_INVALID_PARAMETER
	}
	if err != nil {
		return 0, err
	}
	all = slices.DeleteFunc(all, func(r provider.NetResource) bool { return !shows(&r, typ, usage) })
	return p.openHandle(&enumeration{luid: s.LUID(), rest: all}), nil
}

// openHandle gives an enumeration its handle.
func (p *Provider) openHandle(e *enumeration) provider.Handle {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.enums == nil {
		p.enums = make(map[provider.Handle]*enumeration)
	}
	p.lastHandle++
	p.enums[p.lastHandle] = e
	return p.lastHandle
}

// shows applies the filters. Containers are of every type, for they may hold what
// is looked for.
func shows(r *provider.NetResource, typ provider.ResourceType, usage provider.Usage) bool {
	const kinds = provider.RESOURCEUSAGE_CONNECTABLE | provider.RESOURCEUSAGE_CONTAINER
	if usage&kinds != 0 && usage&r.Usage&kinds == 0 {
		return false
	}
	return typ == provider.RESOURCETYPE_ANY || r.Usage&provider.RESOURCEUSAGE_CONTAINER != 0 || typ&r.Type != 0
}

// connectedResources are the connections of the session, and the letters that it
// shares with the other half of its token, by device and then by remote name.
func (p *Provider) connectedResources(s *session.Session) []provider.NetResource {
	p.mu.Lock()
	var mine []*connection
	for _, kept := range p.logons {
		for _, c := range kept.devices {
			if c.mine(s) && !c.opening {
				mine = append(mine, c)
			}
		}
		for _, c := range kept.deviceless {
			if c.s.LUID() == s.LUID() && !c.implied {
				mine = append(mine, c)
			}
		}
	}
	p.mu.Unlock()
	slices.SortFunc(mine, func(a, b *connection) int { // no device, 0, comes last
		return cmp.Or(cmp.Compare(a.device-1, b.device-1), cmp.Compare(a.remote, b.remote))
	})
	var all []provider.NetResource
	for _, c := range mine {
		r := p.shareNamed(c.remote, c.typ)
		r.Scope, r.LocalName = provider.RESOURCE_CONNECTED, c.device.String()
		all = append(all, r)
	}
	return all
}

// EnumResource implements [provider.Enumeration] (NPEnumResource).
//
// ERROR_INVALID_HANDLE. ERROR_NO_MORE_ITEMS: finished, now and every time.
// ERROR_MORE_DATA: buf has no room.
func (p *Provider) EnumResource(h provider.Handle, buf []provider.NetResource) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	e := p.enums[h]
	switch {
	case e == nil:
		return 0, winerr.ERROR_INVALID_HANDLE
	case len(buf) == 0:
		return 0, winerr.ERROR_MORE_DATA
	case len(e.rest) == 0:
		return 0, winerr.ERROR_NO_MORE_ITEMS
	}
	n := copy(buf, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// CloseEnum implements [provider.Enumeration] (NPCloseEnum).
//
// ERROR_INVALID_HANDLE: not open, or closed already.
func (p *Provider) CloseEnum(h provider.Handle) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.enums[h] == nil {
		return winerr.ERROR_INVALID_HANDLE
	}
	delete(p.enums, h)
	return nil
}
