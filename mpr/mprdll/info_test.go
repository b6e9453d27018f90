//go:build !windows || mpremu

package mprdll_test

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// The answer of WNetGetResourceInformation is the part that WNet knows, and the
// rest in a string of its own; NULL when there is none.
func TestResourceInformation(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{})
		proc := dll.NewProc("WNetGetResourceInformation" + letter)
		ask := func(remote string) (b *block, nr NETRESOURCE, system uintptr) {
			buf, size, rest := m.block(500), m.dword(500), set(m.block(int(pointer)), uintptr(0))
			r1, _, _ := proc.Call(m.resource("", remote, ""), buf.addr(), size.addr(), rest.addr())
			requireCode(t, mprdll.ERROR_SUCCESS, r1)
			return buf, resources(buf, 1)[0], get[uintptr](rest, 0)
		}
		buf, nr, system := ask(docs + `\dir\é.txt`)
		require.Equal(t, docs, m.readAt(buf, nr.RemoteName))
		require.Equal(t, lanman, m.readAt(buf, nr.Provider))
		require.Equal(t, `\dir\é.txt`, m.readAt(buf, system))
		require.EqualValues(t, mpr.RESOURCETYPE_DISK, nr.Type)
		_, _, system = ask(docs)
		require.Zero(t, system)
	})
}

func TestResourceParent(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{})
		proc := dll.NewProc("WNetGetResourceParent" + letter)
		buf, size := m.block(500), m.dword(500)
		r1, _, _ := proc.Call(m.resource("", docs, lanman), buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.Equal(t, `\\files`, m.readAt(buf, resources(buf, 1)[0].RemoteName))
		r1, _, _ = proc.Call(m.resource("", docs, ""), buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_BAD_PROVIDER, r1)
		r1, _, _ = proc.Call(0, buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
	})
}

// netInfoSize is the size of NETINFOSTRUCT: four DWORDs, a pointer, a WORD on
// a DWORD's place, two DWORDs, rounded up to a pointer (winnetwk.h).
const netInfoSize = (4*4 + pointer + 3*4 + pointer - 1) &^ (pointer - 1)

func TestNetworkInformation(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{})
		proc, info := dll.NewProc("WNetGetNetworkInformation"+letter), m.block(int(netInfoSize))
		call := func(name uintptr, size uint32) uintptr {
			r1, _, _ := proc.Call(name, set(info, size).addr())
			return r1
		}
		requireCode(t, mprdll.ERROR_SUCCESS, call(m.text(lanman), uint32(netInfoSize)))
		require.EqualValues(t, winerr.NO_ERROR, get[uint32](info, 8), "dwStatus")
		require.EqualValues(t, 2, get[uint16](info, 16+pointer), "wNetType")
		require.EqualValues(t, 1<<26-1, get[uint32](info, 16+pointer+8), "dwDrives")
		requireCode(t, mprdll.ERROR_INVALID_PARAMETER, call(m.text(lanman), uint32(netInfoSize)-1))
		requireCode(t, mprdll.ERROR_INVALID_PARAMETER, call(m.text(lanman), 72-uint32(netInfoSize)))
		requireCode(t, mprdll.ERROR_BAD_PROVIDER, call(m.text("nobody"), uint32(netInfoSize)))
		requireCode(t, mprdll.ERROR_BAD_PROVIDER, call(0, uint32(netInfoSize)))
		r1, _, _ := proc.Call(m.text(lanman), 0)
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
	})
}

func TestConnectionPerformance(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		d := install(t, mpr.Options{})
		d.mapped(t, "Z:", docs)
		want, err := d.GetConnectionPerformance(&mpr.NetResource{LocalName: "Z:"})
		require.NoError(t, err)
		proc, info := dll.NewProc("MultinetGetConnectionPerformance"+letter), m.block(20)
		r1, _, _ := proc.Call(m.resource("Z:", "", ""), set(info, uint32(20)).addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.Equal(t, [5]uint32{20, uint32(want.Flags), want.Speed, want.Delay, want.OptDataSize}, get[[5]uint32](info, 0))
		r1, _, _ = proc.Call(m.resource("Z:", "", ""), set(info, uint32(24)).addr())
		requireCode(t, mprdll.ERROR_INVALID_PARAMETER, r1)
		r1, _, _ = proc.Call(0, set(info, uint32(20)).addr())
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
		r1, _, _ = proc.Call(m.resource("Z:", "", ""), 0)
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
	})
}

// WNetGetLastError cuts both strings to fit and ends them; WNetSetLastError is
// how a provider sets them (npapi.h documentation).
func TestExtendedError(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		runtime.LockOSThread() // Go moves a goroutine to another thread at will
		defer runtime.UnlockOSThread()
		install(t, mpr.Options{})
		dll.NewProc("WNetSetLastError"+letter).Call(1234, m.text("Café ist zu"), m.text("Küche"))
		proc := dll.NewProc("WNetGetLastError" + letter)
		code, text, name := m.dword(0), m.block(5*int(m.width)), m.block(6*int(m.width))
		r1, _, _ := proc.Call(code.addr(), text.addr(), 5, name.addr(), 6)
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.EqualValues(t, 1234, getDword(code))
		require.Equal(t, "Café", m.read(text, 0))
		require.Equal(t, "Küche", m.read(name, 0))
		for _, args := range [][5]uintptr{
			{0, text.addr(), 5, name.addr(), 6}, {code.addr(), 0, 5, name.addr(), 6}, {code.addr(), text.addr(), 0, name.addr(), 6},
			{code.addr(), text.addr(), 5, 7, 6}, {code.addr(), 70, 5, name.addr(), 6},
		} {
			r1, _, _ := proc.Call(args[0], args[1], args[2], args[3], args[4])
			requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
		}
	})
}

// WNetSetLastError has no result (WNetSetLastErrorW, npapi.h documentation), so that the code
// of the call before stays the thread's last error; a text that can't be read
// sets nothing but that.
func TestSetLastErrorHasNoResult(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		d := install(t, mpr.Options{})
		proc := dll.NewProc("WNetSetLastError" + letter)
		d.SetLastErrno(winerr.ERROR_BAD_DEVICE)
		r1, _, err := proc.Call(1234, m.text("out of paper"), 0)
		require.Zero(t, r1)
		require.Equal(t, mprdll.ERROR_BAD_DEVICE, err)
		require.Equal(t, mpr.LastError{Code: 1234, Text: "out of paper"}, d.GetLastError())
		_, _, err = proc.Call(5678, 7, 0)
		require.Equal(t, mprdll.ERROR_INVALID_ADDRESS, err)
		require.EqualValues(t, 1234, d.GetLastError().Code)
	})
}

// A provider's own error reaches WNetGetLastError through the raw face.
func TestProvidersOwnError(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		d := install(t, mpr.Options{})
		own := &winerr.Extended{Code: 77, Text: "out of paper", Provider: lanman}
		d.hook.On(provider.CallAddConnection3, hook.Fail(own))
		r1, _, err := dll.NewProc("WNetAddConnection3"+letter).Call(0, m.resource("Z:", docs, ""), 0, 0, 0)
		requireCode(t, mprdll.ERROR_EXTENDED_ERROR, r1)
		require.Equal(t, mprdll.ERROR_EXTENDED_ERROR, err)
		code, text, name := m.dword(0), m.block(200), m.block(200)
		dll.NewProc("WNetGetLastError"+letter).Call(code.addr(), text.addr(), 100, name.addr(), 100)
		require.EqualValues(t, 77, getDword(code))
		require.Equal(t, "out of paper", m.read(text, 0))
		require.Equal(t, lanman, m.read(name, 0))
	})
}
