package mpr

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// OpenEnum implements [Network].
func (s *system) OpenEnum(scope Scope, typ ResourceType, usage Usage, nr *NetResource) (h EnumHandle, err error) {
	err = s.about("WNetOpenEnum", nr, Credentials{}, func(nr *rawResource, _, _ *uint16) error {
		var raw uintptr
		err := wnetOpenEnum(uint32(scope), uint32(typ), uint32(usage), nr, &raw)
		h = EnumHandle(raw)
		return err
	})
	if err != nil {
		h = 0
	}
	return h, err
}

// EnumResource implements [Network].
func (s *system) EnumResource(h EnumHandle, buf []NetResource) (n int, err error) {
	err = s.call("WNetEnumResource", "", "", func() error {
		if len(buf) == 0 {
			return winerr.ERROR_MORE_DATA
		}
		var count uint32
		head, err := structured(many, func(b *byte, size *uint32) error {
			count = uint32(len(buf))
			return wnetEnumResource(uintptr(h), &count, b, size)
		})
		if err != nil {
			return err
		}
		for i, raw := range unsafe.Slice((*rawResource)(head), min(count, uint32(len(buf)))) {
			buf[i] = raw.netResource()
			n++
		}
		return nil
	})
	return n, err
}

// CloseEnum implements [Network].
func (s *system) CloseEnum(h EnumHandle) error {
	return s.call("WNetCloseEnum", "", "", func() error { return wnetCloseEnum(uintptr(h)) })
}
