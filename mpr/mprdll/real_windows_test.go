//go:build !mpremu

package mprdll_test

import (
	"errors"
	"math/bits"
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
	_, err = mprdll.LoadDLL("no such.dll")
	require.ErrorIs(t, err, mprdll.ERROR_MOD_NOT_FOUND)
}

// The letters that there are have targets and a type.
func TestTheRealDevices(t *testing.T) {
	mask, err := mprdll.GetLogicalDrives()
	require.NoError(t, err)
	require.NotZero(t, mask)
	buf := make([]uint16, 4*26+1)
	n, err := mprdll.GetLogicalDriveStrings(uint32(len(buf)), &buf[0])
	require.NoError(t, err)
	require.EqualValues(t, 4*bits.OnesCount32(mask), n)
	root, target := mprdll.UTF16ToString(buf), make([]uint16, 1000)
	require.NotEqualValues(t, mprdll.DRIVE_NO_ROOT_DIR, mprdll.GetDriveType(&buf[0]))
	n, err = mprdll.QueryDosDevice(mprdll.StringToUTF16Ptr(root[:2]), &target[0], uint32(len(target)))
	require.NoError(t, err)
	require.NotZero(t, n)
	require.Error(t, mprdll.DefineDosDevice(mprdll.DDD_REMOVE_DEFINITION, mprdll.StringToUTF16Ptr("no device"), nil))
}

// The disk of the system has a root, room and a file system, and the code for what
// is no root is that of the emulator.
func TestTheRealVolume(t *testing.T) {
	root := mprdll.StringToUTF16Ptr(`C:\`)
	attributes, err := mprdll.GetFileAttributes(root)
	require.NoError(t, err)
	require.NotZero(t, attributes&mprdll.FILE_ATTRIBUTE_DIRECTORY)
	_, err = mprdll.GetFileAttributes(mprdll.StringToUTF16Ptr(`C:\no such file`))
	require.ErrorIs(t, err, mprdll.ERROR_FILE_NOT_FOUND)
	var size uint64
	require.NoError(t, mprdll.GetDiskFreeSpaceEx(root, nil, &size, nil))
	require.NotZero(t, size)
	var system [20]uint16
	require.NoError(t, mprdll.GetVolumeInformation(root, nil, 0, nil, nil, nil, &system[0], uint32(len(system))))
	require.NotEmpty(t, mprdll.UTF16ToString(system[:]))
	err = mprdll.GetVolumeInformation(mprdll.StringToUTF16Ptr(`C:\Windows\`), nil, 0, nil, nil, nil, nil, 0)
	require.ErrorIs(t, err, mprdll.ERROR_DIR_NOT_ROOT)
}

// Text has its NUL, and ends at it.
func TestTheRealText(t *testing.T) {
	wide, err := mprdll.UTF16FromString("é")
	require.NoError(t, err)
	require.Equal(t, []uint16{0xE9, 0}, wide)
	require.Equal(t, wide, mprdll.StringToUTF16("é"))
	p, err := mprdll.UTF16PtrFromString("é")
	require.NoError(t, err)
	require.Equal(t, "é", mprdll.UTF16PtrToString(p))
	narrow, err := mprdll.ByteSliceFromString("a")
	require.NoError(t, err)
	require.Equal(t, []byte{'a', 0}, narrow)
	require.Equal(t, "a", mprdll.ByteSliceToString(narrow))
	b, err := mprdll.BytePtrFromString("a")
	require.NoError(t, err)
	require.Equal(t, "a", mprdll.BytePtrToString(b))
}
