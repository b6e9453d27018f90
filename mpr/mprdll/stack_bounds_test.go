//go:build (!windows || mpremu) && (amd64 || arm64 || 386)

package mprdll

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
)

// The bounds enclose a variable of the caller, and lie as far apart as a stack is
// long: a power of two.
func TestStackBounds(t *testing.T) {
	var v byte
	now := stackBounds()
	require.True(t, now.holds(uintptr(unsafe.Pointer(&v))))
	size := now.hi - now.lo
	require.Zero(t, size&(size-1))
}

// An address that the runtime has corrected already counts from the stack of the
// beginning, as all others do.
func TestLoadOfACorrectedAddress(t *testing.T) {
	const away = 1 << 20
	var v byte
	now := stackBounds()
	m := memory{stack: bounds{now.lo + away, now.hi + away}}
	slot := uintptr(unsafe.Pointer(&v)) // from here to the end of the stores nothing checks the stack
	loaded := m.load(&slot)
	distance := loaded - slot
	m.settle(&slot, 1)
	settled := slot - uintptr(unsafe.Pointer(&v))
	number := uintptr(away) // no address of a stack
	m.settle(&number, 1)
	require.EqualValues(t, away, distance)
	require.Zero(t, settled)
	require.EqualValues(t, away, number)
}
