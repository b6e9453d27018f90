//go:build !windows || mpremu

package mprdll_test

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

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

// Neither does an enumeration, whose resources are laid out one by one.
func TestEnumResourceAllocatesNothing(t *testing.T) {
	d := install(t, mpr.Options{})
	require.NoError(t, d.Router().RemoveProvider(lanman))
	require.NoError(t, d.Router().AddProvider(d.net))
	d.mapped(t, "Z:", docs)
	const all = 0xFFFFFFFF
	buf, count, size := make([]uint64, 512), uint32(all), uint32(4096)
	addr := dll.NewProc("WNetEnumResourceW").Addr()
	next := func(h mpr.EnumHandle) uintptr {
		count, size = all, 4096
		r1, _, _ := mprdll.Syscall6(addr, 4, uintptr(h), uintptr(unsafe.Pointer(&count)),
			uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&size)), 0, 0)
		return r1
	}
	const runs = 100
	var open []mpr.EnumHandle
	for range runs + 1 {
		h, err := d.OpenEnum(mpr.RESOURCE_CONNECTED, mpr.RESOURCETYPE_ANY, 0, nil)
		require.NoError(t, err)
		open = append(open, h)
	}
	require.Zero(t, testing.AllocsPerRun(runs, func() {
		h := open[0]
		open = open[1:]
		if r1 := next(h); r1 != 0 || count != 1 {
			t.Errorf("%d resources, code %d", count, r1)
		}
	}))
}
