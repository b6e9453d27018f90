package provider

import (
	"io"
	"io/fs"

	"github.com/seed-520b6462/winnet/session"
)

// Provider is the network provider API (npapi.h) as the router calls it, and
// the redirector behind it that serves the files. It is analogous to a provider
// DLL with its file system driver.
//
// The session says who calls: a provider keeps connections by the LUID of the
// session and letters in its device namespace. No method may call back into the
// router. Strings arrive as the caller gave them, local names in canonical
// form (`Z:`, `LPT1`).
//
// The interface is wide on purpose: embed [Unimplemented] and override what
// your network has. GetCaps says what that is, and the router never calls
// what GetCaps doesn't announce.
//
// General codes that any call may return besides its own ("Network Security
// Return Values"): ERROR_NOT_SUPPORTED (the provider doesn't offer the
// call), ERROR_UNEXP_NET_ERR (unidentified failure), ERROR_INVALID_PARAMETER,
// ERROR_ACCESS_DENIED, ERROR_BUSY (still starting; the caller may retry),
// ERROR_NOT_ENOUGH_MEMORY, ERROR_NO_NETWORK (not started; tested first),
// ERROR_EXTENDED_ERROR as a *winerr.Extended. The codes 53, 67, 87 and 124
// tell the router that the resource belongs to somebody else.
type Provider interface {
	Identity
	Connections
	Names
	Enumeration
	Shell
	Permissions
	CredentialManager
	Redirector
}

// Identity is who a provider is and what it can do.
type Identity interface {
	// Name is the provider's name as NETRESOURCE's lpProvider has it: the value
	// `Name` of its NetworkProvider registry key.
	Name() string

	// GetCaps answers NPGetCaps: a mask of WNNC_ bits, or for WNNC_START,
	// WNNC_NET_TYPE and WNNC_SPEC_VERSION a value. It never fails; 0 for an
	// index it doesn't know.
	GetCaps(index CapIndex) uint32
}

// Connections are the calls that redirect devices (WNNC_CONNECTION, WNNC_USER).
type Connections interface {
	// AddConnection connects nr.RemoteName, redirecting nr.LocalName unless that
	// is empty (NPAddConnection; WNNC_CON_ADDCONNECTION). Only RemoteName,
	// LocalName and Type of nr are read.
	//
	// ERROR_BAD_NET_NAME or ERROR_BAD_NETPATH: not a name of this network.
	// ERROR_BAD_DEVICE: local name not valid. ERROR_INVALID_PASSWORD,
	// ERROR_LOGON_FAILURE, ERROR_BAD_USERNAME: credentials refused.
	// ERROR_ALREADY_ASSIGNED: device already connected. ERROR_ACCESS_DENIED.
	// ERROR_SESSION_CREDENTIAL_CONFLICT: other credentials to that server are
	// in use. ERROR_NO_NETWORK.
	AddConnection(s *session.Session, nr *NetResource, cred Credentials) error

	// AddConnection3 is AddConnection with owner window and flags
	// (NPAddConnection3; WNNC_CON_ADDCONNECTION3). The provider heeds
	// CONNECT_TEMPORARY, INTERACTIVE, PROMPT and, with WNNC_CON_DEFER, DEFERRED;
	// it ignores all other bits: remembering is the router's business.
	//
	// Codes of AddConnection, and ERROR_CANCELLED: the user cancelled the
	// provider's dialog.
	AddConnection3(s *session.Session, owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) error

	// AddConnection4 is AddConnection3 with an opaque authentication buffer in
	// place of user and password, and use options, both in the provider's own
	// form; nil is NULL, the defaults (WNNC_CON_ADDCONNECTION4; npapi.h has
	// the signature only). Codes of AddConnection3.
	AddConnection4(s *session.Session, owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) error

	// CancelConnection cancels a redirected device, or all deviceless
	// connections to a remote name (NPCancelConnection;
	// WNNC_CON_CANCELCONNECTION). With force the open files and jobs are closed.
	//
	// ERROR_NOT_CONNECTED: not a device of this provider in this session, and
	// no remote name connected. ERROR_OPEN_FILES: files or jobs open, no force.
	// ERROR_DEVICE_IN_USE: a process holds the device, whatever force says.
	CancelConnection(s *session.Session, name string, force bool) error

	// CancelConnection2 is CancelConnection with flags
	// (WNNC_CON_CANCELCONNECTION2; npapi.h has the signature only). Codes of
	// CancelConnection.
	CancelConnection2(s *session.Session, name string, force bool, flags ConnectFlags) error

	// GetConnection gives the remote name behind a redirected device that is
	// live (NPGetConnection; WNNC_CON_GETCONNECTIONS).
	//
	// ERROR_NOT_CONNECTED: not redirected by this provider. ERROR_NO_NETWORK.
	GetConnection(s *session.Session, local string) (remote string, err error)

	// GetConnection3 is GetConnection that also knows connections in the
	// disconnected (deferred) state and says which it is. Codes of GetConnection.
	GetConnection3(s *session.Session, local string) (remote string, state ConnectionState, err error)

	// GetConnectionPerformance estimates the performance of a live connection
	// (NPGetConnectionPerformance; WNNC_CON_GETPERFORMANCE). The name is a
	// remote name or a device.
	//
	// ERROR_NOT_CONNECTED: not a connected resource. ERROR_NO_NETWORK.
	GetConnectionPerformance(s *session.Session, name string) (ConnectInfo, error)

	// GetUser gives the user name of a connection (device or remote name), or
	// the default user for "" (NPGetUser; WNNC_USR_GETUSER).
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

// Names are the calls that translate names.
type Names interface {
	// GetUniversalName gives the universal form of a path on a redirected device
	// (NPGetUniversalName). The object need not exist.
	//
	// ERROR_BAD_DEVICE: path not valid. ERROR_NOT_CONNECTED: not a device of
	// this provider. ERROR_NOT_SUPPORTED: UNIVERSAL_NAME_INFO_LEVEL, and the
	// network has no universal names. ERROR_INVALID_LEVEL. ERROR_NO_NETWORK.
	GetUniversalName(s *session.Session, path string, level Level) (UniversalName, error)

	// GetResourceInformation says whether the resource is this network's, and
	// splits its path into the network's part and the rest, with the rest's
	// leading backslash (NPGetResourceInformation;
	// WNNC_DLG_GETRESOURCEINFORMATION). It reads RemoteName, Type and Provider
	// of nr, and gives RemoteName (as an enumeration spells it), Provider,
	// Type, DisplayType and Usage. The resource must exist, the rest need not.
	//
	// ERROR_BAD_NET_NAME: not of this network. ERROR_BAD_DEV_TYPE: nr.Type is
	// given and differs. ERROR_INVALID_PARAMETER, ERROR_NOT_AUTHENTICATED,
	// ERROR_ACCESS_DENIED.
	GetResourceInformation(s *session.Session, nr *NetResource) (info NetResource, system string, err error)

	// GetResourceParent gives the parent in the browse hierarchy; RemoteName is
	// empty when there is none (NPGetResourceParent;
	// WNNC_DLG_GETRESOURCEPARENT). A syntactic answer is enough.
	//
	// ERROR_BAD_NET_NAME: not of this network, or malformed.
	// ERROR_INVALID_PARAMETER, ERROR_NOT_AUTHENTICATED, ERROR_ACCESS_DENIED.
	GetResourceParent(s *session.Session, nr *NetResource) (NetResource, error)

	// FormatNetworkName gives the display form of a name that this provider
	// produced, for a control of width characters (NPFormatNetworkName;
	// WNNC_DLG_FORMATNETWORKNAME). On any error the raw name is shown.
	//
	// ERROR_BAD_NET_NAME: not a name of this network. ERROR_INVALID_PARAMETER:
	// not exactly one of MULTILINE and ABBREVIATED. ERROR_NO_NETWORK.
	FormatNetworkName(remote string, flags FormatFlags, width uint32) (string, error)
}

// Handle is an enumeration that a provider has open.
type Handle uint64

// Enumeration is the enumeration trio (WNNC_ENUMERATION): all or none.
type Enumeration interface {
	// OpenEnum opens an enumeration of scope RESOURCE_CONNECTED,
	// RESOURCE_GLOBALNET or RESOURCE_CONTEXT (NPOpenEnum). nr is the container,
	// nil or without RemoteName for the top; outside GLOBALNET it is nil.
	//
	// ERROR_NOT_SUPPORTED: this kind isn't supported, or nr can't be browsed.
	// ERROR_NOT_CONTAINER. ERROR_INVALID_PARAMETER: bad scope, type or usage.
	// ERROR_NOT_AUTHENTICATED: RESOURCEUSAGE_ATTACHED, and the caller isn't.
	// ERROR_BAD_NET_NAME or ERROR_BAD_NETPATH: nr isn't of this network.
	// ERROR_NO_NETWORK.
	OpenEnum(s *session.Session, scope Scope, typ ResourceType, usage Usage, nr *NetResource) (Handle, error)

	// EnumResource fills buf with the next resources and says how many
	// (NPEnumResource). Fewer than len(buf) doesn't mean the end.
	//
	// ERROR_NO_MORE_ITEMS: finished (with n 0). ERROR_MORE_DATA: buf has no room
	// for one. ERROR_NO_NETWORK, tested before ERROR_INVALID_HANDLE.
	EnumResource(h Handle, buf []NetResource) (n int, err error)

	// CloseEnum closes the enumeration (NPCloseEnum). ERROR_NO_NETWORK, tested
	// before ERROR_INVALID_HANDLE.
	CloseEnum(h Handle) error
}

// File is an open file or directory of a share. Offsets are in bytes, and reading
// ends with io.EOF.
//
// ERROR_INVALID_HANDLE: it is closed. ERROR_NETNAME_DELETED: its connection was
// cancelled by force, or the server or the share has gone; only Close still
// succeeds. ERROR_ACCESS_DENIED: it was opened for the other of reading and
// writing. ERROR_INVALID_FUNCTION: Read, ReadAt, Write or Seek of a directory.
// ERROR_DIRECTORY: ReadDir of a file. ERROR_NEGATIVE_SEEK or
// ERROR_INVALID_PARAMETER: an offset before the beginning (SetFilePointer and
// ReadFile, fileapi.h documentation). ERROR_DISK_FULL: no room for a write.
// ERROR_NOT_SUPPORTED: ReadAt or Seek where there is no such thing.
type File interface {
	fs.ReadDirFile
	io.Writer
	io.Seeker
	io.ReaderAt
}

// Redirector is the file system driver behind a provider: what programs do with
// a connection once WNet has made it. Paths are `Z:\dir\file` or
// `\\server\share\dir\file`.
type Redirector interface {
	// OpenFile opens a file or directory with the flags of package os. The file
	// counts as open on its connection until it is closed.
	//
	// ERROR_NOT_CONNECTED: a device that isn't this provider's in this session.
	// ERROR_BAD_NETPATH, ERROR_BAD_NET_NAME: a path of another network.
	// ERROR_INVALID_NAME: a name that no file may have. ERROR_FILE_NOT_FOUND,
	// ERROR_PATH_NOT_FOUND. ERROR_FILE_EXISTS: os.O_EXCL. ERROR_ACCESS_DENIED,
	// ERROR_WRITE_PROTECT: writing where that isn't permitted or possible.
	// ERROR_NOT_SUPPORTED: a printer. ERROR_NO_NETWORK.
	OpenFile(s *session.Session, path string, flag int, perm fs.FileMode) (File, error)

	// Mkdir makes a directory. Codes of OpenFile, and ERROR_ALREADY_EXISTS.
	Mkdir(s *session.Session, path string, perm fs.FileMode) error

	// Remove removes a file or an empty directory. Whether that can be one that
	// is open, the network decides.
	//
	// Codes of OpenFile, ERROR_DIR_NOT_EMPTY, and ERROR_SHARING_VIOLATION:
	// somebody has it open, and this network doesn't remove it then.
	Remove(s *session.Session, path string) error

	// SetCurrentDirectory marks the connection as in use by a process that has
	// path as its current directory, until release is called (twice is fine).
	// Codes of OpenFile, and ERROR_DIRECTORY: not a directory.
	SetCurrentDirectory(s *session.Session, path string) (release func(), err error)

	// StartJob begins a print job on a redirected printer port; it counts as
	// open until it is closed. ERROR_NOT_CONNECTED, ERROR_NOT_SUPPORTED (a
	// disk).
	StartJob(s *session.Session, device, title string) (io.WriteCloser, error)

	// Logoff drops everything that the provider keeps for a session that is
	// ending. It is called before the session's namespace is emptied.
	Logoff(s *session.Session)

	// Snapshot lists what the provider keeps, sorted by LUID, local and remote
	// name.
	Snapshot() []ConnectionSnapshot
}

// ConnectionSnapshot is the state of one connection.
type ConnectionSnapshot struct {
	LUID         session.LUID
	Local        string // "" for a deviceless connection
	Remote       string
	Type         ResourceType
	User         string
	Disconnected bool     // deferred: not yet connected to the server
	OpenFiles    []string // sorted paths within the share
	Jobs         []string // sorted titles
	Holders      int      // processes with their current directory here
}
