package mpr

import "golang.org/x/sys/windows"

// GetResourceInformation implements [Network].
func (s *system) GetResourceInformation(nr *NetResource) (NetResource, string, error) {
	got, err := grown(usual, func(buf *Buffer) (resourceInfo, error) {
		info, rest, err := s.GetResourceInformationSized(nr, buf)
		return resourceInfo{info, rest}, err
	})
	return got.NetResource, got.system, err
}

// GetResourceInformationSized implements [Sized].
func (s *system) GetResourceInformationSized(nr *NetResource, buf *Buffer) (info NetResource, rest string, err error) {
	err = s.about("WNetGetResourceInformation", nr, Credentials{}, func(nr *rawResource, _, _ *uint16) (uint32, error) {
		system := fixed[*uint16](nil)
		return filled(buf, 1, func(m *memory) (uint32, error) {
			return wnetGetResourceInformation(nr, m.bytes(), m.length(), system)
		}, func(m *memory) { info, rest = m.netResource(), windows.UTF16PtrToString(*system) })
	})
	return info, rest, err
}

// GetResourceParent implements [Network].
func (s *system) GetResourceParent(nr *NetResource) (NetResource, error) {
	return grown(usual, func(buf *Buffer) (NetResource, error) { return s.GetResourceParentSized(nr, buf) })
}

// GetResourceParentSized implements [Sized].
func (s *system) GetResourceParentSized(nr *NetResource, buf *Buffer) (parent NetResource, err error) {
	err = s.about("WNetGetResourceParent", nr, Credentials{}, func(nr *rawResource, _, _ *uint16) (uint32, error) {
		return filled(buf, 1, func(m *memory) (uint32, error) {
			return wnetGetResourceParent(nr, m.bytes(), m.length())
		}, func(m *memory) { parent = m.netResource() })
	})
	return parent, err
}

// netResource is a NETRESOURCE that Windows has written.
func (raw *rawResource) netResource() NetResource {
	return NetResource{
		Scope: Scope(raw.scope), Type: ResourceType(raw.typ), DisplayType: DisplayType(raw.displayType), Usage: Usage(raw.usage),
		LocalName: windows.UTF16PtrToString(raw.localName), RemoteName: windows.UTF16PtrToString(raw.remoteName),
		Comment: windows.UTF16PtrToString(raw.comment), Provider: windows.UTF16PtrToString(raw.provider),
	}
}
