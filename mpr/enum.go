package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// OpenEnum opens an enumeration (WNetOpenEnumW).
//
//   - RESOURCE_CONNECTED: what the caller's session is connected to, with and
//     without device.
//   - RESOURCE_REMEMBERED: what the caller's user has remembered, connected or not.
//   - RESOURCE_CONTEXT: the network around the caller, as each provider sees it.
//   - RESOURCE_GLOBALNET: the network below nr, a container; nil, or an nr
//     without names, is the top, where every network is one entry. nr may come
//     from an enumeration or be made by hand with a RemoteName only.
//
// typ is a mask of RESOURCETYPE_DISK and RESOURCETYPE_PRINT, 0 is all. usage
// counts for GLOBALNET only: a mask of RESOURCEUSAGE_CONNECTABLE, CONTAINER and
// ATTACHED, 0 is all.
//
//   - ERROR_INVALID_PARAMETER: bad scope (RESOURCE_RECENT too), type or usage, or
//     an nr outside GLOBALNET.
//   - ERROR_NOT_CONTAINER: nr is no container.
//   - ERROR_BAD_PROVIDER: no provider of the name that nr gives.
//   - ERROR_BAD_NETPATH, ERROR_BAD_NET_NAME, ERROR_NO_NET_OR_BAD_PATH: nobody
//     knows nr.
//   - ERROR_NOT_SUPPORTED: the provider that nr names can't be browsed.
//   - ERROR_NOT_AUTHENTICATED: RESOURCEUSAGE_ATTACHED, and the caller isn't.
//   - ERROR_INVALID_ADDRESS: the provider says that the name leads to no address.
//   - ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE: REMEMBERED, and the profile
//     can't be read.
//   - ERROR_NO_SUCH_LOGON_SESSION: the caller's session has logged off.
//   - ERROR_NO_NETWORK: there is no network. ERROR_BUSY: what there is of it is
//     still starting.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
func (c *Caller) OpenEnum(scope Scope, typ ResourceType, usage Usage, nr *NetResource) (EnumHandle, error) {
	var cl call
	cl.begin(c, "WNetOpenEnum")
	if cl.rec != nil {
		cl.rec.arg("dwScope", scope)
		cl.rec.arg("dwType", typ)
		cl.rec.arg("dwUsage", usage)
		cl.rec.resource(nr)
	}
	h, err := cl.openEnum(scope, typ, usage, nr)
	if cl.rec != nil && err == nil {
		cl.rec.arg("lphEnum", h)
	}
	return h, cl.end(err)
}

func (cl *call) openEnum(scope Scope, typ ResourceType, usage Usage, nr *NetResource) (EnumHandle, error) {
	if err := checkEnum(scope, typ, usage, nr); err != nil {
		return 0, err
	}
	if err := cl.c.router.providers.Available(); err != nil {
		return 0, err
	}
	q := enumQuery{scope, typ, usage, nr}
	e := &enumeration{session: cl.c.session}
	var err error
	switch {
	case scope == RESOURCE_REMEMBERED:
		e.pending, err = cl.remembered(typ)
	case scope == RESOURCE_CONNECTED:
		err = cl.openAll(e, q, provider.WNNC_ENUM_LOCAL)
	case scope == RESOURCE_CONTEXT:
		err = cl.openAll(e, q, provider.WNNC_ENUM_CONTEXT)
	case nr == nil || nr.RemoteName == "" && nr.Provider == "":
		e.pending = cl.networks(usage)
	default:
		err = cl.openContainer(e, q)
	}
	if err != nil {
		return 0, err
	}
	return cl.c.router.enums.add(e)
}

// enumQuery is what an enumeration asks for.
type enumQuery struct {
	scope Scope
	typ   ResourceType
	usage Usage
	nr    *NetResource
}

// checkEnum checks the arguments of OpenEnum.
func checkEnum(scope Scope, typ ResourceType, usage Usage, nr *NetResource) error {
	global := scope == RESOURCE_GLOBALNET
	switch {
	case scope != RESOURCE_CONNECTED && !global && scope != RESOURCE_REMEMBERED && scope != RESOURCE_CONTEXT,
		typ&^(RESOURCETYPE_DISK|RESOURCETYPE_PRINT) != 0,
		global && usage&^RESOURCEUSAGE_ALL != 0,
		!global && nr != nil:
		return winerr.ERROR_INVALID_PARAMETER
	case nr == nil:
		return nil
	case nr.Usage != 0 && nr.Usage&RESOURCEUSAGE_CONTAINER == 0:
		return winerr.ERROR_NOT_CONTAINER
	case nr.RemoteName != "":
		return checkRemote(nr.RemoteName)
	}
	return nil
}

// networks are the entries at the top: one for each provider that can be
// browsed from there.
func (cl *call) networks(usage Usage) []NetResource {
	var list []NetResource
	if wanted := usage & (RESOURCEUSAGE_CONNECTABLE | RESOURCEUSAGE_CONTAINER); wanted == RESOURCEUSAGE_CONNECTABLE {
		return list // networks are containers only
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

// remembered lists the profile of the caller's user.
func (cl *call) remembered(typ ResourceType) ([]NetResource, error) {
	entries, err := cl.c.router.profiles().Entries(cl.c.user())
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

// openAll opens the enumeration at every provider that has the scope. It fails
// only when all of them do; that none has it is an empty enumeration.
func (cl *call) openAll(e *enumeration, q enumQuery, bit uint32) error {
	v := routing.Verdict{Unknown: winerr.ERROR_NO_NET_OR_BAD_PATH}
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
	v := routing.Verdict{NoneHas: winerr.ERROR_NOT_SUPPORTED, Remote: q.nr.RemoteName}
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

// openAt opens the enumeration at one provider.
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
