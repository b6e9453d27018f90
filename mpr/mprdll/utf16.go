//go:build !windows || mpremu

package mprdll

import (
	"strings"
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr/internal/layout"
)

// UTF16FromString returns a string in UTF-16 with a NUL at its end. A lone half
// of a surrogate pair, written as UTF-8 would write its number, becomes that
// half. EINVAL: s has a NUL in it.
func UTF16FromString(s string) ([]uint16, error) {
	units, err := layout.UTF16(s)
	if err != nil {
		return nil, EINVAL
	}
	return units, nil
}

// UTF16PtrFromString returns the address of what [UTF16FromString] returns.
func UTF16PtrFromString(s string) (*uint16, error) {
	units, err := UTF16FromString(s)
	if err != nil {
		return nil, err
	}
	return &units[0], nil
}

// StringToUTF16 returns a string as [UTF16FromString] does, and panics if it has
// a NUL in it.
func StringToUTF16(s string) []uint16 {
	units, err := UTF16FromString(s)
	if err != nil {
		panic("mprdll: string with NUL passed to StringToUTF16")
	}
	return units
}

// StringToUTF16Ptr returns the address of what [StringToUTF16] returns.
func StringToUTF16Ptr(s string) *uint16 { return &StringToUTF16(s)[0] }

// UTF16ToString returns the text of UTF-16 units up to the first NUL, or to the
// end.
func UTF16ToString(s []uint16) string {
	for i, u := range s {
		if u == 0 {
			s = s[:i]
			break
		}
	}
	return string(layout.AppendUTF8(make([]byte, 0, len(s)), s))
}

// UTF16PtrToString returns the text at a pointer, up to its NUL; nil is "".
func UTF16PtrToString(p *uint16) string {
	return layout.String(p)
}

// ByteSliceFromString returns a string with a NUL at its end. EINVAL: s
// has a NUL in it.
func ByteSliceFromString(s string) ([]byte, error) {
	if strings.IndexByte(s, 0) >= 0 {
		return nil, EINVAL
	}
	return append([]byte(s), 0), nil
}

// BytePtrFromString returns the address of what [ByteSliceFromString] returns.
func BytePtrFromString(s string) (*byte, error) {
	b, err := ByteSliceFromString(s)
	if err != nil {
		return nil, err
	}
	return &b[0], nil
}

// ByteSliceToString returns the text up to the first NUL, or to the end.
func ByteSliceToString(s []byte) string {
	text, _, _ := strings.Cut(string(s), "\x00")
	return text
}

// BytePtrToString returns the text at a pointer, up to its NUL; nil is "".
func BytePtrToString(p *byte) string {
	if p == nil {
		return ""
	}
	n := 0
	for q := unsafe.Pointer(p); *(*byte)(q) != 0; q = unsafe.Add(q, 1) {
		n++
	}
	return string(unsafe.Slice(p, n))
}
