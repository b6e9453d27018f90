package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// GetResourceInformation returns which network owns a resource, and splits its path into the part that WNet knows and
// the rest, with the leading backslash of the rest (WNetGetResourceInformationW). It reads RemoteName, Type and
// Provider of nr, and sets RemoteName, Provider, Type, DisplayType and Usage of the result, RemoteName as an
// enumeration spells it. The resource must exist, the rest need not.
//
//   - ERROR_INVALID_ADDRESS: nr is nil.
//   - ERROR_BAD_NET_NAME: no existing resource of any network; neither is one on a server that
//     isn't there.
//   - ERROR_BAD_DEV_TYPE: nr.Type isn't the resource's, or no type at all.
//   - ERROR_ACCESS_DENIED, ERROR_NOT_AUTHENTICATED: the caller may not learn it.
//   - ERROR_BAD_PROVIDER: no provider has the name nr.Provider.
//   - ERROR_NO_NET_OR_BAD_PATH: the provider that owns names of the form hasn't started (Options.UnstartedProvider).
//   - ERROR_NO_NETWORK: there is no network.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
func (c *Caller) GetResourceInformation(nr *NetResource) (NetResource, string, error) {
	return c.getResourceInformation(nr, unlimited)
}

func (s sized) GetResourceInformation(nr *NetResource, buf Buffer) (NetResource, string, Buffer, error) {
	info, system, err := s.c.getResourceInformation(nr, buf.given())
	return info, system, buf, err
}

func (c *Caller) getResourceInformation(nr *NetResource, buf *Buffer) (NetResource, string, error) {
	var cl call
	if err := cl.begin(c, "WNetGetResourceInformation"); err != nil {
		return NetResource{}, "", err
	}
	if cl.rec != nil && cl.answered(buf, resourceArg(nr), sizeArg("lpcbBuffer", buf)) {
		return NetResource{}, "", cl.end(cl.rec.Err)
	}
	if nr == nil || buf == nil {
		return NetResource{}, "", cl.end(winerr.ERROR_INVALID_ADDRESS)
	}
	info, err := cl.findResource(nr)
	if err == nil {
		err = buf.need(buf.Layout.netResource(&info.NetResource) + buf.Layout.text(info.system))
	}
	if err != nil {
		return NetResource{}, "", cl.end(err)
	}
	return info.NetResource, info.system, cl.end(nil)
}

// resourceInfo holds the results of GetResourceInformation as one value.
type resourceInfo struct {
	NetResource
	system string
}

var (
	informationMethod = routing.MethodOf(provider.CallGetResourceInformation)
	parentMethod      = routing.MethodOf(provider.CallGetResourceParent)
)

// findResource asks the providers for a resource.
func (cl *call) findResource(nr *NetResource) (resourceInfo, error) {
	cl.remote = nr.RemoteName
	if err := cl.c.router.providers.Available(); err != nil {
		return resourceInfo{}, err
	}
	if err := checkRemote(nr.RemoteName); err != nil {
		return resourceInfo{}, err
	}
	slots, err := cl.c.router.providers.Candidates(nr.Provider)
	switch {
	case err != nil:
		return resourceInfo{}, err
	case nr.Type > RESOURCETYPE_PRINT:
		return resourceInfo{}, winerr.ERROR_BAD_DEV_TYPE
	}
	v := cl.c.router.Options.verdict(nr.RemoteName)
	v.Asks, v.Unknown = true, winerr.ERROR_BAD_NET_NAME
	info, _, err := routing.Route(&cl.Asker, slots, informationMethod, &v, func(p provider.Provider, _ provider.Call) (resourceInfo, error) {
		info, system, err := p.GetResourceInformation(cl.c.session, nr)
		found := []NetResource{info}
		cleanResources(found, "")
		return resourceInfo{found[0], wintext.Terminate(system)}, err
	})
	if winerr.Code(err) == winerr.ERROR_BAD_NETPATH {
		err = winerr.ERROR_BAD_NET_NAME // the page doesn't tell the two apart
	}
	return info, err
}

// GetResourceParent returns the parent of a resource in the browse hierarchy; its RemoteName is "" at the top
// (WNetGetResourceParentW). Only the provider that nr names is asked. Neither the resource nor its parent need exist.
//
//   - ERROR_INVALID_ADDRESS: nr is nil.
//   - ERROR_BAD_PROVIDER: nr names no installed provider.
//   - ERROR_BAD_NET_NAME: not a resource of that network.
//   - ERROR_ACCESS_DENIED, ERROR_NOT_AUTHENTICATED: the caller may not learn it.
//   - ERROR_INVALID_PARAMETER: nr.Type is no type.
//   - ERROR_NOT_SUPPORTED: the provider has no hierarchy.
//   - ERROR_NO_NETWORK: the provider won't start, or there is none. ERROR_BUSY: it is still
//     starting.
//   - ERROR_EXTENDED_ERROR: see GetLastError.
func (c *Caller) GetResourceParent(nr *NetResource) (NetResource, error) {
	return c.getResourceParent(nr, unlimited)
}

func (s sized) GetResourceParent(nr *NetResource, buf Buffer) (NetResource, Buffer, error) {
	parent, err := s.c.getResourceParent(nr, buf.given())
	return parent, buf, err
}

func (c *Caller) getResourceParent(nr *NetResource, buf *Buffer) (NetResource, error) {
	var cl call
	if err := cl.begin(c, "WNetGetResourceParent"); err != nil {
		return NetResource{}, err
	}
	if cl.rec != nil && cl.answered(buf, resourceArg(nr), sizeArg("lpcbBuffer", buf)) {
		return NetResource{}, cl.end(cl.rec.Err)
	}
	if nr == nil || buf == nil {
		return NetResource{}, cl.end(winerr.ERROR_INVALID_ADDRESS)
	}
	parent, err := cl.findParent(nr)
	if err == nil {
		err = buf.need(buf.Layout.netResource(&parent))
	}
	if err != nil {
		return NetResource{}, cl.end(err)
	}
	return parent, cl.end(nil)
}

// findParent asks the provider that a resource names for its parent.
func (cl *call) findParent(nr *NetResource) (NetResource, error) {
	cl.remote = nr.RemoteName
	slots, err := cl.c.router.providers.Candidates(nr.Provider)
	switch {
	case err != nil:
		return NetResource{}, err
	case nr.Provider == "":
		return NetResource{}, winerr.ERROR_BAD_PROVIDER
	}
	if err := checkRemote(nr.RemoteName); err != nil {
		return NetResource{}, err
	}
	cl.Provider = slots[0].Name
	return routing.Try(&cl.Asker, slots[0], parentMethod, func(p provider.Provider, _ provider.Call) (NetResource, error) {
		parent, err := p.GetResourceParent(cl.c.session, nr)
		found := []NetResource{parent}
		cleanResources(found, "")
		return found[0], err
	})
}
