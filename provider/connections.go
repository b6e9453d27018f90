package provider

import "github.com/seed-520b6462/winnet/session"

// Connections are the calls that redirect devices (WNNC_CONNECTION, WNNC_USER).
type Connections interface {
	// AddConnection connects nr.RemoteName, redirecting nr.LocalName unless that
	// is empty (NPAddConnection; announced by WNNC_CON_ADDCONNECTION of WNNC_CONNECTION). Only RemoteName,
	// LocalName and Type of nr are read.
	//
	// ERROR_BAD_NET_NAME or ERROR_BAD_NETPATH: not a name of this network.
	// ERROR_BAD_DEVICE: local name not valid. ERROR_INVALID_PASSWORD,
	// ERROR_LOGON_FAILURE, ERROR_BAD_USERNAME: credentials refused.
	// ERROR_ALREADY_ASSIGNED: device already connected. ERROR_ACCESS_DENIED.
	// ERROR_SESSION_CREDENTIAL_CONFLICT: other credentials to that server are
	// in use. ERROR_NO_NETWORK.
	AddConnection(s *session.Session, nr *NetResource, cred session.Credentials) error

	// AddConnection3 is AddConnection with owner window and flags
	// (NPAddConnection3; announced by WNNC_CON_ADDCONNECTION3 of WNNC_CONNECTION). The provider heeds
	// CONNECT_TEMPORARY, INTERACTIVE, PROMPT and, with WNNC_CON_DEFER, DEFERRED;
	// it ignores all other bits: remembering is the router's business.
	//
	// Codes of AddConnection, and ERROR_CANCELLED: the user cancelled the
	// provider's dialog.
	AddConnection3(s *session.Session, owner Window, nr *NetResource, cred session.Credentials, flags ConnectFlags) error

	// AddConnection4 is AddConnection3 with an opaque authentication buffer in
	// place of user and password, and use options, both in the provider's own
	// form; nil is NULL, the defaults (announced by WNNC_CON_ADDCONNECTION4 of WNNC_CONNECTION; npapi.h has
	// the signature only). Codes of AddConnection3.
	AddConnection4(s *session.Session, owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) error

	// CancelConnection cancels a redirected device, or all deviceless
	// connections to a remote name (NPCancelConnection;
	// announced by WNNC_CON_CANCELCONNECTION of WNNC_CONNECTION). With force the open files and jobs are closed.
	//
	// ERROR_NOT_CONNECTED: not a device of this provider in this session, and
	// no remote name connected. ERROR_OPEN_FILES: files or jobs open, no force.
	// ERROR_DEVICE_IN_USE: a process holds the device, whatever force says.
	CancelConnection(s *session.Session, name string, force bool) error

	// CancelConnection2 is CancelConnection with flags
	// (announced by WNNC_CON_CANCELCONNECTION2 of WNNC_CONNECTION; npapi.h has the signature only). Codes of
	// CancelConnection.
	CancelConnection2(s *session.Session, name string, force bool, flags ConnectFlags) error

	// GetConnection gives the remote name behind a redirected device that is
	// live (NPGetConnection; announced by WNNC_CON_GETCONNECTIONS of WNNC_CONNECTION).
	//
	// ERROR_NOT_CONNECTED: not redirected by this provider. ERROR_NO_NETWORK.
	GetConnection(s *session.Session, local string) (remote string, err error)

	// GetConnection3 is GetConnection that also knows connections in the
	// disconnected (deferred) state and says which it is. Codes of GetConnection.
	GetConnection3(s *session.Session, local string) (remote string, state ConnectionState, err error)

	// GetConnectionPerformance estimates the performance of a live connection
	// (NPGetConnectionPerformance; announced by WNNC_CON_GETPERFORMANCE of WNNC_CONNECTION). The name is a
	// remote name or a device.
	//
	// ERROR_NOT_CONNECTED: not a connected resource. ERROR_NO_NETWORK.
	GetConnectionPerformance(s *session.Session, name string) (ConnectInfo, error)

	// GetUser gives the user name of a connection (device or remote name), or
	// the default user for "" (NPGetUser; announced by WNNC_USR_GETUSER of WNNC_USER).
	//
	// ERROR_NOT_CONNECTED: neither a redirected device nor a connected remote
	// name. ERROR_NO_NETWORK.
	GetUser(s *session.Session, name string) (string, error)

	// GetPersistentUseOptions gives the options to keep with a remembered
	// connection (NPGetPersistentUseOptionsForConnection; npapi.h has the
	// signature only). nil is none.
	//
	// ERROR_BAD_NET_NAME: not a name of this network. ERROR_NOT_SUPPORTED: it
	// keeps no options. ERROR_NO_NETWORK.
	GetPersistentUseOptions(s *session.Session, remote string, options []byte) ([]byte, error)
}
