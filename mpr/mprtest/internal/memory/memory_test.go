package memory_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/internal/memory"
)

// What is written is read again, NULL for what is empty.
func TestResource(t *testing.T) {
	for _, nr := range []mpr.NetResource{
		{},
		{Scope: mpr.RESOURCE_CONNECTED, Type: mpr.RESOURCETYPE_DISK, LocalName: "Z:", RemoteName: `\\server\é`},
		{DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE, Usage: mpr.RESOURCEUSAGE_CONNECTABLE, Comment: "none", Provider: "N"},
	} {
		r := memory.NewResource(&nr)
		require.Equal(t, nr, r.Read())
		require.Equal(t, nr.LocalName == "", r.LocalName == nil)
		require.Equal(t, nr.Provider == "", r.Provider == nil)
	}
	require.Nil(t, memory.NewResource(nil))
}
