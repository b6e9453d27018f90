//go:build !windows || mpremu

package mprdll

import (
	"strings"
	"syscall"
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr/internal/layout"
)

// UTF16FromString is a string in UTF-16 with a NUL at its end. An s with a NUL
// in it gives syscall.EINVAL. What isn't text (a lone half of a surrogate pair
// in UTF-8's way of writing) is kept.
func UTF16FromString(s string) ([]uint16, error) {
	return layout.UTF16(s)
}

// UTF16PtrFromString points to what [UTF16FromString] gives, with its error.
func UTF16PtrFromString(s string) (*uint16, error) {
	units, err := UTF16FromString(s)
	if err != nil {
		return nil, err
	}
	return &units[0], nil
}

// StringToUTF16 is [UTF16FromString] for a string without NUL; one panics.
func StringToUTF16(s string) []uint16 {
	units, err := UTF16FromString(s)
	if err != nil {
		panic("mprdll: string with NUL passed to StringToUTF16")
	}
	return units
}

// StringToUTF16Ptr points to what [StringToUTF16] gives.
func StringToUTF16Ptr(s string) *uint16 { return &StringToUTF16(s)[0] }

// UTF16ToString is the text of UTF-16 units up to the first NUL, or to the end.
func UTF16ToString(s []uint16) string {
	for i, u := range s {
		if u == 0 {
			s = s[:i]
			break
		}
	}
	return string(layout.AppendUTF8(make([]byte, 0, len(s)), s))
}

// UTF16PtrToString is the text at a pointer, up to its NUL; nil is "".
func UTF16PtrToString(p *uint16) string {
	return layout.String(p)
}

// ByteSliceFromString is a string with a NUL at its end. An s with a NUL in it
// gives syscall.EINVAL.
func ByteSliceFromString(s string) ([]byte, error) {
	if strings.IndexByte(s, 0) >= 0 {
		return nil, syscall.EINVAL
	}
	return append([]byte(s), 0), nil
}

// BytePtrFromString points to what [ByteSliceFromString] gives, with its error.
func BytePtrFromString(s string) (*byte, error) {
	b, err := ByteSliceFromString(s)
	if err != nil {
		return nil, err
	}
	return &b[0], nil
}

// ByteSliceToString is the text up to the first NUL, or to the end.
func ByteSliceToString(s []byte) string {
	text, _, _ := strings.Cut(string(s), "\x00")
	return text
}

// BytePtrToString is the text at a pointer, up to its NUL; nil is "".
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
