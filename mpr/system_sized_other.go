//go:build !windows

package mpr

func (noSystem) UseConnectionSized(Window, *NetResource, Credentials, ConnectFlags, *Buffer) (Use, error) {
	return Use{}, unsupported("WNetUseConnection")
}

func (noSystem) UseConnection4Sized(Window, *NetResource, []byte, ConnectFlags, []byte, *Buffer) (Use, error) {
	return Use{}, unsupported("WNetUseConnection4")
}

func (noSystem) GetConnectionSized(string, *Buffer) (string, error) {
	return "", unsupported("WNetGetConnection")
}

func (noSystem) GetUniversalNameSized(string, Level, *Buffer) (UniversalName, error) {
	return UniversalName{}, unsupported("WNetGetUniversalName")
}

func (noSystem) GetUserSized(string, *Buffer) (string, error) { return "", unsupported("WNetGetUser") }

func (noSystem) GetConnectionPerformanceSized(*NetResource, uint32) (ConnectInfo, error) {
	return ConnectInfo{}, unsupported("MultinetGetConnectionPerformance")
}

func (noSystem) EnumResourceSized(EnumHandle, uint32, *Buffer) ([]NetResource, error) {
	return nil, unsupported("WNetEnumResource")
}

func (noSystem) GetResourceInformationSized(*NetResource, *Buffer) (NetResource, string, error) {
	return NetResource{}, "", unsupported("WNetGetResourceInformation")
}

func (noSystem) GetResourceParentSized(*NetResource, *Buffer) (NetResource, error) {
	return NetResource{}, unsupported("WNetGetResourceParent")
}

func (noSystem) GetProviderNameSized(uint32, *Buffer) (string, error) {
	return "", unsupported("WNetGetProviderName")
}

func (noSystem) GetNetworkInformationSized(string, uint32) (NetInfo, error) {
	return NetInfo{}, unsupported("WNetGetNetworkInformation")
}

func (noSystem) GetLastErrorSized(_, _ *Buffer) (LastError, error) {
	return LastError{}, unsupported("WNetGetLastError")
}
