package mpr

//go:generate go run ../provider/internal/callgen . Network zunimplemented.go.tmpl

import winerr "github.com/seed-520b6462/winnet/errors"

// Network holds the documented calls, as Go code should depend on them: without their prefix, with strings and typed
// flags in place of buffers, and with an error in place of a code (winerr.Code returns it). [Caller] is the emulator,
// and its methods say what each call does, and when each code comes.
//
// An implementation embeds the Network that it wraps, or [Unimplemented], because methods are added when WNet's are.
type Network interface {
	AddConnection(remote string, password Password, local string) error
	AddConnection2(nr *NetResource, cred Credentials, flags ConnectFlags) error
	AddConnection3(owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) error
	AddConnection4(owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) error
	UseConnection(owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) (Use, error)
	UseConnection4(owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) (Use, error)
	CancelConnection(name string, force bool) error
	CancelConnection2(name string, flags ConnectFlags, force bool) error
	RestoreConnection(owner Window, device string, ui UseUI) error
	RestoreSingleConnection(owner Window, device string, useUI bool) error

	GetConnection(local string) (remote string, err error)
	GetUniversalName(path string, level Level) (UniversalName, error)
	GetUser(name string) (string, error)
	GetConnectionPerformance(nr *NetResource) (ConnectInfo, error)

	OpenEnum(scope Scope, typ ResourceType, usage Usage, nr *NetResource) (EnumHandle, error)
	EnumResource(h EnumHandle, buf []NetResource) (n int, err error)
	CloseEnum(h EnumHandle) error

	GetResourceInformation(nr *NetResource) (info NetResource, system string, err error)
	GetResourceParent(nr *NetResource) (NetResource, error)
	GetProviderName(netType uint32) (string, error)
	GetNetworkInformation(provider string) (NetInfo, error)

	ConnectionDialog(owner Window, typ ResourceType) error
	ConnectionDialog1(dialog *ConnectDialog) error
	DisconnectDialog(owner Window, typ ResourceType) error
	DisconnectDialog1(dialog *DisconnectDialog) error

	GetLastError() LastError
	SetLastError(code uint32, text, provider string)
	LastErrno() winerr.Errno
}

// Unimplemented stands for a system without WNet, to be embedded by an implementation that grows call by call: a call
// returns ERROR_CALL_NOT_IMPLEMENTED, and one without an error nothing.
type Unimplemented struct{}

var _ Network = Unimplemented{}
