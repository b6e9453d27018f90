package provider

// Scope is the dwScope of a NETRESOURCE or an enumeration (winnetwk.h).
type Scope uint32

// The scopes of an enumeration.
const (
	RESOURCE_CONNECTED  Scope = 1 // what the logon session is connected to
	RESOURCE_GLOBALNET  Scope = 2 // everything on the network
	RESOURCE_REMEMBERED Scope = 3 // the remembered connections of the user; the router's own, no provider sees it
	RESOURCE_RECENT     Scope = 4 // not supported by the 32-bit router
	RESOURCE_CONTEXT    Scope = 5 // the network around the caller; what that is, the provider decides
)

// ResourceType is the dwType of a NETRESOURCE (winnetwk.h).
type ResourceType uint32

// The types of a resource. As a filter of an enumeration they are a mask.
const (
	RESOURCETYPE_ANY      ResourceType = 0 // all types; for a resource: neither disk nor print, or both
	RESOURCETYPE_DISK     ResourceType = 1
	RESOURCETYPE_PRINT    ResourceType = 2
	RESOURCETYPE_RESERVED ResourceType = 8
	RESOURCETYPE_UNKNOWN  ResourceType = 0xFFFFFFFF
)

// DisplayType is the dwDisplayType of a NETRESOURCE (winnetwk.h): how a user
// interface should show it.
type DisplayType uint32

// The display types.
const (
	RESOURCEDISPLAYTYPE_GENERIC      DisplayType = 0
	RESOURCEDISPLAYTYPE_DOMAIN       DisplayType = 1
	RESOURCEDISPLAYTYPE_SERVER       DisplayType = 2
	RESOURCEDISPLAYTYPE_SHARE        DisplayType = 3
	RESOURCEDISPLAYTYPE_FILE         DisplayType = 4
	RESOURCEDISPLAYTYPE_GROUP        DisplayType = 5
	RESOURCEDISPLAYTYPE_NETWORK      DisplayType = 6
	RESOURCEDISPLAYTYPE_ROOT         DisplayType = 7
	RESOURCEDISPLAYTYPE_SHAREADMIN   DisplayType = 8
	RESOURCEDISPLAYTYPE_DIRECTORY    DisplayType = 9
	RESOURCEDISPLAYTYPE_TREE         DisplayType = 10
	RESOURCEDISPLAYTYPE_NDSCONTAINER DisplayType = 11
)

// Usage is the dwUsage of a NETRESOURCE or an enumeration (winnetwk.h).
type Usage uint32

// The usage bits. As a filter, 0 means all.
const (
	RESOURCEUSAGE_CONNECTABLE   Usage = 0x01 // its remote name can be given to AddConnection
	RESOURCEUSAGE_CONTAINER     Usage = 0x02 // its remote name can be given to OpenEnum
	RESOURCEUSAGE_NOLOCALDEVICE Usage = 0x04
	RESOURCEUSAGE_SIBLING       Usage = 0x08
	RESOURCEUSAGE_ATTACHED      Usage = 0x10 // fail unless the caller is authenticated, even if the network allows it
	RESOURCEUSAGE_RESERVED      Usage = 0x80000000
	RESOURCEUSAGE_ALL                 = RESOURCEUSAGE_CONNECTABLE | RESOURCEUSAGE_CONTAINER | RESOURCEUSAGE_ATTACHED
)

// ConnectFlags are the dwFlags of the calls that connect and cancel
// (winnetwk.h; the pages of WNetAddConnection2W and WNetUseConnectionW say what
// each of them means). All of them reach the provider. Those "without effect"
// are accepted, and neither the router nor package redirector acts on them.
type ConnectFlags uint32

// The public connection flags.
const (
	// CONNECT_UPDATE_PROFILE remembers the connection in the user's profile, if it
	// succeeds and redirects a device; without a device it does nothing. To a
	// cancel it says to forget the device.
	CONNECT_UPDATE_PROFILE ConnectFlags = 0x00000001

	// CONNECT_UPDATE_RECENT puts a connection that redirects a device among the
	// recent ones, which the connect dialog shows. The page of WNetAddConnection2W
	// also says "should not be put", which the emulator takes for a slip.
	CONNECT_UPDATE_RECENT ConnectFlags = 0x00000002

	// CONNECT_TEMPORARY keeps a connection from being remembered, even with
	// CONNECT_UPDATE_PROFILE. A provider may drop the connection early
	// (NPAddConnection3); package redirector doesn't.
	CONNECT_TEMPORARY ConnectFlags = 0x00000004

	// CONNECT_INTERACTIVE lets the user be asked when credentials are refused.
	CONNECT_INTERACTIVE ConnectFlags = 0x00000008

	// CONNECT_PROMPT, with INTERACTIVE, asks the user before any credentials are
	// tried.
	CONNECT_PROMPT ConnectFlags = 0x00000010

	// CONNECT_NEED_DRIVE and CONNECT_REFCOUNT are without effect: Windows keeps
	// them for itself, and no page of NT defines either. The DDK of Windows 95 has
	// a cancel with CONNECT_REFCOUNT end one of several uses; here one cancel ends
	// a connection, and refuses the bit (mpr.Options.LenientCancelFlags).
	CONNECT_NEED_DRIVE ConnectFlags = 0x00000020
	CONNECT_REFCOUNT   ConnectFlags = 0x00000040

	// CONNECT_REDIRECT makes UseConnection choose a device when none is named. The
	// other calls return ERROR_INVALID_ADDRESS then. With a named device the flag
	// has no effect.
	CONNECT_REDIRECT ConnectFlags = 0x00000080

	// CONNECT_LOCALDRIVE is a result of UseConnection: the call has redirected a
	// device.
	CONNECT_LOCALDRIVE ConnectFlags = 0x00000100

	// CONNECT_CURRENT_MEDIA, don't dial up for it, is without effect: nothing is
	// ever dialled here.
	CONNECT_CURRENT_MEDIA ConnectFlags = 0x00000200

	// CONNECT_DEFERRED makes a provider with WNNC_CON_DEFER connect at the first
	// use of the device instead of now.
	CONNECT_DEFERRED ConnectFlags = 0x00000400

	// CONNECT_COMMANDLINE, with INTERACTIVE, asks the user on the command line and
	// not in a window.
	CONNECT_COMMANDLINE ConnectFlags = 0x00000800

	// CONNECT_CMD_SAVECRED, with INTERACTIVE and COMMANDLINE, saves the
	// credentials that the user was asked for.
	CONNECT_CMD_SAVECRED ConnectFlags = 0x00001000

	// CONNECT_CRED_RESET, with INTERACTIVE and COMMANDLINE, doesn't try saved
	// credentials, and forgets them when the user has entered others that fit.
	CONNECT_CRED_RESET ConnectFlags = 0x00002000

	// CONNECT_REQUIRE_INTEGRITY (sign), CONNECT_REQUIRE_PRIVACY (encrypt) and
	// CONNECT_WRITE_THROUGH_SEMANTICS are without effect: they ask for qualities
	// of the wire and of a cache, and there is neither here.
	CONNECT_REQUIRE_INTEGRITY       ConnectFlags = 0x00004000
	CONNECT_REQUIRE_PRIVACY         ConnectFlags = 0x00008000
	CONNECT_WRITE_THROUGH_SEMANTICS ConnectFlags = 0x00010000

	// CONNECT_GLOBAL_MAPPING makes a mapping for all users of the machine:
	// LocalSystem is the one who connects, so that the device is a global one.
	// winnetwk.h has the number, and no page says what WNet does with it. Callers
	// without the rights of an administrator get ERROR_ACCESS_DENIED. A remote name
	// that ends in a backslash is ERROR_INVALID_PARAMETER (issues of csi-driver-smb).
	// The mapping isn't remembered.
	CONNECT_GLOBAL_MAPPING ConnectFlags = 0x00040000

	// CONNECT_RESERVED are the bits that may not be used.
	CONNECT_RESERVED ConnectFlags = 0xFF000000
)

// NetResource is NETRESOURCE: a network resource, or a question about one. An
// empty string stands for NULL, because no call tells the two apart here.
type NetResource struct {
	Scope       Scope
	Type        ResourceType
	DisplayType DisplayType
	Usage       Usage
	LocalName   string // redirected device such as `Z:`; has meaning for RESOURCE_CONNECTED and RESOURCE_REMEMBERED
	RemoteName  string // at most 260 characters (UTF-16 units)
	Comment     string
	Provider    string // name of the provider that owns the resource
}

// Level selects the answer of GetUniversalName (winnetwk.h).
type Level uint32

// The levels of GetUniversalName.
const (
	UNIVERSAL_NAME_INFO_LEVEL Level = 1
	REMOTE_NAME_INFO_LEVEL    Level = 2
)

// UniversalName is UNIVERSAL_NAME_INFO or REMOTE_NAME_INFO. At
// UNIVERSAL_NAME_INFO_LEVEL only Universal is set.
type UniversalName struct {
	Universal  string // the connected remote name with the rest of the path: `\\server\share\dir\file`
	Connection string // the remote name of the device, without trailing backslash
	Remaining  string // the rest of the path, with its leading backslash; "" when there is none
}

// ConnectInfo is NETCONNECTINFOSTRUCT without its size: the expected
// performance of a connection. Zero means unknown.
type ConnectInfo struct {
	Flags       ConnectInfoFlags
	Speed       uint32 // in 100 bits a second
	Delay       uint32 // in milliseconds, beyond what Speed covers
	OptDataSize uint32 // in bytes
}

// ConnectInfoFlags are the dwFlags of NETCONNECTINFOSTRUCT (winnetwk.h).
type ConnectInfoFlags uint32

// The flags of [ConnectInfo].
const (
	WNCON_FORNETCARD ConnectInfoFlags = 1 // figures of the adapter, not of the connection
	WNCON_NOTROUTED  ConnectInfoFlags = 2 // routing isn't counted
	WNCON_SLOWLINK   ConnectInfoFlags = 4 // a slow medium; not needed when Speed is set
	WNCON_DYNAMIC    ConnectInfoFlags = 8 // figures may differ when asked again
)

// Window is an HWND: the owner of the dialogs that a call shows. The emulator
// passes it on and never uses it; 0 stands for none.
type Window uintptr
