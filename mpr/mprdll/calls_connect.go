//go:build !windows || mpremu

package mprdll

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
)

// The calls of this file connect and cancel ("Windows Networking Functions", winnetwk.h
// documentation). Arguments are numbered from 0.

// addConnection is WNetAddConnection(remote, password, local).
func addConnection(f frame) error {
	return f.c.AddConnection(f.text(0), f.credentials(1, -1).Password, f.text(2))
}

// addConnection2 is WNetAddConnection2(resource, password, user, flags).
func addConnection2(f frame) error {
	return f.c.AddConnection2(f.resource(0, withLocal|withProvider), f.credentials(1, 2), mpr.ConnectFlags(f.dword(3)))
}

// addConnection3 is WNetAddConnection3(owner, resource, password, user, flags).
func addConnection3(f frame) error {
	nr, cred := f.resource(1, withLocal|withProvider), f.credentials(2, 3)
	return f.c.AddConnection3(f.window(), nr, cred, mpr.ConnectFlags(f.dword(4)))
}

// addConnection4 is WNetAddConnection4(owner, resource, auth, its size, flags,
// options, their size).
func addConnection4(f frame) error {
	nr, auth, options := f.authArguments()
	return f.c.AddConnection4(f.window(), nr, auth, mpr.ConnectFlags(f.dword(4)), options)
}

// authArguments reads the first arguments of the calls with an authentication buffer.
func (f *frame) authArguments() (nr *mpr.NetResource, auth, options []byte) {
	return f.resource(1, withLocal|withProvider), f.bytesAt(f.a[2], f.dword(3)), f.bytesAt(f.a[5], f.dword(6))
}

// useConnection is WNetUseConnection(owner, resource, password, user, flags,
// access name, its size, result).
func useConnection(f frame) error {
	nr, cred := f.resource(1, withLocal|withProvider), f.credentials(2, 3)
	use, access, err := f.c.sized.UseConnection(f.window(), nr, cred, mpr.ConnectFlags(f.dword(4)), f.access(5))
	return f.answerUse(5, access, use, err)
}

// useConnection4 is WNetUseConnection4(owner, resource, auth, its size, flags,
// options, their size, access name, its size, result).
func useConnection4(f frame) error {
	nr, auth, options := f.authArguments()
	use, access, err := f.c.sized.UseConnection4(f.window(), nr, auth, mpr.ConnectFlags(f.dword(4)), options, f.access(7))
	return f.answerUse(7, access, use, err)
}

// access returns the buffer for the access name, with the size and the result
// behind it; there is none when the name isn't wanted. It probes all of them,
// because the call must fail before a connection is made.
func (f *frame) access(i int) mpr.Buffer {
	if f.a[i+2] != 0 {
		f.writable(f.a[i+2], 4, 4)
	}
	if f.a[i] == 0 {
		return mpr.Buffer{None: true}
	}
	if f.a[i+1] == 0 {
		return mpr.Buffer{} // a size of 0: ERROR_INVALID_PARAMETER
	}
	b := f.buffer(i, i+1)
	if room := min(b.Size, MAX_PATH+1); room > 0 { // no name is longer
		f.writable(f.a[i], uintptr(room)*uintptr(f.w), uintptr(f.w))
	}
	return b
}

// answerUse stores the name that a connection can be used by.
func (f *frame) answerUse(i int, access mpr.Buffer, use mpr.Use, err error) error {
	if !access.None && f.a[i+1] != 0 {
		err = f.answerText(i, i+1, &access, use.AccessName, err)
	}
	if err == nil && f.a[i+2] != 0 {
		*at[uint32](f.memory, f.a[i+2]) = uint32(use.Flags)
	}
	return err
}

// cancelConnection is WNetCancelConnection(name, force).
func cancelConnection(f frame) error { return f.c.CancelConnection(f.text(0), f.boolean(1)) }

// cancelConnection2 is WNetCancelConnection2(name, flags, force).
func cancelConnection2(f frame) error {
	return f.c.CancelConnection2(f.text(0), mpr.ConnectFlags(f.dword(1)), f.boolean(2))
}

// restoreConnection is WNetRestoreConnection(owner, device, prompt). prompt may
// be left out: its page has it among the parameters, with TRUE by default, and
// not in the syntax.
func restoreConnection(f frame) error {
	ui := mpr.UseUIDefault
	if f.n > 2 && !f.boolean(2) {
		ui = mpr.UseUINo
	}
	return f.c.RestoreConnection(f.window(), f.text(1), ui)
}

// restoreSingleConnection is WNetRestoreSingleConnection(owner, device, prompt).
func restoreSingleConnection(f frame) error {
	return f.c.RestoreSingleConnection(f.window(), f.text(1), f.boolean(2))
}

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
