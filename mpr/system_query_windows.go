package mpr

import (
	"errors"
	"unsafe"

	"golang.org/x/sys/windows"

	"github.com/seed-520b6462/winnet/provider"
)

// tries bounds how often a buffer grows: an answer that is longer each time it
// is asked for has no end.
const tries = 8

// grown asks for a string with buffers that grow until it fits. The string is
// there with an error, too, if the call leaves one.
func grown(call func(buf *uint16, size *uint32) error) (string, error) {
	size := uint32(256)
	for range tries {
		buf := make([]uint16, size)
		err := call(&buf[0], &size)
		if !errors.Is(err, windows.ERROR_MORE_DATA) || int(size) <= len(buf) {
			return windows.UTF16ToString(buf), err
		}
	}
	return "", windows.ERROR_MORE_DATA
}

// The sizes that structures are first asked for with: that of one, and the 16 KiB
// that the page of WNetEnumResource recommends.
const (
	usual = 1 << 10
	many  = 16 << 10
)

// structured asks for a structure with strings behind it, with buffers that grow
// until they hold it. The buffer is aligned as a structure needs it.
func structured(size uint32, call func(buf *byte, size *uint32) error) (unsafe.Pointer, error) {
	for range tries {
		buf := make([]uint64, (size+7)/8)
		room := uint32(len(buf) * 8)
		size = room
		err := call((*byte)(unsafe.Pointer(&buf[0])), &size)
		if !errors.Is(err, windows.ERROR_MORE_DATA) || size <= room {
			return unsafe.Pointer(&buf[0]), err
		}
	}
	return nil, windows.ERROR_MORE_DATA
}

// netResource is a NETRESOURCE that Windows has written.
func (raw *rawResource) netResource() NetResource {
	return NetResource{
		Scope: Scope(raw.scope), Type: ResourceType(raw.typ), DisplayType: DisplayType(raw.displayType), Usage: Usage(raw.usage),
		LocalName: windows.UTF16PtrToString(raw.localName), RemoteName: windows.UTF16PtrToString(raw.remoteName),
		Comment: windows.UTF16PtrToString(raw.comment), Provider: windows.UTF16PtrToString(raw.provider),
	}
}

// GetConnection implements [Network].
func (s *system) GetConnection(local string) (remote string, err error) {
	err = s.named("WNetGetConnection", local, func(p *uint16) (err error) {
		remote, err = grown(func(buf *uint16, size *uint32) error { return wnetGetConnection(p, buf, size) })
		if err != nil && !errors.Is(err, windows.ERROR_CONNECTION_UNAVAIL) {
			remote = ""
		}
		return err
	})
	return remote, err
}

// GetUniversalName implements [Network].
func (s *system) GetUniversalName(path string, level Level) (name UniversalName, err error) {
	err = s.named("WNetGetUniversalName", path, func(p *uint16) error {
		buf, err := structured(usual, func(buf *byte, size *uint32) error { return wnetGetUniversalName(p, uint32(level), buf, size) })
		if err != nil {
			return err
		}
		raw := (*rawRemoteName)(buf)
		name.Universal = windows.UTF16PtrToString(raw.universal)
		if level == REMOTE_NAME_INFO_LEVEL {
			name.Connection = windows.UTF16PtrToString(raw.connection)
			name.Remaining = windows.UTF16PtrToString(raw.remaining)
		}
		return nil
	})
	return name, err
}

// GetUser implements [Network].
func (s *system) GetUser(name string) (user string, err error) {
	err = s.named("WNetGetUser", name, func(p *uint16) (err error) {
		user, err = grown(func(buf *uint16, size *uint32) error { return wnetGetUser(p, buf, size) })
		return err
	})
	return user, err
}

// GetConnectionPerformance implements [Network].
func (s *system) GetConnectionPerformance(nr *NetResource) (info ConnectInfo, err error) {
	err = s.about("MultinetGetConnectionPerformance", nr, Credentials{}, func(nr *rawResource, _, _ *uint16) error {
		var raw rawConnectInfo
		raw.size = uint32(unsafe.Sizeof(raw))
		err := multinetGetConnectionPerformance(nr, &raw)
		if err == nil {
			info = ConnectInfo{
				Flags: provider.ConnectInfoFlags(raw.flags), Speed: raw.speed, Delay: raw.delay, OptDataSize: raw.optDataSize,
			}
		}
		return err
	})
	return info, err
}

// GetResourceInformation implements [Network].
func (s *system) GetResourceInformation(nr *NetResource) (info NetResource, rest string, err error) {
	err = s.about("WNetGetResourceInformation", nr, Credentials{}, func(nr *rawResource, _, _ *uint16) error {
		var system *uint16
		buf, err := structured(usual, func(buf *byte, size *uint32) error { return wnetGetResourceInformation(nr, buf, size, &system) })
		if err == nil {
			info, rest = (*rawResource)(buf).netResource(), windows.UTF16PtrToString(system)
		}
		return err
	})
	return info, rest, err
}

// GetResourceParent implements [Network].
func (s *system) GetResourceParent(nr *NetResource) (parent NetResource, err error) {
	err = s.about("WNetGetResourceParent", nr, Credentials{}, func(nr *rawResource, _, _ *uint16) error {
		buf, err := structured(usual, func(buf *byte, size *uint32) error { return wnetGetResourceParent(nr, buf, size) })
		if err == nil {
			parent = (*rawResource)(buf).netResource()
		}
		return err
	})
	return parent, err
}

// GetProviderName implements [Network].
func (s *system) GetProviderName(netType uint32) (name string, err error) {
	err = s.call("WNetGetProviderName", "", "", func() (err error) {
		name, err = grown(func(buf *uint16, size *uint32) error { return wnetGetProviderName(netType, buf, size) })
		return err
	})
	return name, err
}

// GetNetworkInformation implements [Network].
func (s *system) GetNetworkInformation(name string) (info NetInfo, err error) {
	err = s.named("WNetGetNetworkInformation", name, func(p *uint16) error {
		var raw rawNetInfo
		raw.size = uint32(unsafe.Sizeof(raw))
		err := wnetGetNetworkInformation(p, &raw)
		if err == nil {
			info = NetInfo{raw.version, raw.status, raw.characteristics, raw.handle, raw.netType, raw.printers, raw.drives}
		}
		return err
	})
	return info, err
}
