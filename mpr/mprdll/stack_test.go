//go:build !windows || mpremu

package mprdll_test

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// grow needs a stack of some 256 bytes a level.
//
//go:noinline
func grow(levels int) byte {
	var frame [256]byte
	frame[levels%len(frame)] = byte(levels)
	if levels > 0 {
		frame[0] += grow(levels - 1)
	}
	return frame[0] + frame[levels%len(frame)]
}

// The stack moves while a call is on: its results are in the variables all the
// same, for the conversion in the argument list has put them on the heap.
func TestStackGrowthLosesNoResult(t *testing.T) {
	d := install(t, mpr.Options{})
	d.mapped(t, "Z:", docs)
	grown := 0
	d.hook.On(provider.CallGetConnection, func(hook.Invocation) (func(error) error, error) {
		grow(1 << 12)
		grown++
		return nil, nil
	})
	proc := dll.NewProc("WNetGetConnectionW")
	ways := []func(local *uint16) (string, uint32, uintptr){
		func(local *uint16) (string, uint32, uintptr) {
			var buf [64]uint16
			n := uint32(3)
			r1, _, _ := proc.Call(uintptr(unsafe.Pointer(local)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)))
			if r1 == uintptr(mprdll.ERROR_MORE_DATA) {
				r1, _, _ = proc.Call(uintptr(unsafe.Pointer(local)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)))
			}
			return mprdll.UTF16ToString(buf[:]), n, r1
		},
		func(local *uint16) (string, uint32, uintptr) {
			var buf [64]uint16
			n := uint32(len(docs) + 1)
			r1, _, _ := mprdll.SyscallN(proc.Addr(), uintptr(unsafe.Pointer(local)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)))
			return mprdll.UTF16ToString(buf[:]), n, r1
		},
		func(local *uint16) (string, uint32, uintptr) {
			var buf [64]uint16
			n := uint32(len(docs) + 1)
			r1, _, _ := mprdll.Syscall6(proc.Addr(), 3, uintptr(unsafe.Pointer(local)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)), 0, 0, 0)
			return mprdll.UTF16ToString(buf[:]), n, r1
		},
	}
	for _, way := range ways {
		for range 20 { // each on a stack that is small again
			done := make(chan struct{})
			go func() {
				defer close(done)
				remote, n, r1 := way(mprdll.StringToUTF16Ptr("Z:"))
				if remote != docs || n != uint32(len(docs)+1) || r1 != 0 {
					t.Errorf("%q, %d, %d", remote, n, r1)
				}
			}()
			<-done
		}
	}
	require.GreaterOrEqual(t, grown, 60)
}
