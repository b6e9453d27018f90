package provider

import (
	"io"
	"io/fs"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// Unimplemented is a provider that exports nothing but NPGetCaps, and that has
// started. Embed it, give the type a Name, and override what your network has.
// Every call that isn't overridden fails with ERROR_NOT_SUPPORTED.
type Unimplemented struct{}

var _ Provider = Unimplemented{}

// Name is empty: a provider without a name can't be asked for by name.
func (Unimplemented) Name() string { return "" }

// GetCaps announces the version and that the provider has started, nothing else.
func (Unimplemented) GetCaps(index CapIndex) uint32 {
	switch index {
	case WNNC_SPEC_VERSION:
		return WNNC_SPEC_VERSION51
	case WNNC_START:
		return WNNC_START_DONE
	}
	return 0
}

// AddConnection fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) AddConnection(*session.Session, *NetResource, Credentials) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// AddConnection3 fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) AddConnection3(*session.Session, Window, *NetResource, Credentials, ConnectFlags) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// AddConnection4 fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) AddConnection4(*session.Session, Window, *NetResource, []byte, ConnectFlags, []byte) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// CancelConnection fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) CancelConnection(*session.Session, string, bool) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// CancelConnection2 fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) CancelConnection2(*session.Session, string, bool, ConnectFlags) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// GetConnection fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) GetConnection(*session.Session, string) (string, error) {
	return "", winerr.ERROR_NOT_SUPPORTED
}

// GetConnection3 fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) GetConnection3(*session.Session, string) (string, ConnectionState, error) {
	return "", 0, winerr.ERROR_NOT_SUPPORTED
}

// GetConnectionPerformance fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) GetConnectionPerformance(*session.Session, string) (ConnectInfo, error) {
	return ConnectInfo{}, winerr.ERROR_NOT_SUPPORTED
}

// GetUser fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) GetUser(*session.Session, string) (string, error) {
	return "", winerr.ERROR_NOT_SUPPORTED
}

// GetPersistentUseOptions fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) GetPersistentUseOptions(*session.Session, string, []byte) ([]byte, error) {
	return nil, winerr.ERROR_NOT_SUPPORTED
}

// GetUniversalName fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) GetUniversalName(*session.Session, string, Level) (UniversalName, error) {
	return UniversalName{}, winerr.ERROR_NOT_SUPPORTED
}

// GetResourceInformation fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) GetResourceInformation(*session.Session, *NetResource) (NetResource, string, error) {
	return NetResource{}, "", winerr.ERROR_NOT_SUPPORTED
}

// GetResourceParent fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) GetResourceParent(*session.Session, *NetResource) (NetResource, error) {
	return NetResource{}, winerr.ERROR_NOT_SUPPORTED
}

// FormatNetworkName fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) FormatNetworkName(string, FormatFlags, uint32) (string, error) {
	return "", winerr.ERROR_NOT_SUPPORTED
}

// OpenEnum fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) OpenEnum(*session.Session, Scope, ResourceType, Usage, *NetResource) (Handle, error) {
	return 0, winerr.ERROR_NOT_SUPPORTED
}

// EnumResource fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) EnumResource(Handle, []NetResource) (int, error) {
	return 0, winerr.ERROR_NOT_SUPPORTED
}

// CloseEnum fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) CloseEnum(Handle) error { return winerr.ERROR_NOT_SUPPORTED }

// DeviceMode fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) DeviceMode(*session.Session, Window) error { return winerr.ERROR_NOT_SUPPORTED }

// GetDirectoryType fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) GetDirectoryType(*session.Session, string, bool) (DirectoryType, error) {
	return WNDT_NORMAL, winerr.ERROR_NOT_SUPPORTED
}

// DirectoryNotify fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) DirectoryNotify(*session.Session, Window, string, DirectoryOperation) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// GetPropertyText fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) GetPropertyText(*session.Session, uint32, Selection, string, uint32) (string, error) {
	return "", winerr.ERROR_NOT_SUPPORTED
}

// PropertyDialog fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) PropertyDialog(*session.Session, Window, uint32, Selection, string, uint32) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// SearchDialog fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) SearchDialog(*session.Session, Window, *NetResource) (string, SearchFlags, error) {
	return "", 0, winerr.ERROR_NOT_SUPPORTED
}

// FMXGetPermCaps has no item.
func (Unimplemented) FMXGetPermCaps(*session.Session, string) PermissionCaps { return 0 }

// FMXEditPerm fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) FMXEditPerm(*session.Session, string, Window, PermissionDialog) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// FMXGetPermHelp fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) FMXGetPermHelp(*session.Session, string, PermissionDialog, bool) (PermissionHelp, error) {
	return PermissionHelp{}, winerr.ERROR_NOT_SUPPORTED
}

// LogonNotify fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) LogonNotify(Logon) (string, error) { return "", winerr.ERROR_NOT_SUPPORTED }

// PasswordChangeNotify fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) PasswordChangeNotify(Logon, PasswordChange) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// OpenFile fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) OpenFile(*session.Session, string, int, fs.FileMode) (File, error) {
	return nil, winerr.ERROR_NOT_SUPPORTED
}

// Mkdir fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) Mkdir(*session.Session, string, fs.FileMode) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// Remove fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) Remove(*session.Session, string) error { return winerr.ERROR_NOT_SUPPORTED }

// SetCurrentDirectory fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) SetCurrentDirectory(*session.Session, string) (func(), error) {
	return nil, winerr.ERROR_NOT_SUPPORTED
}

// StartJob fails with ERROR_NOT_SUPPORTED.
func (Unimplemented) StartJob(*session.Session, string, string) (io.WriteCloser, error) {
	return nil, winerr.ERROR_NOT_SUPPORTED
}

// Logoff does nothing: there is nothing to drop.
func (Unimplemented) Logoff(*session.Session) {}

// Snapshot is empty.
func (Unimplemented) Snapshot() []ConnectionSnapshot { return nil }
