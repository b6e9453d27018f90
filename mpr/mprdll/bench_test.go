//go:build !windows || mpremu

package mprdll_test

import (
	"fmt"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider"
)

// BenchmarkGetConnection compares the raw call with the typed one, which is its
// baseline. The one allocation of Call is that of its arguments, made by the
// compiler where the call stands; Syscall has none.
func BenchmarkGetConnection(b *testing.B) {
	d := install(b, mpr.Options{})
	d.mapped(b, "Z:", docs)
	proc := dll.NewProc("WNetGetConnectionW")
	local, buf, n := mprdll.StringToUTF16Ptr("Z:"), make([]uint16, 260), uint32(260)
	for name, f := range map[string]func() uintptr{
		"Call": func() uintptr {
			r1, _, _ := proc.Call(uintptr(unsafe.Pointer(local)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)))
			return r1
		},
		"Syscall": func() uintptr {
			r1, _, _ := mprdll.Syscall(proc.Addr(), 3, uintptr(unsafe.Pointer(local)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)))
			return r1
		},
		"typed": func() uintptr {
			_, err := d.GetConnection("Z:")
			if err != nil {
				return 1
			}
			return 0
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if f() != 0 {
					b.Fatal("not connected")
				}
			}
		})
	}
}

// A raw call allocates nothing of its own.
func TestGetConnectionAllocatesNothing(t *testing.T) {
	d := install(t, mpr.Options{})
	require.NoError(t, d.Router().RemoveProvider(lanman)) // the hook in between does allocate
	require.NoError(t, d.Router().AddProvider(d.net))
	d.mapped(t, "Z:", docs)
	addr := dll.NewProc("WNetGetConnectionW").Addr()
	local, buf, n := mprdll.StringToUTF16Ptr("z:"), make([]uint16, 260), uint32(260)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		mprdll.Syscall(addr, 3, uintptr(unsafe.Pointer(local)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)))
	}))
	require.Equal(t, docs, mprdll.UTF16ToString(buf))
}

// BenchmarkEnumResource compares the raw enumeration into 64 KiB with the typed
// one, by the time that a resource takes.
func BenchmarkEnumResource(b *testing.B) {
	d := install(b, mpr.Options{})
	shares := make([]provider.Share, 10_000)
	for i := range shares {
		shares[i] = provider.Share{Name: fmt.Sprintf("share%05d", i), Comment: "One of many"}
	}
	require.NoError(b, d.net.AddServer(provider.Server{Name: "many", Guest: true, Shares: shares}))
	many := &mpr.NetResource{RemoteName: `\\many`}
	list, buf := make([]mpr.NetResource, 256), make([]byte, 64<<10)
	proc := dll.NewProc("WNetEnumResourceW")
	for name, next := range map[string]func(h mpr.EnumHandle) (int, uintptr){
		"typed": func(h mpr.EnumHandle) (int, uintptr) {
			n, err := d.EnumResource(h, list)
			if err != nil {
				return n, uintptr(mprdll.ERROR_NO_MORE_ITEMS)
			}
			return n, 0
		},
		"raw": func(h mpr.EnumHandle) (int, uintptr) {
			count, size := uint32(all), uint32(len(buf))
			r1, _, _ := mprdll.Syscall6(proc.Addr(), 4, uintptr(h), uintptr(unsafe.Pointer(&count)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&size)), 0, 0)
			return int(count), r1
		},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			resources := 0
			for b.Loop() {
				h, err := d.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, many)
				require.NoError(b, err)
				for {
					n, r1 := next(h)
					if r1 != 0 {
						require.EqualValues(b, mprdll.ERROR_NO_MORE_ITEMS, r1)
						break
					}
					resources += n
				}
				require.NoError(b, d.CloseEnum(h))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(resources), "ns/resource")
		})
	}
}
