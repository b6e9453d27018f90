//go:build !windows || mpremu

package mprdll_test

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

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
		require.Equal(t, uint32(1000), getDword(size), "a success leaves the size alone")

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
		require.Equal(t, []string{`C:\`}, d.Session().Devices().GetLogicalDriveStrings())

		name = m.block(3 * int(m.width))
		requireCode(t, mprdll.ERROR_SUCCESS, use())
		require.Equal(t, "Z:", m.read(name, 0))
		require.EqualValues(t, 3, getDword(size))
		require.EqualValues(t, mpr.CONNECT_LOCALDRIVE, getDword(result))
	})
}
