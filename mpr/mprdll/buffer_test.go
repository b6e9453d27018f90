//go:build !windows || mpremu

package mprdll_test

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// sized are the calls that fill a caller's buffer: how to make them with a
// buffer and the address of its size, and in which unit that is.
var sized = []struct {
	name  string
	bytes bool // the unit is bytes, not characters
	fails mprdll.Errno
	call  func(m *memory, proc *mprdll.LazyProc, buf, size uintptr) uintptr
}{
	{"WNetGetConnection", false, 0, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(m.text("Z:"), buf, size)
		return r1
	}},
	{"WNetGetUser", false, 0, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(0, buf, size)
		return r1
	}},
	{"WNetGetProviderName", false, 0, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(0x20000, buf, size)
		return r1
	}},
	{"WNetGetUniversalName", true, 0, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(m.text(`Z:\dir\é`), 2, buf, size)
		return r1
	}},
	{"WNetGetResourceInformation", true, 0, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(m.resource("", docs+`\dir`, ""), buf, size, m.block(int(pointer)).addr())
		return r1
	}},
	{"WNetGetResourceParent", true, 0, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		r1, _, _ := p.Call(m.resource("", docs, lanman), buf, size)
		return r1
	}},
	{"WNetEnumResource", true, 0, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
		h := m.open(mpr.RESOURCE_CONNECTED)
		defer m.close(h)
		r1, _, _ := p.Call(h, m.dword(1).addr(), buf, size)
		return r1
	}},
	{"WNetUseConnection", false, mprdll.ERROR_INVALID_PARAMETER, func(m *memory, p *mprdll.LazyProc, buf, size uintptr) uintptr {
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

// Each call says with ERROR_MORE_DATA what it needs, is content with just that,
// and writes nothing before ("lpnLength", "lpBufferSize" of the calls' pages).
func TestERROR_MORE_DATA(t *testing.T) {
	for _, c := range sized {
		t.Run(c.name, func(t *testing.T) {
			each(t, func(t *testing.T, letter string, m *memory) {
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
			})
		})
	}
}

// A NULL buffer with size 0 asks for the size. WNetUseConnection asks for no
// name by NULL, and a name of size 0 is a contradiction (winnetwk.h
// documentation).
func TestNullBufferWithSize0(t *testing.T) {
	for _, c := range sized {
		t.Run(c.name, func(t *testing.T) {
			each(t, func(t *testing.T, letter string, m *memory) {
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
			})
		})
	}
}

// Addresses that can't be ones are refused wherever they stand, and nothing has
// happened then: the enumeration stands where it stood.
func TestERROR_INVALID_ADDRESS(t *testing.T) {
	for _, c := range sized {
		t.Run(c.name, func(t *testing.T) {
			each(t, func(t *testing.T, letter string, m *memory) {
				d := install(t, mpr.Options{})
				d.mapped(t, "Z:", docs)
				before := d.Router().Snapshot()
				proc, buf, size := dll.NewProc(c.name+letter), m.block(1000), m.dword(500)
				for _, bad := range badAddresses(t, m) {
					requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, buf.addr(), bad))
					requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, bad, size.addr()))
				}
				if c.bytes || letter == "W" {
					requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, buf.addr()+1, size.addr()))
				}
				if c.name == "WNetUseConnection" {
					requireCode(t, mprdll.ERROR_INVALID_PARAMETER, c.call(m, proc, buf.addr(), 0))
				} else {
					requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, buf.addr(), 0))
					requireCode(t, mprdll.ERROR_INVALID_ADDRESS, c.call(m, proc, 0, size.addr()))
				}
				require.True(t, buf.untouched())
				require.EqualValues(t, 500, getDword(size))
				require.Equal(t, before, d.Router().Snapshot())
			})
		})
	}
}

// badAddresses are a small number, one that only looks like an address, and the
// last byte there could be.
func badAddresses(t *testing.T, m *memory) []uintptr {
	return []uintptr{1, 8, 0xFFFF, unmapped(t), ^uintptr(0), ^uintptr(7)}
}

// On success the size comes back in bytes in the W form of WNetGetUniversalName
// and stays in its A form; the strings follow the structure at once.
func TestUniversalName(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{}).mapped(t, "Z:", docs)
		proc := dll.NewProc("WNetGetUniversalName" + letter)
		buf, size := m.block(1000), m.dword(1000)
		r1, _, _ := proc.Call(m.text(`z:\dir\é`), uintptr(mpr.UNIVERSAL_NAME_INFO_LEVEL), buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.Equal(t, buf.addr()+pointer, get[uintptr](buf, 0))
		require.Equal(t, docs+`\dir\é`, m.read(buf, pointer))
		want := uint32(1000)
		if letter == "W" {
			want = uint32(pointer) + uint32(len(docs+`\dir\e`)+1)*2
		}
		require.Equal(t, want, getDword(size))

		set(size, uint32(1000))
		r1, _, _ = proc.Call(m.text(`Z:`), uintptr(mpr.REMOTE_NAME_INFO_LEVEL), buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.Equal(t, docs, m.read(buf, 3*pointer))
		require.Equal(t, docs, m.readAt(buf, get[uintptr](buf, pointer)))
		require.Equal(t, "", m.readAt(buf, get[uintptr](buf, 2*pointer)))
	})
}

// The size pointer of WNetGetUniversalName comes before everything, and what is
// no connection before buffer and size.
func TestUniversalNameOrderOfChecks(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{})
		proc := dll.NewProc("WNetGetUniversalName" + letter)
		r1, _, _ := proc.Call(m.text(`Q:\`), 1, 0, 0)
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
		r1, _, _ = proc.Call(m.text(`Q:\`), 1, 0, m.dword(0).addr())
		requireCode(t, mprdll.ERROR_NOT_CONNECTED, r1)
		r1, _, _ = proc.Call(m.text(`\\files\docs`), 1, 0, m.dword(0).addr())
		requireCode(t, mprdll.ERROR_BAD_DEVICE, r1)
	})
}

// WNetUseConnection says what was connected, and its result; a name that
// doesn't fit makes no connection.
func TestUseConnection(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		d := install(t, mpr.Options{})
		proc := dll.NewProc("WNetUseConnection" + letter)
		nr := set(m.block(int(unsafe.Sizeof(NETRESOURCE{}))), NETRESOURCE{Type: 1, RemoteName: m.text(docs)}).addr()
		name, size, result := m.block(2*int(m.width)), m.dword(2), m.dword(0)
		use := func() uintptr {
			r1, _, _ := proc.Call(0, nr, m.text("secret"), m.text("alice"), uintptr(mpr.CONNECT_REDIRECT), name.addr(), size.addr(), result.addr())
			return r1
		}
		requireCode(t, mprdll.ERROR_MORE_DATA, use())
		require.EqualValues(t, 3, getDword(size))
		require.Empty(t, d.Session().Devices().GetLogicalDriveStrings())

		name = m.block(3 * int(m.width))
		requireCode(t, mprdll.ERROR_SUCCESS, use())
		require.Equal(t, "Z:", m.read(name, 0))
		require.EqualValues(t, 3, getDword(size))
		require.EqualValues(t, mpr.CONNECT_LOCALDRIVE, getDword(result))
	})
}
