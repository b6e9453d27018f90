package system

import (
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

var (
	procOpenEnum               = dll.NewProc("WNetOpenEnumW")
	procEnumResource           = dll.NewProc("WNetEnumResourceW")
	procCloseEnum              = dll.NewProc("WNetCloseEnum")
	procGetResourceInformation = dll.NewProc("WNetGetResourceInformationW")
	procGetResourceParent      = dll.NewProc("WNetGetResourceParentW")
	procConnectionDialog       = dll.NewProc("WNetConnectionDialog")
	procConnectionDialog1      = dll.NewProc("WNetConnectionDialog1W")
	procDisconnectDialog       = dll.NewProc("WNetDisconnectDialog")
	procDisconnectDialog1      = dll.NewProc("WNetDisconnectDialog1W")
)

// OpenEnum implements mpr.Network.
func (f *Caller) OpenEnum(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
	raw, h := resource(nr), new(uintptr)
	err := f.call(procOpenEnum, func() (uintptr, uintptr, error) {
		return procOpenEnum.Call(uintptr(scope), uintptr(typ), uintptr(usage), uintptr(unsafe.Pointer(raw)), uintptr(unsafe.Pointer(h)))
	})
	return mpr.EnumHandle(*h), err
}

// EnumResource implements mpr.Network.
func (f *Caller) EnumResource(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
	list, err := grown(func(room *mpr.Buffer) ([]mpr.NetResource, error) {
		return f.EnumResourceSized(h, uint32(len(buf)), room)
	})
	return copy(buf, list), err
}

// EnumResourceSized implements mpr.Sized.
func (f *Caller) EnumResourceSized(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
	n, r := new(uint32), octets(buf)
	*n = count
	err := f.call(procEnumResource, func() (uintptr, uintptr, error) {
		return procEnumResource.Call(uintptr(h), uintptr(unsafe.Pointer(n)), uintptr(r.addr()), uintptr(unsafe.Pointer(r.size)))
	})
	r.done()
	if err != nil {
		return nil, err
	}
	list := make([]mpr.NetResource, *n)
	for i, raw := range unsafe.Slice((*layout.Resource)(r.addr()), *n) {
		list[i] = raw.NetResource()
	}
	return list, nil
}

// CloseEnum implements mpr.Network.
func (f *Caller) CloseEnum(h mpr.EnumHandle) error {
	return f.call(procCloseEnum, func() (uintptr, uintptr, error) { return procCloseEnum.Call(uintptr(h)) })
}

// information is the answer of GetResourceInformation as one value.
type information struct {
	nr   mpr.NetResource
	rest string
}

// GetResourceInformation implements mpr.Network.
func (f *Caller) GetResourceInformation(nr *mpr.NetResource) (mpr.NetResource, string, error) {
	got, err := grown(func(buf *mpr.Buffer) (information, error) {
		info, rest, err := f.GetResourceInformationSized(nr, buf)
		return information{info, rest}, err
	})
	return got.nr, got.rest, err
}

// GetResourceInformationSized implements mpr.Sized.
func (f *Caller) GetResourceInformationSized(nr *mpr.NetResource, buf *mpr.Buffer) (mpr.NetResource, string, error) {
	raw, r, rest := resource(nr), octets(buf), new(*uint16)
	err := f.call(procGetResourceInformation, func() (uintptr, uintptr, error) {
		return procGetResourceInformation.Call(uintptr(unsafe.Pointer(raw)), uintptr(r.addr()), uintptr(unsafe.Pointer(r.size)), uintptr(unsafe.Pointer(rest)))
	})
	r.done()
	if err != nil {
		return mpr.NetResource{}, "", err
	}
	return (*layout.Resource)(r.addr()).NetResource(), mprdll.UTF16PtrToString(*rest), nil
}

// GetResourceParent implements mpr.Network.
func (f *Caller) GetResourceParent(nr *mpr.NetResource) (mpr.NetResource, error) {
	return grown(func(buf *mpr.Buffer) (mpr.NetResource, error) { return f.GetResourceParentSized(nr, buf) })
}

// GetResourceParentSized implements mpr.Sized.
func (f *Caller) GetResourceParentSized(nr *mpr.NetResource, buf *mpr.Buffer) (mpr.NetResource, error) {
	raw, r := resource(nr), octets(buf)
	err := f.call(procGetResourceParent, func() (uintptr, uintptr, error) {
		return procGetResourceParent.Call(uintptr(unsafe.Pointer(raw)), uintptr(r.addr()), uintptr(unsafe.Pointer(r.size)))
	})
	r.done()
	if err != nil {
		return mpr.NetResource{}, err
	}
	return (*layout.Resource)(r.addr()).NetResource(), nil
}

// ConnectionDialog implements mpr.Network.
func (f *Caller) ConnectionDialog(owner mpr.Window, typ mpr.ResourceType) error {
	return f.call(procConnectionDialog, func() (uintptr, uintptr, error) { return procConnectionDialog.Call(uintptr(owner), uintptr(typ)) })
}

// connectDialog is CONNECTDLGSTRUCTW.
type connectDialog struct {
	size          uint32
	owner         uintptr
	resource      *layout.Resource
	flags, devNum uint32
}

// ConnectionDialog1 implements mpr.Network.
func (f *Caller) ConnectionDialog1(d *mpr.ConnectDialog) error {
	raw := &connectDialog{owner: uintptr(d.Owner), resource: resource(d.Resource), flags: uint32(d.Flags)}
	raw.size = uint32(unsafe.Sizeof(*raw))
	if d.Size != 0 {
		raw.size = d.Size
	}
	err := f.call(procConnectionDialog1, func() (uintptr, uintptr, error) { return procConnectionDialog1.Call(uintptr(unsafe.Pointer(raw))) })
	d.DevNum = raw.devNum
	return err
}

// DisconnectDialog implements mpr.Network.
func (f *Caller) DisconnectDialog(owner mpr.Window, typ mpr.ResourceType) error {
	return f.call(procDisconnectDialog, func() (uintptr, uintptr, error) { return procDisconnectDialog.Call(uintptr(owner), uintptr(typ)) })
}

// disconnectDialog is DISCDLGSTRUCTW.
type disconnectDialog struct {
	size                  uint32
	owner                 uintptr
	localName, remoteName *uint16
	flags                 uint32
}

// DisconnectDialog1 implements mpr.Network.
func (f *Caller) DisconnectDialog1(d *mpr.DisconnectDialog) error {
	raw := &disconnectDialog{
		owner: uintptr(d.Owner), localName: text(d.LocalName), remoteName: text(d.RemoteName), flags: uint32(d.Flags),
	}
	raw.size = uint32(unsafe.Sizeof(*raw))
	if d.Size != 0 {
		raw.size = d.Size
	}
	return f.call(procDisconnectDialog1, func() (uintptr, uintptr, error) { return procDisconnectDialog1.Call(uintptr(unsafe.Pointer(raw))) })
}
