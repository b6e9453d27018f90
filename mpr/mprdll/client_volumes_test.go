//go:build !windows || mpremu

package mprdll_test

import (
	"slices"
	"strings"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider"
)

// volume is a drive as a program lists it.
type volume struct {
	root   string
	kind   uintptr
	mount  string
	label  string
	free   uint64
	remote string
}

// volumes lists drives as backup programs and file managers do: it asks for the
// volume and the space of each drive, all at once because a server may take its time,
// and takes what it didn't get for unknown.
func volumes() []volume {
	kernel32 := mprdll.NewLazySystemDLL("kernel32.dll")
	mask, _, _ := kernel32.NewProc("GetLogicalDrives").Call()
	found := make(chan volume)
	asked := 0
	for letter := range 26 {
		if mask>>letter&1 != 0 {
			asked++
			go func() { found <- describe(kernel32, string(rune('A'+letter))+`:\`) }()
		}
	}
	var list []volume
	for range asked {
		list = append(list, <-found)
	}
	slices.SortFunc(list, func(a, b volume) int { return strings.Compare(a.root, b.root) })
	return list
}

// describe asks for everything about a drive.
func describe(kernel32 *mprdll.LazyDLL, root string) volume {
	v, name := volume{root: root}, mprdll.StringToUTF16Ptr(root)
	v.kind, _, _ = kernel32.NewProc("GetDriveTypeW").Call(uintptr(unsafe.Pointer(name)))
	var mount [64]uint16
	kernel32.NewProc("GetVolumeNameForVolumeMountPointW").Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&mount[0])), uintptr(len(mount)))
	v.mount = mprdll.UTF16ToString(mount[:])
	var label [64]uint16
	kernel32.NewProc("GetVolumeInformationW").Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&label[0])), uintptr(len(label)), 0, 0, 0, 0, 0)
	v.label = mprdll.UTF16ToString(label[:])
	kernel32.NewProc("GetDiskFreeSpaceExW").Call(uintptr(unsafe.Pointer(name)), uintptr(unsafe.Pointer(&v.free)), 0, 0)
	remote, size := make([]uint16, 260), uintptr(260) // more than a DWORD, as some have it
	code, _, _ := dll.NewProc("WNetGetConnectionW").Call(
		uintptr(unsafe.Pointer(mprdll.StringToUTF16Ptr(root[:2]))), uintptr(unsafe.Pointer(&remote[0])), uintptr(unsafe.Pointer(&size)))
	if mprdll.Errno(code) == mprdll.ERROR_SUCCESS {
		v.remote = mprdll.UTF16ToString(remote)
	}
	return v
}

// A program that asks for more than there is, the mount point, and doesn't look at
// what it got, still lists the drives that it was asked for.
func TestVolumes(t *testing.T) {
	withMedia(t)
	require.Equal(t, []volume{
		{root: `C:\`, kind: mprdll.DRIVE_FIXED, free: provider.EmptyDisk().Free},
		{root: `D:\`, kind: mprdll.DRIVE_CDROM},
		{root: `Z:\`, kind: mprdll.DRIVE_REMOTE, label: media.Label, free: media.Free, remote: `\\files\media`},
	}, volumes())
}
