//go:build !windows || mpremu

package mprdll

import (
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// width is the size of a character in bytes, which tells the A form of a call
// from the W form. The A forms are in code page 1252.
type width uintptr

const (
	narrow width = 1
	wide   width = 2
)

// layout returns how structures lie in a caller's buffer.
func (w width) layout() mpr.Layout {
	return mpr.Layout{Pointer: uint32(pointerSize), Char: uint32(w)}
}

// longest is how many characters are read of a string that has no NUL. No call
// takes more.
const longest = 1 << 16

// string reads the string at an address; NULL is "".
func (m memory) string(addr uintptr) string {
	if addr == 0 {
		return ""
	}
	if m.w == narrow {
		return narrowText(terminated[byte](m, addr))
	}
	return wideText(terminated[uint16](m, addr))
}

// terminated returns the characters at an address up to their NUL.
//
//go:nocheckptr
func terminated[C byte | uint16](m memory, addr uintptr) []C {
	first := at[C](m, addr)
	p := unsafe.Pointer(first)
	for n := 0; n < longest; n++ {
		if *(*C)(p) == 0 {
			return unsafe.Slice(first, n)
		}
		p = unsafe.Add(p, unsafe.Sizeof(C(0)))
	}
	panic(badAddress{addr})
}

// drives holds every spelling of a letter, so that the commonest of arguments is
// read without a new string.
const drives = "A:B:C:D:E:F:G:H:I:J:K:L:M:N:O:P:Q:R:S:T:U:V:W:X:Y:Z:" +
	"a:b:c:d:e:f:g:h:i:j:k:l:m:n:o:p:q:r:s:t:u:v:w:x:y:z:"

// drive returns the string of two characters if they are a letter and a colon,
// else "".
func drive(letter, colon uint16) string {
	if colon != ':' {
		return ""
	}
	at := 0
	switch {
	case 'A' <= letter && letter <= 'Z':
		at = 2 * int(letter-'A')
	case 'a' <= letter && letter <= 'z':
		at = 2 * int(letter-'a'+26)
	default:
		return ""
	}
	return drives[at : at+2]
}

// wideText returns a string of UTF-16 units. Halves of a surrogate pair stay what
// they are: no call takes them for text, rather than for another character.
func wideText(units []uint16) string {
	if len(units) == 2 {
		if s := drive(units[0], units[1]); s != "" {
			return s
		}
	}
	b := make([]byte, 0, len(units))
	for i, u := range units {
		if u >= utf8.RuneSelf {
			return string(layout.AppendUTF8(b, units[i:]))
		}
		b = append(b, byte(u))
	}
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// narrowText returns a string in code page 1252.
func narrowText(chars []byte) string {
	if len(chars) == 2 {
		if s := drive(uint16(chars[0]), uint16(chars[1])); s != "" {
			return s
		}
	}
	b := make([]byte, 0, len(chars))
	for _, c := range chars {
		b = utf8.AppendRune(b, wintext.FromANSI(c))
	}
	return string(b)
}

// toCodePage returns the byte of a character in code page 1252. A character that
// the code page lacks becomes a question mark.
func toCodePage(r rune) byte {
	if c, ok := wintext.ToANSI(r); ok {
		return c
	}
	return '?'
}

// put writes a string of n units with its NUL.
func (m memory) put(addr uintptr, s string, n int) {
	if m.w == narrow {
		putNarrow(slice[byte](m, addr, n+1), s)
	} else {
		putWide(slice[uint16](m, addr, n+1), s)
	}
}

func putWide(to []uint16, s string) {
	last := len(to) - 1
	to[last] = 0
	if len(s) == last && widen(to[:last], s) { // one unit a byte
		return
	}
	at := to[:0:last]
	for _, r := range s {
		at = utf16.AppendRune(at, r)
	}
}

func putNarrow(to []byte, s string) {
	at := to[: 0 : len(to)-1]
	for _, r := range s {
		at = append(at, toCodePage(r))
		if r > 0xFFFF {
			at = append(at, '?')
		}
	}
	to[len(to)-1] = 0
}

// An enumeration measures and writes every string of a network, and nearly all are
// ASCII: those are taken eight characters at a time. The last eight are taken again
// where the length is no multiple of eight.

// eight returns the eight characters of a string from i on.
func eight(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// highBits are the bits of eight characters that are set only beyond ASCII.
const highBits = 0x8080808080808080

// widen writes ASCII as UTF-16 into a slice of the same length, and reports
// whether the string was ASCII.
func widen(to []uint16, s string) bool {
	if len(s) < 8 {
		var bits byte
		for i := range min(len(s), len(to)) {
			to[i] = uint16(s[i])
			bits |= s[i]
		}
		return bits < utf8.RuneSelf
	}
	var bits uint64
	first := unsafe.Pointer(unsafe.SliceData(to[:len(s)])) // the only check of the length
	for i := 0; i < len(s); i += 8 {
		i = min(i, len(s)-8)
		chars := eight(s, i)
		bits |= chars
		low, high, q := spread(uint32(chars)), spread(uint32(chars>>32)), (*[8]uint16)(unsafe.Add(first, 2*i))
		q[0], q[1], q[2], q[3] = uint16(low), uint16(low>>16), uint16(low>>32), uint16(low>>48)
		q[4], q[5], q[6], q[7] = uint16(high), uint16(high>>16), uint16(high>>32), uint16(high>>48)
	}
	return bits&highBits == 0
}

// spread puts a zero byte behind each of four.
func spread(chars uint32) uint64 {
	x := uint64(chars)
	x = (x | x<<16) & 0x0000FFFF0000FFFF
	return (x | x<<8) & 0x00FF00FF00FF00FF
}
