//go:build !windows || mpremu

package mprdll

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// buffer is a caller's buffer for characters with its size, both arguments. What
// can't be written to is found before the call changes anything; NULL is the
// call's own business.
func (f *frame) buffer(i, size int) mpr.Buffer {
	probe(f.a[size], 4, 4)
	b := mpr.Buffer{Size: *at[uint32](f.a[size]), NULL: f.a[i] == 0, Layout: f.w.layout()}
	if !b.NULL && b.Size > 0 {
		probe(f.a[i], uintptr(f.w), uintptr(f.w))
	}
	return b
}

// structure is a caller's buffer for a structure with its strings. One in which
// there is no room for the structure is a few bytes that lie anywhere, and is too
// small rather than misaligned.
func (f *frame) structure(i, size int, head uintptr) mpr.Buffer {
	probe(f.a[size], 4, 4)
	b := mpr.Buffer{Size: *at[uint32](f.a[size]), NULL: f.a[i] == 0, Layout: f.w.layout()}
	switch {
	case b.NULL || b.Size == 0:
	case uintptr(b.Size) < head:
		probe(f.a[i], uintptr(b.Size), 1)
	default:
		probe(f.a[i], head, pointerSize)
	}
	return b
}

// answerText ends a call whose answer is a string in a caller's buffer: the
// string, or the size that it needs.
func (f *frame) answerText(i, size int, b *mpr.Buffer, s string, err error) error {
	if err == nil || s != "" {
		n := wintext.Units(s)
		if uint32(n) >= b.Size { // text that isn't UTF-8 may be longer than the call has counted
			b.Size, err = uint32(n)+1, winerr.ERROR_MORE_DATA
		} else {
			f.w.put(f.a[i], s, n)
		}
	}
	return f.answerSize(size, b, err)
}

// answerSize stores the size that a call says it needs.
func (f *frame) answerSize(size int, b *mpr.Buffer, err error) error {
	if winerr.Code(err) == winerr.ERROR_MORE_DATA {
		*at[uint32](f.a[size]) = b.Size
	}
	return err
}

// packer lays out structures in a caller's buffer: those from the head on,
// their strings from the tail down ("Handling Buffered Data"). Pointers are
// absolute.
//
// They are stored as numbers. Each leads into the buffer that holds it, which
// the caller keeps alive; and what the buffer held before may be no pointer.
type packer struct {
	w          width
	head, tail uintptr

	// The provider's name is nearly always that of the entry before, and is
	// copied from there.
	last             string
	lastAt, lastSize uintptr
}

func (w width) packer(addr uintptr, size uint32) packer {
	tail := addr + uintptr(size)&^(uintptr(w)-1)
	if tail < addr {
		panic(badAddress{addr})
	}
	return packer{w: w, head: addr, tail: tail}
}

// room is what is left, in bytes.
func (p *packer) room() uintptr { return p.tail - p.head }

// resource puts a NETRESOURCE with its strings, if there is room: what it needs
// if there isn't, and whether it is there.
func (p *packer) resource(nr *mpr.NetResource) (need uint32, ok bool) {
	return p.resourceAnd(nr, 0)
}

// resourceAnd is resource with room left for something else. Measuring takes
// half as long as writing, so that it is only done where the room may not do: no
// string has more characters than bytes.
func (p *packer) resourceAnd(nr *mpr.NetResource, beside uintptr) (need uint32, ok bool) {
	chars := uintptr(len(nr.LocalName) + len(nr.RemoteName) + len(nr.Comment) + len(nr.Provider) + netResourceStrings)
	if netResourceSize+chars*uintptr(p.w)+beside > p.room() {
		size := netResourceSize + p.w.textSize(nr.LocalName) + p.w.textSize(nr.RemoteName) + p.w.textSize(nr.Comment) + p.w.textSize(nr.Provider) + beside
		if size > p.room() {
			return uint32(size), false
		}
	}
	raw := at[layout.Stored](p.head)
	p.head += netResourceSize
	raw.Scope, raw.Type = uint32(nr.Scope), uint32(nr.Type)
	raw.DisplayType, raw.Usage = uint32(nr.DisplayType), uint32(nr.Usage)
	raw.LocalName, raw.RemoteName = p.text(nr.LocalName), p.text(nr.RemoteName)
	raw.Comment, raw.Provider = p.text(nr.Comment), p.provider(nr.Provider)
	return 0, true
}

// netResourceStrings is how many strings a NETRESOURCE has.
const netResourceStrings = 4

// provider is text for the name of a provider.
func (p *packer) provider(s string) uintptr {
	if s == "" || s != p.last {
		before := p.tail
		p.last, p.lastAt = s, p.text(s)
		p.lastSize = before - p.tail
		return p.lastAt
	}
	p.tail -= p.lastSize
	copy(unsafe.Slice(at[byte](p.tail), p.lastSize), unsafe.Slice(at[byte](p.lastAt), p.lastSize))
	return p.tail
}

// text puts a string at the tail; "" is NULL. There must be room. It is taken for
// ASCII first: what that leaves below a string that isn't is free space.
func (p *packer) text(s string) uintptr {
	if s == "" {
		return 0
	}
	if size := uintptr(len(s)+1) * uintptr(wide); p.w == wide && size <= p.room() {
		to := unsafe.Slice(at[uint16](p.tail-size), len(s)+1)
		if widen(to[:len(s)], s) {
			to[len(s)] = 0
			p.tail -= size
			return p.tail
		}
	}
	p.tail -= p.w.textSize(s)
	p.w.put(p.tail, s, wintext.Units(s))
	return p.tail
}

// textSize returns what a string takes up behind a pointer.
func (w width) textSize(s string) uintptr {
	if s == "" {
		return 0
	}
	return uintptr(wintext.Units(s)+1) * uintptr(w)
}
