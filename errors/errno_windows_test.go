package winerr_test

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

func TestIsTheSystemsErrnoOfTheSameNumber(t *testing.T) {
	for _, code := range winerr.Known() {
		require.ErrorIs(t, code, syscall.Errno(code))
		require.NotErrorIs(t, code, syscall.Errno(code+1))
	}
}

// An Is method compares with the target alone, not with what the target wraps.
func TestIsDoesNotUnwrapItsTarget(t *testing.T) {
	require.NotErrorIs(t, winerr.ERROR_BUSY, fmt.Errorf("wrapped: %w", syscall.Errno(170)))
}

func TestIsAgreesWithTheSystemsErrno(t *testing.T) {
	for _, target := range []error{fs.ErrPermission, fs.ErrNotExist, fs.ErrExist, errors.ErrUnsupported} {
		for _, code := range winerr.Known() {
			want := errors.Is(syscall.Errno(code), target)
			require.Equal(t, want, errors.Is(code, target), "%s is %v", code.Name(), target)
		}
	}
}

func TestCodeOfTheSystemsErrno(t *testing.T) {
	for _, code := range winerr.Known() {
		require.Equal(t, code, winerr.Code(syscall.Errno(code)))
		require.Equal(t, code, winerr.Code(fmt.Errorf("wrapped: %w", syscall.Errno(code))))
	}
}

// Numbers that package syscall invented are none of Windows': what they mean decides.
func TestCodeOfAnInventedErrno(t *testing.T) {
	require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, winerr.Code(syscall.ENOENT))
	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, winerr.Code(syscall.EWINDOWS))
	require.Equal(t, winerr.ERROR_UNEXP_NET_ERR, winerr.Code(syscall.E2BIG))
}
