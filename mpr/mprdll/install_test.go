//go:build !windows || mpremu

package mprdll_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/session"
)

// Without Install a call says what to do, in whatever way it is made.
func TestCallsWithoutInstall(t *testing.T) {
	proc := dll.NewProc("WNetCancelConnection2W")
	require.NoError(t, proc.Find(), "variables of packages may be looked up before")
	r1, r2, err := proc.Call(0, 0, 0)
	requireCode(t, mprdll.ERROR_MOD_NOT_FOUND, r1)
	require.Zero(t, r2)
	require.ErrorIs(t, err, mprdll.ERROR_MOD_NOT_FOUND)
	require.ErrorContains(t, err, "call mprdll.Install(t, caller) first")

	r1, _, last := mprdll.SyscallN(proc.Addr(), 0, 0, 0)
	requireCode(t, mprdll.ERROR_MOD_NOT_FOUND, r1)
	require.Equal(t, mprdll.ERROR_MOD_NOT_FOUND, last)

	drives, err := mprdll.GetLogicalDrives()
	require.Zero(t, drives)
	require.ErrorContains(t, err, "mprdll.Install")
}

// An address that Addr didn't give isn't called.
func TestSyscallOfNoFunction(t *testing.T) {
	install(t, mpr.Options{})
	addr := dll.NewProc("WNetCloseEnum").Addr()
	for _, trap := range []uintptr{0, 1, addr + 1, addr + 1<<20, ^uintptr(0)} {
		r1, _, err := mprdll.SyscallN(trap)
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
		require.Equal(t, mprdll.ERROR_INVALID_ADDRESS, err)
	}
}

// There is one caller at a time, until its test ends.
func TestInstall(t *testing.T) {
	var other *mpr.Caller
	t.Run("first", func(t *testing.T) {
		d := install(t, mpr.Options{})
		thread, err := d.Thread()
		require.NoError(t, err)
		t.Cleanup(func() { thread.Close() })
		require.PanicsWithValue(t, "mprdll: Install while another caller is installed; tests that use mprdll can't run in parallel",
			func() { mprdll.Install(t, thread) })
		require.PanicsWithValue(t, "mprdll: Install of a nil caller", func() { mprdll.Install(t, other) })
		require.PanicsWithValue(t, "mprdll: Install of a nil caller", func() { mprdll.Install(t, nil) })
		_, _, err = dll.NewProc("WNetCloseEnum").Call(1)
		require.Equal(t, mprdll.ERROR_INVALID_HANDLE, err)
	})
	_, _, err := dll.NewProc("WNetCloseEnum").Call(1)
	require.ErrorIs(t, err, mprdll.ERROR_MOD_NOT_FOUND)
	install(t, mpr.Options{})
	_, _, err = dll.NewProc("WNetCloseEnum").Call(1)
	require.Equal(t, mprdll.ERROR_INVALID_HANDLE, err)
}

// elsewhere is a thread that is no caller of a router of this process: it answers
// some calls itself.
type elsewhere struct {
	mprdll.Thread
	errno winerr.Errno
}

func (*elsewhere) Sized() mpr.Sized { return sizedElsewhere{} }

func (e *elsewhere) LastErrno() winerr.Errno        { return e.errno }
func (e *elsewhere) SetLastErrno(code winerr.Errno) { e.errno = code }

func (*elsewhere) Process() mpr.Process {
	return mpr.Process{Devices: new(session.Devices), User: "bob", Version: session.Windows7}
}

func (*elsewhere) EnumResourceFunc(_ mpr.EnumHandle, _ uint32, buf mpr.Buffer, put func(*mpr.NetResource) (uint32, bool)) (uint32, mpr.Buffer, error) {
	put(&mpr.NetResource{RemoteName: docs})
	return 1, buf, nil
}

type sizedElsewhere struct{ mpr.Sized }

func (sizedElsewhere) GetConnection(local string, buf mpr.Buffer) (string, mpr.Buffer, error) {
	if local != "Z:" {
		return "", buf, winerr.ERROR_NOT_CONNECTED
	}
	return docs, buf, nil
}

// The DLLs stand on whatever thread is installed: its calls, its user, its devices
// and the version of its Windows.
func TestInstallOfAnotherThread(t *testing.T) {
	mprdll.Install(t, new(elsewhere))
	m := newMemory(t, 2)
	name, size := m.block(2*100), m.dword(100)
	r1, _, _ := dll.NewProc("WNetGetConnectionW").Call(m.text("Z:"), name.addr(), size.addr())
	requireCode(t, mprdll.ERROR_SUCCESS, r1)
	require.Equal(t, docs, m.read(name, 0))
	_, _, err := dll.NewProc("WNetGetConnectionW").Call(m.text("Y:"), name.addr(), size.addr())
	require.Equal(t, mprdll.ERROR_NOT_CONNECTED, err)

	count, list := m.dword(9), m.block(1000)
	r1, _, _ = dll.NewProc("WNetEnumResourceW").Call(1, count.addr(), list.addr(), m.dword(1000).addr())
	requireCode(t, mprdll.ERROR_SUCCESS, r1)
	require.EqualValues(t, 1, getDword(count))

	set(size, uint32(100))
	r1, _, _ = mprdll.NewLazySystemDLL("advapi32.dll").NewProc("GetUserNameW").Call(name.addr(), size.addr())
	require.NotZero(t, r1)
	require.Equal(t, "bob", m.read(name, 0))
	drives, err := mprdll.GetLogicalDrives()
	require.NoError(t, err)
	require.Zero(t, drives)
	require.Error(t, dll.NewProc("WNetAddConnection4W").Find(), "since Windows 10")
	_, err = mprdll.GetFileAttributes(mprdll.StringToUTF16Ptr(docs + `\a.txt`))
	require.Equal(t, mprdll.ERROR_NOT_SUPPORTED, err, "it has no files")
}
