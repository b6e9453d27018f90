//go:build !windows || mpremu

package mprdll_test

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// all is the count that stands for as many as fit.
const all = 0xFFFFFFFF

// resources are the first n structures of a buffer.
func resources(b *block, n uint32) []NETRESOURCE {
	list := make([]NETRESOURCE, n)
	for i := range list {
		list[i] = get[NETRESOURCE](b, uintptr(i)*unsafe.Sizeof(NETRESOURCE{}))
	}
	return list
}

// The structures lie at the head of the buffer, their strings at its tail, each
// below the one before; pointers are absolute ("Handling Buffered Data", network
// provider documentation).
func TestEnumResourceLayout(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		d := install(t, mpr.Options{})
		d.mapped(t, "Z:", docs)
		d.mapped(t, "", `\\files\laser`)
		h := m.open(mpr.RESOURCE_CONNECTED)
		defer m.close(h)
		count, buf, size := m.dword(all), m.block(1000), m.dword(1000)
		r1, _, _ := dll.NewProc("WNetEnumResource"+letter).Call(h, count.addr(), buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.EqualValues(t, 2, getDword(count))
		require.EqualValues(t, 1000, getDword(size), "set with ERROR_MORE_DATA only")

		tail := buf.addr() + 1000
		for _, nr := range resources(buf, 2) {
			for _, at := range []uintptr{nr.LocalName, nr.RemoteName, nr.Comment, nr.Provider} {
				if at != 0 {
					require.Equal(t, tail, at+uintptr(len(m.readAt(buf, at))+1)*m.width, "one string ends where the next begins")
					tail = at
				}
			}
			require.Equal(t, lanman, m.readAt(buf, nr.Provider))
		}
		free := buf.bytes()[2*unsafe.Sizeof(NETRESOURCE{}) : tail-buf.addr()]
		require.NotEmpty(t, free)
		for _, c := range free {
			require.EqualValues(t, canary, c, "nothing is written between heads and strings")
		}
	})
}

// What is listed is what the typed face lists; deviceless connections have a
// NULL for the local name.
func TestEnumResourceContents(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{}).mapped(t, "Z:", docs)
		proc := dll.NewProc("WNetOpenEnum" + letter)
		h := m.block(int(pointer))
		r1, _, _ := proc.Call(uintptr(mpr.RESOURCE_GLOBALNET), 1, 0, m.resource("", `\\files`, lanman), h.addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		count, buf, size := m.dword(all), m.block(1001), m.dword(1001)
		enum := dll.NewProc("WNetEnumResource" + letter)
		r1, _, _ = enum.Call(get[uintptr](h, 0), count.addr(), buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.EqualValues(t, 1, getDword(count))
		nr := resources(buf, 1)[0]
		require.Equal(t, []uint32{2, 1, 3, 1}, []uint32{nr.Scope, nr.Type, nr.DisplayType, nr.Usage & 1})
		require.Zero(t, nr.LocalName)
		require.Equal(t, docs, m.readAt(buf, nr.RemoteName))
		require.Equal(t, "Café", m.readAt(buf, nr.Comment))
		r1, _, _ = enum.Call(get[uintptr](h, 0), count.addr(), buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_NO_MORE_ITEMS, r1)
		m.close(get[uintptr](h, 0))
		r1, _, _ = enum.Call(get[uintptr](h, 0), count.addr(), buf.addr(), size.addr())
		requireCode(t, mprdll.ERROR_INVALID_HANDLE, r1)
	})
}

// An entry that doesn't fit is the first of the next call, and a count is
// heeded.
func TestEnumResourceGoesOn(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		d := install(t, mpr.Options{})
		for _, local := range []string{"X:", "Y:", "Z:"} {
			d.mapped(t, local, docs)
		}
		h := m.open(mpr.RESOURCE_CONNECTED)
		defer m.close(h)
		enum := dll.NewProc("WNetEnumResource" + letter)
		count, size := m.dword(all), m.dword(0)
		r1, _, _ := enum.Call(h, count.addr(), m.block(0).addr(), size.addr())
		requireCode(t, mprdll.ERROR_MORE_DATA, r1)
		one := getDword(size)
		want := unsafe.Sizeof(NETRESOURCE{}) + m.width*uintptr(len("X:")+1+len(docs)+1+len(lanman)+1)
		require.EqualValues(t, want, one)

		seen := map[string]bool{}
		for _, step := range []struct{ room, count, want uint32 }{{one, all, 1}, {3 * one, 1, 1}, {3 * one, all, 1}} {
			buf := m.block(int(step.room))
			set(count, step.count)
			r1, _, _ = enum.Call(h, count.addr(), buf.addr(), set(size, step.room).addr())
			requireCode(t, mprdll.ERROR_SUCCESS, r1)
			require.Equal(t, step.want, getDword(count))
			seen[m.readAt(buf, resources(buf, 1)[0].LocalName)] = true
		}
		require.Equal(t, map[string]bool{"X:": true, "Y:": true, "Z:": true}, seen)
	})
}

// WNetOpenEnum stores nothing unless it opens, and opens nothing that it can't
// tell of.
func TestOpenEnum(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		d := install(t, mpr.Options{})
		proc, h := dll.NewProc("WNetOpenEnum"+letter), m.block(int(pointer))
		for _, c := range []struct {
			scope, nr, out uintptr
			want           mprdll.Errno
		}{
			{1, 0, 0, mprdll.ERROR_INVALID_ADDRESS},
			{1, 0, 12, mprdll.ERROR_INVALID_ADDRESS},
			{1, 0, unmapped(t), mprdll.ERROR_INVALID_ADDRESS},
			{2, 12, h.addr(), mprdll.ERROR_INVALID_ADDRESS},
			{99, 0, h.addr(), mprdll.ERROR_INVALID_PARAMETER},
			{1, m.resource("", docs, ""), h.addr(), mprdll.ERROR_INVALID_PARAMETER},
			{2, m.resource("", docs, ""), h.addr(), mprdll.ERROR_NOT_CONTAINER},
		} {
			r1, _, _ := proc.Call(c.scope, 0, 0, c.nr, c.out)
			requireCode(t, c.want, r1)
			require.True(t, h.untouched())
			require.Zero(t, d.Router().Snapshot().OpenEnums)
		}
	})
}
