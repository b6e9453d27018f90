//go:build !windows || mpremu

package mprdll_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// The functions about letters, in the form that package windows has them,
// agree with WNet.
func TestDevices(t *testing.T) {
	d := install(t, mpr.Options{})
	d.mapped(t, "Z:", docs)

	mask, err := mprdll.GetLogicalDrives()
	require.NoError(t, err)
	require.EqualValues(t, 1<<2|1<<25, mask)

	buf := make([]uint16, 9)
	n, err := mprdll.GetLogicalDriveStrings(9, &buf[0])
	require.NoError(t, err)
	require.EqualValues(t, 8, n, "without the last NUL")
	require.Equal(t, mprdll.StringToUTF16(`C:\`), buf[:4])
	require.Equal(t, `Z:\`, mprdll.UTF16ToString(buf[4:]))
	n, err = mprdll.GetLogicalDriveStrings(8, &buf[0])
	require.NoError(t, err)
	require.EqualValues(t, 9, n, "the length that is needed")

	require.EqualValues(t, mprdll.DRIVE_REMOTE, mprdll.GetDriveType(mprdll.StringToUTF16Ptr(`Z:\`)))
	require.EqualValues(t, mprdll.DRIVE_FIXED, mprdll.GetDriveType(mprdll.StringToUTF16Ptr(`C:\`)))
	require.EqualValues(t, mprdll.DRIVE_NO_ROOT_DIR, mprdll.GetDriveType(nil))
}

// A machine without letters has none to tell of, which is no failure, whatever
// went wrong before ("If the function fails, the return value is zero", fileapi.h
// documentation, has none that didn't fail). The list of none is its last NUL.
func TestDevicesOfAMachineWithoutAny(t *testing.T) {
	d := install(t, mpr.Options{LocalDisks: "-"})
	d.SetLastErrno(winerr.ERROR_BAD_DEVICE)
	mask, err := mprdll.GetLogicalDrives()
	require.NoError(t, err)
	require.Zero(t, mask)

	d.SetLastErrno(winerr.ERROR_BAD_DEVICE)
	buf := []uint16{'x', 'x'}
	n, err := mprdll.GetLogicalDriveStrings(2, &buf[0])
	require.NoError(t, err)
	require.Zero(t, n)
	require.Equal(t, []uint16{0, 'x'}, buf)
	n, err = mprdll.GetLogicalDriveStrings(2, nil)
	require.Equal(t, mprdll.ERROR_INVALID_ADDRESS, err)
	require.Zero(t, n)
}

func TestQueryDosDevice(t *testing.T) {
	d := install(t, mpr.Options{})
	d.mapped(t, "Z:", docs)
	target := `\Device\LanmanRedirector\;Z:` + d.Session().LUID().Hex16() + `\files\docs`
	buf := make([]uint16, 100)
	n, err := mprdll.QueryDosDevice(mprdll.StringToUTF16Ptr("Z:"), &buf[0], 100)
	require.NoError(t, err)
	require.EqualValues(t, len(target)+2, n, "with both NULs")
	require.Equal(t, target, mprdll.UTF16ToString(buf))
	n, err = mprdll.QueryDosDevice(mprdll.StringToUTF16Ptr("Z:"), &buf[0], n-1)
	require.Zero(t, n)
	require.Equal(t, mprdll.ERROR_INSUFFICIENT_BUFFER, err)
	n, err = mprdll.QueryDosDevice(nil, &buf[0], 100)
	require.NoError(t, err)
	require.Equal(t, "Z:", mprdll.UTF16ToString(buf[:n]))
	for _, none := range []string{"Q:", ""} { // only NULL stands for all ("lpDeviceName", fileapi.h documentation)
		_, err = mprdll.QueryDosDevice(mprdll.StringToUTF16Ptr(none), &buf[0], 100)
		require.Equal(t, mprdll.ERROR_FILE_NOT_FOUND, err)
	}
	require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, d.LastErrno())
}

func TestDefineDosDevice(t *testing.T) {
	d := install(t, mpr.Options{})
	q, target := mprdll.StringToUTF16Ptr("Q:"), mprdll.StringToUTF16Ptr(`\Device\CdRom0`)
	require.NoError(t, mprdll.DefineDosDevice(mprdll.DDD_RAW_TARGET_PATH, q, target))
	require.Equal(t, []string{`C:\`, `Q:\`}, d.Session().Devices().GetLogicalDriveStrings())
	require.Equal(t, mprdll.ERROR_ACCESS_DENIED, mprdll.DefineDosDevice(mprdll.DDD_RAW_TARGET_PATH, q, target))
	remove := uint32(mprdll.DDD_REMOVE_DEFINITION | mprdll.DDD_RAW_TARGET_PATH | mprdll.DDD_EXACT_MATCH_ON_REMOVE)
	require.NoError(t, mprdll.DefineDosDevice(remove, q, target))
	require.Equal(t, mprdll.ERROR_FILE_NOT_FOUND, mprdll.DefineDosDevice(remove, q, target))
}

// The calls of the other DLLs in both widths; what can't be written to is
// refused by a value of 0.
func TestValuesInBothWidths(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{LocalDisks: "-"}).mapped(t, "Z:", docs)
		kernel, advapi := mprdll.NewLazySystemDLL("kernel32.dll"), mprdll.NewLazySystemDLL("advapi32.dll")
		r1, _, _ := kernel.NewProc("GetDriveType" + letter).Call(m.text(`Z:\`))
		require.EqualValues(t, mprdll.DRIVE_REMOTE, r1)
		buf := m.block(5 * int(m.width))
		r1, _, _ = kernel.NewProc("GetLogicalDriveStrings"+letter).Call(5, buf.addr())
		require.EqualValues(t, 4, r1)
		require.Equal(t, `Z:\`, m.read(buf, 0))
		r1, _, err := kernel.NewProc("GetLogicalDriveStrings"+letter).Call(5, 0)
		require.Zero(t, r1)
		require.Equal(t, mprdll.ERROR_INVALID_ADDRESS, err)

		user, size := advapi.NewProc("GetUserName"+letter), m.dword(5)
		name := m.block(6 * int(m.width))
		r1, _, err = user.Call(name.addr(), size.addr())
		require.Zero(t, r1)
		require.Equal(t, mprdll.ERROR_INSUFFICIENT_BUFFER, err)
		require.EqualValues(t, 6, getDword(size))
		require.True(t, name.untouched())
		r1, _, _ = user.Call(name.addr(), size.addr())
		require.EqualValues(t, 1, r1)
		require.Equal(t, "alice", m.read(name, 0))
	})
}
