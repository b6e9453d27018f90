//go:build !windows || mpremu

package mprdll

import (
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding/charmap"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
)

// width is the size of a character: it tells the A form of a call from the W
// form. The A forms are in code page 1252.
type width uintptr

const (
	narrow width = 1
	wide   width = 2
)

// layout is how structures lie in a caller's buffer.
func (w width) layout() mpr.Layout {
	return mpr.Layout{Pointer: uint32(pointerSize), Char: uint32(w)}
}

// longest is how far a string is read that has no NUL: no call takes more.
const longest = 1 << 16

// text reads the string at an address; NULL is "".
func (w width) text(addr uintptr) string {
	if addr == 0 {
		return ""
	}
	if w == narrow {
		return narrowText(unsafe.Slice(at[byte](addr), measure[byte](addr)))
	}
	return wideText(unsafe.Slice(at[uint16](addr), measure[uint16](addr)))
}

// measure is the length of the string at an address, in characters.
func measure[C byte | uint16](addr uintptr) int {
	p := unsafe.Pointer(at[C](addr))
	for n := 0; n < longest; n++ {
		if *(*C)(p) == 0 {
			return n
		}
		p = unsafe.Add(p, unsafe.Sizeof(C(0)))
	}
	panic(badAddress{addr})
}

// drives holds every spelling of a letter, so that the commonest of arguments
// is read without a new string.
const drives = "A:B:C:D:E:F:G:H:I:J:K:L:M:N:O:P:Q:R:S:T:U:V:W:X:Y:Z:" +
	"a:b:c:d:e:f:g:h:i:j:k:l:m:n:o:p:q:r:s:t:u:v:w:x:y:z:"

// drive is the string of two characters, if it is a letter and a colon.
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

// wideText is a string of UTF-16 units. Halves of a surrogate pair stay what
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

// narrowText is a string in code page 1252.
func narrowText(chars []byte) string {
	if len(chars) == 2 {
		if s := drive(uint16(chars[0]), uint16(chars[1])); s != "" {
			return s
		}
	}
	b := make([]byte, 0, len(chars))
	for _, c := range chars {
		b = utf8.AppendRune(b, fromCodePage(c))
	}
	return string(b)
}

// fromCodePage is a character of code page 1252. The five bytes without one stand
// for the control character of their number, and not all for the same: two names
// or passwords that differ must stay two.
func fromCodePage(c byte) rune {
	if r := charmap.Windows1252.DecodeByte(c); r != utf8.RuneError {
		return r
	}
	return rune(c)
}

// toCodePage is fromCodePage backwards; what the code page lacks is a question
// mark.
func toCodePage(r rune) byte {
	if c, ok := charmap.Windows1252.EncodeRune(r); ok {
		return c
	}
	if r <= 0xFF && fromCodePage(byte(r)) == r {
		return byte(r)
	}
	return '?'
}

// put writes a string of n units with its NUL.
func (w width) put(addr uintptr, s string, n int) {
	if w == narrow {
		putNarrow(unsafe.Slice(at[byte](addr), n+1), s)
	} else {
		putWide(unsafe.Slice(at[uint16](addr), n+1), s)
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
