//go:build !windows || mpremu

package mprdll_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
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
		_, _, err = dll.NewProc("WNetCloseEnum").Call(1)
		require.Equal(t, mprdll.ERROR_INVALID_HANDLE, err)
	})
	_, _, err := dll.NewProc("WNetCloseEnum").Call(1)
	require.ErrorIs(t, err, mprdll.ERROR_MOD_NOT_FOUND)
	install(t, mpr.Options{})
	_, _, err = dll.NewProc("WNetCloseEnum").Call(1)
	require.Equal(t, mprdll.ERROR_INVALID_HANDLE, err)
}
