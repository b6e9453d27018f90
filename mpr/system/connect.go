package system

import (
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
)

var (
	procAddConnection           = dll.NewProc("WNetAddConnectionW")
	procAddConnection2          = dll.NewProc("WNetAddConnection2W")
	procAddConnection3          = dll.NewProc("WNetAddConnection3W")
	procAddConnection4          = dll.NewProc("WNetAddConnection4W")
	procUseConnection           = dll.NewProc("WNetUseConnectionW")
	procUseConnection4          = dll.NewProc("WNetUseConnection4W")
	procCancelConnection        = dll.NewProc("WNetCancelConnectionW")
	procCancelConnection2       = dll.NewProc("WNetCancelConnection2W")
	procRestoreConnection       = dll.NewProc("WNetRestoreConnectionW")
	procRestoreSingleConnection = dll.NewProc("WNetRestoreSingleConnectionW")
)

// AddConnection implements [mpr.Network].
func (c *Caller) AddConnection(remote string, password mpr.Password, local string) error {
	a := arguments{local: local, remote: remote}
	r, l := a.text(remote), a.text(local)
	secret, _ := a.credentials(mpr.Credentials{Password: password})
	return c.call(procAddConnection, &a, uintptr(unsafe.Pointer(r)), uintptr(unsafe.Pointer(secret)), uintptr(unsafe.Pointer(l)))
}

// AddConnection2 implements [mpr.Network].
func (c *Caller) AddConnection2(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
	var a arguments
	raw := a.resource(nr)
	password, user := a.credentials(cred)
	return c.call(procAddConnection2, &a,
		uintptr(unsafe.Pointer(raw)), uintptr(unsafe.Pointer(password)), uintptr(unsafe.Pointer(user)), uintptr(flags))
}

// AddConnection3 implements [mpr.Network].
func (c *Caller) AddConnection3(owner mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
	var a arguments
	raw := a.resource(nr)
	password, user := a.credentials(cred)
	return c.call(procAddConnection3, &a, uintptr(owner),
		uintptr(unsafe.Pointer(raw)), uintptr(unsafe.Pointer(password)), uintptr(unsafe.Pointer(user)), uintptr(flags))
}

// AddConnection4 implements [mpr.Network].
func (c *Caller) AddConnection4(owner mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, useOptions []byte) error {
	var a arguments
	raw := a.resource(nr)
	return c.call(procAddConnection4, &a, uintptr(owner), uintptr(unsafe.Pointer(raw)),
		uintptr(unsafe.Pointer(unsafe.SliceData(auth))), uintptr(len(auth)), uintptr(flags),
		uintptr(unsafe.Pointer(unsafe.SliceData(useOptions))), uintptr(len(useOptions)))
}

// UseConnection implements [mpr.Network].
func (c *Caller) UseConnection(owner mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) (mpr.Use, error) {
	return grown(usualText, func(access mpr.Buffer) (mpr.Use, mpr.Buffer, error) {
		return sized{c}.UseConnection(owner, nr, cred, flags, access)
	})
}

func (s sized) UseConnection(owner mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access mpr.Buffer) (mpr.Use, mpr.Buffer, error) {
	a := arguments{caller: s.c}
	raw, name, result := a.resource(nr), a.chars(access), new(uint32)
	password, user := a.credentials(cred)
	err := s.c.call(procUseConnection, &a, uintptr(owner),
		uintptr(unsafe.Pointer(raw)), uintptr(unsafe.Pointer(password)), uintptr(unsafe.Pointer(user)), uintptr(flags),
		uintptr(name.address()), uintptr(unsafe.Pointer(name.size)), uintptr(unsafe.Pointer(result)))
	return name.use(*result, err)
}

// UseConnection4 implements [mpr.Network].
func (c *Caller) UseConnection4(owner mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, useOptions []byte) (mpr.Use, error) {
	return grown(usualText, func(access mpr.Buffer) (mpr.Use, mpr.Buffer, error) {
		return sized{c}.UseConnection4(owner, nr, auth, flags, useOptions, access)
	})
}

func (s sized) UseConnection4(owner mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, useOptions []byte, access mpr.Buffer) (mpr.Use, mpr.Buffer, error) {
	a := arguments{caller: s.c}
	raw, name, result := a.resource(nr), a.chars(access), new(uint32)
	err := s.c.call(procUseConnection4, &a, uintptr(owner), uintptr(unsafe.Pointer(raw)),
		uintptr(unsafe.Pointer(unsafe.SliceData(auth))), uintptr(len(auth)), uintptr(flags),
		uintptr(unsafe.Pointer(unsafe.SliceData(useOptions))), uintptr(len(useOptions)),
		uintptr(name.address()), uintptr(unsafe.Pointer(name.size)), uintptr(unsafe.Pointer(result)))
	return name.use(*result, err)
}

// use ends a call that tells by which name a connection can be used.
func (m *memory) use(result uint32, err error) (mpr.Use, mpr.Buffer, error) {
	access := m.done()
	if err != nil {
		return mpr.Use{}, access, err
	}
	return mpr.Use{AccessName: m.text(), Flags: mpr.ConnectFlags(result)}, access, nil
}

// CancelConnection implements [mpr.Network].
func (c *Caller) CancelConnection(name string, force bool) error {
	a := arguments{local: name}
	n := a.text(name)
	return c.call(procCancelConnection, &a, uintptr(unsafe.Pointer(n)), flag(force))
}

// CancelConnection2 implements [mpr.Network].
func (c *Caller) CancelConnection2(name string, flags mpr.ConnectFlags, force bool) error {
	a := arguments{local: name}
	n := a.text(name)
	return c.call(procCancelConnection2, &a, uintptr(unsafe.Pointer(n)), uintptr(flags), flag(force))
}

// RestoreConnection implements [mpr.Network]. fUseUI is among the parameters of the
// function's page and not in its syntax: it is passed only when it isn't the
// default.
func (c *Caller) RestoreConnection(owner mpr.Window, device string, ui mpr.UseUI) error {
	a := arguments{local: device}
	d := a.text(device)
	if ui == mpr.UseUINo {
		return c.call(procRestoreConnection, &a, uintptr(owner), uintptr(unsafe.Pointer(d)), flag(false))
	}
	return c.call(procRestoreConnection, &a, uintptr(owner), uintptr(unsafe.Pointer(d)))
}

// RestoreSingleConnection implements [mpr.Network].
func (c *Caller) RestoreSingleConnection(owner mpr.Window, device string, useUI bool) error {
	a := arguments{local: device}
	d := a.text(device)
	return c.call(procRestoreSingleConnection, &a, uintptr(owner), uintptr(unsafe.Pointer(d)), flag(useUI))
}
