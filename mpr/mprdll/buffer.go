//go:build !windows || mpremu

package mprdll

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// buffer is a caller's buffer with its size, both arguments. What can't be
// written to is found before the call changes anything; NULL is the call's own
// business.
func (f *frame) buffer(i, size int) mpr.Buffer {
	probe(f.a[size], 4, 4)
	b := mpr.Buffer{Size: *at[uint32](f.a[size]), NULL: f.a[i] == 0, Layout: f.w.layout()}
	if !b.NULL && b.Size > 0 {
		probe(f.a[i], uintptr(f.w), uintptr(f.w))
	}
	return b
}

// answerText ends a call whose answer is a string in a caller's buffer: the
// string, or the size that it needs.
func (f *frame) answerText(i, size int, b *mpr.Buffer, s string, err error) error {
	if err == nil || s != "" {
		n := units(s)
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
}

func (w width) packer(addr uintptr, size uint32) packer {
	tail := (addr + uintptr(size)) &^ (uintptr(w) - 1)
	if tail < addr {
		panic(badAddress{addr})
	}
	return packer{w, addr, tail}
}

// room is what is left, in bytes.
func (p *packer) room() uintptr { return p.tail - p.head }

// resource puts a NETRESOURCE with its strings, if there is room: what it needs,
// and whether it is there.
func (p *packer) resource(nr *mpr.NetResource) (need uint32, ok bool) {
	return p.resourceAnd(nr, "")
}

// resourceAnd is resource with room left for one more string.
func (p *packer) resourceAnd(nr *mpr.NetResource, beside string) (need uint32, ok bool) {
	texts := [...]string{nr.LocalName, nr.RemoteName, nr.Comment, nr.Provider, beside}
	var lengths [len(texts)]int
	size := netResourceSize
	for i, s := range texts {
		if s != "" {
			lengths[i] = units(s)
			size += uintptr(lengths[i]+1) * uintptr(p.w)
		}
	}
	if size > p.room() {
		return uint32(size), false
	}
	raw := at[netResource](p.head)
	p.head += netResourceSize
	*raw = netResource{
		scope: uint32(nr.Scope), typ: uint32(nr.Type), displayType: uint32(nr.DisplayType), usage: uint32(nr.Usage),
	}
	for i, slot := range [...]*uintptr{&raw.localName, &raw.remoteName, &raw.comment, &raw.prov} {
		*slot = p.text(texts[i], lengths[i])
	}
	return uint32(size), true
}

// text puts a string of n units at the tail; "" is NULL. There must be room.
func (p *packer) text(s string, n int) uintptr {
	if s == "" {
		return 0
	}
	p.tail -= uintptr(n+1) * uintptr(p.w)
	p.w.put(p.tail, s, n)
	return p.tail
}

// size is what a string takes up behind a pointer.
func (w width) size(s string) uintptr {
	if s == "" {
		return 0
	}
	return uintptr(units(s)+1) * uintptr(w)
}
