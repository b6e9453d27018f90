//go:build !windows || mpremu

package mprdll_test

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/mpr/mprtest/speed"
)

// BenchmarkRaw has the typed calls as its baselines. They are of Syscall, which
// allocates nothing; Call has one allocation, of its arguments, made by the
// compiler where the call stands.
func BenchmarkRaw(b *testing.B) { speed.Bench(b, speed.Raw()) }

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
