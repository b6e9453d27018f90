//go:build !windows

package mprdll_test

import (
	"errors"
	"io/fs"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// The texts, which on Windows are the system's own.
func TestTextsOfErrno(t *testing.T) {
	require.EqualError(t, mprdll.Errno(0), "The operation completed successfully.")
	require.ErrorContains(t, mprdll.ERROR_BAD_DEVICE, "1200")
	require.EqualError(t, mprdll.Errno(54321), "winapi error #54321")
}

// A code is the one of package syscall with its number, as on Windows. The POSIX
// names mean the codes of the system instead.
func TestErrnoIsThatOfPackageSyscall(t *testing.T) {
	require.ErrorIs(t, mprdll.ERROR_NOT_CONNECTED, syscall.Errno(2250))
	require.NotErrorIs(t, mprdll.ERROR_NOT_CONNECTED, syscall.Errno(2251))
	require.ErrorIs(t, mprdll.EINVAL, syscall.EINVAL)
	require.NotErrorIs(t, mprdll.EINVAL, syscall.Errno(uintptr(mprdll.EINVAL)))
	require.NotErrorIs(t, mprdll.EINVAL, syscall.EPERM)
	require.ErrorIs(t, mprdll.EACCES, fs.ErrPermission)
	require.ErrorIs(t, mprdll.ENOENT, fs.ErrNotExist)
	require.ErrorIs(t, mprdll.ENOTSUP, errors.ErrUnsupported)
	require.EqualError(t, mprdll.EINVAL, syscall.EINVAL.Error())
	require.True(t, mprdll.ETIMEDOUT.Timeout())
}
