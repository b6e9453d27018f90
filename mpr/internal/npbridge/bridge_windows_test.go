package npbridge_test

import (
	"path/filepath"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/windows"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/mpr/internal/npbridge"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// router calls the DLL as mpr.dll does.
type router struct {
	t   *testing.T
	dll *windows.DLL
}

// newRouter has a network of one server stand behind the DLL that .ci/wine
// compiles, with two shares that anybody may use.
func newRouter(t *testing.T) (*router, *hook.Hook) {
	t.Helper()
	system, err := windows.GetSystemDirectory()
	require.NoError(t, err)
	path := filepath.Join(system, "winnettest.dll")
	bridge, err := npbridge.Load(path)
	if err != nil {
		t.Skipf("the DLL isn't compiled here, as .ci/wine does: %v", err)
	}
	again, err := npbridge.Load(path)
	require.NoError(t, err)
	require.Same(t, bridge, again)
	fake, err := fake.New(fake.Network{Servers: []fake.Server{{
		Name: "files", Guest: true, Speed: 100, Shares: []fake.Share{{Name: "docs"}, {Name: "media", Comment: "films"}},
	}}})
	require.NoError(t, err)
	s, err := new(session.Table).Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	require.NoError(t, err)
	h := hook.New(fake)
	bridge.Serve(h, s)
	dll, err := windows.LoadDLL(path)
	require.NoError(t, err)
	return &router{t, dll}, h
}

// call calls an export, whose answer it gives as a code.
func (r *router) call(export string, args ...uintptr) winerr.Errno {
	r.t.Helper()
	proc, err := r.dll.FindProc(export)
	require.NoError(r.t, err)
	code, _, _ := proc.Call(args...)
	return winerr.Errno(code)
}

func at[T any](p *T) uintptr { return uintptr(unsafe.Pointer(p)) }

// newResource returns a NETRESOURCE in memory.
func newResource(t *testing.T, nr *provider.NetResource) *layout.Resource {
	t.Helper()
	raw, err := layout.NewResource(nr)
	require.NoError(t, err)
	return raw
}

// connect redirects a device to a share.
func (r *router) connect(local, remote string) {
	r.t.Helper()
	nr := newResource(r.t, &provider.NetResource{Type: provider.RESOURCETYPE_DISK, LocalName: local, RemoteName: remote})
	require.Equal(r.t, winerr.NO_ERROR, r.call("NPAddConnection3", 0, at(nr), 0, 0, 0))
}

// What the provider can do is told as it is, and an index that isn't known as 0.
func TestCapabilities(t *testing.T) {
	r, h := newRouter(t)
	for _, index := range []provider.CapIndex{provider.WNNC_SPEC_VERSION, provider.WNNC_NET_TYPE, provider.WNNC_CONNECTION, provider.WNNC_START, 0x77} {
		require.Equal(t, winerr.Errno(h.GetCaps(index)), r.call("NPGetCaps", uintptr(index)))
	}
}

// Strings are counted in characters with their NUL: what is too small is told what
// it needs.
func TestStrings(t *testing.T) {
	r, _ := newRouter(t)
	r.connect("z:", `\\files\docs`)
	name, size := windows.StringToUTF16Ptr("Z:"), uint32(len(`\\files\docs`))
	buf := make([]uint16, 64)
	require.Equal(t, winerr.ERROR_MORE_DATA, r.call("NPGetConnection", at(name), at(&buf[0]), at(&size)))
	require.Equal(t, uint32(len(`\\files\docs`)+1), size)
	require.Zero(t, buf[0])
	require.Equal(t, winerr.NO_ERROR, r.call("NPGetConnection", at(name), at(&buf[0]), at(&size)))
	require.Equal(t, `\\files\docs`, windows.UTF16ToString(buf))
	require.Equal(t, winerr.ERROR_INVALID_ADDRESS, r.call("NPGetConnection", at(name), at(&buf[0]), 0))

	require.Equal(t, winerr.NO_ERROR, r.call("NPCancelConnection", at(name), 0))
	require.Equal(t, winerr.ERROR_NOT_CONNECTED, r.call("NPGetConnection", at(name), at(&buf[0]), at(&size)))
}

// shares opens an enumeration of those of the server.
func (r *router) shares() (handle uintptr) {
	r.t.Helper()
	container := newResource(r.t, &provider.NetResource{RemoteName: `\\files`, Usage: provider.RESOURCEUSAGE_CONTAINER})
	require.Equal(r.t, winerr.NO_ERROR, r.call("NPOpenEnum", uintptr(provider.RESOURCE_GLOBALNET), 0, 0, at(container), at(&handle)))
	return handle
}

// An enumeration gives what fits, and what didn't fit the next time. A size is
// asked for only when not even one fits.
func TestEnumeration(t *testing.T) {
	r, _ := newRouter(t)
	handle, buf := r.shares(), make([]uint64, 64)
	next := func(count, size uint32) (winerr.Errno, uint32, uint32) {
		code := r.call("NPEnumResource", handle, at(&count), at(&buf[0]), at(&size))
		return code, count, size
	}
	code, _, need := next(1, 8)
	require.Equal(t, winerr.ERROR_MORE_DATA, code)
	code, count, _ := next(10, need)
	require.Equal(t, winerr.NO_ERROR, code)
	require.Equal(t, uint32(1), count)
	require.Equal(t, `\\files\docs`, (*layout.Resource)(unsafe.Pointer(&buf[0])).NetResource().RemoteName)
	code, count, _ = next(10, 512)
	require.Equal(t, winerr.NO_ERROR, code)
	require.Equal(t, uint32(1), count)
	second := (*layout.Resource)(unsafe.Pointer(&buf[0])).NetResource()
	require.Equal(t, "films", second.Comment)
	require.Equal(t, provider.RESOURCEDISPLAYTYPE_SHARE, second.DisplayType)
	code, _, _ = next(10, 512)
	require.Equal(t, winerr.ERROR_NO_MORE_ITEMS, code)
	require.Equal(t, winerr.NO_ERROR, r.call("NPCloseEnum", handle))
	require.Equal(t, winerr.ERROR_INVALID_HANDLE, r.call("NPCloseEnum", handle))
}

// What didn't fit for one provider isn't told by the one that serves next, whose
// handles have the same numbers.
func TestNothingLeftOfAnotherProvider(t *testing.T) {
	r, _ := newRouter(t)
	left := r.shares()
	count, size, buf := uint32(1), uint32(8), make([]uint64, 64)
	require.Equal(t, winerr.ERROR_MORE_DATA, r.call("NPEnumResource", left, at(&count), at(&buf[0]), at(&size)))

	r, h := newRouter(t)
	handle := r.shares()
	require.Equal(t, left, handle)
	h.On(provider.CallEnumResource, hook.Fail(winerr.ERROR_BUSY))
	count, size = 1, 512
	require.Equal(t, winerr.ERROR_BUSY, r.call("NPEnumResource", handle, at(&count), at(&buf[0]), at(&size)))
}

// Structures and their strings are counted in bytes, and the rest of a path lies in
// the same buffer.
func TestInformation(t *testing.T) {
	r, _ := newRouter(t)
	nr := newResource(t, &provider.NetResource{RemoteName: `\\files\docs\dir\a.txt`})
	size, rest, buf := uint32(0), (*uint16)(nil), make([]uint64, 64)
	ask := func() winerr.Errno {
		return r.call("NPGetResourceInformation", at(nr), at(&buf[0]), at(&size), at(&rest))
	}
	require.Equal(t, winerr.ERROR_MORE_DATA, ask())
	require.Equal(t, winerr.NO_ERROR, ask())
	info := (*layout.Resource)(unsafe.Pointer(&buf[0])).NetResource()
	require.Equal(t, provider.NetResource{
		Type: provider.RESOURCETYPE_DISK, DisplayType: provider.RESOURCEDISPLAYTYPE_SHARE, Usage: provider.RESOURCEUSAGE_CONNECTABLE,
		RemoteName: `\\files\docs`, Provider: "Microsoft Windows Network",
	}, info)
	require.Equal(t, `\dir\a.txt`, windows.UTF16PtrToString(rest))
	require.Less(t, at(rest)-at(&buf[0]), uintptr(size))
}

// An error of the network's own is told as ERROR_EXTENDED_ERROR, any other by its
// code.
func TestErrors(t *testing.T) {
	r, h := newRouter(t)
	for err, want := range map[error]winerr.Errno{
		winerr.ERROR_BUSY: winerr.ERROR_BUSY,
		&winerr.Extended{Code: 7, Text: "moon", Provider: "p"}: winerr.ERROR_EXTENDED_ERROR,
	} {
		remove := h.On(provider.CallGetUser, hook.Fail(err))
		size, buf := uint32(64), make([]uint16, 64)
		require.Equal(t, want, r.call("NPGetUser", 0, at(&buf[0]), at(&size)))
		remove()
	}
}
