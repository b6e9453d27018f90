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

// AddConnection implements mpr.Network.
func (f *Caller) AddConnection(remote string, password mpr.Password, local string) error {
	secret, _ := credentials(mpr.Credentials{Password: password})
	r, l := text(remote), text(local)
	return f.call(procAddConnection, func() (uintptr, uintptr, error) {
		return procAddConnection.Call(uintptr(unsafe.Pointer(r)), uintptr(unsafe.Pointer(secret)), uintptr(unsafe.Pointer(l)))
	})
}

// AddConnection2 implements mpr.Network.
func (f *Caller) AddConnection2(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
	raw := resource(nr)
	password, user := credentials(cred)
	return f.call(procAddConnection2, func() (uintptr, uintptr, error) {
		return procAddConnection2.Call(uintptr(unsafe.Pointer(raw)), uintptr(unsafe.Pointer(password)), uintptr(unsafe.Pointer(user)), uintptr(flags))
	})
}

// AddConnection3 implements mpr.Network.
func (f *Caller) AddConnection3(owner mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
	raw := resource(nr)
	password, user := credentials(cred)
	return f.call(procAddConnection3, func() (uintptr, uintptr, error) {
		return procAddConnection3.Call(uintptr(owner), uintptr(unsafe.Pointer(raw)), uintptr(unsafe.Pointer(password)),
			uintptr(unsafe.Pointer(user)), uintptr(flags))
	})
}

// AddConnection4 implements mpr.Network.
func (f *Caller) AddConnection4(owner mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, useOptions []byte) error {
	raw := resource(nr)
	return f.call(procAddConnection4, func() (uintptr, uintptr, error) {
		return procAddConnection4.Call(uintptr(owner), uintptr(unsafe.Pointer(raw)),
			uintptr(unsafe.Pointer(unsafe.SliceData(auth))), uintptr(len(auth)), uintptr(flags),
			uintptr(unsafe.Pointer(unsafe.SliceData(useOptions))), uintptr(len(useOptions)))
	})
}

// UseConnection implements mpr.Network.
func (f *Caller) UseConnection(owner mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) (mpr.Use, error) {
	return f.UseConnectionSized(owner, nr, cred, flags, &mpr.Buffer{Size: 1024})
}

// UseConnectionSized implements mpr.Sized.
func (f *Caller) UseConnectionSized(owner mpr.Window, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
	raw, buf, result := resource(nr), chars(access), new(uint32)
	password, user := credentials(cred)
	err := f.call(procUseConnection, func() (uintptr, uintptr, error) {
		return procUseConnection.Call(uintptr(owner), uintptr(unsafe.Pointer(raw)), uintptr(unsafe.Pointer(password)),
			uintptr(unsafe.Pointer(user)), uintptr(flags), uintptr(buf.addr()), uintptr(unsafe.Pointer(buf.size)), uintptr(unsafe.Pointer(result)))
	})
	return buf.use(*result, err)
}

// UseConnection4 implements mpr.Network.
func (f *Caller) UseConnection4(owner mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, useOptions []byte) (mpr.Use, error) {
	return f.UseConnection4Sized(owner, nr, auth, flags, useOptions, &mpr.Buffer{Size: 1024})
}

// UseConnection4Sized implements mpr.Sized.
func (f *Caller) UseConnection4Sized(owner mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, useOptions []byte, access *mpr.Buffer) (mpr.Use, error) {
	raw, buf, result := resource(nr), chars(access), new(uint32)
	err := f.call(procUseConnection4, func() (uintptr, uintptr, error) {
		return procUseConnection4.Call(uintptr(owner), uintptr(unsafe.Pointer(raw)),
			uintptr(unsafe.Pointer(unsafe.SliceData(auth))), uintptr(len(auth)), uintptr(flags),
			uintptr(unsafe.Pointer(unsafe.SliceData(useOptions))), uintptr(len(useOptions)),
			uintptr(buf.addr()), uintptr(unsafe.Pointer(buf.size)), uintptr(unsafe.Pointer(result)))
	})
	return buf.use(*result, err)
}

// use is what a connection is used by.
func (r *room) use(result uint32, err error) (mpr.Use, error) {
	r.done()
	if err != nil {
		return mpr.Use{}, err
	}
	return mpr.Use{AccessName: r.text(), Flags: mpr.ConnectFlags(result)}, nil
}

// CancelConnection implements mpr.Network.
func (f *Caller) CancelConnection(name string, force bool) error {
	n := text(name)
	return f.call(procCancelConnection, func() (uintptr, uintptr, error) {
		return procCancelConnection.Call(uintptr(unsafe.Pointer(n)), yes(force))
	})
}

// CancelConnection2 implements mpr.Network.
func (f *Caller) CancelConnection2(name string, flags mpr.ConnectFlags, force bool) error {
	n := text(name)
	return f.call(procCancelConnection2, func() (uintptr, uintptr, error) {
		return procCancelConnection2.Call(uintptr(unsafe.Pointer(n)), uintptr(flags), yes(force))
	})
}

// RestoreConnection implements mpr.Network.
func (f *Caller) RestoreConnection(owner mpr.Window, device string, ui mpr.UseUI) error {
	d := text(device)
	return f.call(procRestoreConnection, func() (uintptr, uintptr, error) {
		return procRestoreConnection.Call(uintptr(owner), uintptr(unsafe.Pointer(d)), yes(ui != mpr.UseUINo))
	})
}

// RestoreSingleConnection implements mpr.Network.
func (f *Caller) RestoreSingleConnection(owner mpr.Window, device string, useUI bool) error {
	d := text(device)
	return f.call(procRestoreSingleConnection, func() (uintptr, uintptr, error) {
		return procRestoreSingleConnection.Call(uintptr(owner), uintptr(unsafe.Pointer(d)), yes(useUI))
	})
}

// yes is a BOOL.
func yes(b bool) uintptr {
	if b {
		return 1
	}
	return 0
}
