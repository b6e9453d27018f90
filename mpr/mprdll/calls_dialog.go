//go:build !windows || mpremu

package mprdll

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
)

// The calls of this file run dialogs (winnetwk.h documentation).

// connectionDialog is WNetConnectionDialog(owner, type).
func connectionDialog(f frame) error {
	return f.c.ConnectionDialog(f.window(), mpr.ResourceType(f.dword(1)))
}

// disconnectDialog is WNetDisconnectDialog(owner, type).
func disconnectDialog(f frame) error {
	return f.c.DisconnectDialog(f.window(), mpr.ResourceType(f.dword(1)))
}

// connectionDialog1 is WNetConnectionDialog1(structure).
func connectionDialog1(f frame) error {
	if f.a[0] == 0 {
		return f.c.ConnectionDialog1(nil)
	}
	raw := at[layout.ConnectDialog[uintptr]](f.memory, f.a[0])
	if raw.Size != uint32(unsafe.Sizeof(*raw)) {
		return winerr.ERROR_INVALID_PARAMETER
	}
	f.writable(f.a[0], unsafe.Sizeof(*raw), pointerSize) // the number of the device comes after the connection
	d := &mpr.ConnectDialog{Owner: mpr.Window(raw.Owner), Flags: mpr.ConnectDialogFlags(raw.Flags)}
	if raw.Resource != 0 {
		d.Resource = f.resourceAt(f.load(&raw.Resource), 0) // the type and the remote name
	}
	err := f.c.ConnectionDialog1(d)
	if err == nil {
		raw.DevNum = d.DevNum
	}
	return err
}

// disconnectDialog1 is WNetDisconnectDialog1(structure).
func disconnectDialog1(f frame) error {
	if f.a[0] == 0 {
		return f.c.DisconnectDialog1(nil)
	}
	raw := at[layout.DisconnectDialog[uintptr]](f.memory, f.a[0])
	if raw.Size != uint32(unsafe.Sizeof(*raw)) {
		return winerr.ERROR_INVALID_PARAMETER
	}
	return f.c.DisconnectDialog1(&mpr.DisconnectDialog{
		Owner: mpr.Window(raw.Owner), Flags: mpr.DisconnectDialogFlags(raw.Flags),
		LocalName: f.string(f.load(&raw.LocalName)), RemoteName: f.string(f.load(&raw.RemoteName)),
	})
}
