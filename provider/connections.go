package provider

import "github.com/seed-520b6462/winnet/session"

// Connections holds the calls that connect resources and redirect devices.
type Connections interface {
	// AddConnection connects nr.RemoteName, and redirects nr.LocalName to it unless that is "". It reads RemoteName,
	// LocalName and Type of nr. A NULL password stands for the default password of the user, a NULL user for the user of
	// the session.
	//
	// Errors:
	//   - ERROR_BAD_NET_NAME, ERROR_BAD_NETPATH: the remote name isn't one of this network.
	//   - ERROR_BAD_DEVICE: the local name isn't valid.
	//   - ERROR_BAD_DEV_TYPE: device, type and resource don't fit.
	//   - ERROR_ALREADY_ASSIGNED: the local name is connected already.
	//   - ERROR_INVALID_PASSWORD, ERROR_LOGON_FAILURE, ERROR_BAD_USERNAME: the server refuses the credentials.
	//   - ERROR_SESSION_CREDENTIAL_CONFLICT: the session uses other credentials on that server.
	//   - ERROR_ACCESS_DENIED: the user may not connect the resource.
	//   - ERROR_NO_NETWORK: the network isn't present.
	//
	// Announced by WNNC_CON_ADDCONNECTION of WNNC_CONNECTION. Document: NPAddConnection (npapi.h).
	AddConnection(s *session.Session, nr *NetResource, cred session.Credentials) error

	// AddConnection3 is AddConnection with an owner window and flags. The window may own dialogs that authenticate the
	// user, if CONNECT_INTERACTIVE is set. The provider heeds CONNECT_TEMPORARY, CONNECT_INTERACTIVE, CONNECT_PROMPT and,
	// if it announces WNNC_CON_DEFER, CONNECT_DEFERRED; it ignores the other bits, because remembering is the router's
	// part. A deferred connection causes no traffic: the provider records it as disconnected, and connects at the first
	// use.
	//
	// Errors of AddConnection, and:
	//   - ERROR_CANCELLED: the user cancelled the provider's dialog. A provider that has asked the user doesn't return
	//     the codes of refused credentials: it asks again, until the user cancels.
	//
	// Announced by WNNC_CON_ADDCONNECTION3 of WNNC_CONNECTION. Document: NPAddConnection3 (npapi.h).
	AddConnection3(s *session.Session, owner Window, nr *NetResource, cred session.Credentials, flags ConnectFlags) error

	// AddConnection4 is AddConnection3 with an authentication buffer in place of user and password, and with options.
	// Buffer and options are in bytes of the provider's own form; nil stands for NULL, the defaults.
	//
	// Errors of AddConnection3.
	//
	// Announced by WNNC_CON_ADDCONNECTION4 of WNNC_CONNECTION. Documents: WNetAddConnection4W (winnetwk.h); of
	// NPAddConnection4 npapi.h has the signature only.
	AddConnection4(s *session.Session, owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) error

	// CancelConnection cancels the connection of a redirected device, or all deviceless connections to a remote name.
	// With force it closes open files and print jobs.
	//
	// Errors:
	//   - ERROR_NOT_CONNECTED: the session has redirected no such device by this provider, or hasn't connected the remote
	//     name.
	//   - ERROR_OPEN_FILES: files or print jobs are open, and force is false.
	//   - ERROR_DEVICE_IN_USE: a process has its current directory on the device, whatever force is.
	//
	// Announced by WNNC_CON_CANCELCONNECTION of WNNC_CONNECTION. Document: NPCancelConnection (npapi.h).
	CancelConnection(s *session.Session, name string, force bool) error

	// CancelConnection2 is CancelConnection with flags. No document describes what they change.
	//
	// Errors of CancelConnection.
	//
	// Announced by WNNC_CON_CANCELCONNECTION2 of WNNC_CONNECTION. Of NPCancelConnection2 npapi.h has the signature only.
	CancelConnection2(s *session.Session, name string, force bool, flags ConnectFlags) error

	// GetConnection returns the remote name of a redirected device. It doesn't know deferred connections that haven't
	// been used yet.
	//
	// Errors:
	//   - ERROR_NOT_CONNECTED: this provider hasn't redirected the device.
	//   - ERROR_NO_NETWORK: the network isn't present.
	//
	// Announced by WNNC_CON_GETCONNECTIONS of WNNC_CONNECTION. Document: NPGetConnection (npapi.h).
	GetConnection(s *session.Session, local string) (remote string, err error)

	// GetConnection3 returns the remote name of a redirected device, of a disconnected (deferred) one too, and which of
	// the two it is.
	//
	// Errors of GetConnection.
	//
	// Document: NPGetConnection3 (npapi.h).
	GetConnection3(s *session.Session, local string) (remote string, state ConnectionState, err error)

	// GetConnectionPerformance returns the expected performance of a connection, which may be an estimate. The name is a
	// remote name or a device.
	//
	// Errors:
	//   - ERROR_NOT_CONNECTED: the name isn't a connected resource.
	//   - ERROR_NO_NETWORK: the network isn't present.
	//
	// Announced by WNNC_CON_GETPERFORMANCE of WNNC_CONNECTION. Document: NPGetConnectionPerformance (npapi.h).
	GetConnectionPerformance(s *session.Session, name string) (ConnectInfo, error)

	// GetUser returns the user name of a connection, by its device or remote name, or for "" the default user. If several
	// connections to a remote name have different users, the provider chooses one.
	//
	// Errors:
	//   - ERROR_NOT_CONNECTED: the name is neither a redirected device nor a connected remote name.
	//   - ERROR_NO_NETWORK: the network isn't present.
	//
	// Announced by WNNC_USR_GETUSER of WNNC_USER. Document: NPGetUser (npapi.h).
	GetUser(s *session.Session, name string) (string, error)

	// GetPersistentUseOptions returns the options to keep with a remembered connection, given those of the connecting
	// call; nil stands for none.
	//
	// Errors:
	//   - ERROR_BAD_NET_NAME: the remote name isn't one of this network.
	//   - ERROR_NOT_SUPPORTED: the provider keeps no options.
	//   - ERROR_NO_NETWORK: the network isn't present.
	//
	// Of NPGetPersistentUseOptionsForConnection npapi.h has the signature only.
	GetPersistentUseOptions(s *session.Session, remote string, options []byte) ([]byte, error)
}
