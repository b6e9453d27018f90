package system

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider"
)

var (
	procGetConnection            = dll.NewProc("WNetGetConnectionW")
	procGetUser                  = dll.NewProc("WNetGetUserW")
	procGetUniversalName         = dll.NewProc("WNetGetUniversalNameW")
	procGetConnectionPerformance = dll.NewProc("MultinetGetConnectionPerformanceW")
	procGetProviderName          = dll.NewProc("WNetGetProviderNameW")
	procGetNetworkInformation    = dll.NewProc("WNetGetNetworkInformationW")
)

// GetConnection implements [mpr.Network].
func (c *Caller) GetConnection(local string) (string, error) {
	return grown(usualText, func(buf mpr.Buffer) (string, mpr.Buffer, error) { return sized{c}.GetConnection(local, buf) })
}

func (s sized) GetConnection(local string, buf mpr.Buffer) (string, mpr.Buffer, error) {
	return s.ask(procGetConnection, local, buf)
}

// GetUser implements [mpr.Network].
func (c *Caller) GetUser(name string) (string, error) {
	return grown(usualText, func(buf mpr.Buffer) (string, mpr.Buffer, error) { return sized{c}.GetUser(name, buf) })
}

func (s sized) GetUser(name string, buf mpr.Buffer) (string, mpr.Buffer, error) {
	return s.ask(procGetUser, name, buf)
}

// ask makes one of the calls that answer a name with a string.
func (s sized) ask(proc *mprdll.LazyProc, name string, buf mpr.Buffer) (string, mpr.Buffer, error) {
	a := arguments{local: name, caller: s.c}
	n, m := a.text(name), a.chars(buf)
	err := s.c.call(proc, &a, uintptr(unsafe.Pointer(n)), uintptr(m.address()), uintptr(unsafe.Pointer(m.size)))
	return m.answer(err)
}

// answer ends a call that answers with a string. A device that is only remembered has
// its name with ERROR_CONNECTION_UNAVAIL.
func (m *memory) answer(err error) (string, mpr.Buffer, error) {
	buf := m.done()
	if code := winerr.Code(err); code != winerr.NO_ERROR && code != winerr.ERROR_CONNECTION_UNAVAIL {
		return "", buf, err
	}
	return m.text(), buf, err
}

// GetProviderName implements [mpr.Network].
func (c *Caller) GetProviderName(netType uint32) (string, error) {
	return grown(usualText, func(buf mpr.Buffer) (string, mpr.Buffer, error) { return sized{c}.GetProviderName(netType, buf) })
}

func (s sized) GetProviderName(netType uint32, buf mpr.Buffer) (string, mpr.Buffer, error) {
	a := arguments{caller: s.c}
	m := a.chars(buf)
	err := s.c.call(procGetProviderName, &a, uintptr(netType), uintptr(m.address()), uintptr(unsafe.Pointer(m.size)))
	return m.answer(err)
}

// GetUniversalName implements [mpr.Network].
func (c *Caller) GetUniversalName(path string, level mpr.Level) (mpr.UniversalName, error) {
	return grown(usual, func(buf mpr.Buffer) (mpr.UniversalName, mpr.Buffer, error) {
		return sized{c}.GetUniversalName(path, level, buf)
	})
}

func (s sized) GetUniversalName(path string, level mpr.Level, buf mpr.Buffer) (mpr.UniversalName, mpr.Buffer, error) {
	a := arguments{local: path, caller: s.c}
	p, m := a.text(path), a.octets(buf)
	err := s.c.call(procGetUniversalName, &a,
		uintptr(unsafe.Pointer(p)), uintptr(level), uintptr(m.address()), uintptr(unsafe.Pointer(m.size)))
	buf = m.done()
	if err != nil || m.room == nil {
		return mpr.UniversalName{}, buf, err
	}
	raw := (*layout.UniversalName[*uint16])(m.address())
	name := mpr.UniversalName{Universal: layout.String(raw.Universal)}
	if level == mpr.REMOTE_NAME_INFO_LEVEL {
		name.Connection, name.Remaining = layout.String(raw.Connection), layout.String(raw.Remaining)
	}
	return name, buf, nil
}

// GetConnectionPerformance implements [mpr.Network].
func (c *Caller) GetConnectionPerformance(nr *mpr.NetResource) (mpr.ConnectInfo, error) {
	return sized{c}.GetConnectionPerformance(nr, uint32(unsafe.Sizeof(layout.ConnectInfo{})))
}

func (s sized) GetConnectionPerformance(nr *mpr.NetResource, cb uint32) (mpr.ConnectInfo, error) {
	var a arguments
	raw, info := a.resource(nr), &layout.ConnectInfo{Size: cb}
	err := s.c.call(procGetConnectionPerformance, &a, uintptr(unsafe.Pointer(raw)), uintptr(unsafe.Pointer(info)))
	if err != nil {
		return mpr.ConnectInfo{}, err
	}
	return mpr.ConnectInfo{
		Flags: provider.ConnectInfoFlags(info.Flags), Speed: info.Speed, Delay: info.Delay, OptDataSize: info.OptDataSize,
	}, nil
}

// GetNetworkInformation implements [mpr.Network].
func (c *Caller) GetNetworkInformation(provider string) (mpr.NetInfo, error) {
	return sized{c}.GetNetworkInformation(provider, uint32(unsafe.Sizeof(layout.NetInfo{})))
}

func (s sized) GetNetworkInformation(provider string, cb uint32) (mpr.NetInfo, error) {
	a := arguments{local: provider}
	p, info := a.text(provider), &layout.NetInfo{Size: cb}
	err := s.c.call(procGetNetworkInformation, &a, uintptr(unsafe.Pointer(p)), uintptr(unsafe.Pointer(info)))
	if err != nil {
		return mpr.NetInfo{}, err
	}
	return mpr.NetInfo{
		ProviderVersion: info.Version, Status: info.Status, Characteristics: info.Characteristics,
		Handle: info.Handle, NetType: info.NetType, Printers: info.Printers, Drives: info.Drives,
	}, nil
}
