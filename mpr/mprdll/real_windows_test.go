//go:build !mpremu

package mprdll_test

import (
	"errors"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/windows"

	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// The names are those of package windows, so that code built with this package
// and with that one is the same.
func TestTheRealThing(t *testing.T) {
	var dll *windows.LazyDLL = mprdll.NewLazySystemDLL("mpr.dll")
	require.NoError(t, dll.Load())
	var err error = mprdll.ERROR_BAD_DEVICE
	require.True(t, errors.Is(err, windows.ERROR_BAD_DEVICE))
	require.Equal(t, windows.InvalidHandle, mprdll.InvalidHandle)
	require.Panics(t, func() { mprdll.Install(t, nil) })

	device, buf, n := mprdll.StringToUTF16Ptr("no device"), make([]uint16, 260), uint32(260)
	proc := dll.NewProc("WNetGetConnectionW")
	r1, _, _ := proc.Call(uintptr(unsafe.Pointer(device)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)))
	require.NotZero(t, r1)
	for range 2 {
		again, _, _ := mprdll.Syscall(proc.Addr(), 3, uintptr(unsafe.Pointer(device)), uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&n)))
		require.Equal(t, r1, again)
	}
	_, err = mprdll.GetLogicalDrives()
	require.NoError(t, err)
}
