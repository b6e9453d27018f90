package system

import (
	"bytes"
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// credentials are a password and a user, each with its NULL.
func credentials(cred mpr.Credentials) (password, user *uint16) {
	if secret, given := cred.Password.Reveal(); given {
		password = mprdll.StringToUTF16Ptr(secret)
	}
	if cred.User != nil {
		user = mprdll.StringToUTF16Ptr(*cred.User)
	}
	return password, user
}

// resource returns a NETRESOURCE in memory, and text a string: "" is NULL. A NUL
// panics, as in mprdll.StringToUTF16Ptr.
func resource(nr *mpr.NetResource) *layout.Resource { return must(layout.NewResource(nr)) }
func text(s string) *uint16                         { return must(layout.Text(s)) }

func must[P any](p P, err error) P {
	if err != nil {
		panic(err)
	}
	return p
}

// room is a caller's buffer in memory, with its size. Behind it lie bytes that no
// call may write to.
type room struct {
	buf  *mpr.Buffer
	unit uint32 // bytes
	size *uint32
	all  []uint64
}

const (
	guard     = 64 // bytes
	untouched = 0xC5
)

// chars is a buffer whose unit is a character, octets one whose unit is a byte.
// nil has neither buffer nor size.
func chars(buf *mpr.Buffer) *room  { return newRoom(buf, 2) }
func octets(buf *mpr.Buffer) *room { return newRoom(buf, 1) }

func newRoom(buf *mpr.Buffer, unit uint32) *room {
	r := &room{buf: buf, unit: unit}
	if buf == nil {
		return r
	}
	size := buf.Size
	r.size = &size
	r.all = make([]uint64, (buf.Size*unit+guard+7)/8)
	all := r.bytes()
	copy(all, bytes.Repeat([]byte{untouched}, len(all)))
	return r
}

func (r *room) bytes() []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(&r.all[0])), 8*len(r.all))
}

// addr is the buffer; nil when there is none.
func (r *room) addr() unsafe.Pointer {
	if r.buf == nil || r.buf.NULL {
		return nil
	}
	return unsafe.Pointer(&r.all[0])
}

// done hands the size back. It panics when something was written behind the
// buffer, which the suite takes for a failure.
func (r *room) done() {
	if r.buf == nil {
		return
	}
	for _, b := range r.bytes()[r.buf.Size*r.unit:] {
		if b != untouched {
			panic("system: a call wrote behind its buffer")
		}
	}
	r.buf.Size = *r.size
}

// text is the string in a buffer of characters; "" when nothing was written.
func (r *room) text() string {
	if r.buf == nil || r.buf.NULL || r.bytes()[0] == untouched && r.bytes()[1] == untouched {
		return ""
	}
	return mprdll.UTF16ToString(unsafe.Slice((*uint16)(unsafe.Pointer(&r.all[0])), 4*len(r.all)))
}

// grown makes a call with a buffer that grows until the answer fits.
func grown[T any](call func(buf *mpr.Buffer) (T, error)) (T, error) {
	buf := &mpr.Buffer{Size: 256}
	for {
		before := buf.Size
		got, err := call(buf)
		if buf.Size <= before || err == nil {
			return got, err
		}
	}
}
