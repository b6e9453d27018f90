package mpr

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// OpenEnum implements [Network].
func (s *system) OpenEnum(scope Scope, typ ResourceType, usage Usage, nr *NetResource) (h EnumHandle, err error) {
	err = s.about("WNetOpenEnum", nr, Credentials{}, func(nr *rawResource, _, _ *uint16) (uint32, error) {
		raw := fixed(uintptr(0))
		code, err := wnetOpenEnum(uint32(scope), uint32(typ), uint32(usage), nr, raw)
		if code == 0 && err == nil {
			h = EnumHandle(*raw)
		}
		return code, err
	})
	return h, err
}

// EnumResource implements [Network].
func (s *system) EnumResource(h EnumHandle, buf []NetResource) (n int, err error) {
	if len(buf) == 0 {
		return 0, s.call("WNetEnumResource", "", "", func() (uint32, error) { return outcome(winerr.ERROR_MORE_DATA) })
	}
	list, err := grown(many, func(b *Buffer) ([]NetResource, error) {
		return s.EnumResourceSized(h, uint32(len(buf)), b)
	})
	return copy(buf, list), err
}

// EnumResourceSized implements [Sized].
func (s *system) EnumResourceSized(h EnumHandle, count uint32, buf *Buffer) (list []NetResource, err error) {
	err = s.call("WNetEnumResource", "", "", func() (uint32, error) {
		n := fixed(count)
		return filled(buf, 1, func(m *memory) (uint32, error) {
			return wnetEnumResource(uintptr(h), n, m.bytes(), m.length())
		}, func(m *memory) { list = m.netResources(*n) })
	})
	return list, err
}

// netResources are so many of them, side by side at the beginning of the buffer:
// no more than have room there.
func (m *memory) netResources(count uint32) []NetResource {
	room := uintptr(len(m.room)) * 8 / unsafe.Sizeof(rawResource{})
	list := make([]NetResource, min(uintptr(count), room))
	for i, raw := range unsafe.Slice((*rawResource)(m.address()), len(list)) {
		list[i] = raw.netResource()
	}
	return list
}

// CloseEnum implements [Network].
func (s *system) CloseEnum(h EnumHandle) error {
	return s.call("WNetCloseEnum", "", "", func() (uint32, error) { return wnetCloseEnum(uintptr(h)) })
}
