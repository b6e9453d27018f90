//go:build !windows || mpremu

package mprdll_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// sizedCall is a call that fills a caller's buffer: how to make it with a buffer
// and the address of its size, and in which unit that is.
type sizedCall struct {
	name  string
	bytes bool // the unit is bytes, not characters
	call  func(m *memory, proc *mprdll.LazyProc, buf, size uintptr) uintptr
}

var sized = []sizedCall{
	{"WNetGetConnection", false, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(m.text("Z:"), buf, size)
		return r1
	}},
	{"WNetGetUser", false, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(0, buf, size)
		return r1
	}},
	{"WNetGetProviderName", false, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(0x20000, buf, size)
		return r1
	}},
	{"WNetGetUniversalName", true, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(m.text(`Z:\dir\é`), 2, buf, size)
		return r1
	}},
	{"WNetGetResourceInformation", true, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(m.resource("", docs+`\dir`, ""), buf, size, m.block(int(pointer)).addr())
		return r1
	}},
	{"WNetGetResourceParent", true, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(m.resource("", docs, lanman), buf, size)
		return r1
	}},
	{"WNetEnumResource", true, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		h := m.open(mpr.RESOURCE_CONNECTED)
		defer m.close(h)
		r1, _, _ := p.Call(h, m.dword(1).addr(), buf, size)
		return r1
	}},
	{"WNetUseConnection", false, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(0, m.resource("", docs, ""), m.text("secret"), m.text("alice"), 0, buf, size, 0)
		return r1
	}},
}

// open opens an enumeration.
func (m *memory) open(scope mpr.Scope) uintptr {
	h := m.block(int(pointer))
	r1, _, _ := dll.NewProc("WNetOpenEnumW").Call(uintptr(scope), 0, 0, 0, h.addr())
	requireCode(m.t, mprdll.ERROR_SUCCESS, r1)
	return get[uintptr](h, 0)
}

func (m *memory) close(h uintptr) {
	r1, _, _ := dll.NewProc("WNetCloseEnum").Call(h)
	requireCode(m.t, mprdll.ERROR_SUCCESS, r1)
}

// TestBuffers runs each in both widths: WNetGetConnectionW/ERROR_MORE_DATA and so
// on.
func TestBuffers(t *testing.T) {
	for _, c := range sized {
		for letter, width := range widths {
			t.Run(c.name+letter, func(t *testing.T) {
				for code, check := range map[string]func(*testing.T, string, *memory){
					"ERROR_MORE_DATA": c.asksForMore, "ERROR_INVALID_ADDRESS": c.refusesAddresses, "NULL": c.takesNullForSize0,
					"few bytes": c.takesFewBytesAnywhere,
				} {
					t.Run(code, func(t *testing.T) { check(t, letter, newMemory(t, width)) })
				}
			})
		}
	}
}

// Each call says with ERROR_MORE_DATA what it needs, is content with just that,
// and writes nothing before ("lpnLength", "lpBufferSize" of the calls' pages).
func (c *sizedCall) asksForMore(t *testing.T, letter string, m *memory) {
	install(t, mpr.Options{}).mapped(t, "Z:", docs)
	proc, unit := dll.NewProc(c.name+letter), m.width
	if c.bytes {
		unit = 1
	}
	short, size := m.block(4), m.dword(1)
	requireCode(t, mprdll.ERROR_MORE_DATA, c.call(m, proc, short.addr(), size.addr()))
	require.True(t, short.untouched())
	need := getDword(size)
	require.Greater(t, need, uint32(1))

	set(size, need-1)
	almost := m.block(int(uintptr(need-1) * unit))
	requireCode(t, mprdll.ERROR_MORE_DATA, c.call(m, proc, almost.addr(), size.addr()))
	require.True(t, almost.untouched())
	require.Equal(t, need, getDword(size))

	exact := m.block(int(uintptr(need) * unit))
	requireCode(t, mprdll.ERROR_SUCCESS, c.call(m, proc, exact.addr(), size.addr()))
	require.NotContains(t, exact.bytes()[exact.size-4:], byte(canary), "all of it is used")
	require.Equal(t, need, getDword(size))
}

// A buffer without room for a structure is too small wherever it lies, for a few
// bytes lie anywhere; a loop that begins with it goes on. Addresses where nothing
// is are refused all the same.
func (c *sizedCall) takesFewBytesAnywhere(t *testing.T, letter string, m *memory) {
	if !c.bytes {
		return // characters have their alignment
	}
	install(t, mpr.Options{}).mapped(t, "Z:", docs)
	proc, buf, size := dll.NewProc(c.name+letter), m.block(32), m.dword(0)
	for _, few := range []uint32{0, 1, 3, 11} {
		for offset := range uintptr(8) {
			requireCode(t, mprdll.ERROR_MORE_DATA, c.call(m, proc, buf.addr()+offset, set(size, few).addr()))
			require.Greater(t, getDword(size), few)
		}
	}
	requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, unmapped(t)+1, set(size, uint32(3)).addr()))
	require.True(t, buf.untouched())
}

// A NULL buffer with size 0 asks for the size. WNetUseConnection asks for no
// name by NULL, and a name of size 0 is a contradiction (winnetwk.h
// documentation).
func (c *sizedCall) takesNullForSize0(t *testing.T, letter string, m *memory) {
	install(t, mpr.Options{}).mapped(t, "Z:", docs)
	size := m.dword(0)
	r1 := c.call(m, dll.NewProc(c.name+letter), 0, size.addr())
	switch c.name {
	case "WNetUseConnection":
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		r1 = c.call(m, dll.NewProc(c.name+letter), m.block(8).addr(), size.addr())
		requireCode(t, mprdll.ERROR_INVALID_PARAMETER, r1)
	case "WNetEnumResource", "WNetGetUniversalName": // "NULL isn't allowed"; the buffer before its size
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
	default:
		requireCode(t, mprdll.ERROR_MORE_DATA, r1)
		require.Greater(t, getDword(size), uint32(4))
	}
}

// Addresses that can't be ones are refused wherever they stand, and nothing has
// happened then: the enumeration stands where it stood.
func (c *sizedCall) refusesAddresses(t *testing.T, letter string, m *memory) {
	d := install(t, mpr.Options{})
	d.mapped(t, "Z:", docs)
	before := d.Router().Snapshot()
	proc, buf, size := dll.NewProc(c.name+letter), m.block(1000), m.dword(500)
	for _, bad := range badAddresses(t) {
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, buf.addr(), bad))
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, bad, size.addr()))
	}
	if c.bytes || letter == "W" {
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, buf.addr()+1, size.addr()))
	}
	requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, buf.addr(), size.addr()+2))
	if c.name == "WNetUseConnection" {
		requireCode(t, mprdll.ERROR_INVALID_PARAMETER, c.call(m, proc, buf.addr(), 0))
	} else {
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, buf.addr(), 0))
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, 0, size.addr()))
	}
	require.True(t, buf.untouched())
	require.EqualValues(t, 500, getDword(size))
	require.Equal(t, before, d.Router().Snapshot())
}

// badAddresses are a small number, one that only looks like an address, and the
// last byte there could be.
func badAddresses(t *testing.T) []uintptr {
	return []uintptr{1, 8, 0xFFFF, unmapped(t), ^uintptr(0), ^uintptr(7)}
}
