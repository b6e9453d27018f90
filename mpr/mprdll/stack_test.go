//go:build !windows || mpremu

package mprdll_test

import (
	"runtime"
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

// query is a function of a program between the conversion of its pointers and the
// call. Its variables stay on the stack, because the compiler doesn't see that
// their addresses go to a call. The stack isn't checked on the way in, where it
// could move before the call begins.
//
//go:nosplit
func query(proc *mprdll.LazyProc, a ...uintptr) uintptr {
	r1, _, _ := proc.Call(a...)
	return r1
}

// queryN and query6 are query for programs that call by the address.
//
//go:nosplit
func queryN(proc *mprdll.LazyProc, a ...uintptr) uintptr {
	r1, _, _ := mprdll.SyscallN(proc.Addr(), a...)
	return r1
}

//go:nosplit
func query6(proc *mprdll.LazyProc, a ...uintptr) uintptr {
	r1, _, _ := mprdll.Syscall6(proc.Addr(), uintptr(len(a)), a[0], a[1], a[2], 0, 0, 0)
	return r1
}

// The ways to call behind a function of the program.
var ways = []string{"Call", "SyscallN", "Syscall6"}

// atHeight calls f with some hundred bytes more of the stack in use for each level.
//
//go:noinline
func atHeight(levels int, f func()) byte {
	var frame [80]byte
	if levels == 0 {
		f()
	} else {
		frame[levels%len(frame)] = atHeight(levels-1, f)
	}
	return frame[0]
}

// onOwnStack runs f on a goroutine of its own, whose stack is small again.
func onOwnStack(f func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

// remoteOnStack asks what a device is connected to, with all of its variables on
// the stack, and reports where they lay before and after the call.
//
//go:noinline
func remoteOnStack(proc *mprdll.LazyProc, way string) (remote string, r1, before, after uintptr) {
	var buf [64]uint16
	local, n := [3]uint16{'Z', ':'}, uint32(len(buf))
	before = uintptr(unsafe.Pointer(&buf))
	switch way { // a call through a variable would allocate the arguments, and may move the stack for that
	case "Call":
		r1 = query(proc, uintptr(unsafe.Pointer(&local)), uintptr(unsafe.Pointer(&buf)), uintptr(unsafe.Pointer(&n)))
	case "SyscallN":
		r1 = queryN(proc, uintptr(unsafe.Pointer(&local)), uintptr(unsafe.Pointer(&buf)), uintptr(unsafe.Pointer(&n)))
	case "Syscall6":
		r1 = query6(proc, uintptr(unsafe.Pointer(&local)), uintptr(unsafe.Pointer(&buf)), uintptr(unsafe.Pointer(&n)))
	}
	return mprdll.UTF16ToString(append([]uint16(nil), buf[:]...)), r1, before, uintptr(unsafe.Pointer(&buf))
}

// A call through a function of the program loses no result at any height of the
// stack, though the stack grows in the call, and with it everything moves.
func TestGrowthBehindAHelper(t *testing.T) {
	d := install(t, mpr.Options{})
	d.mapped(t, "Z:", docs)
	d.hook.On(provider.CallGetConnection, func(hook.Invocation) (func(error) error, error) {
		grow(16)
		return nil, nil
	})
	proc := dll.NewProc("WNetGetConnectionW")
	require.NoError(t, proc.Find())
	for _, way := range ways {
		moved := 0
		for height := range 3000 {
			onOwnStack(func() {
				atHeight(height, func() {
					remote, r1, before, after := remoteOnStack(proc, way)
					if remote != docs || r1 != 0 {
						t.Errorf("%s, height %d: %q, %d", way, height, remote, r1)
					}
					if before != after {
						moved++
					}
				})
			})
		}
		require.Greater(t, moved, 10, way)
	}
}

// Nor does one whose stack shrinks in a collection while the call is on, because
// it was deeper before.
func TestShrinkingBehindAHelper(t *testing.T) {
	d := install(t, mpr.Options{})
	d.mapped(t, "Z:", docs)
	d.hook.On(provider.CallGetConnection, func(hook.Invocation) (func(error) error, error) {
		runtime.GC()
		runtime.GC()
		return nil, nil
	})
	proc := dll.NewProc("WNetGetConnectionW")
	require.NoError(t, proc.Find())
	moved := 0
	for round := range 50 {
		onOwnStack(func() {
			grow(1 << 10)
			remote, r1, before, after := remoteOnStack(proc, "Call")
			if remote != docs || r1 != 0 {
				t.Errorf("round %d: %q, %d", round, remote, r1)
			}
			if before != after {
				moved++
			}
		})
	}
	require.Greater(t, moved, 10)
}

// nameWithText is UNIVERSAL_NAME_INFO with room for its string.
type nameWithText struct {
	name uintptr
	text [64]uint16
}

// The addresses that a call stores in a buffer lead into it where it has moved to,
// and those of a resource that moves are read where they lead.
func TestAddressesOnAMovingStack(t *testing.T) {
	d := install(t, mpr.Options{})
	d.mapped(t, "Z:", docs)
	deeper := func(hook.Invocation) (func(error) error, error) {
		grow(64)
		return nil, nil
	}
	d.hook.On(provider.CallGetConnection, deeper)
	d.hook.On(provider.CallGetUniversalName, deeper)
	d.hook.On(provider.CallEnumResource, deeper)
	d.hook.On(provider.CallGetResourceParent, deeper)
	universal, enum, parent := dll.NewProc("WNetGetUniversalNameW"), dll.NewProc("WNetEnumResourceW"), dll.NewProc("WNetGetResourceParentW")
	for height := range 200 {
		h, err := d.OpenEnum(mpr.RESOURCE_CONNECTED, mpr.RESOURCETYPE_ANY, 0, nil)
		require.NoError(t, err)
		for name, ask := range map[string]func() (string, uintptr){
			"universal name": func() (string, uintptr) {
				local, info := [3]uint16{'Z', ':'}, nameWithText{}
				size := uint32(unsafe.Sizeof(info))
				r1 := query(universal, uintptr(unsafe.Pointer(&local)), uintptr(mpr.UNIVERSAL_NAME_INFO_LEVEL), uintptr(unsafe.Pointer(&info)), uintptr(unsafe.Pointer(&size)))
				return textIn(uintptr(unsafe.Pointer(&info)), info.name, info.text[:], unsafe.Offsetof(info.text)), r1
			},
			"resource": func() (string, uintptr) {
				var found struct {
					NETRESOURCE
					text [200]uint16
				}
				count, size := uint32(1), uint32(unsafe.Sizeof(found))
				r1 := query(enum, uintptr(h), uintptr(unsafe.Pointer(&count)), uintptr(unsafe.Pointer(&found)), uintptr(unsafe.Pointer(&size)))
				return textIn(uintptr(unsafe.Pointer(&found)), found.RemoteName, found.text[:], unsafe.Offsetof(found.text)), r1
			},
			"parent": func() (string, uintptr) {
				var found struct {
					NETRESOURCE
					text [200]uint16
				}
				var remote, network [32]uint16
				for i := range docs {
					remote[i] = uint16(docs[i])
				}
				for i := range lanman {
					network[i] = uint16(lanman[i])
				}
				nr := NETRESOURCE{RemoteName: uintptr(unsafe.Pointer(&remote)), Provider: uintptr(unsafe.Pointer(&network))}
				size := uint32(unsafe.Sizeof(found))
				r1 := query(parent, uintptr(unsafe.Pointer(&nr)), uintptr(unsafe.Pointer(&found)), uintptr(unsafe.Pointer(&size)))
				return textIn(uintptr(unsafe.Pointer(&found)), found.RemoteName, found.text[:], unsafe.Offsetof(found.text)) + `\docs`, r1
			},
		} {
			onOwnStack(func() {
				atHeight(height, func() {
					if got, r1 := ask(); got != docs || r1 != 0 {
						t.Errorf("%s at height %d: %q, %d", name, height, got, r1)
					}
				})
			})
		}
		require.NoError(t, d.CloseEnum(h))
	}
}

// textIn returns the string at an address, which should lie in the text of a
// structure.
//
//go:nosplit
func textIn(structure, addr uintptr, text []uint16, offset uintptr) string {
	at := (addr - structure - offset) / 2
	if at >= uintptr(len(text)) {
		return "an address outside"
	}
	return textOf(text, at)
}

//go:noinline
func textOf(text []uint16, at uintptr) string { return mprdll.UTF16ToString(text[at:]) }
