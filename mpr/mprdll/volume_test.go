//go:build !windows || mpremu

package mprdll_test

import (
	"math"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

var media = provider.Volume{Label: "Média", Serial: 0xCAFE, FileSystem: "exFAT", Flags: 6, Size: 1 << 40, Free: 3 << 12}

// withMedia is a machine with C:, a CD drive D: without a disc, and Z: on a share
// that says what it is stored on.
func withMedia(t *testing.T) *desk {
	d := install(t, mpr.Options{})
	files := fstest.MapFS{"dir/read.txt": {Mode: 0o444}, "write.txt": {Mode: 0o644}}
	require.NoError(t, d.net.AddShare("files", fake.Share{Name: "media", FS: files, Volume: media}))
	system := d.Router().System().Session().Devices()
	require.NoError(t, system.DefineDosDevice(session.DDD_RAW_TARGET_PATH, "D:", `\Device\CdRom0`))
	d.mapped(t, "Z:", `\\files\media`)
	return d
}

// GetFileAttributesW, fileapi.h documentation: a bare share is ERROR_BAD_NETPATH.
func TestFileAttributes(t *testing.T) {
	d := withMedia(t)
	for path, want := range map[string]uint32{
		`Z:\`: mprdll.FILE_ATTRIBUTE_DIRECTORY, `z:`: mprdll.FILE_ATTRIBUTE_DIRECTORY, `Z:/DIR`: mprdll.FILE_ATTRIBUTE_DIRECTORY,
		`Z:\dir\read.txt`: mprdll.FILE_ATTRIBUTE_READONLY, `\\?\Z:\write.txt`: mprdll.FILE_ATTRIBUTE_NORMAL,
		`\\files\media\`: mprdll.FILE_ATTRIBUTE_DIRECTORY, `\\?\UNC\files\media\dir`: mprdll.FILE_ATTRIBUTE_DIRECTORY,
		`C:\`: mprdll.FILE_ATTRIBUTE_DIRECTORY,
	} {
		got, err := mprdll.GetFileAttributes(mprdll.StringToUTF16Ptr(path))
		require.NoError(t, err, path)
		require.Equal(t, want, got, path)
	}
	for path, want := range map[string]mprdll.Errno{
		`Z:\absent`: mprdll.ERROR_FILE_NOT_FOUND, `Z:\absent\file`: mprdll.ERROR_PATH_NOT_FOUND,
		`Q:\`: mprdll.ERROR_PATH_NOT_FOUND, ``: mprdll.ERROR_PATH_NOT_FOUND, `D:\`: mprdll.ERROR_NOT_READY,
		`C:\Windows`: mprdll.ERROR_FILE_NOT_FOUND, `notes.txt`: mprdll.ERROR_FILE_NOT_FOUND, `C:\a\b`: mprdll.ERROR_PATH_NOT_FOUND,
		`\\files\media`: mprdll.ERROR_BAD_NETPATH, `//files/media`: mprdll.ERROR_BAD_NETPATH, `\\absent\media\dir`: mprdll.ERROR_BAD_NETPATH, `\\files\absent\dir`: mprdll.ERROR_BAD_NET_NAME,
	} {
		got, err := mprdll.GetFileAttributes(mprdll.StringToUTF16Ptr(path))
		require.Equal(t, want, err, path)
		require.Equal(t, uint32(mprdll.INVALID_FILE_ATTRIBUTES), got, path)
	}
	require.NoError(t, d.CancelConnection("Z:", false), "no file is left open")
}

// GetDiskFreeSpaceExW, fileapi.h documentation: any directory of the disk will do,
// a share needs its backslash, and results that aren't wanted are NULL.
func TestDiskFreeSpaceEx(t *testing.T) {
	withMedia(t)
	for _, dir := range []string{`Z:\`, `Z:`, `Z:\dir`, `\\files\media\`, `\\?\Z:\dir`} {
		var available, size, free uint64
		require.NoError(t, mprdll.GetDiskFreeSpaceEx(mprdll.StringToUTF16Ptr(dir), &available, &size, &free), dir)
		require.Equal(t, [3]uint64{media.Free, media.Size, media.Free}, [3]uint64{available, size, free}, dir)
	}
	var size uint64
	require.NoError(t, mprdll.GetDiskFreeSpaceEx(nil, nil, &size, nil), "the current disk")
	require.Equal(t, provider.EmptyDisk().Size, size)
	for dir, want := range map[string]mprdll.Errno{
		`\\files\media`: mprdll.ERROR_INVALID_NAME, `Z:\write.txt`: mprdll.ERROR_DIRECTORY, `Z:\absent`: mprdll.ERROR_FILE_NOT_FOUND,
		`Q:\`: mprdll.ERROR_PATH_NOT_FOUND, `D:\`: mprdll.ERROR_NOT_READY,
	} {
		size = 7
		require.Equal(t, want, mprdll.GetDiskFreeSpaceEx(mprdll.StringToUTF16Ptr(dir), nil, &size, nil), dir)
		require.EqualValues(t, 7, size, dir)
	}
}

// GetDiskFreeSpaceW, fileapi.h documentation; the numbers are of 32 bits.
func TestDiskFreeSpace(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		d := withMedia(t)
		proc := mprdll.NewLazySystemDLL("kernel32.dll").NewProc("GetDiskFreeSpace" + letter)
		sectors, sector, free, all := m.dword(0), m.dword(0), m.dword(0), m.dword(0)
		ok, _, _ := proc.Call(m.text(`Z:\`), sectors.addr(), sector.addr(), free.addr(), all.addr())
		require.EqualValues(t, 1, ok)
		require.EqualValues(t, media.Free, uint64(getDword(sectors))*uint64(getDword(sector))*uint64(getDword(free)))
		require.EqualValues(t, media.Size>>12, getDword(all))
		ok, _, err := proc.Call(m.text(`Z:`), 0, 0, 0, all.addr())
		require.Zero(t, ok)
		require.Equal(t, mprdll.ERROR_INVALID_NAME, err)

		large := media
		large.Size = 1 << 50
		require.NoError(t, d.net.AddShare("files", fake.Share{Name: "large", Volume: large}))
		ok, _, _ = proc.Call(m.text(`\\files\large\`), 0, 0, 0, all.addr())
		require.EqualValues(t, 1, ok)
		require.EqualValues(t, uint32(math.MaxUint32), getDword(all))
	})
}

// GetVolumeInformationW, fileapi.h documentation: the root needs its backslash.
func TestVolumeInformation(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		withMedia(t)
		proc := mprdll.NewLazySystemDLL("kernel32.dll").NewProc("GetVolumeInformation" + letter)
		label, system := m.block(6*int(m.width)), m.block(6*int(m.width))
		serial, longest, flags := m.dword(0), m.dword(0), m.dword(0)
		ask := func(root string, room uintptr) (uintptr, error) {
			ok, _, err := proc.Call(m.text(root), label.addr(), room, serial.addr(), longest.addr(), flags.addr(), system.addr(), 6)
			return ok, err
		}
		for root, want := range map[string]mprdll.Errno{
			`Z:`: mprdll.ERROR_INVALID_NAME, `\\files\media`: mprdll.ERROR_INVALID_NAME, `Z:\dir\`: mprdll.ERROR_DIR_NOT_ROOT,
			`\\files\media\dir\`: mprdll.ERROR_DIR_NOT_ROOT, `Q:\`: mprdll.ERROR_PATH_NOT_FOUND, `D:\`: mprdll.ERROR_NOT_READY,
		} {
			ok, err := ask(root, 6)
			require.Zero(t, ok, root)
			require.Equal(t, want, err, root)
		}
		ok, err := ask(`Z:\`, 5)
		require.Zero(t, ok)
		require.Equal(t, mprdll.ERROR_MORE_DATA, err)
		require.True(t, label.untouched() && system.untouched(), "a call that fails writes nothing")
		require.Zero(t, getDword(serial))

		for _, root := range []string{`Z:\`, `Z:/`, `\\files\media\`} {
			ok, _ = ask(root, 6)
			require.EqualValues(t, 1, ok, root)
			require.Equal(t, "Média", m.read(label, 0))
			require.Equal(t, "exFAT", m.read(system, 0))
			require.Equal(t, [3]uint32{0xCAFE, 255, 6}, [3]uint32{getDword(serial), getDword(longest), getDword(flags)})
		}
		// Programs that take a length in characters for one in bytes say more than there is.
		long := m.block((mprdll.MAX_PATH + 1) * int(m.width))
		ok, _, _ = proc.Call(m.text(`Z:\`), long.addr(), 2*(mprdll.MAX_PATH+1), 0, 0, 0, 0, 0)
		require.EqualValues(t, 1, ok)
		require.Equal(t, "Média", m.read(long, 0))

		ok, _, _ = proc.Call(m.text(`C:\`), 0, 0, 0, 0, 0, system.addr(), 6)
		require.EqualValues(t, 1, ok)
		require.Equal(t, "NTFS", m.read(system, 0))
	})
}
