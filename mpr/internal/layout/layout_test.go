package layout_test

import (
	"syscall"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/provider"
)

// NetResource returns what NewResource was given, and NULL stands for an empty
// string.
func TestResource(t *testing.T) {
	for _, nr := range []provider.NetResource{
		{},
		{Scope: provider.RESOURCE_CONNECTED, Type: provider.RESOURCETYPE_DISK, LocalName: "Z:", RemoteName: `\\server\é`},
		{DisplayType: provider.RESOURCEDISPLAYTYPE_SHARE, Usage: provider.RESOURCEUSAGE_CONNECTABLE, Comment: "none", Provider: "N"},
	} {
		r, err := layout.NewResource(&nr)
		require.NoError(t, err)
		require.Equal(t, nr, r.NetResource())
		require.Equal(t, nr.LocalName == "", r.LocalName == nil)
		require.Equal(t, nr.Provider == "", r.Provider == nil)
	}
	r, err := layout.NewResource(nil)
	require.NoError(t, err)
	require.Nil(t, r)
}

// A NUL would end a name early: no member takes one.
func TestResourceWithNUL(t *testing.T) {
	for _, nr := range []provider.NetResource{
		{LocalName: "Z:\x00"}, {RemoteName: "\\\\server\x00\\share"}, {Comment: "\x00"}, {Provider: "N\x00"},
	} {
		_, err := layout.NewResource(&nr)
		require.ErrorIs(t, err, syscall.EINVAL, "%q", nr)
	}
}

// The sizes are those that cbStructure has to have ("Windows Networking
// Structures", winnetwk.h documentation), with 32 bits and with 64.
func TestSizes(t *testing.T) {
	word := unsafe.Sizeof(uintptr(0))
	require.EqualValues(t, 4*4+4*word, unsafe.Sizeof(layout.Resource{}))
	require.Equal(t, unsafe.Sizeof(layout.Resource{}), unsafe.Sizeof(layout.Stored{}))
	require.EqualValues(t, 5*4, unsafe.Sizeof(layout.ConnectInfo{}))
	require.EqualValues(t, 6*4+2*word, unsafe.Sizeof(layout.NetInfo{}))
	require.EqualValues(t, 3*word, unsafe.Sizeof(layout.UniversalName[uintptr]{}))
	require.EqualValues(t, 3*word+2*4, unsafe.Sizeof(layout.ConnectDialog[uintptr]{}))
	require.EqualValues(t, 5*word, unsafe.Sizeof(layout.DisconnectDialog[uintptr]{}))
	require.Equal(t, unsafe.Sizeof(layout.ConnectDialog[uintptr]{}), unsafe.Sizeof(layout.ConnectDialog[*layout.Resource]{}))
}
