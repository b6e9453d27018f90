package mpr

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// ConnectionDialog1 implements [Network].
func (s *system) ConnectionDialog1(dialog *ConnectDialog) error {
	if dialog == nil {
		return s.call("WNetConnectionDialog1", "", "", func() (uint32, error) { return outcome(winerr.ERROR_INVALID_ADDRESS) })
	}
	return s.about("WNetConnectionDialog1", dialog.Resource, Credentials{}, func(nr *rawResource, _, _ *uint16) (uint32, error) {
		raw := fixed(rawConnectDialog{owner: uintptr(dialog.Owner), resource: nr, flags: uint32(dialog.Flags)})
		raw.size = sizeOr(dialog.Size, unsafe.Sizeof(*raw))
		code, err := wnetConnectionDialog1(raw)
		if code == 0 && err == nil {
			dialog.DevNum = raw.devNum
		}
		return code, err
	})
}

// sizeOr is a cbStructure; 0 stands for the right one.
func sizeOr(given uint32, right uintptr) uint32 {
	if given == 0 {
		return uint32(right)
	}
	return given
}

// DisconnectDialog1 implements [Network].
func (s *system) DisconnectDialog1(dialog *DisconnectDialog) error {
	if dialog == nil {
		return s.call("WNetDisconnectDialog1", "", "", func() (uint32, error) { return outcome(winerr.ERROR_INVALID_ADDRESS) })
	}
	return s.call("WNetDisconnectDialog1", dialog.LocalName, dialog.RemoteName, func() (uint32, error) {
		var a arguments
		raw := fixed(rawDisconnectDialog{
			owner: uintptr(dialog.Owner), flags: uint32(dialog.Flags),
			localName: a.text(dialog.LocalName), remoteName: a.text(dialog.RemoteName),
		})
		raw.size = sizeOr(dialog.Size, unsafe.Sizeof(*raw))
		if a.err != nil {
			return a.refused()
		}
		return wnetDisconnectDialog1(raw)
	})
}
