package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
)

// GetProviderName returns the name of the first installed provider of a network type, of which only the high word
// counts (WNetGetProviderNameW). ERROR_NO_NETWORK: no provider has the type.
func (c *Caller) GetProviderName(netType uint32) (string, error) {
	return c.getProviderName(netType, unlimited)
}

func (s sized) GetProviderName(netType uint32, buf Buffer) (string, Buffer, error) {
	name, err := s.c.getProviderName(netType, buf.given())
	return name, buf, err
}

func (c *Caller) getProviderName(netType uint32, buf *Buffer) (string, error) {
	var cl call
	if err := cl.begin(c, "WNetGetProviderName"); err != nil {
		return "", err
	}
	if cl.rec != nil && cl.answered(buf, Arg{"dwNetType", netType}, sizeArg("lpBufferSize", buf)) {
		return "", cl.end(cl.rec.Err)
	}
	if buf == nil {
		return "", cl.end(winerr.ERROR_INVALID_ADDRESS)
	}
	for _, sl := range c.router.providers.Networks() {
		if sl.NetType()>>16 == netType>>16 {
			if err := buf.text(sl.Name); err != nil {
				return "", cl.end(err)
			}
			return sl.Name, cl.end(nil)
		}
	}
	return "", cl.end(winerr.ERROR_NO_NETWORK)
}

// NetInfo holds the members of NETINFOSTRUCT without its size.
type NetInfo struct {
	ProviderVersion uint32
	Status          uint32 // NO_ERROR: running; ERROR_BUSY: starting; ERROR_NO_NETWORK: not running
	Characteristics uint32 // always 0
	Handle          uintptr
	NetType         uint16 // the high word of the network type
	Printers        uint32 // bit 0: LPT1 ...
	Drives          uint32 // bit 0: A: ...
}

// Sizes in bytes of NETINFOSTRUCT on 64-bit and 32-bit Windows.
const (
	netInfoSize64 = 40
	netInfoSize32 = 32
)

// Masks of what may be redirected: every letter, and LPT1 to LPT9.
const (
	allDrives   = 1<<26 - 1
	allPrinters = 1<<9 - 1
)

// GetNetworkInformation describes a provider (WNetGetNetworkInformationW). ERROR_BAD_PROVIDER: no provider has the
// name.
func (c *Caller) GetNetworkInformation(name string) (NetInfo, error) {
	return sized{c}.GetNetworkInformation(name, netInfoSize64)
}

func (s sized) GetNetworkInformation(name string, cb uint32) (NetInfo, error) {
	var cl call
	if err := cl.begin(s.c, "WNetGetNetworkInformation"); err != nil {
		return NetInfo{}, err
	}
	info, err := cl.networkInformation(name, cb)
	return info, cl.end(err)
}

// networkInformation does the whole of the calls that describe a provider.
func (cl *call) networkInformation(name string, cb uint32) (NetInfo, error) {
	if cl.rec != nil && cl.answered(nil, Arg{"lpProvider", name}, Arg{"cbStructure", cb}) {
		return NetInfo{}, cl.rec.Err
	}
	if cb != netInfoSize64 && cb != netInfoSize32 {
		return NetInfo{}, winerr.ERROR_INVALID_PARAMETER
	}
	slots, err := cl.c.router.providers.Candidates(name)
	if err != nil || name == "" {
		return NetInfo{}, winerr.ERROR_BAD_PROVIDER
	}
	sl := slots[0]
	version, err := routing.Ask(&cl.Asker, sl, provider.CallGetCaps, func(p provider.Provider, _ provider.Call) (uint32, error) {
		return p.GetCaps(provider.WNNC_DRIVER_VERSION), nil
	})
	if err != nil {
		return NetInfo{}, err
	}
	return NetInfo{
		ProviderVersion: version,
		Status:          uint32(winerr.Code(sl.Status())),
		NetType:         uint16(sl.NetType() >> 16),
		Printers:        allPrinters,
		Drives:          allDrives,
	}, nil
}
