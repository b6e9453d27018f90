package conformance_test

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// patient is an implementation that keeps all rules, with every call going
// through one place where a rule can be broken. It keeps its last error itself.
type patient struct {
	c    *mpr.Caller
	last winerr.Errno
	// answer makes a call, or doesn't, and says how it ended; nil just makes it.
	answer func(op string, call func() error) error
}

var _ mpr.Network = (*patient)(nil)

func (p *patient) do(op string, call func() error) error {
	var err error
	if p.answer != nil {
		err = p.answer(op, call)
	} else {
		err = call()
	}
	p.last = winerr.Code(err)
	return err
}

// with is do for a call with a result, which is zero if the call isn't made.
func with[T any](p *patient, op string, call func() (T, error)) (T, error) {
	var result T
	err := p.do(op, func() (err error) {
		result, err = call()
		return err
	})
	return result, err
}

func (p *patient) AddConnection(remote string, password mpr.Password, local string) error {
	return p.do("WNetAddConnectionW", func() error { return p.c.AddConnection(remote, password, local) })
}

func (p *patient) AddConnection2(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
	return p.do("WNetAddConnection2W", func() error { return p.c.AddConnection2(nr, cred, flags) })
}

func (p *patient) AddConnection3(owner mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
	return p.do("WNetAddConnection3W", func() error { return p.c.AddConnection3(owner, nr, cred, flags) })
}

func (p *patient) AddConnection4(owner mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte) error {
	return p.do("WNetAddConnection4W", func() error { return p.c.AddConnection4(owner, nr, auth, flags, options) })
}

func (p *patient) UseConnection(owner mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) (mpr.Use, error) {
	return p.UseConnectionSized(owner, nr, cred, flags, nil)
}

func (p *patient) UseConnectionSized(owner mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
	return with(p, "WNetUseConnectionW", func() (mpr.Use, error) {
		return at(access, func(b mpr.Buffer) (mpr.Use, mpr.Buffer, error) {
			return p.c.Sized().UseConnection(owner, nr, cred, flags, b)
		})
	})
}

func (p *patient) UseConnection4(owner mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte) (mpr.Use, error) {
	return p.UseConnection4Sized(owner, nr, auth, flags, options, nil)
}

func (p *patient) UseConnection4Sized(owner mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte, access *mpr.Buffer) (mpr.Use, error) {
	return with(p, "WNetUseConnection4W", func() (mpr.Use, error) {
		return at(access, func(b mpr.Buffer) (mpr.Use, mpr.Buffer, error) {
			return p.c.Sized().UseConnection4(owner, nr, auth, flags, options, b)
		})
	})
}

func (p *patient) CancelConnection(name string, force bool) error {
	return p.do("WNetCancelConnectionW", func() error { return p.c.CancelConnection(name, force) })
}

func (p *patient) CancelConnection2(name string, flags mpr.ConnectFlags, force bool) error {
	return p.do("WNetCancelConnection2W", func() error { return p.c.CancelConnection2(name, flags, force) })
}

func (p *patient) RestoreConnection(owner mpr.Window, device string, ui mpr.UseUI) error {
	return p.do("WNetRestoreConnectionW", func() error { return p.c.RestoreConnection(owner, device, ui) })
}

func (p *patient) RestoreSingleConnection(owner mpr.Window, device string, useUI bool) error {
	return p.do("WNetRestoreSingleConnectionW", func() error { return p.c.RestoreSingleConnection(owner, device, useUI) })
}

func (p *patient) OpenEnum(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
	return with(p, "WNetOpenEnumW", func() (mpr.EnumHandle, error) { return p.c.OpenEnum(scope, typ, usage, nr) })
}

func (p *patient) EnumResource(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
	return with(p, "WNetEnumResourceW", func() (int, error) { return p.c.EnumResource(h, buf) })
}

func (p *patient) EnumResourceSized(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
	return with(p, "WNetEnumResourceW", func() ([]mpr.NetResource, error) {
		return at(buf, func(b mpr.Buffer) ([]mpr.NetResource, mpr.Buffer, error) {
			return p.c.Sized().EnumResource(h, count, b)
		})
	})
}

func (p *patient) CloseEnum(h mpr.EnumHandle) error {
	return p.do("WNetCloseEnum", func() error { return p.c.CloseEnum(h) })
}

func (p *patient) ConnectionDialog(owner mpr.Window, typ mpr.ResourceType) error {
	return p.do("WNetConnectionDialog", func() error { return p.c.ConnectionDialog(owner, typ) })
}

func (p *patient) ConnectionDialog1(dialog *mpr.ConnectDialog) error {
	return p.do("WNetConnectionDialog1W", func() error { return p.c.ConnectionDialog1(dialog) })
}

func (p *patient) DisconnectDialog(owner mpr.Window, typ mpr.ResourceType) error {
	return p.do("WNetDisconnectDialog", func() error { return p.c.DisconnectDialog(owner, typ) })
}

func (p *patient) DisconnectDialog1(dialog *mpr.DisconnectDialog) error {
	return p.do("WNetDisconnectDialog1W", func() error { return p.c.DisconnectDialog1(dialog) })
}

func (p *patient) SetLastError(code uint32, text, provider string) {
	p.c.SetLastError(code, text, provider)
}

func (p *patient) LastErrno() winerr.Errno { return p.last }
