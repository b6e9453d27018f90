//go:build !windows || mpremu

package mprdll

import (
	"bytes"
	"math"
	"strings"
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr/internal/layout"
)

// badAddress is the panic of an access to an address that can't be one. The call
// that was given the address answers ERROR_INVALID_ADDRESS.
type badAddress struct{ addr uintptr }

// unused is the size of what never holds anything at either end of the address
// space: Windows maps neither the first 64 KiB of a process nor the last. A small
// number that was passed in the place of a pointer lies there, and so does one
// below zero.
const unused = 64 << 10

// memory reads and writes what the arguments of a call point to, in the width of
// the call.
//
// A function between the conversion of a pointer and Call, as many programs have
// one, takes the address of a variable that stays on the stack. The Go runtime
// moves the stack when it grows, and when a collection shrinks it; the runtime
// corrects pointers then, but no numbers. For this reason memory records where the
// stack lay when the call began. Every address in this package counts from that
// stack, and is corrected in the moment in which it becomes a pointer.
type memory struct {
	w     width
	stack bounds
}

// pointer makes a pointer of an address, and nothing else does. It reads the
// memory of the number as a pointer, because the argument of a call is kept alive
// as what it was converted from, and not by the number.
func (m memory) pointer(addr, align uintptr) unsafe.Pointer {
	if addr < unused || addr > ^uintptr(unused) || addr&(align-1) != 0 {
		panic(badAddress{addr})
	}
	if m.stack.holds(addr) {
		return m.onStack(addr)
	}
	return *(*unsafe.Pointer)(unsafe.Pointer(&addr))
}

// onStack makes a pointer of an address on the stack. The stack doesn't move in a
// function without a check of its stack, so that the correction holds until the
// runtime sees the pointer.
//
//go:nosplit
func (m memory) onStack(addr uintptr) unsafe.Pointer {
	addr += m.moved()
	return *(*unsafe.Pointer)(unsafe.Pointer(&addr))
}

// moved returns how far the stack has moved since the call began.
//
//go:nosplit
func (m memory) moved() uintptr { return stackBounds().hi - m.stack.hi }

// load reads an address from memory. The runtime has corrected it if it knows the
// place for a pointer, and hasn't otherwise; load returns it as the call found it.
//
//go:nosplit
func (m memory) load(p *uintptr) uintptr {
	addr := *p
	if now := stackBounds(); now != m.stack && now.holds(addr) {
		addr -= now.hi - m.stack.hi
	}
	return addr
}

// settle corrects n addresses that the call has stored, one behind the other. It
// comes last, because a stack that moves later leaves them behind.
//
//go:nosplit
func (m memory) settle(p *uintptr, n int) {
	for range n {
		if addr := m.load(p); m.stack.holds(addr) {
			*p = addr + m.moved()
		}
		p = (*uintptr)(unsafe.Add(unsafe.Pointer(p), pointerSize))
	}
}

// at returns the value at an address. What lies there may be smaller than T: the
// check of pointers that comes with the race detector would end the process.
//
//go:nocheckptr
func at[T any](m memory, addr uintptr) *T {
	return (*T)(m.pointer(addr, unsafe.Alignof(*new(T))))
}

// slice returns n values at an address, as [at] does.
//
//go:nocheckptr
func slice[T any](m memory, addr uintptr, n int) []T {
	return unsafe.Slice((*T)(m.pointer(addr, unsafe.Alignof(*new(T)))), n)
}

// writable writes every page of what a call is going to write, before the call has
// changed anything: a call that can't store its answer must fail then. What is
// there stays.
func (m memory) writable(addr, size, align uintptr) {
	const page = 4 << 10 // no processor has smaller ones
	m.pointer(addr, align)
	for last := end(addr, size); ; addr += page {
		writeBack(at[byte](m, addr))
		if last-addr < page {
			writeBack(at[byte](m, last))
			return
		}
	}
}

// writeBack writes what it reads.
func writeBack(p *byte) { store(p, *p) }

// store isn't inlined, because the compiler would leave out the store of a byte
// that has just been read from the same place.
//
//go:noinline
func store(p *byte, c byte) { *p = c }

// readable touches both ends of what a call is going to read or may write.
func (m memory) readable(addr, size, align uintptr) {
	first, last := *(*byte)(m.pointer(addr, align)), *at[byte](m, end(addr, size))
	sink(first | last)
}

// end returns the address of the last byte of a block.
func end(addr, size uintptr) uintptr {
	last := addr + size - 1
	if last < addr {
		panic(badAddress{addr})
	}
	return last
}

// sink takes a byte that was read only to touch it.
//
//go:noinline
func sink(byte) {}

// bytesAt copies a block; NULL is nil.
func (m memory) bytesAt(addr uintptr, n uint32) []byte {
	if addr == 0 {
		return nil
	}
	if n == 0 {
		return []byte{}
	}
	if uint64(n) > math.MaxInt { // with 32 bits
		panic(badAddress{addr})
	}
	m.readable(addr, uintptr(n), 1) // a length that can't be is found before it costs memory
	return bytes.Clone(slice[byte](m, addr, int(n)))
}

// pointerSize is the size of a pointer, and the alignment of structures that hold
// one.
const pointerSize = unsafe.Sizeof(uintptr(0))

// UTF16FromString returns a string in UTF-16 with a NUL at its end. A lone half
// of a surrogate pair, written as UTF-8 would write its number, becomes that
// half. EINVAL: s has a NUL in it.
func UTF16FromString(s string) ([]uint16, error) {
	units, err := layout.UTF16(s)
	if err != nil {
		return nil, EINVAL
	}
	return units, nil
}

// UTF16PtrFromString returns the address of what [UTF16FromString] returns.
func UTF16PtrFromString(s string) (*uint16, error) {
	units, err := UTF16FromString(s)
	if err != nil {
		return nil, err
	}
	return &units[0], nil
}

// StringToUTF16 returns a string as [UTF16FromString] does, and panics if it has
// a NUL in it.
func StringToUTF16(s string) []uint16 {
	units, err := UTF16FromString(s)
	if err != nil {
		panic("mprdll: string with NUL passed to StringToUTF16")
	}
	return units
}

// StringToUTF16Ptr returns the address of what [StringToUTF16] returns.
func StringToUTF16Ptr(s string) *uint16 { return &StringToUTF16(s)[0] }

// UTF16ToString returns the text of UTF-16 units up to the first NUL, or to the
// end.
func UTF16ToString(s []uint16) string {
	for i, u := range s {
		if u == 0 {
			s = s[:i]
			break
		}
	}
	return string(layout.AppendUTF8(make([]byte, 0, len(s)), s))
}

// UTF16PtrToString returns the text at a pointer, up to its NUL; nil is "".
func UTF16PtrToString(p *uint16) string {
	return layout.String(p)
}

// ByteSliceFromString returns a string with a NUL at its end. EINVAL: s
// has a NUL in it.
func ByteSliceFromString(s string) ([]byte, error) {
	if strings.IndexByte(s, 0) >= 0 {
		return nil, EINVAL
	}
	return append([]byte(s), 0), nil
}

// BytePtrFromString returns the address of what [ByteSliceFromString] returns.
func BytePtrFromString(s string) (*byte, error) {
	b, err := ByteSliceFromString(s)
	if err != nil {
		return nil, err
	}
	return &b[0], nil
}

// ByteSliceToString returns the text up to the first NUL, or to the end.
func ByteSliceToString(s []byte) string {
	text, _, _ := strings.Cut(string(s), "\x00")
	return text
}

// BytePtrToString returns the text at a pointer, up to its NUL; nil is "".
func BytePtrToString(p *byte) string {
	if p == nil {
		return ""
	}
	n := 0
	for q := unsafe.Pointer(p); *(*byte)(q) != 0; q = unsafe.Add(q, 1) {
		n++
	}
	return string(unsafe.Slice(p, n))
}
