package system

import (
	"bytes"
	"errors"
	"slices"
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// arguments converts the arguments of one call to what lies in memory. The zero value
// is ready for use.
type arguments struct {
	local, remote string       // what the call is about, for its error
	refusal       winerr.Errno // why the first argument that can't be converted can't
	caller        *Caller      // keeps what is left in the buffers; nil: nobody does
}

// refuse refuses the call, unless an argument before has.
func (a *arguments) refuse(code winerr.Errno) {
	if a.refusal == winerr.NO_ERROR {
		a.refusal = code
	}
}

// text converts a string; "" is NULL.
func (a *arguments) text(s string) *uint16 {
	p, err := layout.Text(s)
	if err != nil {
		a.refuse(winerr.ERROR_INVALID_PARAMETER)
	}
	return p
}

// given converts a string that isn't NULL when it is empty.
func (a *arguments) given(s string) *uint16 {
	p, err := mprdll.UTF16PtrFromString(s)
	if err != nil {
		a.refuse(winerr.ERROR_INVALID_PARAMETER)
	}
	return p
}

// credentials converts a password and a user, each with its NULL.
func (a *arguments) credentials(cred mpr.Credentials) (password, user *uint16) {
	if secret, given := cred.Password.Reveal(); given {
		password = a.given(secret)
	}
	if name, given := cred.UserName(); given {
		user = a.given(name)
	}
	return password, user
}

// resource converts a NETRESOURCE; nil is NULL. The call is about its names.
func (a *arguments) resource(nr *mpr.NetResource) *layout.Resource {
	if nr != nil {
		a.local, a.remote = nr.LocalName, nr.RemoteName
	}
	raw, err := layout.NewResource(nr)
	if err != nil {
		a.refuse(winerr.ERROR_INVALID_PARAMETER)
	}
	return raw
}

// flag converts a BOOL.
func flag(b bool) uintptr {
	if b {
		return 1
	}
	return 0
}

// memory is a caller's [mpr.Buffer] with an address and the address of a size.
// Without a buffer both are NULL.
type memory struct {
	buf    mpr.Buffer
	size   *uint32  // nil: there is no buffer
	room   []uint64 // aligned as structures need it; nil: the address is NULL
	usable uint32   // bytes that mpr.dll may use
	caller *Caller  // that of the arguments
}

// beyond is how many bytes lie behind every buffer. They keep an mpr.dll that misses
// the end of a small buffer off the memory of this program, and a structure within
// what was allocated.
const beyond = 64

// untouched fills a guarded buffer and what lies behind it.
const untouched = 0xC5

// largest is the size in bytes of the largest buffer.
const largest = 16 << 20

// chars converts a buffer whose unit is a character, octets one whose unit is a byte.
func (a *arguments) chars(buf mpr.Buffer) *memory  { return a.buffer(buf, 2) }
func (a *arguments) octets(buf mpr.Buffer) *memory { return a.buffer(buf, 1) }

// buffer converts a buffer whose unit has so many bytes.
func (a *arguments) buffer(buf mpr.Buffer, unit uint32) *memory {
	switch {
	case buf.None:
		return &memory{buf: buf, caller: a.caller}
	case buf.NULL:
		return &memory{buf: buf, size: new(buf.Size), caller: a.caller}
	case buf.Size > largest/unit:
		a.refuse(winerr.ERROR_NOT_ENOUGH_MEMORY)
		return &memory{buf: buf}
	}
	m := &memory{buf: buf, size: new(buf.Size), usable: buf.Size * unit, caller: a.caller}
	m.room = make([]uint64, (m.usable+beyond+7)/8)
	if m.guarded() {
		copy(m.bytes(), bytes.Repeat([]byte{untouched}, len(m.bytes())))
	}
	return m
}

// address returns the address of the buffer, nil for NULL.
func (m *memory) address() unsafe.Pointer {
	if m.room == nil {
		return nil
	}
	return unsafe.Pointer(&m.room[0])
}

// units returns the size for the calls that take it by value.
func (m *memory) units() uint32 {
	if m.size == nil {
		return 0
	}
	return *m.size
}

// bytes returns the memory with what lies behind the buffer, nil for NULL.
func (m *memory) bytes() []byte { return unsafe.Slice((*byte)(m.address()), 8*len(m.room)) }

// guarded reports whether a byte that is written behind the buffer is a panic.
func (m *memory) guarded() bool { return m.caller != nil && m.caller.guarded }

// done returns the buffer with the size that the call has left, and has the caller
// keep what it has left in the memory. It panics when the call has written behind a
// guarded buffer.
func (m *memory) done() mpr.Buffer {
	buf := m.buf
	if m.size != nil {
		buf.Size = *m.size
	}
	if m.caller != nil {
		m.caller.leave(m.bytes()[:m.usable:m.usable])
	}
	if m.guarded() && slices.ContainsFunc(m.bytes()[m.usable:], func(b byte) bool { return b != untouched }) {
		panic("system: a call wrote behind its buffer")
	}
	return buf
}

// text returns the string in the buffer, which a call has written; "" when there is
// no buffer.
func (m *memory) text() string {
	if m.room == nil {
		return ""
	}
	return mprdll.UTF16ToString(unsafe.Slice((*uint16)(m.address()), 4*len(m.room)))
}

// resources returns so many resources, which a call has written side by side at the
// beginning of the buffer: no more than it has room for.
func (m *memory) resources(count uint32) []mpr.NetResource {
	list := make([]mpr.NetResource, min(uintptr(count), uintptr(8*len(m.room))/unsafe.Sizeof(layout.Resource{})))
	for i, raw := range unsafe.Slice((*layout.Resource)(m.address()), len(list)) {
		list[i] = raw.NetResource()
	}
	return list
}

// resource returns the resource at the beginning of the buffer, which a call has
// written.
func (m *memory) resource() mpr.NetResource {
	if m.room == nil {
		return mpr.NetResource{}
	}
	return m.resources(1)[0]
}

// The sizes that buffers begin with: of a string in characters, of a structure in
// bytes, and the 16 KiB that the page of WNetEnumResource recommends for many.
const (
	usualText = 256
	usual     = 1 << 10
	many      = 16 << 10
)

// tries bounds how often a buffer grows: an answer that is longer each time it is
// asked for has no end.
const tries = 8

// grown makes a call with a buffer that grows until the answer fits.
func grown[T any](size uint32, call func(mpr.Buffer) (T, mpr.Buffer, error)) (got T, err error) {
	buf := mpr.Buffer{Size: size}
	for range tries {
		before := buf.Size
		got, buf, err = call(buf)
		if !errors.Is(err, winerr.ERROR_MORE_DATA) || buf.Size <= before {
			break
		}
	}
	return got, err
}
