package provider

import (
	"io"
	"io/fs"

	"github.com/seed-520b6462/winnet/session"
)

// AddConnection implements [Connections].
func (f *Func) AddConnection(s *session.Session, nr *NetResource, cred Credentials) error {
	if f.OnAddConnection == nil {
		return Unimplemented{}.AddConnection(s, nr, cred)
	}
	return f.OnAddConnection(s, nr, cred)
}

// AddConnection3 implements [Connections].
func (f *Func) AddConnection3(s *session.Session, owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) error {
	if f.OnAddConnection3 == nil {
		return Unimplemented{}.AddConnection3(s, owner, nr, cred, flags)
	}
	return f.OnAddConnection3(s, owner, nr, cred, flags)
}

// AddConnection4 implements [Connections].
func (f *Func) AddConnection4(s *session.Session, owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) error {
	if f.OnAddConnection4 == nil {
		return Unimplemented{}.AddConnection4(s, owner, nr, auth, flags, useOptions)
	}
	return f.OnAddConnection4(s, owner, nr, auth, flags, useOptions)
}

// CancelConnection implements [Connections].
func (f *Func) CancelConnection(s *session.Session, name string, force bool) error {
	if f.OnCancelConnection == nil {
		return Unimplemented{}.CancelConnection(s, name, force)
	}
	return f.OnCancelConnection(s, name, force)
}

// CancelConnection2 implements [Connections].
func (f *Func) CancelConnection2(s *session.Session, name string, force bool, flags ConnectFlags) error {
	if f.OnCancelConnection2 == nil {
		return Unimplemented{}.CancelConnection2(s, name, force, flags)
	}
	return f.OnCancelConnection2(s, name, force, flags)
}

// GetConnection implements [Connections].
func (f *Func) GetConnection(s *session.Session, local string) (remote string, err error) {
	if f.OnGetConnection == nil {
		return Unimplemented{}.GetConnection(s, local)
	}
	return f.OnGetConnection(s, local)
}

// GetConnection3 implements [Connections].
func (f *Func) GetConnection3(s *session.Session, local string) (remote string, state ConnectionState, err error) {
	if f.OnGetConnection3 == nil {
		return Unimplemented{}.GetConnection3(s, local)
	}
	return f.OnGetConnection3(s, local)
}

// GetConnectionPerformance implements [Connections].
func (f *Func) GetConnectionPerformance(s *session.Session, name string) (ConnectInfo, error) {
	if f.OnGetConnectionPerformance == nil {
		return Unimplemented{}.GetConnectionPerformance(s, name)
	}
	return f.OnGetConnectionPerformance(s, name)
}

// GetUser implements [Connections].
func (f *Func) GetUser(s *session.Session, name string) (string, error) {
	if f.OnGetUser == nil {
		return Unimplemented{}.GetUser(s, name)
	}
	return f.OnGetUser(s, name)
}

// GetPersistentUseOptions implements [Connections].
func (f *Func) GetPersistentUseOptions(s *session.Session, remote string, options []byte) ([]byte, error) {
	if f.OnGetPersistentUseOptions == nil {
		return Unimplemented{}.GetPersistentUseOptions(s, remote, options)
	}
	return f.OnGetPersistentUseOptions(s, remote, options)
}

// GetUniversalName implements [Names].
func (f *Func) GetUniversalName(s *session.Session, path string, level Level) (UniversalName, error) {
	if f.OnGetUniversalName == nil {
		return Unimplemented{}.GetUniversalName(s, path, level)
	}
	return f.OnGetUniversalName(s, path, level)
}

// GetResourceInformation implements [Names].
func (f *Func) GetResourceInformation(s *session.Session, nr *NetResource) (info NetResource, system string, err error) {
	if f.OnGetResourceInformation == nil {
		return Unimplemented{}.GetResourceInformation(s, nr)
	}
	return f.OnGetResourceInformation(s, nr)
}

// GetResourceParent implements [Names].
func (f *Func) GetResourceParent(s *session.Session, nr *NetResource) (NetResource, error) {
	if f.OnGetResourceParent == nil {
		return Unimplemented{}.GetResourceParent(s, nr)
	}
	return f.OnGetResourceParent(s, nr)
}

// FormatNetworkName implements [Names].
func (f *Func) FormatNetworkName(remote string, flags FormatFlags, width uint32) (string, error) {
	if f.OnFormatNetworkName == nil {
		return Unimplemented{}.FormatNetworkName(remote, flags, width)
	}
	return f.OnFormatNetworkName(remote, flags, width)
}

// OpenEnum implements [Enumeration].
func (f *Func) OpenEnum(s *session.Session, scope Scope, typ ResourceType, usage Usage, nr *NetResource) (Handle, error) {
	if f.OnOpenEnum == nil {
		return Unimplemented{}.OpenEnum(s, scope, typ, usage, nr)
	}
	return f.OnOpenEnum(s, scope, typ, usage, nr)
}

// EnumResource implements [Enumeration].
func (f *Func) EnumResource(h Handle, buf []NetResource) (n int, err error) {
	if f.OnEnumResource == nil {
		return Unimplemented{}.EnumResource(h, buf)
	}
	return f.OnEnumResource(h, buf)
}

// CloseEnum implements [Enumeration].
func (f *Func) CloseEnum(h Handle) error {
	if f.OnCloseEnum == nil {
		return Unimplemented{}.CloseEnum(h)
	}
	return f.OnCloseEnum(h)
}

// DeviceMode implements [Shell].
func (f *Func) DeviceMode(s *session.Session, owner Window) error {
	if f.OnDeviceMode == nil {
		return Unimplemented{}.DeviceMode(s, owner)
	}
	return f.OnDeviceMode(s, owner)
}

// GetDirectoryType implements [Shell].
func (f *Func) GetDirectoryType(s *session.Session, name string, flushCache bool) (DirectoryType, error) {
	if f.OnGetDirectoryType == nil {
		return Unimplemented{}.GetDirectoryType(s, name, flushCache)
	}
	return f.OnGetDirectoryType(s, name, flushCache)
}

// DirectoryNotify implements [Shell].
func (f *Func) DirectoryNotify(s *session.Session, owner Window, dir string, op DirectoryOperation) error {
	if f.OnDirectoryNotify == nil {
		return Unimplemented{}.DirectoryNotify(s, owner, dir, op)
	}
	return f.OnDirectoryNotify(s, owner, dir, op)
}

// GetPropertyText implements [Shell].
func (f *Func) GetPropertyText(s *session.Session, button uint32, sel Selection, name string, typ uint32) (string, error) {
	if f.OnGetPropertyText == nil {
		return Unimplemented{}.GetPropertyText(s, button, sel, name, typ)
	}
	return f.OnGetPropertyText(s, button, sel, name, typ)
}

// PropertyDialog implements [Shell].
func (f *Func) PropertyDialog(s *session.Session, owner Window, button uint32, sel Selection, name string, typ uint32) error {
	if f.OnPropertyDialog == nil {
		return Unimplemented{}.PropertyDialog(s, owner, button, sel, name, typ)
	}
	return f.OnPropertyDialog(s, owner, button, sel, name, typ)
}

// SearchDialog implements [Shell].
func (f *Func) SearchDialog(s *session.Session, owner Window, nr *NetResource) (found string, flags SearchFlags, err error) {
	if f.OnSearchDialog == nil {
		return Unimplemented{}.SearchDialog(s, owner, nr)
	}
	return f.OnSearchDialog(s, owner, nr)
}

// FMXGetPermCaps implements [Permissions].
func (f *Func) FMXGetPermCaps(s *session.Session, drive string) PermissionCaps {
	if f.OnFMXGetPermCaps == nil {
		return Unimplemented{}.FMXGetPermCaps(s, drive)
	}
	return f.OnFMXGetPermCaps(s, drive)
}

// FMXEditPerm implements [Permissions].
func (f *Func) FMXEditPerm(s *session.Session, drive string, owner Window, dialog PermissionDialog) error {
	if f.OnFMXEditPerm == nil {
		return Unimplemented{}.FMXEditPerm(s, drive, owner, dialog)
	}
	return f.OnFMXEditPerm(s, drive, owner, dialog)
}

// FMXGetPermHelp implements [Permissions].
func (f *Func) FMXGetPermHelp(s *session.Session, drive string, dialog PermissionDialog, directory bool) (PermissionHelp, error) {
	if f.OnFMXGetPermHelp == nil {
		return Unimplemented{}.FMXGetPermHelp(s, drive, dialog, directory)
	}
	return f.OnFMXGetPermHelp(s, drive, dialog, directory)
}

// LogonNotify implements [CredentialManager].
func (f *Func) LogonNotify(logon Logon) (script string, err error) {
	if f.OnLogonNotify == nil {
		return Unimplemented{}.LogonNotify(logon)
	}
	return f.OnLogonNotify(logon)
}

// PasswordChangeNotify implements [CredentialManager].
func (f *Func) PasswordChangeNotify(change Logon, info PasswordChange) error {
	if f.OnPasswordChangeNotify == nil {
		return Unimplemented{}.PasswordChangeNotify(change, info)
	}
	return f.OnPasswordChangeNotify(change, info)
}

// OpenFile implements [Redirector].
func (f *Func) OpenFile(s *session.Session, path string, flag int, perm fs.FileMode) (File, error) {
	if f.OnOpenFile == nil {
		return Unimplemented{}.OpenFile(s, path, flag, perm)
	}
	return f.OnOpenFile(s, path, flag, perm)
}

// Mkdir implements [Redirector].
func (f *Func) Mkdir(s *session.Session, path string, perm fs.FileMode) error {
	if f.OnMkdir == nil {
		return Unimplemented{}.Mkdir(s, path, perm)
	}
	return f.OnMkdir(s, path, perm)
}

// Remove implements [Redirector].
func (f *Func) Remove(s *session.Session, path string) error {
	if f.OnRemove == nil {
		return Unimplemented{}.Remove(s, path)
	}
	return f.OnRemove(s, path)
}

// SetCurrentDirectory implements [Redirector].
func (f *Func) SetCurrentDirectory(s *session.Session, path string) (release func(), err error) {
	if f.OnSetCurrentDirectory == nil {
		return Unimplemented{}.SetCurrentDirectory(s, path)
	}
	return f.OnSetCurrentDirectory(s, path)
}

// StartJob implements [Redirector].
func (f *Func) StartJob(s *session.Session, device, title string) (io.WriteCloser, error) {
	if f.OnStartJob == nil {
		return Unimplemented{}.StartJob(s, device, title)
	}
	return f.OnStartJob(s, device, title)
}

// Logoff implements [Redirector].
func (f *Func) Logoff(s *session.Session) {
	if f.OnLogoff == nil {
		Unimplemented{}.Logoff(s)
		return
	}
	f.OnLogoff(s)
}

// Snapshot implements [Redirector].
func (f *Func) Snapshot() []ConnectionSnapshot {
	if f.OnSnapshot == nil {
		return Unimplemented{}.Snapshot()
	}
	return f.OnSnapshot()
}
