//go:build !windows || mpremu

package mprdll_test

import (
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// pointerRows are the rows of the codes' tables that only a raw call can meet:
// pointers and sizes that can't be. The calls with a buffer and its size are in
// TestBuffers.
var pointerRows = []struct {
	function string
	code     mprdll.Errno
	args     func(m *memory) []uintptr
}{
	{"WNetAddConnection2", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{0, 0, 0, 0} }},
	{"WNetAddConnection2", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{4, 0, 0, 0} }},
	{"WNetAddConnection2", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{m.resource("", docs, "") + 2, 0, 0, 0} }},
	{"WNetAddConnection2", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{m.resource("", docs, ""), 3, 0, 0} }},
	{"WNetAddConnection2", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{m.resource("", docs, ""), 0, 3, 0} }},
	{"WNetAddConnection2", mprdll.ERROR_INVALID_PARAMETER, func(m *memory) []uintptr { return []uintptr{m.resource("", docs, ""), 0, 0, 1 << 31} }},
	{"WNetAddConnection3", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{0, 0, 0, 0, 0} }},
	{"WNetAddConnection4", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{0, 0, 0, 0, 0, 0, 0} }},
	{"WNetAddConnection4", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{0, m.resource("", docs, ""), 5, 8, 0, 0, 0} }},
	{"WNetAddConnection4", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{0, m.resource("", docs, ""), 0, 0, 0, 5, 8} }},
	{"WNetUseConnection", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{0, m.resource("", docs, ""), 0, 0, 0, 0, 0, 6} }},
	{"WNetUseConnection", mprdll.ERROR_INVALID_PARAMETER, func(m *memory) []uintptr {
		return []uintptr{0, m.resource("", docs, ""), 0, 0, 0, m.block(8).addr(), 0, 0}
	}},
	{"WNetUseConnection4", mprdll.ERROR_INVALID_PARAMETER, func(m *memory) []uintptr {
		return []uintptr{0, m.resource("", docs, ""), 0, 0, 0, 0, 0, m.block(8).addr(), m.dword(0).addr(), 0}
	}},
	{"WNetCancelConnection", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{9, 0} }},
	{"WNetCancelConnection2", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{9, 0, 0} }},
	{"WNetGetConnection", mprdll.ERROR_BAD_DEVICE, func(m *memory) []uintptr { return []uintptr{0, 0, m.dword(0).addr()} }},
	{"WNetEnumResource", mprdll.ERROR_INVALID_HANDLE, func(m *memory) []uintptr {
		return []uintptr{0x1234, m.dword(1).addr(), m.block(64).addr(), m.dword(64).addr()}
	}},
	{"WNetEnumResource", mprdll.ERROR_INVALID_PARAMETER, func(m *memory) []uintptr {
		return []uintptr{m.open(mpr.RESOURCE_CONNECTED), m.dword(0).addr(), m.block(64).addr(), m.dword(64).addr()}
	}},
	{"WNetEnumResource", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr {
		return []uintptr{m.open(mpr.RESOURCE_CONNECTED), 0, m.block(64).addr(), m.dword(64).addr()}
	}},
	{"WNetGetResourceInformation", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr {
		return []uintptr{m.resource("", docs, ""), m.block(400).addr(), m.dword(400).addr(), 0}
	}},
	{"WNetGetProviderName", mprdll.ERROR_INVALID_ADDRESS, func(m *memory) []uintptr { return []uintptr{0x20000, m.block(100).addr(), 0} }},
	{"WNetGetUser", mprdll.ERROR_NOT_CONNECTED, func(m *memory) []uintptr { return []uintptr{m.text("Q:"), 0, m.dword(0).addr()} }},
}

// A length that reaches beyond the end of the address space, or beyond what is
// mapped, is an address that can't be (WNetAddConnection4W/ERROR_INVALID_ADDRESS).
func TestLengthsBeyondTheAddressSpace(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{})
		nr, at := m.resource("", docs, ""), m.block(8).addr()
		for _, length := range []uintptr{1 << 31, 0xFFFFFFF0, 0xFFFFFFFF} {
			r1, _, _ := dll.NewProc("WNetAddConnection4"+letter).Call(0, nr, at, length, 0, 0, 0)
			requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
			r1, _, _ = dll.NewProc("WNetUseConnection4"+letter).Call(0, nr, 0, 0, 0, at, length, 0, 0, 0)
			requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
		}
		size := m.dword(0xFFFFFFF0)
		r1, _, _ := dll.NewProc("WNetGetResourceParent"+letter).Call(m.resource("", docs, lanman), at, size.addr())
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
	})
}

// small is a structure that ends long before a NETRESOURCE does.
type small struct{ scope, kind uint32 }

// A structure that is too small is no end of the process, also where the race
// detector checks pointers: what lies behind it makes the code.
func TestStructureThatIsTooSmall(t *testing.T) {
	install(t, mpr.Options{})
	for range 100 {
		nr := new(small)
		r1, _, err := dll.NewProc("WNetAddConnection2W").Call(uintptr(unsafe.Pointer(nr)), 0, 0, 0)
		require.NotZero(t, r1)
		require.Equal(t, mprdll.Errno(r1), err)
	}
}

// Each row gives its code, as the last error too, and leaves the machine as it
// was.
func TestPointers(t *testing.T) {
	for _, row := range pointerRows {
		for letter, width := range widths {
			t.Run(row.function+letter+"/"+winerr.Errno(row.code).Name(), func(t *testing.T) {
				d := install(t, mpr.Options{})
				args := row.args(newMemory(t, width))
				before := d.Router().Snapshot()
				r1, _, err := dll.NewProc(row.function + letter).Call(args...)
				requireCode(t, row.code, r1)
				require.Equal(t, row.code, err)
				require.Empty(t, cmp.Diff(before, d.Router().Snapshot()))
			})
		}
	}
}
