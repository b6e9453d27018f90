//go:build !windows

package mprdll_test

import (
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
