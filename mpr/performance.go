package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// GetConnectionPerformance returns the expected performance of the connection of nr.LocalName, or of nr.RemoteName if
// that is "" (MultinetGetConnectionPerformanceW). Members that the provider doesn't know are 0.
//
//   - ERROR_INVALID_ADDRESS: nr is nil.
//   - ERROR_BAD_DEVICE: LocalName isn't the name of a device.
//   - ERROR_BAD_NET_NAME: neither name, or a remote name that no network knows.
//   - ERROR_NOT_CONNECTED: the device isn't redirected, or the remote name not connected.
//   - ERROR_NOT_SUPPORTED: the provider doesn't supply this.
//   - ERROR_BAD_PROVIDER, ERROR_NO_NET_OR_BAD_PATH, ERROR_NO_NETWORK, ERROR_EXTENDED_ERROR: as of
//     [Caller.AddConnection2].
func (c *Caller) GetConnectionPerformance(nr *NetResource) (ConnectInfo, error) {
	return sized{c}.GetConnectionPerformance(nr, connectInfoSize)
}

func (s sized) GetConnectionPerformance(nr *NetResource, cb uint32) (ConnectInfo, error) {
	var cl call
	if err := cl.begin(s.c, "MultinetGetConnectionPerformance"); err != nil {
		return ConnectInfo{}, err
	}
	info, err := cl.performance(nr, cb)
	return info, cl.end(err)
}

// connectInfoSize holds the size in bytes of NETCONNECTINFOSTRUCT.
const connectInfoSize = 20

var performanceMethod = routing.MethodOf(provider.CallGetConnectionPerformance)

// performance checks the arguments and asks for the performance.
func (cl *call) performance(nr *NetResource, cb uint32) (ConnectInfo, error) {
	if cl.rec != nil && cl.answered(nil, resourceArg(nr), Arg{"cbStructure", cb}) {
		return ConnectInfo{}, cl.rec.Err
	}
	switch {
	case nr == nil:
		return ConnectInfo{}, winerr.ERROR_INVALID_ADDRESS
	case cb != connectInfoSize:
		return ConnectInfo{}, winerr.ERROR_INVALID_PARAMETER
	}
	cl.local, cl.remote = nr.LocalName, nr.RemoteName
	local, err := parseLocal(nr.LocalName)
	if err != nil {
		return ConnectInfo{}, err
	}
	name := wintext.TrimEnd(nr.RemoteName)
	slots, err := cl.c.router.providers.Candidates(nr.Provider)
	switch {
	case err != nil:
		return ConnectInfo{}, err
	case local != 0:
		var owner *routing.Slot
		name = local.String()
		if _, owner, err = cl.ownerOf(local); err != nil {
			return ConnectInfo{}, err
		}
		slots = []*routing.Slot{owner}
	case checkRemote(name) != nil:
		return ConnectInfo{}, winerr.ERROR_BAD_NET_NAME
	}
	v := cl.c.router.Options.verdict(name)
	v.Asks, v.NoneHas = true, winerr.ERROR_NOT_SUPPORTED
	info, _, err := routing.Route(&cl.Asker, slots, performanceMethod, &v, func(p provider.Provider, _ provider.Call) (ConnectInfo, error) {
		return p.GetConnectionPerformance(cl.c.session, name)
	})
	if winerr.Code(err) == winerr.ERROR_NOT_CONNECTED && local == 0 && !routing.WellFormed(name) {
		err = winerr.ERROR_BAD_NET_NAME // not connected, and no name of any network
	}
	return info, err
}
