//go:build !windows || mpremu

package mprdll_test

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	windows "github.com/seed-520b6462/winnet/mpr/mprdll" // was syscall and golang.org/x/sys/windows
)

// A program that lists the connected drives: SyscallN with Addr, a buffer that
// grows on ERROR_MORE_DATA, a loop to ERROR_NO_MORE_ITEMS, and an array of
// structures with real pointers read out of it. Only its imports are changed.

var listerDLL = windows.MustLoadDLL("mpr.dll")

var (
	wnetOpenEnum     = listerDLL.MustFindProc("WNetOpenEnumW")
	wnetEnumResource = listerDLL.MustFindProc("WNetEnumResourceW")
	wnetCloseEnum    = listerDLL.MustFindProc("WNetCloseEnum")
)

type listedDrive struct{ Local, Remote, Provider string }

func listDrives(initial int) ([]listedDrive, error) {
	var h windows.Handle
	const resourceConnected, resourceTypeDisk = 1, 1
	if r, _, _ := windows.SyscallN(wnetOpenEnum.Addr(), resourceConnected, resourceTypeDisk, 0, 0, uintptr(unsafe.Pointer(&h))); r != 0 {
		return nil, windows.Errno(r)
	}
	defer windows.SyscallN(wnetCloseEnum.Addr(), uintptr(h))
	var drives []listedDrive
	buf := make([]byte, initial)
	for {
		count, size := ^uint32(0), uint32(len(buf))
		r, _, _ := windows.SyscallN(wnetEnumResource.Addr(), uintptr(h), uintptr(unsafe.Pointer(&count)),
			uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&size)))
		switch err := windows.Errno(r); err {
		case 0:
			for _, nr := range unsafe.Slice((*mapperResource)(unsafe.Pointer(&buf[0])), count) {
				drives = append(drives, listedDrive{
					windows.UTF16PtrToString(nr.lpLocalName), windows.UTF16PtrToString(nr.lpRemoteName), windows.UTF16PtrToString(nr.lpProvider),
				})
			}
		case windows.ERROR_MORE_DATA:
			buf = make([]byte, size)
		case windows.ERROR_NO_MORE_ITEMS:
			return drives, nil
		default:
			return nil, err
		}
	}
}

func TestLister(t *testing.T) {
	d := install(t, mpr.Options{})
	none, err := listDrives(16384)
	require.NoError(t, err)
	require.Empty(t, none)
	d.mapped(t, "Y:", docs)
	d.mapped(t, "Z:", docs)
	want := []listedDrive{{"Y:", docs, lanman}, {"Z:", docs, lanman}}
	for _, initial := range []int{8, 60, 200, 16384} {
		drives, err := listDrives(initial)
		require.NoError(t, err)
		require.ElementsMatch(t, want, drives)
	}
	d.net.SetStarted(false)
	_, err = listDrives(16384)
	require.Equal(t, windows.ERROR_NO_NETWORK, err)
}
