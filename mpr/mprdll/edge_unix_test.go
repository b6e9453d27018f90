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

// readOnly is the address of a copy of a block that can be read and not written.
func readOnly(t testing.TB, b *block) uintptr {
	page, err := syscall.Mmap(-1, 0, os.Getpagesize(), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, syscall.Munmap(page)) })
	copy(page, b.bytes())
	require.NoError(t, syscall.Mprotect(page, syscall.PROT_READ))
	return uintptr(unsafe.Pointer(unsafe.SliceData(page)))
}

// A call that can't write its answer has changed nothing: no connection, handle or
// resource is lost in memory that can only be read.
func TestMemoryThatCantBeWritten(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		ui := mpr.NewScriptedUI(mpr.UserConnects(mpr.ConnectReply{Local: "Y:", Remote: docs, Credentials: mpr.As("alice", "secret")}))
		d := install(t, mpr.Options{}, func(r *mpr.Router) { r.UI = ui })
		d.mapped(t, "Z:", docs)
		name, dword := m.block(400), m.dword(200)
		cannot := func(function string, args ...uintptr) {
			t.Helper()
			before := d.Router().Snapshot()
			r1, _, _ := dll.NewProc(function + letter).Call(args...)
			requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
			require.Empty(t, cmp.Diff(before, d.Router().Snapshot()))
		}
		nr, password, user := m.resource("X:", docs, ""), m.text("secret"), m.text("alice")
		cannot("WNetUseConnection", 0, nr, password, user, 0, readOnly(t, name), dword.addr(), 0)
		cannot("WNetUseConnection", 0, nr, password, user, 0, name.addr(), dword.addr(), readOnly(t, dword))
		cannot("WNetOpenEnum", uintptr(mpr.RESOURCE_CONNECTED), 0, 0, 0, readOnly(t, m.block(int(pointer))))
		dialog := connectDialog{Size: dialogSizes[0], Resource: disk(m, docs)}
		cannot("WNetConnectionDialog1", readOnly(t, set(m.block(int(dialogSizes[0])), dialog)))

		h, size, count := m.open(mpr.RESOURCE_CONNECTED), m.dword(400), m.dword(1)
		cannot("WNetEnumResource", h, count.addr(), readOnly(t, name), size.addr())
		cannot("WNetEnumResource", h, readOnly(t, count), name.addr(), size.addr())
		require.True(t, name.untouched())
		r1, _, _ := dll.NewProc("WNetEnumResource"+letter).Call(h, count.addr(), name.addr(), size.addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.Equal(t, docs, m.readAt(name, get[NETRESOURCE](name, 0).RemoteName))
	})
}

// A buffer of several pages must be writable between its ends, too.
func TestMiddleThatCantBeWritten(t *testing.T) {
	page := os.Getpagesize()
	pages, err := syscall.Mmap(-1, 0, 3*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, syscall.Munmap(pages)) })
	require.NoError(t, syscall.Mprotect(pages[page:2*page], syscall.PROT_READ))
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{}).mapped(t, "Z:", docs)
		h, size, count := m.open(mpr.RESOURCE_CONNECTED), m.dword(uint32(3*page)), m.dword(1)
		proc := dll.NewProc("WNetEnumResource" + letter)
		r1, _, _ := proc.Call(h, count.addr(), uintptr(unsafe.Pointer(unsafe.SliceData(pages))), size.addr())
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
		whole := m.block(400)
		r1, _, _ = proc.Call(h, count.addr(), whole.addr(), set(size, uint32(400)).addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
	})
}

// Nothing is written if one result of several can't be, and a label needs no more
// memory than the longest label, whatever its length says.
func TestVolumeAtTheEdge(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		withMedia(t)
		kernel32, root := mprdll.NewLazySystemDLL("kernel32.dll"), m.text(`Z:\`)
		information, label, serial := kernel32.NewProc("GetVolumeInformation"+letter), m.block(400), m.dword(0)
		ok, _, err := information.Call(root, label.addr(), 200, serial.addr(), readOnly(t, serial), 0, 0, 0)
		require.Zero(t, ok)
		require.Equal(t, mprdll.ERROR_INVALID_ADDRESS, err)
		require.True(t, label.untouched())
		require.Zero(t, getDword(serial))
		ok, _, _ = information.Call(root, edge(t, (mprdll.MAX_PATH+1)*m.width), all, 0, 0, 0, 0, 0)
		require.EqualValues(t, 1, ok)

		size := m.block(8)
		ok, _, err = kernel32.NewProc("GetDiskFreeSpaceEx"+letter).Call(root, 0, size.addr(), readOnly(t, size))
		require.Zero(t, ok)
		require.Equal(t, mprdll.ERROR_INVALID_ADDRESS, err)
		require.True(t, size.untouched())
		ok, _, err = kernel32.NewProc("GetDiskFreeSpace"+letter).Call(root, serial.addr(), 0, 0, readOnly(t, serial))
		require.Zero(t, ok)
		require.Equal(t, mprdll.ERROR_INVALID_ADDRESS, err)
		require.Zero(t, getDword(serial))
	})
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
