//go:build !windows

package mpr

import winerr "github.com/seed-520b6462/winnet/errors"

// System is the network of this machine, which there is on Windows only: here
// every call is ERROR_NOT_SUPPORTED, those of [Sized] as well.
func System() Network { return noSystem{} }

var _ Sized = noSystem{}

// noSystem answers for a system without WNet.
type noSystem struct{}

func unsupported(op string) error { return &Error{Op: op, Err: winerr.ERROR_NOT_SUPPORTED} }

func (noSystem) AddConnection(string, Password, string) error {
	return unsupported("WNetAddConnection")
}

func (noSystem) AddConnection2(*NetResource, Credentials, ConnectFlags) error {
	return unsupported("WNetAddConnection2")
}

func (noSystem) AddConnection3(Window, *NetResource, Credentials, ConnectFlags) error {
	return unsupported("WNetAddConnection3")
}

func (noSystem) AddConnection4(Window, *NetResource, []byte, ConnectFlags, []byte) error {
	return unsupported("WNetAddConnection4")
}

func (noSystem) UseConnection(Window, *NetResource, Credentials, ConnectFlags) (Use, error) {
	return Use{}, unsupported("WNetUseConnection")
}

func (noSystem) UseConnection4(Window, *NetResource, []byte, ConnectFlags, []byte) (Use, error) {
	return Use{}, unsupported("WNetUseConnection4")
}

func (noSystem) CancelConnection(string, bool) error { return unsupported("WNetCancelConnection") }

func (noSystem) CancelConnection2(string, ConnectFlags, bool) error {
	return unsupported("WNetCancelConnection2")
}

func (noSystem) RestoreConnection(Window, string, UseUI) error {
	return unsupported("WNetRestoreConnection")
}

func (noSystem) RestoreSingleConnection(Window, string, bool) error {
	return unsupported("WNetRestoreSingleConnection")
}

func (noSystem) GetConnection(string) (string, error) { return "", unsupported("WNetGetConnection") }

func (noSystem) GetUniversalName(string, Level) (UniversalName, error) {
	return UniversalName{}, unsupported("WNetGetUniversalName")
}

func (noSystem) GetUser(string) (string, error) { return "", unsupported("WNetGetUser") }

func (noSystem) GetConnectionPerformance(*NetResource) (ConnectInfo, error) {
	return ConnectInfo{}, unsupported("MultinetGetConnectionPerformance")
}

func (noSystem) OpenEnum(Scope, ResourceType, Usage, *NetResource) (EnumHandle, error) {
	return 0, unsupported("WNetOpenEnum")
}

func (noSystem) EnumResource(EnumHandle, []NetResource) (int, error) {
	return 0, unsupported("WNetEnumResource")
}

func (noSystem) CloseEnum(EnumHandle) error { return unsupported("WNetCloseEnum") }

func (noSystem) GetResourceInformation(*NetResource) (NetResource, string, error) {
	return NetResource{}, "", unsupported("WNetGetResourceInformation")
}

func (noSystem) GetResourceParent(*NetResource) (NetResource, error) {
	return NetResource{}, unsupported("WNetGetResourceParent")
}

func (noSystem) GetProviderName(uint32) (string, error) {
	return "", unsupported("WNetGetProviderName")
}

func (noSystem) GetNetworkInformation(string) (NetInfo, error) {
	return NetInfo{}, unsupported("WNetGetNetworkInformation")
}

func (noSystem) ConnectionDialog(Window, ResourceType) error {
	return unsupported("WNetConnectionDialog")
}

func (noSystem) ConnectionDialog1(*ConnectDialog) error { return unsupported("WNetConnectionDialog1") }

func (noSystem) DisconnectDialog(Window, ResourceType) error {
	return unsupported("WNetDisconnectDialog")
}

func (noSystem) DisconnectDialog1(*DisconnectDialog) error {
	return unsupported("WNetDisconnectDialog1")
}

// The last error is that of every call; there is no extended one.
func (noSystem) GetLastError() LastError            { return LastError{} }
func (noSystem) SetLastError(_ uint32, _, _ string) {}
func (noSystem) LastErrno() winerr.Errno            { return winerr.ERROR_NOT_SUPPORTED }
