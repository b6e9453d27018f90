package system

import (
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider"
)

var (
	procGetConnection            = dll.NewProc("WNetGetConnectionW")
	procGetUniversalName         = dll.NewProc("WNetGetUniversalNameW")
	procGetUser                  = dll.NewProc("WNetGetUserW")
	procGetConnectionPerformance = dll.NewProc("MultinetGetConnectionPerformanceW")
	procGetProviderName          = dll.NewProc("WNetGetProviderNameW")
	procGetNetworkInformation    = dll.NewProc("WNetGetNetworkInformationW")
	procGetLastError             = dll.NewProc("WNetGetLastErrorW")
	procSetLastError             = dll.NewProc("WNetSetLastErrorW")
)

// asking makes one of the calls that answer a name with a string.
func (f *Caller) asking(proc *mprdll.LazyProc, name string, buf *mpr.Buffer) (string, error) {
	n, r := text(name), chars(buf)
	err := f.call(proc, func() (uintptr, uintptr, error) {
		return proc.Call(uintptr(unsafe.Pointer(n)), uintptr(r.addr()), uintptr(unsafe.Pointer(r.size)))
	})
	r.done()
	return r.text(), err
}

// GetConnection implements mpr.Network.
func (f *Caller) GetConnection(local string) (string, error) {
	return grown(func(buf *mpr.Buffer) (string, error) { return f.GetConnectionSized(local, buf) })
}

// GetConnectionSized implements mpr.Sized.
func (f *Caller) GetConnectionSized(local string, buf *mpr.Buffer) (string, error) {
	return f.asking(procGetConnection, local, buf)
}

// GetUser implements mpr.Network.
func (f *Caller) GetUser(name string) (string, error) {
	return grown(func(buf *mpr.Buffer) (string, error) { return f.GetUserSized(name, buf) })
}

// GetUserSized implements mpr.Sized.
func (f *Caller) GetUserSized(name string, buf *mpr.Buffer) (string, error) {
	return f.asking(procGetUser, name, buf)
}

// GetProviderName implements mpr.Network.
func (f *Caller) GetProviderName(netType uint32) (string, error) {
	return grown(func(buf *mpr.Buffer) (string, error) { return f.GetProviderNameSized(netType, buf) })
}

// GetProviderNameSized implements mpr.Sized.
func (f *Caller) GetProviderNameSized(netType uint32, buf *mpr.Buffer) (string, error) {
	r := chars(buf)
	err := f.call(procGetProviderName, func() (uintptr, uintptr, error) {
		return procGetProviderName.Call(uintptr(netType), uintptr(r.addr()), uintptr(unsafe.Pointer(r.size)))
	})
	r.done()
	return r.text(), err
}

// GetUniversalName implements mpr.Network.
func (f *Caller) GetUniversalName(path string, level mpr.Level) (mpr.UniversalName, error) {
	return grown(func(buf *mpr.Buffer) (mpr.UniversalName, error) { return f.GetUniversalNameSized(path, level, buf) })
}

// GetUniversalNameSized implements mpr.Sized.
func (f *Caller) GetUniversalNameSized(path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
	p, r := text(path), octets(buf)
	err := f.call(procGetUniversalName, func() (uintptr, uintptr, error) {
		return procGetUniversalName.Call(uintptr(unsafe.Pointer(p)), uintptr(level), uintptr(r.addr()), uintptr(unsafe.Pointer(r.size)))
	})
	r.done()
	if err != nil {
		return mpr.UniversalName{}, err
	}
	parts := (*[3]*uint16)(r.addr())
	name := mpr.UniversalName{Universal: mprdll.UTF16PtrToString(parts[0])}
	if level == mpr.REMOTE_NAME_INFO_LEVEL {
		name.Connection, name.Remaining = mprdll.UTF16PtrToString(parts[1]), mprdll.UTF16PtrToString(parts[2])
	}
	return name, nil
}

// connectInfo is NETCONNECTINFOSTRUCT.
type connectInfo struct{ size, flags, speed, delay, optDataSize uint32 }

// GetConnectionPerformance implements mpr.Network.
func (f *Caller) GetConnectionPerformance(nr *mpr.NetResource) (mpr.ConnectInfo, error) {
	return f.GetConnectionPerformanceSized(nr, uint32(unsafe.Sizeof(connectInfo{})))
}

// GetConnectionPerformanceSized implements mpr.Sized.
func (f *Caller) GetConnectionPerformanceSized(nr *mpr.NetResource, cb uint32) (mpr.ConnectInfo, error) {
	raw, info := resource(nr), &connectInfo{size: cb}
	err := f.call(procGetConnectionPerformance, func() (uintptr, uintptr, error) {
		return procGetConnectionPerformance.Call(uintptr(unsafe.Pointer(raw)), uintptr(unsafe.Pointer(info)))
	})
	return mpr.ConnectInfo{
		Flags: provider.ConnectInfoFlags(info.flags), Speed: info.speed, Delay: info.delay, OptDataSize: info.optDataSize,
	}, err
}

// netInfo is NETINFOSTRUCT.
type netInfo struct {
	size, version, status, characteristics uint32
	handle                                 uintptr
	netType                                uint16
	printers, drives                       uint32
}

// GetNetworkInformation implements mpr.Network.
func (f *Caller) GetNetworkInformation(name string) (mpr.NetInfo, error) {
	return f.GetNetworkInformationSized(name, uint32(unsafe.Sizeof(netInfo{})))
}

// GetNetworkInformationSized implements mpr.Sized.
func (f *Caller) GetNetworkInformationSized(name string, cb uint32) (mpr.NetInfo, error) {
	p, info := text(name), &netInfo{size: cb}
	err := f.call(procGetNetworkInformation, func() (uintptr, uintptr, error) {
		return procGetNetworkInformation.Call(uintptr(unsafe.Pointer(p)), uintptr(unsafe.Pointer(info)))
	})
	return mpr.NetInfo{
		ProviderVersion: info.version, Status: info.status, Characteristics: info.characteristics,
		Handle: info.handle, NetType: info.netType, Printers: info.printers, Drives: info.drives,
	}, err
}

// GetLastError implements mpr.Network.
func (f *Caller) GetLastError() mpr.LastError {
	last, _ := f.GetLastErrorSized(&mpr.Buffer{Size: 1024}, &mpr.Buffer{Size: 1024})
	return last
}

// GetLastErrorSized implements mpr.Sized.
func (f *Caller) GetLastErrorSized(message, network *mpr.Buffer) (mpr.LastError, error) {
	code, m, p := new(uint32), chars(message), chars(network)
	err := f.call(procGetLastError, func() (uintptr, uintptr, error) {
		return procGetLastError.Call(uintptr(unsafe.Pointer(code)), uintptr(m.addr()), uintptr(message.Size), uintptr(p.addr()), uintptr(network.Size))
	})
	m.done()
	p.done()
	if err != nil {
		return mpr.LastError{}, err
	}
	return mpr.LastError{Code: *code, Text: m.text(), Provider: p.text()}, nil
}

// SetLastError implements mpr.Network.
func (f *Caller) SetLastError(code uint32, message, network string) {
	m, p := text(message), text(network)
	_ = f.call(procSetLastError, func() (uintptr, uintptr, error) {
		return procSetLastError.Call(uintptr(code), uintptr(unsafe.Pointer(m)), uintptr(unsafe.Pointer(p)))
	})
}
