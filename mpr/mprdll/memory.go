//go:build !windows || mpremu

package mprdll

import (
	"bytes"
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
)

// badAddress is what reading or writing at an address panics with that can't
// be one. The call that was given it answers ERROR_INVALID_ADDRESS.
type badAddress struct{ addr uintptr }

// unused is how much at either end of the address space never holds anything:
// Windows maps neither the first 64 KiB of a process nor the last. A small number
// that was passed in the place of a pointer is there, and one below zero.
const unused = 64 << 10

// pointer is the one place where an address becomes a pointer. It reads the
// address's own memory as a pointer, since the argument of a call is kept alive
// as what it was converted from, and not by the number.
//
// No address is refused for its alignment: x86-64 reads and writes at any ("Memory
// Management", x64 ABI conventions), and a buffer of bytes lies anywhere.
func pointer(addr uintptr) unsafe.Pointer {
	if addr < unused || addr > ^uintptr(unused) {
		panic(badAddress{addr})
	}
	return *(*unsafe.Pointer)(unsafe.Pointer(&addr))
}

// at is the value at an address. T holds no pointers: those must be aligned in Go.
func at[T any](addr uintptr) *T { return (*T)(pointer(addr)) }

// putPointer stores an address, or 0, in a pointer of the caller's. A variable of
// Go's holds a pointer before and after, so that it is stored as one; what isn't
// aligned is no such variable.
func putPointer(slot, addr uintptr) {
	if slot&(pointerSize-1) != 0 {
		*at[uintptr](slot) = addr
		return
	}
	p := unsafe.Pointer(nil)
	if addr != 0 {
		p = pointer(addr)
	}
	*(*unsafe.Pointer)(pointer(slot)) = p
}

// probe touches both ends of what a call is going to write, before it has
// changed anything: where that can't be, it must fail now or not at all.
func probe(addr, size uintptr) {
	first, last := *at[byte](addr), *at[byte](addr + size - 1)
	sink(first | last)
}

// sink takes a byte that was read for the sake of reading it.
//
//go:noinline
func sink(byte) {}

// bytesAt copies a block; NULL is nil.
func bytesAt(addr uintptr, n uint32) []byte {
	if addr == 0 {
		return nil
	}
	if n == 0 {
		return []byte{}
	}
	probe(addr, uintptr(n)) // a length that can't be is found before it costs memory
	return bytes.Clone(unsafe.Slice(at[byte](addr), n))
}

// pointerSize is the size of a pointer.
const pointerSize = unsafe.Sizeof(uintptr(0))

// layout is how structures lie in a caller's buffer.
func (w width) layout() mpr.Layout {
	return mpr.Layout{Pointer: uint32(pointerSize), Char: uint32(w)}
}
