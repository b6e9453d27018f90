package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// OpenEnum opens an enumeration (WNetOpenEnumW).
//
//   - RESOURCE_CONNECTED: what the caller's session is connected to, with and without device.
//   - RESOURCE_REMEMBERED: what the caller's user has remembered, connected or not;
//     nothing in the elevated half of a split logon (Options.ElevatedProfile).
//   - RESOURCE_CONTEXT: the network around the caller, as each provider sees it.
//   - RESOURCE_GLOBALNET: the network below the container nr. nil, or an nr without names, stands
//     for the top, where every network is one entry. nr may come from an enumeration or be made by
//     hand with a RemoteName only.
//
// Outside GLOBALNET an nr without a RemoteName counts as nil (KB Q177697).
//
// typ is a mask of RESOURCETYPE_DISK and RESOURCETYPE_PRINT; 0 stands for all. usage counts for GLOBALNET only: a mask
// of RESOURCEUSAGE_CONNECTABLE, CONTAINER and ATTACHED; 0 stands for all.
//
//   - ERROR_INVALID_PARAMETER: bad scope (RESOURCE_RECENT too), type or usage, or an nr with a
//     RemoteName outside GLOBALNET.
//   - ERROR_NOT_CONTAINER: nr is no container.
//   - ERROR_BAD_PROVIDER: no provider has the name nr.Provider.
//   - ERROR_BAD_NETPATH, ERROR_BAD_NET_NAME, ERROR_NO_NET_OR_BAD_PATH: no provider knows nr.
//   - ERROR_NOT_SUPPORTED: the provider that nr names can't be browsed.
//   - ERROR_NOT_AUTHENTICATED: RESOURCEUSAGE_ATTACHED, and the caller isn't authenticated.
//   - ERROR_INVALID_ADDRESS: the provider says that the name leads to no address.
//   - ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: REMEMBERED, and the profile can't be read.
//   - ERROR_NO_SUCH_LOGON_SESSION: the caller's session has logged off.
//   - ERROR_NO_NETWORK: there is no network. ERROR_BUSY: all networks are still starting.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
func (c *Caller) OpenEnum(scope Scope, typ ResourceType, usage Usage, nr *NetResource) (EnumHandle, error) {
	var cl call
	if err := cl.begin(c, "WNetOpenEnum"); err != nil {
		return 0, err
	}
	if cl.rec != nil && cl.answered(nil, Arg{"dwScope", scope}, Arg{"dwType", typ}, Arg{"dwUsage", usage}, resourceArg(nr)) {
		return 0, cl.end(cl.rec.Err)
	}
	e, err := cl.openEnum(enumQuery{scope, typ, usage, nr})
	if err != nil {
		return 0, cl.end(err)
	}
	h, err := c.router.enums.add(e)
	if cl.rec != nil && err == nil {
		cl.rec.arg("lphEnum", h)
	}
	return h, cl.end(err)
}

// enumQuery holds the arguments of OpenEnum.
type enumQuery struct {
	scope Scope
	typ   ResourceType
	usage Usage
	nr    *NetResource
}

// openEnum opens an enumeration that has no handle yet. Codes of [Caller.OpenEnum].
func (cl *call) openEnum(q enumQuery) (*enumeration, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	if err := cl.c.router.providers.Available(); err != nil {
		return nil, err
	}
	e := &enumeration{session: cl.c.session, owner: cl.c.owner}
	var err error
	switch {
	case q.scope == RESOURCE_REMEMBERED:
		e.pending, err = cl.remembered(q.typ)
	case q.scope == RESOURCE_CONNECTED:
		err = cl.openAll(e, q, provider.WNNC_ENUM_LOCAL)
	case q.scope == RESOURCE_CONTEXT:
		err = cl.openAll(e, q, provider.WNNC_ENUM_CONTEXT)
	case q.nr == nil || q.nr.RemoteName == "" && q.nr.Provider == "":
		e.pending = cl.networks(q.usage)
	default:
		err = cl.openContainer(e, q)
	}
	return e, err
}

// check checks the arguments, and drops a resource that says nothing.
func (q *enumQuery) check() error {
	global := q.scope == RESOURCE_GLOBALNET
	switch {
	case q.scope != RESOURCE_CONNECTED && !global && q.scope != RESOURCE_REMEMBERED && q.scope != RESOURCE_CONTEXT,
		q.typ&^(RESOURCETYPE_DISK|RESOURCETYPE_PRINT) != 0,
		global && q.usage&^RESOURCEUSAGE_ALL != 0,
		!global && q.nr != nil && q.nr.RemoteName != "":
		return winerr.ERROR_INVALID_PARAMETER
	case !global, q.nr == nil:
		q.nr = nil
		return nil
	case q.nr.Usage != 0 && q.nr.Usage&RESOURCEUSAGE_CONTAINER == 0:
		return winerr.ERROR_NOT_CONTAINER
	case q.nr.RemoteName != "":
		return checkRemote(q.nr.RemoteName)
	}
	return nil
}

// networks returns the entries at the top: one for each provider that can be browsed from there.
func (cl *call) networks(usage Usage) []NetResource {
	var list []NetResource
	if wanted := usage & (RESOURCEUSAGE_CONNECTABLE | RESOURCEUSAGE_CONTAINER); wanted == RESOURCEUSAGE_CONNECTABLE {
		return list // a network is a container only
	}
	for _, sl := range cl.c.router.providers.Networks() {
		if sl.Can(provider.WNNC_ENUMERATION, provider.WNNC_ENUM_GLOBAL) && sl.State() == nil {
			list = append(list, NetResource{
				Scope: RESOURCE_GLOBALNET, DisplayType: RESOURCEDISPLAYTYPE_NETWORK,
				Usage: RESOURCEUSAGE_CONTAINER, RemoteName: sl.Name, Provider: sl.Name,
			})
		}
	}
	return list
}

// remembered returns the entries of one type in the profile of the caller's user.
func (cl *call) remembered(typ ResourceType) ([]NetResource, error) {
	entries, err := cl.c.allRemembered()
	if err != nil {
		return nil, err
	}
	var list []NetResource
	for _, e := range entries {
		if of := ResourceType(e.ConnectionType); typ == RESOURCETYPE_ANY || typ&of != 0 {
			list = append(list, NetResource{
				Scope: RESOURCE_REMEMBERED, Type: of, DisplayType: RESOURCEDISPLAYTYPE_SHARE,
				Usage: RESOURCEUSAGE_CONNECTABLE, LocalName: e.Local, RemoteName: e.RemotePath, Provider: e.ProviderName,
			})
		}
	}
	return list, nil
}

// openAll opens the enumeration at every provider that has the scope. It fails only if all of them do. If none has the
// scope the enumeration is empty.
func (cl *call) openAll(e *enumeration, q enumQuery, bit uint32) error {
	v := cl.c.router.Options.verdict("")
	v.Unknown = winerr.ERROR_NO_NET_OR_BAD_PATH
	for _, sl := range cl.c.router.providers.Networks() {
		if sl.Can(provider.WNNC_ENUMERATION, bit) {
			if err := cl.openAt(e, sl, q, bit); err != nil {
				v.Note(sl, err)
			}
		}
	}
	if len(e.sources) > 0 || !v.Asked() {
		return nil
	}
	return v.Result(&cl.Asker)
}

// openContainer opens a container of the network at the provider that knows it.
func (cl *call) openContainer(e *enumeration, q enumQuery) error {
	cl.remote = q.nr.RemoteName
	slots, err := cl.c.router.providers.Candidates(q.nr.Provider)
	if err != nil {
		return err
	}
	v := cl.c.router.Options.verdict(q.nr.RemoteName)
	v.NoneHas = winerr.ERROR_NOT_SUPPORTED
	for _, sl := range slots {
		at := q
		if q.nr.RemoteName == "" || wintext.Same(q.nr.RemoteName, sl.Name) {
			at.nr = nil // the network itself
		}
		if err = cl.openAt(e, sl, at, provider.WNNC_ENUM_GLOBAL); err == nil {
			return nil
		}
		v.Note(sl, err)
	}
	return v.Result(&cl.Asker)
}

// openAt opens the enumeration at one provider. bit is the capability that announces the scope.
func (cl *call) openAt(e *enumeration, sl *routing.Slot, q enumQuery, bit uint32) error {
	m := routing.Method{Call: provider.CallOpenEnum, Index: provider.WNNC_ENUMERATION, Bit: bit}
	h, err := routing.Try(&cl.Asker, sl, &m, func(p provider.Provider, _ provider.Call) (provider.Handle, error) {
		return p.OpenEnum(cl.c.session, q.scope, q.typ, q.usage, q.nr)
	})
	if err == nil {
		e.sources = append(e.sources, enumSource{slot: sl, handle: h})
	}
	return err
}
