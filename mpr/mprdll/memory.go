//go:build !windows || mpremu

package mprdll

import (
	"bytes"
	"unsafe"
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
func pointer(addr, align uintptr) unsafe.Pointer {
	if addr < unused || addr > ^uintptr(unused) || addr&(align-1) != 0 {
		panic(badAddress{addr})
	}
	return *(*unsafe.Pointer)(unsafe.Pointer(&addr))
}

// at is the value at an address.
func at[T any](addr uintptr) *T {
	return (*T)(pointer(addr, unsafe.Alignof(*new(T))))
}

// probe touches both ends of what a call is going to write, before it has
// changed anything: where that can't be, it must fail now or not at all.
func probe(addr, size, align uintptr) {
	first, last := *(*byte)(pointer(addr, align)), *at[byte](addr + size - 1)
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
	probe(addr, uintptr(n), 1) // a length that can't be is found before it costs memory
	return bytes.Clone(unsafe.Slice(at[byte](addr), n))
}

// pointerSize is the size of a pointer, and how structures that hold one are
// aligned.
const pointerSize = unsafe.Sizeof(uintptr(0))
