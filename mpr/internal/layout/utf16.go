package layout

import (
	"strings"
	"syscall"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

// UTF16 returns a string in UTF-16 with a NUL at its end. A lone half of a
// surrogate pair, written as UTF-8 would write its number, becomes that half.
// syscall.EINVAL: s has a NUL in it.
func UTF16(s string) ([]uint16, error) {
	if strings.IndexByte(s, 0) >= 0 {
		return nil, syscall.EINVAL
	}
	return append(appendUTF16(make([]uint16, 0, len(s)+1), s), 0), nil
}

// Text returns the address of a string in UTF-16, NULL for "". Errors are those
// of [UTF16].
func Text(s string) (*uint16, error) {
	if s == "" {
		return nil, nil
	}
	units, err := UTF16(s)
	if err != nil {
		return nil, err
	}
	return &units[0], nil
}

// String returns the text at an address, up to its NUL; NULL is "".
func String(p *uint16) string {
	if p == nil {
		return ""
	}
	n := 0
	for q := unsafe.Pointer(p); *(*uint16)(q) != 0; q = unsafe.Add(q, 2) {
		n++
	}
	return string(AppendUTF8(make([]byte, 0, n), unsafe.Slice(p, n)))
}

// surrogates are the code points that stand for half a character in UTF-16.
const (
	firstSurrogate = 0xD800
	lastSurrogate  = 0xDFFF
)

// AppendUTF8 appends UTF-16 units as UTF-8. A half of a pair without the other
// gets the three bytes that its number would have, which no UTF-8 has.
func AppendUTF8(b []byte, units []uint16) []byte {
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

// appendUTF16 appends UTF-8 as UTF-16 units; the reverse of AppendUTF8.
func appendUTF16(units []uint16, s string) []uint16 {
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

// loneSurrogate returns the half of a pair that the first three bytes of a string
// stand for, and reports whether they do.
func loneSurrogate(s string) (uint16, bool) {
	if len(s) < 3 || s[0] != 0xED || s[1]&0xE0 != 0xA0 || s[2]&0xC0 != 0x80 {
		return 0, false
	}
	return firstSurrogate | uint16(s[1]&0x1F)<<6 | uint16(s[2]&0x3F), true
}
