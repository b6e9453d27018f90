package provider

import (
	"io"
	"io/fs"

	"github.com/seed-520b6462/winnet/session"
)

// Func is a provider written as plain functions: a test sets those that it
// needs. A call whose function is nil answers as [Unimplemented] does, and so
// does the zero value altogether.
//
// The functions are not to be changed once the provider is in use. They are
// called without locks, and their arguments, results and codes are those of the
// method of [Provider] without the On.
type Func struct {
	// ProviderName is the answer of Name.
	ProviderName string

	// Registry is the answer of Registration.
	Registry Registration

	// Caps are answers of GetCaps. For an index that isn't here GetCaps announces
	// the functions that are set: see [Func.GetCaps].
	Caps map[CapIndex]uint32

	OnGetCaps func(index CapIndex) uint32

	OnAddConnection            func(s *session.Session, nr *NetResource, cred Credentials) error
	OnAddConnection3           func(s *session.Session, owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) error
	OnAddConnection4           func(s *session.Session, owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) error
	OnCancelConnection         func(s *session.Session, name string, force bool) error
	OnCancelConnection2        func(s *session.Session, name string, force bool, flags ConnectFlags) error
	OnGetConnection            func(s *session.Session, local string) (remote string, err error)
	OnGetConnection3           func(s *session.Session, local string) (remote string, state ConnectionState, err error)
	OnGetConnectionPerformance func(s *session.Session, name string) (ConnectInfo, error)
	OnGetUser                  func(s *session.Session, name string) (string, error)
	OnGetPersistentUseOptions  func(s *session.Session, remote string, options []byte) ([]byte, error)

	OnGetUniversalName       func(s *session.Session, path string, level Level) (UniversalName, error)
	OnGetResourceInformation func(s *session.Session, nr *NetResource) (info NetResource, system string, err error)
	OnGetResourceParent      func(s *session.Session, nr *NetResource) (NetResource, error)
	OnFormatNetworkName      func(remote string, flags FormatFlags, width uint32) (string, error)

	OnOpenEnum     func(s *session.Session, scope Scope, typ ResourceType, usage Usage, nr *NetResource) (Handle, error)
	OnEnumResource func(h Handle, buf []NetResource) (n int, err error)
	OnCloseEnum    func(h Handle) error

	OnDeviceMode       func(s *session.Session, owner Window) error
	OnGetDirectoryType func(s *session.Session, name string, flushCache bool) (DirectoryType, error)
	OnDirectoryNotify  func(s *session.Session, owner Window, dir string, op DirectoryOperation) error
	OnGetPropertyText  func(s *session.Session, button uint32, sel Selection, name string, typ uint32) (string, error)
	OnPropertyDialog   func(s *session.Session, owner Window, button uint32, sel Selection, name string, typ uint32) error
	OnSearchDialog     func(s *session.Session, owner Window, nr *NetResource) (found string, flags SearchFlags, err error)

	OnFMXGetPermCaps func(s *session.Session, drive string) PermissionCaps
	OnFMXEditPerm    func(s *session.Session, drive string, owner Window, dialog PermissionDialog) error
	OnFMXGetPermHelp func(s *session.Session, drive string, dialog PermissionDialog, directory bool) (PermissionHelp, error)

	OnLogonNotify          func(logon Logon) (script string, err error)
	OnPasswordChangeNotify func(change Logon, info PasswordChange) error

	OnOpenFile            func(s *session.Session, path string, flag int, perm fs.FileMode) (File, error)
	OnMkdir               func(s *session.Session, path string, perm fs.FileMode) error
	OnRemove              func(s *session.Session, path string) error
	OnSetCurrentDirectory func(s *session.Session, path string) (release func(), err error)
	OnStartJob            func(s *session.Session, device, title string) (io.WriteCloser, error)
	OnLogoff              func(s *session.Session)
	OnSnapshot            func() []ConnectionSnapshot
}

var _ Provider = (*Func)(nil)

// Name implements [Identity].
func (f *Func) Name() string { return f.ProviderName }

// Registration implements [Registered].
func (f *Func) Registration() Registration { return f.Registry }

// GetCaps implements [Identity]. OnGetCaps answers if it is set, then Caps, and
// then what follows from the functions:
//
//   - each one that has a WNNC_ bit announces it. The enumeration trio announces
//     the scopes GLOBAL, LOCAL and CONTEXT when all three are set, and
//     OnGetPropertyText and OnPropertyDialog share a bit that either sets;
//   - WNNC_SPEC_VERSION and WNNC_START are as with [Unimplemented]: started;
//   - the rest is 0. WNNC_CON_DEFER is a promise about AddConnection3 that only
//     Caps can make.
func (f *Func) GetCaps(index CapIndex) uint32 {
	if f.OnGetCaps != nil {
		return f.OnGetCaps(index)
	}
	if mask, given := f.Caps[index]; given {
		return mask
	}
	switch index {
	case WNNC_USER:
		return bit(f.OnGetUser != nil, WNNC_USR_GETUSER)
	case WNNC_CONNECTION:
		return f.connectionCaps()
	case WNNC_DIALOG:
		return f.dialogCaps()
	case WNNC_ADMIN:
		return bit(f.OnGetDirectoryType != nil, WNNC_ADM_GETDIRECTORYTYPE) |
			bit(f.OnDirectoryNotify != nil, WNNC_ADM_DIRECTORYNOTIFY)
	case WNNC_ENUMERATION:
		trio := f.OnOpenEnum != nil && f.OnEnumResource != nil && f.OnCloseEnum != nil
		return bit(trio, WNNC_ENUM_GLOBAL|WNNC_ENUM_LOCAL|WNNC_ENUM_CONTEXT)
	}
	return Unimplemented{}.GetCaps(index)
}

func (f *Func) connectionCaps() uint32 {
	return bit(f.OnAddConnection != nil, WNNC_CON_ADDCONNECTION) |
		bit(f.OnAddConnection3 != nil, WNNC_CON_ADDCONNECTION3) |
		bit(f.OnAddConnection4 != nil, WNNC_CON_ADDCONNECTION4) |
		bit(f.OnCancelConnection != nil, WNNC_CON_CANCELCONNECTION) |
		bit(f.OnCancelConnection2 != nil, WNNC_CON_CANCELCONNECTION2) |
		bit(f.OnGetConnection != nil, WNNC_CON_GETCONNECTIONS) |
		bit(f.OnGetConnectionPerformance != nil, WNNC_CON_GETPERFORMANCE)
}

func (f *Func) dialogCaps() uint32 {
	return bit(f.OnDeviceMode != nil, WNNC_DLG_DEVICEMODE) |
		bit(f.OnGetPropertyText != nil || f.OnPropertyDialog != nil, WNNC_DLG_PROPERTYDIALOG) |
		bit(f.OnSearchDialog != nil, WNNC_DLG_SEARCHDIALOG) |
		bit(f.OnFormatNetworkName != nil, WNNC_DLG_FORMATNETWORKNAME) |
		bit(f.OnGetResourceParent != nil, WNNC_DLG_GETRESOURCEPARENT) |
		bit(f.OnGetResourceInformation != nil, WNNC_DLG_GETRESOURCEINFORMATION)
}

// bit is mask if it is announced, and else 0.
func bit(announced bool, mask uint32) uint32 {
	if announced {
		return mask
	}
	return 0
}
