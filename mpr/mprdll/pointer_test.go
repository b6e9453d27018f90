//go:build !windows || mpremu

package mprdll_test

import (
	"testing"

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
