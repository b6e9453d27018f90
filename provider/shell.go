package provider

import "github.com/seed-520b6462/winnet/session"

// Shell are the calls of user interfaces: dialogs of the provider's own and
// special directories (WNNC_DIALOG, WNNC_ADMIN).
type Shell interface {
	// DeviceMode tells the owner window of the dialogs that concern a device of
	// this network (NPDeviceMode; announced by WNNC_DLG_DEVICEMODE of WNNC_DIALOG). Any code.
	DeviceMode(s *session.Session, owner Window) error

	// GetDirectoryType says whether a directory is special (NPGetDirectoryType;
	// announced by WNNC_ADM_GETDIRECTORYTYPE of WNNC_ADMIN). flushCache is true for the first directory of
	// a view that is drawn afresh: whatever was kept from before is stale then.
	// ERROR_NOT_SUPPORTED; on any error it is shown as a normal one.
	GetDirectoryType(s *session.Session, name string, flushCache bool) (DirectoryType, error)

	// DirectoryNotify announces an operation on a directory before it is done
	// (NPDirectoryNotify; announced by WNNC_ADM_DIRECTORYNOTIFY of WNNC_ADMIN). nil or
	// ERROR_NOT_SUPPORTED: go on. ERROR_CONTINUE: the provider has done it.
	// ERROR_CANCELLED: the user says no.
	DirectoryNotify(s *session.Session, owner Window, dir string, op DirectoryOperation) error

	// GetPropertyText names an extra button (1 to 6 for one file, 11 to 16 for
	// several) of a properties dialog (NPGetPropertyText;
	// announced by WNNC_DLG_PROPERTYDIALOG of WNNC_DIALOG); "" removes it and all later ones.
	// ERROR_NOT_SUPPORTED: no dialogs for typ. ERROR_INVALID_PARAMETER: a
	// malformed name. ERROR_NOT_ENOUGH_MEMORY: the text can't be loaded.
	GetPropertyText(s *session.Session, button uint32, sel Selection, name string, typ uint32) (string, error)

	// PropertyDialog runs the dialog of such a button (NPPropertyDialog;
	// announced by WNNC_DLG_PROPERTYDIALOG of WNNC_DIALOG). ERROR_INVALID_PARAMETER: malformed, or a device
	// that has none. ERROR_NOT_ENOUGH_MEMORY: the dialog can't be shown.
	// ERROR_UNEXP_NET_ERR: the network failed.
	PropertyDialog(s *session.Session, owner Window, button uint32, sel Selection, name string, typ uint32) error

	// SearchDialog runs the provider's own search (NPSearchDialog;
	// announced by WNNC_DLG_SEARCHDIALOG of WNNC_DIALOG) and gives the remote name that the user chose.
	// ERROR_CANCELLED. Other errors are shown by the provider's dialog.
	SearchDialog(s *session.Session, owner Window, nr *NetResource) (found string, flags SearchFlags, err error)
}

// Permissions are the calls behind the Security menu of File Manager, for a
// drive that the provider has redirected. No bit of GetCaps announces them
// (WNNC_DLG_PERMISSIONEDITOR is unused): the mask of FMXGetPermCaps does.
type Permissions interface {
	// FMXGetPermCaps says which items of the menu the drive has
	// (NPFMXGetPermCaps). The answer is a mask, no status; 0 is none.
	FMXGetPermCaps(s *session.Session, drive string) PermissionCaps

	// FMXEditPerm runs the provider's editor of permissions (NPFMXEditPerm).
	// ERROR_NOT_SUPPORTED. ERROR_INVALID_PARAMETER: a malformed argument.
	// ERROR_NOT_ENOUGH_MEMORY: the dialog can't be shown. ERROR_UNEXP_NET_ERR:
	// the network failed.
	FMXEditPerm(s *session.Session, drive string, owner Window, dialog PermissionDialog) error

	// FMXGetPermHelp tells which help belongs to an item of the menu; directory
	// says whether a directory is selected (NPFMXGetPermHelp).
	// ERROR_NOT_SUPPORTED. ERROR_INVALID_PARAMETER: a malformed argument.
	FMXGetPermHelp(s *session.Session, drive string, dialog PermissionDialog, directory bool) (PermissionHelp, error)
}

// PermissionCaps is the mask of items that FMXGetPermCaps gives (npapi.h).
type PermissionCaps uint32

// The items of the Security menu.
const (
	WNPERMC_PERM  PermissionCaps = 1 // permissions
	WNPERMC_AUDIT PermissionCaps = 2 // auditing
	WNPERMC_OWNER PermissionCaps = 4 // owner
)

// PermissionDialog is the editor that FMXEditPerm runs (npapi.h).
type PermissionDialog uint32

// The editors, one for each item.
const (
	WNPERM_DLG_PERM  PermissionDialog = 0
	WNPERM_DLG_AUDIT PermissionDialog = 1
	WNPERM_DLG_OWNER PermissionDialog = 2
)

// PermissionHelp is the answer of FMXGetPermHelp.
type PermissionHelp struct {
	File    string // the help file
	Context uint32 // the place in it
}
