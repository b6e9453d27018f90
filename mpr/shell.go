package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Shell holds the calls that Explorer and File Manager make of the router to show a network. No header documents them;
// the pages of the provider's calls behind them say what they do. Each goes to one provider, the one that the name or
// the drive belongs to. Methods are added here as well.
type Shell interface {
	// FormatNetworkName returns the display form of a name that the provider of has
	// produced, for a control of width characters (NPFormatNetworkName). Whatever goes
	// wrong, it returns the name itself.
	FormatNetworkName(of, remote string, flags provider.FormatFlags, width uint32) string

	// SearchDialog runs the search of the provider that nr names, and returns the
	// remote name that the user chose (NPSearchDialog).
	//
	//   - ERROR_INVALID_ADDRESS: nr is nil.
	//   - ERROR_BAD_PROVIDER: nr names no installed provider.
	//   - ERROR_NOT_SUPPORTED: the provider hasn't announced the call.
	//   - ERROR_BUSY, ERROR_NO_NETWORK: the provider is starting, or won't start.
	//   - ERROR_CANCELLED: the user chose nothing.
	//   - ERROR_EXTENDED_ERROR: see GetLastError.
	SearchDialog(owner Window, nr *NetResource) (found string, flags provider.SearchFlags, err error)

	// DeviceMode tells the provider of that name the owner window of its devices'
	// dialogs (NPDeviceMode). The answer is the provider's, and may be any code.
	//
	//   - ERROR_BAD_PROVIDER, ERROR_NOT_SUPPORTED, ERROR_BUSY, ERROR_NO_NETWORK,
	//     ERROR_EXTENDED_ERROR: as of SearchDialog.
	DeviceMode(of string, owner Window) error

	// GetPropertyText returns the text of an extra button of the properties dialog for
	// the files in names, which begin with a drive (NPGetPropertyText); "" ends the
	// buttons. button counts from 1 for one file, from 11 for several. names are
	// separated by spaces, and those with a space stand in quotes.
	//
	//   - ERROR_BAD_DEVICE: names doesn't begin with a drive.
	//   - ERROR_NOT_CONNECTED: the drive isn't redirected in the caller's session.
	//   - ERROR_NOT_SUPPORTED: the provider hasn't announced the call.
	//   - ERROR_INVALID_PARAMETER: names is malformed.
	//   - ERROR_NOT_ENOUGH_MEMORY: the text can't be loaded.
	//   - ERROR_NO_NET_OR_BAD_PATH, ERROR_NO_NETWORK: the network is starting, or
	//     won't start.
	//   - ERROR_EXTENDED_ERROR: see GetLastError.
	GetPropertyText(button uint32, sel provider.Selection, names string) (string, error)

	// PropertyDialog runs the dialog of a button that GetPropertyText named
	// (NPPropertyDialog).
	//
	//   - the codes of GetPropertyText.
	//   - ERROR_NOT_ENOUGH_MEMORY: the dialog can't be shown.
	//   - ERROR_UNEXP_NET_ERR: the network failed.
	PropertyDialog(owner Window, button uint32, sel provider.Selection, names string) error

	// GetDirectoryType returns how a directory on a drive is to be shown
	// (NPGetDirectoryType). flushCache says that it is the first directory of a view
	// that is drawn afresh. With any error the type is WNDT_NORMAL.
	//
	//   - ERROR_BAD_DEVICE, ERROR_NOT_CONNECTED, ERROR_NOT_SUPPORTED,
	//     ERROR_NO_NET_OR_BAD_PATH, ERROR_NO_NETWORK, ERROR_EXTENDED_ERROR: as of
	//     GetPropertyText.
	GetDirectoryType(path string, flushCache bool) (provider.DirectoryType, error)

	// DirectoryNotify asks the provider of a drive before a directory is made, removed
	// or renamed (NPDirectoryNotify). nil: the caller is to go on and do it. A provider
	// without the call has nothing against it.
	//
	//   - ERROR_CONTINUE: the provider has done it; the caller is to carry on as if it
	//     had done it.
	//   - ERROR_CANCELLED: the user says no; the caller is not to do it.
	//   - ERROR_BAD_DEVICE, ERROR_NOT_CONNECTED, ERROR_NO_NET_OR_BAD_PATH,
	//     ERROR_NO_NETWORK, ERROR_EXTENDED_ERROR: as of GetPropertyText.
	DirectoryNotify(owner Window, path string, op provider.DirectoryOperation) error

	// PermissionCaps returns which items of the Security menu a drive has
	// (NPFMXGetPermCaps): none with an error, and none of a provider without the call.
	//
	//   - ERROR_BAD_DEVICE, ERROR_NOT_CONNECTED, ERROR_NO_NET_OR_BAD_PATH,
	//     ERROR_NO_NETWORK: as of GetPropertyText.
	PermissionCaps(drive string) (provider.PermissionCaps, error)

	// EditPermissions runs the provider's editor for an item of the menu
	// (NPFMXEditPerm).
	//
	//   - ERROR_NOT_SUPPORTED: the drive doesn't have the item. The provider isn't
	//     called.
	//   - ERROR_INVALID_PARAMETER: the provider can't make anything of the arguments.
	//   - ERROR_NOT_ENOUGH_MEMORY: the dialog can't be shown.
	//   - ERROR_UNEXP_NET_ERR: the network failed.
	//   - the codes of PermissionCaps, and ERROR_EXTENDED_ERROR.
	EditPermissions(drive string, owner Window, dialog provider.PermissionDialog) error

	// PermissionHelp returns which help belongs to an item of the menu
	// (NPFMXGetPermHelp). Codes of EditPermissions.
	PermissionHelp(drive string, dialog provider.PermissionDialog, directory bool) (provider.PermissionHelp, error)
}

// Shell returns the calls of this caller that a file manager makes.
func (c *Caller) Shell() Shell { return shell{c} }

// shell implements [Shell] for a caller.
type shell struct{ c *Caller }

// ofProvider asks the provider of a name. ERROR_BAD_PROVIDER: no provider has the name. ERROR_NO_NETWORK: there is no
// network. Codes of [routing.Try].
func ofProvider[R any](cl *call, name string, as provider.Call, f func(provider.Provider) (R, error)) (R, error) {
	var none R
	slots, err := cl.c.router.providers.Candidates(name)
	switch {
	case err != nil:
		return none, err
	case name == "":
		return none, winerr.ERROR_BAD_PROVIDER
	}
	return ofSlot(cl, slots[0], as, f)
}

// ofDrive asks the provider whose drive a path begins with. ERROR_BAD_DEVICE: the path begins with none. Codes of
// ownerOf and of [routing.Try].
func ofDrive[R any](cl *call, path string, as provider.Call, f func(provider.Provider) (R, error)) (R, error) {
	var none R
	cl.local = path
	drive, err := parseDrivePath(path)
	if err != nil {
		return none, err
	}
	_, owner, err := cl.ownerOf(drive)
	if err != nil {
		return none, err
	}
	return ofSlot(cl, owner, as, f)
}

// ofSlot asks one provider.
func ofSlot[R any](cl *call, sl *routing.Slot, as provider.Call, f func(provider.Provider) (R, error)) (R, error) {
	cl.Provider = sl.Name
	return routing.Try(&cl.Asker, sl, routing.MethodOf(as), func(p provider.Provider, _ provider.Call) (R, error) { return f(p) })
}

// askProvider makes a call that changes nothing. Its arguments are recorded if the router is observed, and f does the call.
func askProvider[R any](s shell, op string, args []Arg, f func(*call) (R, error)) (R, error) {
	var cl call
	if err := cl.begin(s.c, op); err != nil {
		return *new(R), err
	}
	return answerCall(&cl, args, f)
}

// changeAtProvider does what askProvider does, for a call that changes something and has no result.
func changeAtProvider(s shell, op string, args []Arg, f func(*call) (nothing, error)) error {
	var cl call
	if err := cl.beginChange(s.c, op); err != nil {
		return err
	}
	_, err := answerCall(&cl, args, f)
	return err
}

// answerCall does and ends a call that has begun. A call that fails has no result.
func answerCall[R any](cl *call, args []Arg, f func(*call) (R, error)) (R, error) {
	if cl.rec != nil && cl.answered(nil, args...) {
		return *new(R), cl.end(cl.rec.Err)
	}
	result, err := f(cl)
	if err != nil {
		result = *new(R)
	}
	return result, cl.end(err)
}

func (s shell) FormatNetworkName(of, remote string, flags provider.FormatFlags, width uint32) string {
	args := []Arg{{"lpProvider", of}, {"lpRemoteName", remote}, {"dwFlags", flags}, {"dwAveCharPerLine", width}}
	formatted, err := askProvider(s, "WNetFormatNetworkName", args, func(cl *call) (string, error) {
		return ofProvider(cl, of, provider.CallFormatNetworkName, func(p provider.Provider) (string, error) {
			return p.FormatNetworkName(remote, flags, width)
		})
	})
	switch {
	case err == nil:
		return wintext.Terminate(formatted)
	case s.c.closed.Load():
		return ""
	}
	return remote // the error is recorded; the caller has the name all the same
}

func (s shell) SearchDialog(owner Window, nr *NetResource) (found string, flags provider.SearchFlags, err error) {
	found, err = askProvider(s, "WNetSearchDialog", []Arg{{"hwndOwner", owner}, resourceArg(nr)}, func(cl *call) (string, error) {
		if nr == nil {
			return "", winerr.ERROR_INVALID_ADDRESS
		}
		return ofProvider(cl, nr.Provider, provider.CallSearchDialog, func(p provider.Provider) (name string, err error) {
			name, flags, err = p.SearchDialog(s.c.session, owner, nr)
			return name, err
		})
	})
	if err != nil {
		flags = 0
	}
	return wintext.Terminate(found), flags, err
}

func (s shell) DeviceMode(of string, owner Window) error {
	return changeAtProvider(s, "WNetDeviceMode", []Arg{{"lpProvider", of}, {"hwndOwner", owner}}, func(cl *call) (nothing, error) {
		return ofProvider(cl, of, provider.CallDeviceMode, func(p provider.Provider) (nothing, error) {
			return nothing{}, p.DeviceMode(s.c.session, owner)
		})
	})
}

func (s shell) GetPropertyText(button uint32, sel provider.Selection, names string) (string, error) {
	args := []Arg{{"iButton", button}, {"nPropSel", sel}, {"lpName", names}}
	text, err := askProvider(s, "WNetGetPropertyText", args, func(cl *call) (string, error) {
		return ofDrive(cl, names, provider.CallGetPropertyText, func(p provider.Provider) (string, error) {
			return p.GetPropertyText(s.c.session, button, sel, names, provider.WNTYPE_FILE)
		})
	})
	return wintext.Terminate(text), err
}

func (s shell) PropertyDialog(owner Window, button uint32, sel provider.Selection, names string) error {
	args := []Arg{{"hwndOwner", owner}, {"iButton", button}, {"nPropSel", sel}, {"lpName", names}}
	return changeAtProvider(s, "WNetPropertyDialog", args, func(cl *call) (nothing, error) {
		return ofDrive(cl, names, provider.CallPropertyDialog, func(p provider.Provider) (nothing, error) {
			return nothing{}, p.PropertyDialog(s.c.session, owner, button, sel, names, provider.WNTYPE_FILE)
		})
	})
}

func (s shell) GetDirectoryType(path string, flushCache bool) (provider.DirectoryType, error) {
	args := []Arg{{"lpName", path}, {"bFlushCache", flushCache}}
	return askProvider(s, "WNetGetDirectoryType", args, func(cl *call) (provider.DirectoryType, error) {
		return ofDrive(cl, path, provider.CallGetDirectoryType, func(p provider.Provider) (provider.DirectoryType, error) {
			return p.GetDirectoryType(s.c.session, path, flushCache)
		})
	})
}

func (s shell) DirectoryNotify(owner Window, path string, op provider.DirectoryOperation) error {
	args := []Arg{{"hwndOwner", owner}, {"lpDir", path}, {"dwOper", op}}
	return changeAtProvider(s, "WNetDirectoryNotify", args, func(cl *call) (nothing, error) {
		_, err := ofDrive(cl, path, provider.CallDirectoryNotify, func(p provider.Provider) (nothing, error) {
			return nothing{}, p.DirectoryNotify(s.c.session, owner, path, op)
		})
		if winerr.Code(err) == winerr.ERROR_NOT_SUPPORTED {
			err = nil
		}
		return nothing{}, err
	})
}

func (s shell) PermissionCaps(drive string) (provider.PermissionCaps, error) {
	return askProvider(s, "FMXGetPermCaps", []Arg{{"lpDriveName", drive}}, func(cl *call) (provider.PermissionCaps, error) {
		return cl.permissionCaps(drive)
	})
}

// permissionCaps asks the provider of a drive for the items of the menu.
func (cl *call) permissionCaps(drive string) (provider.PermissionCaps, error) {
	return ofDrive(cl, drive, provider.CallFMXGetPermCaps, func(p provider.Provider) (provider.PermissionCaps, error) {
		return p.FMXGetPermCaps(cl.c.session, drive), nil
	})
}

func (s shell) EditPermissions(drive string, owner Window, dialog provider.PermissionDialog) error {
	args := []Arg{{"lpDriveName", drive}, {"hwndOwner", owner}, {"nDialogType", dialog}}
	return changeAtProvider(s, "FMXEditPerm", args, func(cl *call) (nothing, error) {
		return onItem(cl, drive, dialog, provider.CallFMXEditPerm, func(p provider.Provider) (nothing, error) {
			return nothing{}, p.FMXEditPerm(s.c.session, drive, owner, dialog)
		})
	})
}

func (s shell) PermissionHelp(drive string, dialog provider.PermissionDialog, directory bool) (provider.PermissionHelp, error) {
	args := []Arg{{"lpDriveName", drive}, {"nDialogType", dialog}, {"fDirectory", directory}}
	return askProvider(s, "FMXGetPermHelp", args, func(cl *call) (provider.PermissionHelp, error) {
		return onItem(cl, drive, dialog, provider.CallFMXGetPermHelp, func(p provider.Provider) (provider.PermissionHelp, error) {
			help, err := p.FMXGetPermHelp(s.c.session, drive, dialog, directory)
			help.File = wintext.Terminate(help.File)
			return help, err
		})
	})
}

// onItem asks about an item of the menu, if the drive has it. ERROR_NOT_SUPPORTED: the drive doesn't. Codes of ofDrive.
func onItem[R any](cl *call, drive string, dialog provider.PermissionDialog, as provider.Call, f func(provider.Provider) (R, error)) (R, error) {
	var none R
	caps, err := cl.permissionCaps(drive)
	switch {
	case err != nil:
		return none, err
	case dialog > provider.WNPERM_DLG_OWNER || caps&(provider.WNPERMC_PERM<<dialog) == 0:
		return none, winerr.ERROR_NOT_SUPPORTED
	}
	return ofDrive(cl, drive, as, f)
}
