//go:build !windows || mpremu

package mprdll

import (
	"strings"
	"syscall"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

// UTF16FromString is a string in UTF-16 with a NUL at its end. An s with a NUL
// in it gives syscall.EINVAL. What isn't text (a lone half of a surrogate pair
// in UTF-8's way of writing) is kept.
func UTF16FromString(s string) ([]uint16, error) {
	if strings.IndexByte(s, 0) >= 0 {
		return nil, syscall.EINVAL
	}
	return append(appendWTF16(make([]uint16, 0, len(s)+1), s), 0), nil
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
	return string(appendWTF8(make([]byte, 0, len(s)), s))
}

// UTF16PtrToString is the text at a pointer, up to its NUL; nil is "".
func UTF16PtrToString(p *uint16) string {
	if p == nil {
		return ""
	}
	n := 0
	for q := unsafe.Pointer(p); *(*uint16)(q) != 0; q = unsafe.Add(q, 2) {
		n++
	}
	return UTF16ToString(unsafe.Slice(p, n))
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

// surrogates are the code points that stand for half a character in UTF-16.
const (
	firstSurrogate = 0xD800
	lastSurrogate  = 0xDFFF
)

// appendWTF8 appends UTF-16 units as UTF-8. A half of a pair without the other
// gets the three bytes that its number would have, which no UTF-8 has.
func appendWTF8(b []byte, units []uint16) []byte {
	for i := 0; i < len(units); i++ {
		r := rune(units[i])
		if firstSurrogate <= r && r <= lastSurrogate {
			var pair rune = utf8.RuneError
			if i+1 < len(units) {
				pair = utf16.DecodeRune(r, rune(units[i+1]))
			}
			if pair == utf8.RuneError {
				b = append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
				continue
			}
			r, i = pair, i+1
		}
		b = utf8.AppendRune(b, r)
	}
	return b
}

// appendWTF16 appends UTF-8 as UTF-16 units; the reverse of appendWTF8.
func appendWTF16(units []uint16, s string) []uint16 {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if half, ok := loneSurrogate(s[i:]); ok && size == 1 {
			units = append(units, half)
			i += 3
			continue
		}
		units = utf16.AppendRune(units, r)
		i += size
	}
	return units
}

// loneSurrogate reads the three bytes of half a pair.
func loneSurrogate(s string) (uint16, bool) {
	if len(s) < 3 || s[0] != 0xED || s[1]&0xE0 != 0xA0 || s[2]&0xC0 != 0x80 {
		return 0, false
	}
	return firstSurrogate | uint16(s[1]&0x1F)<<6 | uint16(s[2]&0x3F), true
}
