package provider

import (
	"iter"
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

	mu    sync.Mutex              // protects below
	known func(*NetResource) bool // fills in the next one, if there is one
	next  func() (Share, bool)    // of more, once that was begun
	stop  func()
}

// shows applies the filters. Containers are of every type, for they may hold what
// is looked for, and what is for administrators is hidden.
func (e *enumeration) shows(r *NetResource) bool {
	const kinds = RESOURCEUSAGE_CONNECTABLE | RESOURCEUSAGE_CONTAINER
	if e.usage&kinds != 0 && e.usage&r.Usage&kinds == 0 || r.DisplayType == RESOURCEDISPLAYTYPE_SHAREADMIN {
		return false
	}
	return e.typ == RESOURCETYPE_ANY || r.Usage&RESOURCEUSAGE_CONTAINER != 0 || e.typ&r.Type != 0
}

// OpenEnum implements [Enumeration] (NPOpenEnum).
//
// RESOURCE_GLOBALNET is a tree. At its top, without a container or with the name of
// the provider for one, are the domains and the servers that are in none; a domain
// gives its servers, a server its shares but those with a $ at the end. A container
// needs its remote name only. The entry for the network itself is the router's to
// make. RESOURCE_CONTEXT gives the servers of the domain of the session's user, or
// those without domain if it is none of this network. RESOURCE_CONNECTED gives the
// live connections of the session, by device and then by remote name.
//
// The filters: usage CONNECTABLE and CONTAINER, for RESOURCE_GLOBALNET only; type
// DISK and PRINT, of which containers are neither. With RESOURCEUSAGE_ATTACHED a
// server lists its shares only to a session that is connected to it or could be
// by its default credentials.
//
// ERROR_NO_NETWORK. ERROR_NOT_SUPPORTED: Kind.Caps doesn't have the scope.
// ERROR_INVALID_PARAMETER: another scope, type or usage, or a container outside
// RESOURCE_GLOBALNET, where the usage is ignored. ERROR_BAD_NET_NAME: another provider is named, or a
// container that isn't of this network. ERROR_BAD_NETPATH: the server isn't
// known or is down. ERROR_NOT_CONTAINER: a share or a directory.
// ERROR_NOT_AUTHENTICATED: RESOURCEUSAGE_ATTACHED.
func (f *Fake) OpenEnum(s *session.Session, scope Scope, typ ResourceType, usage Usage, nr *NetResource) (Handle, error) {
	needed, known := enumCapability(scope)
	if err := f.begin(s, f.caps().Enumeration, needed); err != nil {
		return 0, err
	}
	switch {
	case !known, typ&^(RESOURCETYPE_DISK|RESOURCETYPE_PRINT) != 0:
		return 0, winerr.ERROR_INVALID_PARAMETER
	case scope == RESOURCE_GLOBALNET && usage&^RESOURCEUSAGE_ALL != 0, scope != RESOURCE_GLOBALNET && nr != nil:
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
