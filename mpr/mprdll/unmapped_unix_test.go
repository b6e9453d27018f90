//go:build unix

package mprdll_test

import (
	"os"
	"syscall"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
)

// unmapped is an address where nothing can be read: of a page without access.
func unmapped(t *testing.T) uintptr {
	page, err := syscall.Mmap(-1, 0, os.Getpagesize(), syscall.PROT_NONE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, syscall.Munmap(page)) })
	return uintptr(unsafe.Pointer(unsafe.SliceData(page)))
}
