package provider

import (
	"io"
	"io/fs"

	"github.com/seed-520b6462/winnet/session"
)

// Name implements [Identity].
func (h *Hook) Name() string {
	name, _ := get(h, CallName, nil, func(p Provider) (string, error) { return p.Name(), nil })
	return name
}

// Registration implements [Registered]: the wrapped provider's. It isn't
// intercepted, for no provider is called at it.
func (h *Hook) Registration() Registration { return RegistrationOf(h.provider()) }

// GetCaps implements [Identity].
func (h *Hook) GetCaps(index CapIndex) uint32 {
	caps, _ := get(h, CallGetCaps, nil, func(p Provider) (uint32, error) { return p.GetCaps(index), nil })
	return caps
}

// AddConnection implements [Connections].
func (h *Hook) AddConnection(s *session.Session, nr *NetResource, cred Credentials) error {
	return h.do(CallAddConnection, s, func(p Provider) error { return p.AddConnection(s, nr, cred) })
}

// AddConnection3 implements [Connections].
func (h *Hook) AddConnection3(s *session.Session, owner Window, nr *NetResource, cred Credentials, flags ConnectFlags) error {
	return h.do(CallAddConnection3, s, func(p Provider) error { return p.AddConnection3(s, owner, nr, cred, flags) })
}

// AddConnection4 implements [Connections].
func (h *Hook) AddConnection4(s *session.Session, owner Window, nr *NetResource, auth []byte, flags ConnectFlags, useOptions []byte) error {
	return h.do(CallAddConnection4, s, func(p Provider) error { return p.AddConnection4(s, owner, nr, auth, flags, useOptions) })
}

// CancelConnection implements [Connections].
func (h *Hook) CancelConnection(s *session.Session, name string, force bool) error {
	return h.do(CallCancelConnection, s, func(p Provider) error { return p.CancelConnection(s, name, force) })
}

// CancelConnection2 implements [Connections].
func (h *Hook) CancelConnection2(s *session.Session, name string, force bool, flags ConnectFlags) error {
	return h.do(CallCancelConnection2, s, func(p Provider) error { return p.CancelConnection2(s, name, force, flags) })
}

// GetConnection implements [Connections].
func (h *Hook) GetConnection(s *session.Session, local string) (string, error) {
	return get(h, CallGetConnection, s, func(p Provider) (string, error) { return p.GetConnection(s, local) })
}

// GetConnection3 implements [Connections].
func (h *Hook) GetConnection3(s *session.Session, local string) (remote string, state ConnectionState, err error) {
	err = h.do(CallGetConnection3, s, func(p Provider) (err error) {
		remote, state, err = p.GetConnection3(s, local)
		return err
	})
	return remote, state, err
}

// GetConnectionPerformance implements [Connections].
func (h *Hook) GetConnectionPerformance(s *session.Session, name string) (ConnectInfo, error) {
	return get(h, CallGetConnectionPerformance, s, func(p Provider) (ConnectInfo, error) { return p.GetConnectionPerformance(s, name) })
}

// GetUser implements [Connections].
func (h *Hook) GetUser(s *session.Session, name string) (string, error) {
	return get(h, CallGetUser, s, func(p Provider) (string, error) { return p.GetUser(s, name) })
}

// GetPersistentUseOptions implements [Connections].
func (h *Hook) GetPersistentUseOptions(s *session.Session, remote string, options []byte) ([]byte, error) {
	return get(h, CallGetPersistentUseOptions, s, func(p Provider) ([]byte, error) { return p.GetPersistentUseOptions(s, remote, options) })
}

// GetUniversalName implements [Names].
func (h *Hook) GetUniversalName(s *session.Session, path string, level Level) (UniversalName, error) {
	return get(h, CallGetUniversalName, s, func(p Provider) (UniversalName, error) { return p.GetUniversalName(s, path, level) })
}

// GetResourceInformation implements [Names].
func (h *Hook) GetResourceInformation(s *session.Session, nr *NetResource) (info NetResource, system string, err error) {
	err = h.do(CallGetResourceInformation, s, func(p Provider) (err error) {
		info, system, err = p.GetResourceInformation(s, nr)
		return err
	})
	return info, system, err
}

// GetResourceParent implements [Names].
func (h *Hook) GetResourceParent(s *session.Session, nr *NetResource) (NetResource, error) {
	return get(h, CallGetResourceParent, s, func(p Provider) (NetResource, error) { return p.GetResourceParent(s, nr) })
}

// FormatNetworkName implements [Names].
func (h *Hook) FormatNetworkName(remote string, flags FormatFlags, width uint32) (string, error) {
	return get(h, CallFormatNetworkName, nil, func(p Provider) (string, error) { return p.FormatNetworkName(remote, flags, width) })
}

// OpenEnum implements [Enumeration].
func (h *Hook) OpenEnum(s *session.Session, scope Scope, typ ResourceType, usage Usage, nr *NetResource) (Handle, error) {
	return get(h, CallOpenEnum, s, func(p Provider) (Handle, error) { return p.OpenEnum(s, scope, typ, usage, nr) })
}

// EnumResource implements [Enumeration].
func (h *Hook) EnumResource(handle Handle, buf []NetResource) (int, error) {
	return get(h, CallEnumResource, nil, func(p Provider) (int, error) { return p.EnumResource(handle, buf) })
}

// CloseEnum implements [Enumeration].
func (h *Hook) CloseEnum(handle Handle) error {
	return h.do(CallCloseEnum, nil, func(p Provider) error { return p.CloseEnum(handle) })
}

// DeviceMode implements [Shell].
func (h *Hook) DeviceMode(s *session.Session, owner Window) error {
	return h.do(CallDeviceMode, s, func(p Provider) error { return p.DeviceMode(s, owner) })
}

// GetDirectoryType implements [Shell].
func (h *Hook) GetDirectoryType(s *session.Session, name string, flushCache bool) (DirectoryType, error) {
	return get(h, CallGetDirectoryType, s, func(p Provider) (DirectoryType, error) { return p.GetDirectoryType(s, name, flushCache) })
}

// DirectoryNotify implements [Shell].
func (h *Hook) DirectoryNotify(s *session.Session, owner Window, dir string, op DirectoryOperation) error {
	return h.do(CallDirectoryNotify, s, func(p Provider) error { return p.DirectoryNotify(s, owner, dir, op) })
}

// GetPropertyText implements [Shell].
func (h *Hook) GetPropertyText(s *session.Session, button uint32, sel Selection, name string, typ uint32) (string, error) {
	return get(h, CallGetPropertyText, s, func(p Provider) (string, error) { return p.GetPropertyText(s, button, sel, name, typ) })
}

// PropertyDialog implements [Shell].
func (h *Hook) PropertyDialog(s *session.Session, owner Window, button uint32, sel Selection, name string, typ uint32) error {
	return h.do(CallPropertyDialog, s, func(p Provider) error { return p.PropertyDialog(s, owner, button, sel, name, typ) })
}

// SearchDialog implements [Shell].
func (h *Hook) SearchDialog(s *session.Session, owner Window, nr *NetResource) (found string, flags SearchFlags, err error) {
	err = h.do(CallSearchDialog, s, func(p Provider) (err error) {
		found, flags, err = p.SearchDialog(s, owner, nr)
		return err
	})
	return found, flags, err
}

// FMXGetPermCaps implements [Permissions].
func (h *Hook) FMXGetPermCaps(s *session.Session, drive string) PermissionCaps {
	caps, _ := get(h, CallFMXGetPermCaps, s, func(p Provider) (PermissionCaps, error) { return p.FMXGetPermCaps(s, drive), nil })
	return caps
}

// FMXEditPerm implements [Permissions].
func (h *Hook) FMXEditPerm(s *session.Session, drive string, owner Window, dialog PermissionDialog) error {
	return h.do(CallFMXEditPerm, s, func(p Provider) error { return p.FMXEditPerm(s, drive, owner, dialog) })
}

// FMXGetPermHelp implements [Permissions].
func (h *Hook) FMXGetPermHelp(s *session.Session, drive string, dialog PermissionDialog, directory bool) (PermissionHelp, error) {
	return get(h, CallFMXGetPermHelp, s, func(p Provider) (PermissionHelp, error) { return p.FMXGetPermHelp(s, drive, dialog, directory) })
}

// LogonNotify implements [CredentialManager].
func (h *Hook) LogonNotify(logon Logon) (string, error) {
	return get(h, CallLogonNotify, logon.Session, func(p Provider) (string, error) { return p.LogonNotify(logon) })
}

// PasswordChangeNotify implements [CredentialManager].
func (h *Hook) PasswordChangeNotify(change Logon, info PasswordChange) error {
	return h.do(CallPasswordChangeNotify, change.Session, func(p Provider) error { return p.PasswordChangeNotify(change, info) })
}

// OpenFile implements [Redirector].
func (h *Hook) OpenFile(s *session.Session, path string, flag int, perm fs.FileMode) (File, error) {
	return get(h, CallOpenFile, s, func(p Provider) (File, error) { return p.OpenFile(s, path, flag, perm) })
}

// Mkdir implements [Redirector].
func (h *Hook) Mkdir(s *session.Session, path string, perm fs.FileMode) error {
	return h.do(CallMkdir, s, func(p Provider) error { return p.Mkdir(s, path, perm) })
}

// Remove implements [Redirector].
func (h *Hook) Remove(s *session.Session, path string) error {
	return h.do(CallRemove, s, func(p Provider) error { return p.Remove(s, path) })
}

// SetCurrentDirectory implements [Redirector].
func (h *Hook) SetCurrentDirectory(s *session.Session, path string) (func(), error) {
	return get(h, CallSetCurrentDirectory, s, func(p Provider) (func(), error) { return p.SetCurrentDirectory(s, path) })
}

// StartJob implements [Redirector].
func (h *Hook) StartJob(s *session.Session, device, title string) (io.WriteCloser, error) {
	return get(h, CallStartJob, s, func(p Provider) (io.WriteCloser, error) { return p.StartJob(s, device, title) })
}

// Logoff implements [Redirector].
func (h *Hook) Logoff(s *session.Session) {
	_ = h.do(CallLogoff, s, func(p Provider) error {
		p.Logoff(s)
		return nil
	})
}

// Snapshot implements [Redirector].
func (h *Hook) Snapshot() []ConnectionSnapshot {
	list, _ := get(h, CallSnapshot, nil, func(p Provider) ([]ConnectionSnapshot, error) { return p.Snapshot(), nil })
	return list
}
