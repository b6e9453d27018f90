package provider

import "github.com/seed-520b6462/winnet/session"

// Shell holds the calls of the file manager: the provider's dialogs, and directories that it shows in a special way.
type Shell interface {
	// DeviceMode passes the window that owns the dialogs of the network's devices.
	//
	// Errors: any code.
	//
	// Announced by WNNC_DLG_DEVICEMODE of WNNC_DIALOG. Document: NPDeviceMode (npapi.h).
	DeviceMode(s *session.Session, owner Window) error

	// GetDirectoryType returns how to show a directory. flushCache is true for the first directory of a view that is
	// drawn anew: what the provider has cached is stale then. The caller shows a normal directory if there is an error.
	//
	// Errors:
	//   - ERROR_NOT_SUPPORTED: the provider doesn't offer the call.
	//
	// Announced by WNNC_ADM_GETDIRECTORYTYPE of WNNC_ADMIN. Document: NPGetDirectoryType (npapi.h).
	GetDirectoryType(s *session.Session, name string, flushCache bool) (DirectoryType, error)

	// DirectoryNotify announces an operation on a directory before the caller performs it. nil lets the caller go on.
	//
	// Errors:
	//   - ERROR_NOT_SUPPORTED: the provider treats no directory in a special way; the caller goes on.
	//   - ERROR_CONTINUE: the provider has performed the operation; the caller doesn't.
	//   - ERROR_CANCELLED: the user has cancelled the operation.
	//
	// Announced by WNNC_ADM_DIRECTORYNOTIFY of WNNC_ADMIN. Document: NPDirectoryNotify (npapi.h).
	DirectoryNotify(s *session.Session, owner Window, dir string, op DirectoryOperation) error

	// GetPropertyText returns the text of an extra button of the properties dialog; "" removes it and all later ones.
	// button is 1 to 6 if one file is selected and 11 to 16 if several are. name is the path of the file, or a list of
	// paths with spaces between them, in quotation marks where a path has spaces.
	//
	// Errors:
	//   - ERROR_NOT_SUPPORTED: the provider has no dialogs for typ.
	//   - ERROR_INVALID_PARAMETER: the name is malformed.
	//   - ERROR_NOT_ENOUGH_MEMORY: the text can't be loaded.
	//
	// Announced by WNNC_DLG_PROPERTYDIALOG of WNNC_DIALOG. Document: NPGetPropertyText (npapi.h).
	GetPropertyText(s *session.Session, button uint32, sel Selection, name string, typ uint32) (string, error)

	// PropertyDialog runs the dialog of a button that GetPropertyText named. The arguments are those of GetPropertyText.
	//
	// Errors:
	//   - ERROR_INVALID_PARAMETER: an argument is malformed, or the device has no such dialog.
	//   - ERROR_NOT_ENOUGH_MEMORY: the dialog can't be shown.
	//   - ERROR_UNEXP_NET_ERR: the network failed.
	//
	// Announced by WNNC_DLG_PROPERTYDIALOG of WNNC_DIALOG. Document: NPPropertyDialog (npapi.h).
	PropertyDialog(s *session.Session, owner Window, button uint32, sel Selection, name string, typ uint32) error

	// SearchDialog runs the provider's own search and returns the remote name that the user chose. nr is the resource
	// selected before. The provider's dialog shows all other errors itself.
	//
	// Errors:
	//   - ERROR_CANCELLED: the user cancelled the dialog.
	//
	// Announced by WNNC_DLG_SEARCHDIALOG of WNNC_DIALOG. Document: NPSearchDialog (npapi.h).
	SearchDialog(s *session.Session, owner Window, nr *NetResource) (found string, flags SearchFlags, err error)
}

// Permissions holds the calls behind the Security menu of the file manager, for a drive that the provider has
// redirected. No bit of GetCaps announces them, because WNNC_DLG_PERMISSIONEDITOR is unused: the mask of FMXGetPermCaps
// does.
type Permissions interface {
	// FMXGetPermCaps returns the mask of the menu's items that the drive has, 0 for none.
	//
	// Document: NPFMXGetPermCaps (npapi.h).
	FMXGetPermCaps(s *session.Session, drive string) PermissionCaps

	// FMXEditPerm runs the provider's editor of permissions.
	//
	// Errors:
	//   - ERROR_NOT_SUPPORTED: the provider doesn't offer the call.
	//   - ERROR_INVALID_PARAMETER: an argument is malformed.
	//   - ERROR_NOT_ENOUGH_MEMORY: the dialog can't be shown.
	//   - ERROR_UNEXP_NET_ERR: the network failed.
	//
	// Document: NPFMXEditPerm (npapi.h).
	FMXEditPerm(s *session.Session, drive string, owner Window, dialog PermissionDialog) error

	// FMXGetPermHelp returns the help for an item of the menu. directory says whether a directory is selected.
	//
	// Errors:
	//   - ERROR_NOT_SUPPORTED: the provider doesn't offer the call.
	//   - ERROR_INVALID_PARAMETER: an argument is malformed.
	//
	// Document: NPFMXGetPermHelp (npapi.h).
	FMXGetPermHelp(s *session.Session, drive string, dialog PermissionDialog, directory bool) (PermissionHelp, error)
}

// PermissionCaps is the mask of items that FMXGetPermCaps returns (npapi.h).
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

// PermissionHelp is the place in a help file that FMXGetPermHelp returns.
type PermissionHelp struct {
	File    string // the help file
	Context uint32 // the number of the place
}
