package provider

// CapIndex is the nIndex of NPGetCaps (npapi.h).
type CapIndex uint32

// The indices of GetCaps.
const (
	WNNC_SPEC_VERSION     CapIndex = 0x1
	WNNC_NET_TYPE         CapIndex = 0x2
	WNNC_DRIVER_VERSION   CapIndex = 0x3
	WNNC_USER             CapIndex = 0x4
	WNNC_CONNECTION       CapIndex = 0x6
	WNNC_DIALOG           CapIndex = 0x8
	WNNC_ADMIN            CapIndex = 0x9
	WNNC_ENUMERATION      CapIndex = 0xB
	WNNC_START            CapIndex = 0xC
	WNNC_CONNECTION_FLAGS CapIndex = 0xD
)

// WNNC_SPEC_VERSION51 is the value that every provider returns for
// [WNNC_SPEC_VERSION]: the major version in the high word, the minor in the low.
const WNNC_SPEC_VERSION51 uint32 = 0x00050001

// Bits of WNNC_USER.
const WNNC_USR_GETUSER uint32 = 0x1

// Bits of WNNC_CONNECTION.
const (
	WNNC_CON_ADDCONNECTION     uint32 = 0x01
	WNNC_CON_CANCELCONNECTION  uint32 = 0x02
	WNNC_CON_GETCONNECTIONS    uint32 = 0x04
	WNNC_CON_ADDCONNECTION3    uint32 = 0x08
	WNNC_CON_ADDCONNECTION4    uint32 = 0x10
	WNNC_CON_CANCELCONNECTION2 uint32 = 0x20
	WNNC_CON_GETPERFORMANCE    uint32 = 0x40
	WNNC_CON_DEFER             uint32 = 0x80
)

// Bits of WNNC_DIALOG.
const (
	WNNC_DLG_DEVICEMODE             uint32 = 0x001
	WNNC_DLG_PROPERTYDIALOG         uint32 = 0x020 // PropertyDialog and GetPropertyText
	WNNC_DLG_SEARCHDIALOG           uint32 = 0x040
	WNNC_DLG_FORMATNETWORKNAME      uint32 = 0x080
	WNNC_DLG_PERMISSIONEDITOR       uint32 = 0x100
	WNNC_DLG_GETRESOURCEPARENT      uint32 = 0x200
	WNNC_DLG_GETRESOURCEINFORMATION uint32 = 0x800
)

// Bits of WNNC_ADMIN.
const (
	WNNC_ADM_GETDIRECTORYTYPE uint32 = 0x1
	WNNC_ADM_DIRECTORYNOTIFY  uint32 = 0x2
)

// Bits of WNNC_ENUMERATION. Any of them implies OpenEnum, EnumResource and
// CloseEnum together.
const (
	WNNC_ENUM_GLOBAL    uint32 = 0x1
	WNNC_ENUM_LOCAL     uint32 = 0x2
	WNNC_ENUM_CONTEXT   uint32 = 0x4
	WNNC_ENUM_SHAREABLE uint32 = 0x8
)

// Values of WNNC_START. Any other value is the time in milliseconds until the
// provider has started.
const (
	WNNC_START_NEVER   uint32 = 0x0        // won't start; the router doesn't ask again
	WNNC_START_DONE    uint32 = 0x1        // has started
	WNNC_START_UNKNOWN uint32 = 0xFFFFFFFF // will start at an unknown time
)

// Network types of WNNC_NET_TYPE (the high word; wnnc.h).
const (
	WNNC_NET_LANMAN     uint32 = 0x00020000 // Microsoft Windows Network (SMB)
	WNNC_NET_RDR2SAMPLE uint32 = 0x00250000
	WNNC_NET_DAV        uint32 = 0x002E0000
	WNNC_NET_TERMSRV    uint32 = 0x00360000
	WNNC_NET_VMWARE     uint32 = 0x003F0000
	WNNC_NET_MS_NFS     uint32 = 0x00420000
	WNNC_NET_9P         uint32 = 0x00480000
	WNNC_CRED_MANAGER   uint32 = 0xFFFF0000 // a credential manager, no network
)

// ConnectionState is the level of NPGetConnection3 (npapi.h).
type ConnectionState uint32

// The states that GetConnection3 returns.
const (
	WNGETCON_CONNECTED    ConnectionState = 0
	WNGETCON_DISCONNECTED ConnectionState = 1
)

// FormatFlags select the form of FormatNetworkName (npapi.h): exactly one of
// MULTILINE and ABBREVIATED, with INENUM or CONNECTION besides.
type FormatFlags uint32

// The forms of a name.
const (
	WNFMT_MULTILINE   FormatFlags = 0x01
	WNFMT_ABBREVIATED FormatFlags = 0x02
	WNFMT_INENUM      FormatFlags = 0x10
	WNFMT_CONNECTION  FormatFlags = 0x20
)

// DirectoryType is the result of GetDirectoryType (npapi.h).
type DirectoryType int32

// The types of a directory. The file manager shows any but the first with an icon
// of its own.
const (
	WNDT_NORMAL  DirectoryType = 0
	WNDT_NETWORK DirectoryType = 1
)

// DirectoryOperation is what DirectoryNotify announces (npapi.h).
type DirectoryOperation uint32

// The operations on a directory.
const (
	WNDN_MKDIR DirectoryOperation = 1
	WNDN_RMDIR DirectoryOperation = 2
	WNDN_MVDIR DirectoryOperation = 3
)

// Selection is the nPropSel of the property calls (npapi.h).
type Selection uint32

// The selections when a property dialog opens.
const (
	WNPS_FILE Selection = 0
	WNPS_DIR  Selection = 1
	WNPS_MULT Selection = 2
)

// WNTYPE_FILE is the nType of files, the only one that property dialogs know.
const WNTYPE_FILE uint32 = 2

// SearchFlags are a result of SearchDialog (npapi.h).
type SearchFlags uint32

// WNSRCH_REFRESH_FIRST_LEVEL asks the browser to read one level again.
const WNSRCH_REFRESH_FIRST_LEVEL SearchFlags = 1

// PasswordChange is the dwChangeInfo of NPPasswordChangeNotify (npapi.h).
type PasswordChange uint32

// The effects of a change of password.
const (
	WN_VALID_LOGON_ACCOUNT PasswordChange = 1 // later logons, in a trusted domain
	WN_NT_PASSWORD_CHANGED PasswordChange = 2 // the password itself changed
)
