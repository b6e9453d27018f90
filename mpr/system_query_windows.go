package mpr

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// asked makes a call that answers a name with a string. A device that is only
// remembered has its name with ERROR_CONNECTION_UNAVAIL.
func (s *system) asked(op, name string, buf *Buffer, call func(p *uint16, m *memory) (uint32, error)) (text string, err error) {
	err = s.named(op, name, func(p *uint16) (uint32, error) {
		return filled(buf, 2, func(m *memory) (uint32, error) {
			code, err := call(p, m)
			if winerr.Errno(code) == winerr.ERROR_CONNECTION_UNAVAIL {
				text = m.text()
			}
			return code, err
		}, func(m *memory) { text = m.text() })
	})
	return text, err
}

// GetConnection implements [Network].
func (s *system) GetConnection(local string) (string, error) {
	return grown(usualText, func(buf *Buffer) (string, error) { return s.GetConnectionSized(local, buf) })
}

// GetConnectionSized implements [Sized].
func (s *system) GetConnectionSized(local string, buf *Buffer) (string, error) {
	return s.asked("WNetGetConnection", local, buf, func(p *uint16, m *memory) (uint32, error) {
		return wnetGetConnection(p, m.chars(), m.length())
	})
}

// GetUser implements [Network].
func (s *system) GetUser(name string) (string, error) {
	return grown(usualText, func(buf *Buffer) (string, error) { return s.GetUserSized(name, buf) })
}

// GetUserSized implements [Sized].
func (s *system) GetUserSized(name string, buf *Buffer) (string, error) {
	return s.asked("WNetGetUser", name, buf, func(p *uint16, m *memory) (uint32, error) {
		return wnetGetUser(p, m.chars(), m.length())
	})
}

// GetProviderName implements [Network].
func (s *system) GetProviderName(netType uint32) (string, error) {
	return grown(usualText, func(buf *Buffer) (string, error) { return s.GetProviderNameSized(netType, buf) })
}

// GetProviderNameSized implements [Sized].
func (s *system) GetProviderNameSized(netType uint32, buf *Buffer) (string, error) {
	return s.asked("WNetGetProviderName", "", buf, func(_ *uint16, m *memory) (uint32, error) {
		return wnetGetProviderName(netType, m.chars(), m.length())
	})
}

// GetUniversalName implements [Network].
func (s *system) GetUniversalName(path string, level Level) (UniversalName, error) {
	return grown(usual, func(buf *Buffer) (UniversalName, error) { return s.GetUniversalNameSized(path, level, buf) })
}

// GetUniversalNameSized implements [Sized].
func (s *system) GetUniversalNameSized(path string, level Level, buf *Buffer) (name UniversalName, err error) {
	err = s.named("WNetGetUniversalName", path, func(p *uint16) (uint32, error) {
		return filled(buf, 1, func(m *memory) (uint32, error) {
			return wnetGetUniversalName(p, uint32(level), m.bytes(), m.length())
		}, func(m *memory) { name = m.universalName(level) })
	})
	return name, err
}

// GetConnectionPerformance implements [Network].
func (s *system) GetConnectionPerformance(nr *NetResource) (ConnectInfo, error) {
	return s.GetConnectionPerformanceSized(nr, uint32(unsafe.Sizeof(rawConnectInfo{})))
}

// GetConnectionPerformanceSized implements [Sized].
func (s *system) GetConnectionPerformanceSized(nr *NetResource, cb uint32) (info ConnectInfo, err error) {
	err = s.about("MultinetGetConnectionPerformance", nr, Credentials{}, func(nr *rawResource, _, _ *uint16) (uint32, error) {
		raw := fixed(rawConnectInfo{size: cb})
		code, err := multinetGetConnectionPerformance(nr, raw)
		if code == 0 && err == nil {
			info = ConnectInfo{
				Flags: provider.ConnectInfoFlags(raw.flags), Speed: raw.speed, Delay: raw.delay, OptDataSize: raw.optDataSize,
			}
		}
		return code, err
	})
	return info, err
}

// GetNetworkInformation implements [Network].
func (s *system) GetNetworkInformation(name string) (NetInfo, error) {
	return s.GetNetworkInformationSized(name, uint32(unsafe.Sizeof(rawNetInfo{})))
}

// GetNetworkInformationSized implements [Sized].
func (s *system) GetNetworkInformationSized(name string, cb uint32) (info NetInfo, err error) {
	err = s.named("WNetGetNetworkInformation", name, func(p *uint16) (uint32, error) {
		raw := fixed(rawNetInfo{size: cb})
		code, err := wnetGetNetworkInformation(p, raw)
		if code == 0 && err == nil {
			info = NetInfo{raw.version, raw.status, raw.characteristics, raw.handle, raw.netType, raw.printers, raw.drives}
		}
		return code, err
	})
	return info, err
}
