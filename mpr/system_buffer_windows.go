package mpr

import (
	"errors"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// memory is a caller's [Buffer] as Windows gets it: an address, and the address
// of a size. Without a buffer both are NULL.
type memory struct {
	buf   *Buffer
	size  uint32
	room  []uint64 // aligned as structures need it
	given uint32   // the bytes that Windows may use
}

// beyond is room behind every buffer. It keeps whoever misses the end of a small
// one off the memory of this program, and a structure within what was allocated.
const beyond = 64

// most is the largest buffer.
const most = 16 << 20

// buffer is a caller's buffer, whose unit has so many bytes.
func (a *arguments) buffer(buf *Buffer, unit uint32) *memory {
	if buf != nil && !buf.NULL && buf.Size > most/unit {
		a.fail(winerr.ERROR_NOT_ENOUGH_MEMORY)
		return nil
	}
	return memoryFor(buf, unit)
}

func memoryFor(buf *Buffer, unit uint32) *memory {
	m := fixed(memory{buf: buf})
	if buf == nil {
		return m
	}
	m.size = buf.Size
	if !buf.NULL {
		m.given = buf.Size * unit
		m.room = make([]uint64, (m.given+beyond)/8)
	}
	return m
}

// address is that of the buffer, nil for NULL.
func (m *memory) address() unsafe.Pointer {
	if m.room == nil {
		return nil
	}
	return unsafe.Pointer(&m.room[0])
}

func (m *memory) chars() *uint16 { return (*uint16)(m.address()) }
func (m *memory) bytes() *byte   { return (*byte)(m.address()) }

// length is where Windows finds the size and leaves another.
func (m *memory) length() *uint32 {
	if m.buf == nil {
		return nil
	}
	return &m.size
}

// units is the size for the calls that take it as it is.
func (m *memory) units() uint32 { return m.size }

// done hands back what Windows has left.
func (m *memory) done() {
	if m.buf == nil {
		return
	}
	m.buf.Size = m.size
	if left := m.buf.Left; left != nil {
		*left = nil
		if m.room != nil {
			*left = unsafe.Slice(m.bytes(), m.given)
		}
	}
}

// text is the string in the buffer, "" when there is no buffer.
func (m *memory) text() string {
	if m.room == nil {
		return ""
	}
	return windows.UTF16ToString(unsafe.Slice(m.chars(), 4*len(m.room)))
}

// netResource is the NETRESOURCE at the beginning of the buffer.
func (m *memory) netResource() NetResource {
	if m.room == nil {
		return NetResource{}
	}
	return (*rawResource)(m.address()).netResource()
}

// universalName is the structure of a level at the beginning of the buffer.
func (m *memory) universalName(level Level) UniversalName {
	if m.room == nil {
		return UniversalName{}
	}
	raw := (*rawRemoteName)(m.address())
	name := UniversalName{Universal: windows.UTF16PtrToString(raw.universal)}
	if level == REMOTE_NAME_INFO_LEVEL {
		name.Connection = windows.UTF16PtrToString(raw.connection)
		name.Remaining = windows.UTF16PtrToString(raw.remaining)
	}
	return name
}

// filled makes a call with a caller's buffer, whose unit has so many bytes, and
// reads what a successful one has left there.
func filled(buf *Buffer, unit uint32, call func(*memory) (uint32, error), read func(*memory)) (uint32, error) {
	var a arguments
	m := a.buffer(buf, unit)
	if a.err != nil {
		return a.refused()
	}
	code, err := call(m)
	m.done()
	if code == 0 && err == nil {
		read(m)
	}
	runtime.KeepAlive(m) // its strings are found by addresses in it
	return code, err
}

// The sizes that buffers begin with: of a string in characters, of a structure in
// bytes, and the 16 KiB that the page of WNetEnumResource recommends for many.
const (
	usualText = 256
	usual     = 1 << 10
	many      = 16 << 10
)

// tries bounds how often a buffer grows: an answer that is longer each time it
// is asked for has no end.
const tries = 8

// grown makes a call with a buffer that grows until the answer fits.
func grown[T any](size uint32, call func(*Buffer) (T, error)) (got T, err error) {
	buf := &Buffer{Size: size}
	for range tries {
		before := buf.Size
		got, err = call(buf)
		if !errors.Is(err, winerr.ERROR_MORE_DATA) || buf.Size <= before {
			break
		}
	}
	return got, err
}
