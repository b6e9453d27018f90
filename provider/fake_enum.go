package provider

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// enumeration is an open enumeration. Its mutex is taken before that of the fake,
// and is held while Server.MoreShares produces: whoever else enumerates with the
// same handle waits for it, and nobody else does.
type enumeration struct {
	luid   session.LUID
	typ    ResourceType
	usage  Usage
	server *server         // whose shares they are, or nil
	more   iter.Seq[Share] // of the server
	closed atomic.Bool

	mu    sync.Mutex // protects below
	known func() (NetResource, bool)
	next  func() (Share, bool) // of more, once that was begun
	stop  func()
}

// shows applies the filters. Containers have no type, for they may hold what is
// looked for, and what is for administrators is hidden.
func (e *enumeration) shows(r *NetResource) bool {
	const kinds = RESOURCEUSAGE_CONNECTABLE | RESOURCEUSAGE_CONTAINER
	if e.usage&kinds != 0 && e.usage&r.Usage&kinds == 0 || r.DisplayType == RESOURCEDISPLAYTYPE_SHAREADMIN {
		return false
	}
	return e.typ == RESOURCETYPE_ANY || r.Type == RESOURCETYPE_ANY || e.typ&r.Type != 0
}

// OpenEnum implements [Enumeration] (NPOpenEnum).
//
// RESOURCE_GLOBALNET is a tree: its top, which is no container or one with the name
// of the provider, gives the domains and the servers that are in none, a domain
// its servers, a server its shares but those with a $ at the end. The entry of the
// network itself the router makes. A container needs its remote name only. RESOURCE_CONTEXT gives the servers
// of the domain of the session's user, or those without domain if it is none of
// this network. RESOURCE_CONNECTED gives the live connections of the session, by
// device and then by remote name.
//
// The filters: usage CONNECTABLE and CONTAINER, for RESOURCE_GLOBALNET only; type
// DISK and PRINT, of which containers are neither. With RESOURCEUSAGE_ATTACHED a
// server lists its shares only to a session that is connected to it or could be
// by its default credentials.
//
// ERROR_NO_NETWORK. ERROR_NOT_SUPPORTED: Kind.Caps doesn't have the scope.
// ERROR_INVALID_PARAMETER: another scope, type or usage, or a container outside
// RESOURCE_GLOBALNET. ERROR_BAD_NET_NAME: another provider is named, or a
// container that isn't of this network. ERROR_BAD_NETPATH: the server isn't
// known or is down. ERROR_NOT_CONTAINER: a share or a directory.
// ERROR_NOT_AUTHENTICATED: RESOURCEUSAGE_ATTACHED.
func (f *Fake) OpenEnum(s *session.Session, scope Scope, typ ResourceType, usage Usage, nr *NetResource) (Handle, error) {
	needed, known := enumCapability(scope)
	if err := f.begin(s, f.caps().Enumeration, needed); err != nil {
		return 0, err
	}
	switch {
	case !known, typ&^(RESOURCETYPE_DISK|RESOURCETYPE_PRINT) != 0, usage&^RESOURCEUSAGE_ALL != 0:
		return 0, winerr.ERROR_INVALID_PARAMETER
	case nr != nil && scope != RESOURCE_GLOBALNET:
		return 0, winerr.ERROR_INVALID_PARAMETER
	}
	e := &enumeration{luid: s.LUID(), typ: typ, usage: usage}
	var err error
	switch scope {
	case RESOURCE_GLOBALNET:
		err = f.openGlobal(e, s, nr)
	case RESOURCE_CONTEXT:
		f.openContext(e, s)
	default:
		f.openConnected(e, s)
	}
	if err != nil {
		return 0, err
	}
	return f.openHandle(e, s)
}

// enumCapability is the capability that announces a scope.
func enumCapability(scope Scope) (needed uint32, known bool) {
	switch scope {
	case RESOURCE_CONNECTED:
		return WNNC_ENUM_LOCAL, true
	case RESOURCE_GLOBALNET:
		return WNNC_ENUM_GLOBAL, true
	case RESOURCE_CONTEXT:
		return WNNC_ENUM_CONTEXT, true
	}
	return 0, false
}

// openHandle gives an enumeration its handle.
func (f *Fake) openHandle(e *enumeration, s *session.Session) (Handle, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !s.Alive() {
		return 0, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	if f.enums == nil {
		f.enums = make(map[Handle]*enumeration)
	}
	f.lastHandle++
	f.enums[f.lastHandle] = e
	return f.lastHandle, nil
}

// each yields the resources of items one after the other.
func each[T any](items []T, resource func(T) NetResource) func() (NetResource, bool) {
	return func() (NetResource, bool) {
		if len(items) == 0 {
			return NetResource{}, false
		}
		item := items[0]
		items = items[1:]
		return resource(item), true
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
	r, ok := f.syntax().Parse(nr.RemoteName)
	switch {
	case !ok:
		return winerr.ERROR_BAD_NET_NAME
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
	e.known = each(srv.shares, f.shareResource)
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
