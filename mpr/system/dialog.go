package system

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
)

var (
	procConnectionDialog  = dll.NewProc("WNetConnectionDialog")
	procConnectionDialog1 = dll.NewProc("WNetConnectionDialog1W")
	procDisconnectDialog  = dll.NewProc("WNetDisconnectDialog")
	procDisconnectDialog1 = dll.NewProc("WNetDisconnectDialog1W")
)

// ConnectionDialog implements [mpr.Network].
func (c *Caller) ConnectionDialog(owner mpr.Window, typ mpr.ResourceType) error {
	return c.call(procConnectionDialog, new(arguments), uintptr(owner), uintptr(typ))
}

// ConnectionDialog1 implements [mpr.Network]. ERROR_INVALID_ADDRESS: dialog is nil.
func (c *Caller) ConnectionDialog1(dialog *mpr.ConnectDialog) error {
	if dialog == nil {
		return c.call(procConnectionDialog1, &arguments{refusal: winerr.ERROR_INVALID_ADDRESS})
	}
	var a arguments
	raw := &layout.ConnectDialog[*layout.Resource]{
		Size: dialog.Size, Owner: uintptr(dialog.Owner), Resource: a.resource(dialog.Resource), Flags: uint32(dialog.Flags),
	}
	if raw.Size == 0 {
		raw.Size = uint32(unsafe.Sizeof(*raw))
	}
	err := c.call(procConnectionDialog1, &a, uintptr(unsafe.Pointer(raw)))
	if err == nil {
		dialog.DevNum = raw.DevNum
	}
	return err
}

// DisconnectDialog implements [mpr.Network].
func (c *Caller) DisconnectDialog(owner mpr.Window, typ mpr.ResourceType) error {
	return c.call(procDisconnectDialog, new(arguments), uintptr(owner), uintptr(typ))
}

// DisconnectDialog1 implements [mpr.Network]. ERROR_INVALID_ADDRESS: dialog is nil.
func (c *Caller) DisconnectDialog1(dialog *mpr.DisconnectDialog) error {
	if dialog == nil {
		return c.call(procDisconnectDialog1, &arguments{refusal: winerr.ERROR_INVALID_ADDRESS})
	}
	a := arguments{local: dialog.LocalName, remote: dialog.RemoteName}
	raw := &layout.DisconnectDialog[*uint16]{
		Size: dialog.Size, Owner: uintptr(dialog.Owner),
		LocalName: a.text(dialog.LocalName), RemoteName: a.text(dialog.RemoteName), Flags: uint32(dialog.Flags),
	}
	if raw.Size == 0 {
		raw.Size = uint32(unsafe.Sizeof(*raw))
	}
	return c.call(procDisconnectDialog1, &a, uintptr(unsafe.Pointer(raw)))
}
