package redirector

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// enumeration is an open enumeration. Its mutex is held while the backend produces entries: other callers with the same
// handle wait for it, and nobody else does.
type enumeration struct {
	luid   session.LUID
	typ    provider.ResourceType
	usage  provider.Usage
	closed atomic.Bool

	mu       sync.Mutex // protects what follows
	entries  Entries
	released bool
}

// shows applies the filters. Containers are of every type, because they may hold what is looked for; what is for
// administrators is hidden.
func (e *enumeration) shows(r *provider.NetResource) bool {
	const kinds = provider.RESOURCEUSAGE_CONNECTABLE | provider.RESOURCEUSAGE_CONTAINER
	if e.usage&kinds != 0 && e.usage&r.Usage&kinds == 0 || r.DisplayType == provider.RESOURCEDISPLAYTYPE_SHAREADMIN {
		return false
	}
	return e.typ == provider.RESOURCETYPE_ANY || r.Usage&provider.RESOURCEUSAGE_CONTAINER != 0 || e.typ&r.Type != 0
}

// OpenEnum implements [provider.Enumeration] (NPOpenEnum).
//
// RESOURCE_GLOBALNET is the tree that Backend.Browse opens, by the remote name of a container or from the top.
// RESOURCE_CONTEXT is what Browse opens for [Visit.Context]. RESOURCE_CONNECTED are the live connections of the session, by
// device and then by remote name; those that a UNC path implied are among them with the option ListImpliedConnections.
//
// The filters: usage CONNECTABLE and CONTAINER, for RESOURCE_GLOBALNET only; type DISK and PRINT, of which containers are
// neither. With RESOURCEUSAGE_ATTACHED a server lists its shares only to a session that is connected to it or could be by its
// default credentials.
//
// ERROR_NO_NETWORK. ERROR_NOT_SUPPORTED: Kind.Caps doesn't have the scope. ERROR_INVALID_PARAMETER: another scope, type or
// usage, or a container outside RESOURCE_GLOBALNET, where the usage is ignored. ERROR_BAD_NET_NAME: another provider is
// named, or a container that isn't of this network. ERROR_BAD_NETPATH: the server isn't known or is down.
// ERROR_NOT_CONTAINER: a share or a directory. ERROR_NOT_AUTHENTICATED: RESOURCEUSAGE_ATTACHED.
func (p *Provider) OpenEnum(s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
	needed, known := capabilityOf(scope)
	if err := p.begin(s, p.caps().Enumeration, needed); err != nil {
		return 0, err
	}
	global := scope == provider.RESOURCE_GLOBALNET
	switch {
	case !known, typ&^(provider.RESOURCETYPE_DISK|provider.RESOURCETYPE_PRINT) != 0,
		global && usage&^provider.RESOURCEUSAGE_ALL != 0, !global && nr != nil:
		return 0, winerr.ERROR_INVALID_PARAMETER
	}
	e := &enumeration{luid: s.LUID(), typ: typ}
	var err error
	switch scope {
	case provider.RESOURCE_CONNECTED:
		e.entries = p.connections(s)
	case provider.RESOURCE_CONTEXT:
		e.entries, err = p.browse(&Visit{p: p, s: s, Context: true}, "")
	default:
		e.usage = usage
		e.entries, err = p.openContainer(s, usage, nr)
	}
	if err != nil {
		return 0, err
	}
	return p.enterEnum(e, s)
}

// capabilityOf returns the capability that announces a scope.
func capabilityOf(scope provider.Scope) (needed uint32, known bool) {
	switch scope {
	case provider.RESOURCE_CONNECTED:
		return provider.WNNC_ENUM_LOCAL, true
	case provider.RESOURCE_GLOBALNET:
		return provider.WNNC_ENUM_GLOBAL, true
	case provider.RESOURCE_CONTEXT:
		return provider.WNNC_ENUM_CONTEXT, true
	}
	return 0, false
}

// openContainer opens a container of the tree, the top if there is none or it has no remote name.
func (p *Provider) openContainer(s *session.Session, usage provider.Usage, nr *provider.NetResource) (Entries, error) {
	name := ""
	if nr != nil && nr.RemoteName != "" {
		if err := p.owns(nr); err != nil {
			return nil, err
		}
		name = nr.RemoteName
	}
	return p.browse(&Visit{p: p, s: s, Attached: usage&provider.RESOURCEUSAGE_ATTACHED != 0}, name)
}

// browse asks the backend, and once more if a logon in use turns out to be lost.
func (p *Provider) browse(v *Visit, container string) (Entries, error) {
	defer v.end()
	entries, err := p.Backend.Browse(v, container)
	if err == nil {
		return entries, nil
	}
	if err = v.retry(err); err != nil {
		return nil, err
	}
	return p.Backend.Browse(v, container)
}

// connections lists the live connections of a session, and the letters that it shares with the other half of its token.
func (p *Provider) connections(s *session.Session) *List {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := p.connectionsOf(s.LUID())
	if other := s.Linked(); other != nil {
		all = append(all, p.connectionsOf(other.LUID())...)
	}
	implied := s.Options().ListImpliedConnections
	all = slices.DeleteFunc(all, func(c *connection) bool {
		own := c.s.LUID() == s.LUID() || c.device != 0 && c.visibleTo(s)
		return !own || !c.complete.Load() || c.implied && !implied || c.deferred.Load()
	})
	slices.SortFunc(all, func(a, b *connection) int { // no device, 0, comes last
		return cmp.Or(cmp.Compare(a.device-1, b.device-1), cmp.Compare(a.remote, b.remote))
	})
	list := make(List, len(all))
	for i, c := range all {
		list[i] = provider.NetResource{
			Scope: provider.RESOURCE_CONNECTED, Type: c.typ, DisplayType: provider.RESOURCEDISPLAYTYPE_SHARE,
			Usage: provider.RESOURCEUSAGE_CONNECTABLE, LocalName: c.device.String(), RemoteName: c.remote, Provider: p.Name(),
		}
	}
	return &list
}

// enterEnum gives an enumeration its handle.
//
// ERROR_NO_SUCH_LOGON_SESSION: the session is logging off.
func (p *Provider) enterEnum(e *enumeration, s *session.Session) (provider.Handle, error) {
	p.mu.Lock()
	alive := s.Alive()
	if alive {
		if p.enums == nil {
			p.enums = make(map[provider.Handle]*enumeration)
		}
		p.lastHandle++
		p.enums[p.lastHandle] = e
	}
	h := p.lastHandle
	p.mu.Unlock()
	if !alive {
		e.revoke()
		return 0, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	return h, nil
}

// EnumResource implements [provider.Enumeration] (NPEnumResource). It doesn't allocate.
//
// ERROR_NO_NETWORK. ERROR_INVALID_HANDLE. ERROR_NO_MORE_ITEMS: finished, now and every time. ERROR_MORE_DATA: buf has no
// room.
func (p *Provider) EnumResource(h provider.Handle, buf []provider.NetResource) (n int, err error) {
	if err := p.started(); err != nil {
		return 0, err
	}
	p.mu.Lock()
	e := p.enums[h]
	p.mu.Unlock()
	if e == nil {
		return 0, winerr.ERROR_INVALID_HANDLE
	}
	defer e.release()
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case e.closed.Load():
		return 0, winerr.ERROR_INVALID_HANDLE
	case len(buf) == 0:
		return 0, winerr.ERROR_MORE_DATA
	}
	for n == 0 {
		got := e.entries.Next(buf)
		if got == 0 {
			return 0, winerr.ERROR_NO_MORE_ITEMS
		}
		n = e.filter(buf[:got])
	}
	return n, nil
}

// filter moves the entries that are shown to the beginning, and returns their number.
func (e *enumeration) filter(entries []provider.NetResource) (n int) {
	for i := range entries {
		if e.shows(&entries[i]) {
			if n != i {
				entries[n] = entries[i]
			}
			n++
		}
	}
	return n
}

// CloseEnum implements [provider.Enumeration] (NPCloseEnum).
//
// ERROR_NO_NETWORK. ERROR_INVALID_HANDLE: not open, or closed already.
func (p *Provider) CloseEnum(h provider.Handle) error {
	if err := p.started(); err != nil {
		return err
	}
	p.mu.Lock()
	e := p.enums[h]
	delete(p.enums, h)
	p.mu.Unlock()
	if e == nil {
		return winerr.ERROR_INVALID_HANDLE
	}
	e.revoke()
	return nil
}

// revoke closes the enumeration. It doesn't wait for entries that are just being produced; the caller who waits for those
// releases the list.
func (e *enumeration) revoke() {
	e.closed.Store(true)
	e.release()
}

// release releases the list of a closed enumeration, once nobody uses it.
func (e *enumeration) release() {
	if e.closed.Load() && e.mu.TryLock() {
		defer e.mu.Unlock()
		if !e.released {
			e.released = true
			e.entries.Close()
		}
	}
}
