package mpr

import (
	"math"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Buffer is a caller's buffer as the documented calls take it: its size goes
// in, and with ERROR_MORE_DATA the size that is needed comes out. In which unit
// each call says, characters (with the terminating NUL) or bytes.
type Buffer struct {
	Size   uint32
	NULL   bool   // the buffer's address is NULL, though its size was given
	Layout Layout // how structures are laid out, where the unit is bytes; zero: 64-bit, UTF-16

	// Left is where a call of package system puts what it has left in the buffer, byte
	// by byte, also when it failed; nil: nobody wants it. The emulator has no
	// addresses to put there, and sets nothing.
	Left *[]byte
}

// Layout is how a structure with strings takes up a buffer.
type Layout struct {
	Pointer uint32 // bytes of a pointer; 0: 8
	Char    uint32 // bytes of a character: 2 (or 0) for the W calls, 1 for the A calls
}

// unlimited is the buffer of the calls that have none: everything fits.
var unlimited = new(Buffer)

// text checks that a string fits, in characters with its NUL.
func (b *Buffer) text(s string) error {
	if b == unlimited {
		return nil
	}
	return b.needText(s)
}

func (b *Buffer) needText(s string) error {
	return b.need(uint32(wintext.Units(s)) + 1)
}

// need checks that the buffer has room for n units, and stores n if it hasn't. A
// buffer that is large enough must be one: NULL with size 0 asks for the size.
func (b *Buffer) need(n uint32) error {
	switch {
	case b == unlimited:
		return nil
	case n > b.Size:
		b.Size = n
		return winerr.ERROR_MORE_DATA
	case b.NULL:
		return winerr.ERROR_INVALID_ADDRESS
	}
	return nil
}

// cut returns as much of s as the buffer has room for before a NUL.
func (b *Buffer) cut(s string) string {
	return wintext.Cut(s, int(min(b.Size-1, math.MaxInt32)))
}

// netResourceWords are the DWORD members at the head of a NETRESOURCE, and
// netResourceStrings its pointers.
const (
	netResourceWords   = 4
	netResourceStrings = 4
)

// netResource is the size in bytes of a NETRESOURCE with its strings.
func (l Layout) netResource(nr *NetResource) uint32 {
	size := netResourceWords*4 + netResourceStrings*l.pointer()
	for _, s := range [...]string{nr.LocalName, nr.RemoteName, nr.Comment, nr.Provider} {
		size += l.text(s)
	}
	return size
}

// text is the size in bytes of a string with its NUL; an empty one is a NULL
// pointer and takes none.
func (l Layout) text(s string) uint32 {
	if s == "" {
		return 0
	}
	return (uint32(wintext.Units(s)) + 1) * l.char()
}

func (l Layout) pointer() uint32 {
	if l.Pointer == 0 {
		return 8
	}
	return l.Pointer
}

func (l Layout) char() uint32 {
	if l.Char == 0 {
		return 2
	}
	return l.Char
}

// size notes the size of a caller's buffer under its documented name; there is
// none when the call takes any length.
func (rec *Record) size(name string, b *Buffer) {
	switch b {
	case unlimited:
	case nil:
		rec.arg(name, nil)
	default:
		rec.arg(name, b.Size)
	}
}
