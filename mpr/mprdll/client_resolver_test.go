//go:build !windows || mpremu

package mprdll_test

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	windows "github.com/seed-520b6462/winnet/mpr/mprdll" // was golang.org/x/sys/windows
)

// A program that turns a path on a mapped drive into a network path. It takes
// UNIVERSAL_NAME_INFO for flat UTF-16 and reads the string right behind the
// pointer, without following it. Only its import is changed.

func universalName(path string) (string, error) {
	root, err := windows.UTF16PtrFromString(path[:2] + `\`)
	if err != nil {
		return "", err
	}
	if windows.GetDriveType(root) != windows.DRIVE_REMOTE {
		return path, nil
	}
	local, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return "", err
	}
	proc := windows.NewLazyDLL("mpr.dll").NewProc("WNetGetUniversalNameW")
	if err := proc.Find(); err != nil {
		return "", err
	}
	size := uint32(16)
	for {
		buf := make([]uint16, (size+1)/2)
		ret, _, _ := proc.Call(uintptr(unsafe.Pointer(local)), 1, uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&size)))
		switch windows.Errno(ret) {
		case windows.ERROR_SUCCESS:
			header := unsafe.Sizeof(uintptr(0)) / 2
			return windows.UTF16ToString(buf[header : size/2]), nil
		case windows.ERROR_MORE_DATA:
			continue
		}
		return "", windows.Errno(ret)
	}
}

func TestResolver(t *testing.T) {
	d := install(t, mpr.Options{})
	d.mapped(t, "Z:", docs)
	got, err := universalName(`z:\dir\Größe.txt`)
	require.NoError(t, err)
	require.Equal(t, docs+`\dir\Größe.txt`, got)
	got, err = universalName(`C:\temp`)
	require.NoError(t, err)
	require.Equal(t, `C:\temp`, got)
	_, err = universalName(`Z:file`)
	require.Equal(t, windows.ERROR_BAD_DEVICE, err)
}
