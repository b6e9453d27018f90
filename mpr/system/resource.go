package system

import (
	"runtime"
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
)

var (
	procOpenEnum               = dll.NewProc("WNetOpenEnumW")
	procEnumResource           = dll.NewProc("WNetEnumResourceW")
	procCloseEnum              = dll.NewProc("WNetCloseEnum")
	procGetResourceInformation = dll.NewProc("WNetGetResourceInformationW")
	procGetResourceParent      = dll.NewProc("WNetGetResourceParentW")
)

// OpenEnum implements [mpr.Network].
func (c *Caller) OpenEnum(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
	var a arguments
	raw, h := a.resource(nr), new(uintptr)
	err := c.call(procOpenEnum, &a,
		uintptr(scope), uintptr(typ), uintptr(usage), uintptr(unsafe.Pointer(raw)), uintptr(unsafe.Pointer(h)))
	if err != nil {
		return 0, err
	}
	return mpr.EnumHandle(*h), nil
}

// EnumResource implements [mpr.Network]. ERROR_MORE_DATA: buf has no room for one.
func (c *Caller) EnumResource(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
	if len(buf) == 0 {
		return 0, c.call(procEnumResource, &arguments{refusal: winerr.ERROR_MORE_DATA})
	}
	list, err := grown(many, func(b mpr.Buffer) ([]mpr.NetResource, mpr.Buffer, error) {
		return sized{c}.EnumResource(h, uint32(len(buf)), b)
	})
	return copy(buf, list), err
}

func (s sized) EnumResource(h mpr.EnumHandle, count uint32, buf mpr.Buffer) ([]mpr.NetResource, mpr.Buffer, error) {
	a := arguments{caller: s.c}
	n, m := new(count), a.octets(buf)
	err := s.c.call(procEnumResource, &a,
		uintptr(h), uintptr(unsafe.Pointer(n)), uintptr(m.address()), uintptr(unsafe.Pointer(m.size)))
	buf = m.done()
	if err != nil {
		return nil, buf, err
	}
	return m.resources(*n), buf, nil
}

// CloseEnum implements [mpr.Network].
func (c *Caller) CloseEnum(h mpr.EnumHandle) error {
	return c.call(procCloseEnum, new(arguments), uintptr(h))
}

// information is the answer of GetResourceInformation as one value.
type information struct {
	mpr.NetResource
	system string
}

// GetResourceInformation implements [mpr.Network].
func (c *Caller) GetResourceInformation(nr *mpr.NetResource) (info mpr.NetResource, system string, err error) {
	got, err := grown(usual, func(buf mpr.Buffer) (information, mpr.Buffer, error) {
		info, system, buf, err := sized{c}.GetResourceInformation(nr, buf)
		return information{info, system}, buf, err
	})
	return got.NetResource, got.system, err
}

func (s sized) GetResourceInformation(nr *mpr.NetResource, buf mpr.Buffer) (info mpr.NetResource, system string, _ mpr.Buffer, err error) {
	a := arguments{caller: s.c}
	raw, m, rest := a.resource(nr), a.octets(buf), new(*uint16)
	err = s.c.call(procGetResourceInformation, &a,
		uintptr(unsafe.Pointer(raw)), uintptr(m.address()), uintptr(unsafe.Pointer(m.size)), uintptr(unsafe.Pointer(rest)))
	buf = m.done()
	if err != nil {
		return mpr.NetResource{}, "", buf, err
	}
	info, system = m.resource(), layout.String(*rest)
	runtime.KeepAlive(m) // rest leads into its room
	return info, system, buf, nil
}

// GetResourceParent implements [mpr.Network].
func (c *Caller) GetResourceParent(nr *mpr.NetResource) (mpr.NetResource, error) {
	return grown(usual, func(buf mpr.Buffer) (mpr.NetResource, mpr.Buffer, error) {
		return sized{c}.GetResourceParent(nr, buf)
	})
}

func (s sized) GetResourceParent(nr *mpr.NetResource, buf mpr.Buffer) (mpr.NetResource, mpr.Buffer, error) {
	a := arguments{caller: s.c}
	raw, m := a.resource(nr), a.octets(buf)
	err := s.c.call(procGetResourceParent, &a,
		uintptr(unsafe.Pointer(raw)), uintptr(m.address()), uintptr(unsafe.Pointer(m.size)))
	buf = m.done()
	if err != nil {
		return mpr.NetResource{}, buf, err
	}
	return m.resource(), buf, nil
}
