//go:build !windows || mpremu

package mprdll

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// buffer returns a caller's buffer for characters with its size, which are two
// arguments. NULL is left to the call, and so is whether the buffer can be written,
// which a call that changes something must find out first.
func (f *frame) buffer(i, size int) mpr.Buffer {
	return mpr.Buffer{Size: *at[uint32](f.memory, f.a[size]), NULL: f.a[i] == 0, Layout: f.w.layout()}
}

// structure returns a caller's buffer for a structure with its strings. A buffer
// without room for the structure may lie anywhere, because it is too small and
// not misaligned.
func (f *frame) structure(i, size int, head uintptr) mpr.Buffer {
	b := mpr.Buffer{Size: *at[uint32](f.memory, f.a[size]), NULL: f.a[i] == 0, Layout: f.w.layout()}
	switch {
	case b.NULL || b.Size == 0:
	case uintptr(b.Size) < head:
		f.readable(f.a[i], uintptr(b.Size), 1)
	default:
		f.readable(f.a[i], head, pointerSize)
	}
	return b
}

// answerText ends a call that answers with a string in a caller's buffer. It
// stores the string, or the size that the string needs.
func (f *frame) answerText(i, size int, b *mpr.Buffer, s string, err error) error {
	if err == nil || s != "" {
		n := wintext.Units(s)
		if uint32(n) >= b.Size { // text that isn't UTF-8 may be longer than the call has counted
			b.Size, err = uint32(n)+1, winerr.ERROR_MORE_DATA
		} else {
			f.put(f.a[i], s, n)
		}
	}
	return f.answerSize(size, b, err)
}

// answerSize stores the size that a call says it needs.
func (f *frame) answerSize(size int, b *mpr.Buffer, err error) error {
	if winerr.Code(err) == winerr.ERROR_MORE_DATA {
		*at[uint32](f.memory, f.a[size]) = b.Size
	}
	return err
}

// packer lays out structures in a caller's buffer: the structures from the head
// on, their strings from the tail down ("Handling Buffered Data"). Pointers are
// absolute.
//
// Pointers are stored as numbers. Each leads into the buffer that holds it, which
// the caller keeps alive, and what the buffer held before may be no pointer.
type packer struct {
	memory
	first, head, tail uintptr

	// The name of the provider that was stored last. The next entry nearly always
	// has the same one, which is copied from there.
	last             string
	lastAt, lastSize uintptr
}

func (m memory) packer(addr uintptr, size uint32) packer {
	tail := addr + uintptr(size)&^(uintptr(m.w)-1)
	if tail < addr {
		panic(badAddress{addr})
	}
	return packer{memory: m, first: addr, head: addr, tail: tail}
}

// room returns how many bytes are left.
func (p *packer) room() uintptr { return p.tail - p.head }

// start returns the pointer to the buffer, which all addresses in it are made of: an
// address is looked at once for a whole resource, which shows in the time of an
// enumeration.
func (p *packer) start() unsafe.Pointer { return p.pointer(p.first, pointerSize) }

// in returns n values at an address in the buffer.
//
//go:nocheckptr
func in[T any](p *packer, start unsafe.Pointer, addr uintptr, n int) []T {
	return unsafe.Slice((*T)(unsafe.Add(start, addr-p.first)), n)
}

// resource stores a NETRESOURCE with its strings if there is room, and reports
// whether there was. If there wasn't, need is what the resource needs, in bytes.
func (p *packer) resource(nr *mpr.NetResource) (need uint32, ok bool) {
	return p.resourceAnd(nr, 0)
}

// resourceAnd stores a NETRESOURCE as resource does, and leaves room for
// something else. It measures only where the room may not do, because measuring
// takes half as long as writing: no string has more characters than bytes.
//
//go:nocheckptr
func (p *packer) resourceAnd(nr *mpr.NetResource, beside uintptr) (need uint32, ok bool) {
	chars := uintptr(len(nr.LocalName) + len(nr.RemoteName) + len(nr.Comment) + len(nr.Provider) + netResourceStrings)
	if netResourceSize+chars*uintptr(p.w)+beside > p.room() {
		size := netResourceSize + p.w.textSize(nr.LocalName) + p.w.textSize(nr.RemoteName) + p.w.textSize(nr.Comment) + p.w.textSize(nr.Provider) + beside
		if size > p.room() {
			return uint32(size), false
		}
	}
	start := p.start()
	raw := (*layout.Stored)(unsafe.Add(start, p.head-p.first))
	p.head += netResourceSize
	raw.Scope, raw.Type = uint32(nr.Scope), uint32(nr.Type)
	raw.DisplayType, raw.Usage = uint32(nr.DisplayType), uint32(nr.Usage)
	raw.LocalName, raw.RemoteName = p.text(start, nr.LocalName), p.text(start, nr.RemoteName)
	raw.Comment, raw.Provider = p.text(start, nr.Comment), p.provider(start, nr.Provider)
	return 0, true
}

// finish corrects the addresses of the strings once all is packed; see
// [memory.settle].
func (p *packer) finish() {
	if p.stack.holds(p.first) && p.head > p.first {
		p.settleAll(at[layout.Stored](p.memory, p.first), int((p.head-p.first)/netResourceSize))
	}
}

// settleAll corrects the addresses of n resources.
//
//go:nosplit
func (m memory) settleAll(raw *layout.Stored, n int) {
	for range n {
		m.settle(&raw.LocalName, netResourceStrings)
		raw = (*layout.Stored)(unsafe.Add(unsafe.Pointer(raw), netResourceSize))
	}
}

// netResourceStrings counts the strings of a NETRESOURCE.
const netResourceStrings = 4

// provider stores the name of a provider as text does.
func (p *packer) provider(start unsafe.Pointer, s string) uintptr {
	if s == "" || s != p.last {
		before := p.tail
		p.last, p.lastAt = s, p.text(start, s)
		p.lastSize = before - p.tail
		return p.lastAt
	}
	p.tail -= p.lastSize
	copy(in[byte](p, start, p.tail, int(p.lastSize)), in[byte](p, start, p.lastAt, int(p.lastSize)))
	return p.tail
}

// text stores a string at the tail and returns its address; "" is NULL. There
// must be room.
func (p *packer) text(start unsafe.Pointer, s string) uintptr {
	if s == "" {
		return 0
	}
	return p.characters(start, s)
}

// characters stores a string as text does. It takes the string for ASCII first: what
// that leaves below another string is free space.
func (p *packer) characters(start unsafe.Pointer, s string) uintptr {
	if size := uintptr(len(s)+1) * uintptr(wide); p.w == wide && size <= p.room() {
		to := in[uint16](p, start, p.tail-size, len(s)+1)
		if widen(to[:len(s)], s) {
			to[len(s)] = 0
			p.tail -= size
			return p.tail
		}
	}
	p.tail -= p.w.textSize(s)
	p.put(p.tail, s, wintext.Units(s))
	return p.tail
}

// textSize returns how many bytes a string takes up behind a pointer.
func (w width) textSize(s string) uintptr {
	if s == "" {
		return 0
	}
	return uintptr(wintext.Units(s)+1) * uintptr(w)
}
