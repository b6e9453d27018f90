//go:build unix

package mprdll_test

import (
	"os"
	"syscall"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// edge is the address of the last n bytes before memory that nobody has.
func edge(t testing.TB, n uintptr) uintptr {
	page := os.Getpagesize()
	pages, err := syscall.Mmap(-1, 0, 2*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, syscall.Munmap(pages)) })
	require.NoError(t, syscall.Mprotect(pages[page:], syscall.PROT_NONE))
	return uintptr(unsafe.Pointer(unsafe.SliceData(pages))) + uintptr(page) - n
}

// A buffer for the access name that ends before its size says is an unreadable
// one (WNetUseConnectionW/ERROR_INVALID_ADDRESS), and is found before the
// connection is made. One that is longer than any name needs no more than a name
// may have.
func TestAccessNameAtTheEdge(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		d := install(t, mpr.Options{})
		proc, size := dll.NewProc("WNetUseConnection"+letter), m.dword(32)
		use := func(room uintptr) uintptr {
			r1, _, _ := proc.Call(0, m.resource("Z:", docs, ""), m.text("secret"), m.text("alice"), 0, edge(t, room*m.width), size.addr(), 0)
			return r1
		}
		before := d.Router().Snapshot()
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, use(2))
		require.Empty(t, cmp.Diff(before, d.Router().Snapshot()))
		set(size, uint32(all))
		requireCode(t, mprdll.ERROR_SUCCESS, use(261))
	})
}
