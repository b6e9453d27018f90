package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// The calls in this file are behind File Manager's Security menu. They go to the
// provider of a redirected drive.

var (
	permissionCapsMethod = routing.MethodOf(provider.CallFMXGetPermCaps)
	editPermissionMethod = routing.MethodOf(provider.CallFMXEditPerm)
	permissionHelpMethod = routing.MethodOf(provider.CallFMXGetPermHelp)
)

// PermissionCaps says which items of the Security menu a drive has
// (NPFMXGetPermCaps). With an error, and for a provider without the call, it has
// none.
//
//   - ERROR_BAD_DEVICE, ERROR_NOT_CONNECTED, ERROR_NO_NET_OR_BAD_PATH,
//     ERROR_NO_NETWORK: as of [Caller.GetPropertyText].
func (c *Caller) PermissionCaps(drive string) (provider.PermissionCaps, error) {
	var cl call
	cl.begin(c, "FMXGetPermCaps")
	if cl.rec != nil {
		cl.rec.arg("lpDriveName", drive)
	}
	caps, err := cl.permissionCaps(drive)
	return caps, cl.end(err)
}

func (cl *call) permissionCaps(drive string) (provider.PermissionCaps, error) {
	return ofDrive(cl, drive, permissionCapsMethod, func(p provider.Provider) (provider.PermissionCaps, error) {
		return p.FMXGetPermCaps(cl.c.session, drive), nil
	})
}

// EditPermissions runs the provider's editor for an item of the menu
// (NPFMXEditPerm).
//
//   - ERROR_NOT_SUPPORTED: the drive doesn't have the item; then the provider
//     isn't called.
//   - ERROR_INVALID_PARAMETER: the provider can't make anything of the arguments.
//   - ERROR_NOT_ENOUGH_MEMORY: the dialog can't be shown.
//   - ERROR_UNEXP_NET_ERR: the network failed.
//   - the codes of [Caller.PermissionCaps], and ERROR_EXTENDED_ERROR.
func (c *Caller) EditPermissions(drive string, owner Window, dialog provider.PermissionDialog) error {
	var cl call
	cl.begin(c, "FMXEditPerm")
	if cl.rec != nil {
		cl.rec.arg("lpDriveName", drive)
		cl.rec.arg("hwndOwner", owner)
		cl.rec.arg("nDialogType", dialog)
	}
	_, err := onItem(&cl, drive, dialog, editPermissionMethod, func(p provider.Provider) (nothing, error) {
		return nothing{}, p.FMXEditPerm(c.session, drive, owner, dialog)
	})
	return cl.end(err)
}

// PermissionHelp tells which help belongs to an item of the menu
// (NPFMXGetPermHelp). Codes of [Caller.EditPermissions].
func (c *Caller) PermissionHelp(drive string, dialog provider.PermissionDialog, directory bool) (provider.PermissionHelp, error) {
	var cl call
	cl.begin(c, "FMXGetPermHelp")
	if cl.rec != nil {
		cl.rec.arg("lpDriveName", drive)
		cl.rec.arg("nDialogType", dialog)
		cl.rec.arg("fDirectory", directory)
	}
	help, err := onItem(&cl, drive, dialog, permissionHelpMethod, func(p provider.Provider) (provider.PermissionHelp, error) {
		help, err := p.FMXGetPermHelp(c.session, drive, dialog, directory)
		help.File = wintext.Terminate(help.File)
		return help, err
	})
	if err != nil {
		help = provider.PermissionHelp{}
	}
	return help, cl.end(err)
}

// onItem makes a call about an item of the menu that the drive has.
func onItem[R any](cl *call, drive string, dialog provider.PermissionDialog, m *routing.Method, f func(provider.Provider) (R, error)) (R, error) {
	var none R
	caps, err := cl.permissionCaps(drive)
	switch {
	case err != nil:
		return none, err
	case dialog > provider.WNPERM_DLG_OWNER || caps&(provider.WNPERMC_PERM<<dialog) == 0:
		return none, winerr.ERROR_NOT_SUPPORTED
	}
	return ofDrive(cl, drive, m, f)
}
