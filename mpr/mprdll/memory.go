//go:build !windows || mpremu

package mprdll

import (
	"bytes"
	"unsafe"
)

// badAddress is the panic of an access to an address that can't be one. The call
// that was given the address answers ERROR_INVALID_ADDRESS.
type badAddress struct{ addr uintptr }

// unused is the size of what never holds anything at either end of the address
// space: Windows maps neither the first 64 KiB of a process nor the last. A small
// number that was passed in the place of a pointer lies there, and so does one
// below zero.
const unused = 64 << 10

// pointer makes a pointer of an address, and nothing else does. It reads the
// memory of the number as a pointer, because the argument of a call is kept alive
// as what it was converted from, and not by the number.
func pointer(addr, align uintptr) unsafe.Pointer {
	if addr < unused || addr > ^uintptr(unused) || addr&(align-1) != 0 {
		panic(badAddress{addr})
	}
	return *(*unsafe.Pointer)(unsafe.Pointer(&addr))
}

// at returns the value at an address.
func at[T any](addr uintptr) *T {
	return (*T)(pointer(addr, unsafe.Alignof(*new(T))))
}

// probe touches both ends of what a call is going to write, before the call has
// changed anything: a call that can't write must fail then.
func probe(addr, size, align uintptr) {
	first, last := *(*byte)(pointer(addr, align)), *at[byte](addr + size - 1)
	sink(first | last)
}

// sink takes a byte that was read only to touch it.
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

// pointerSize is the size of a pointer, and the alignment of structures that hold
// one.
const pointerSize = unsafe.Sizeof(uintptr(0))
