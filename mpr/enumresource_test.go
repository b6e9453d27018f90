package mpr_test

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// heap is what lives on the heap now, in bytes.
func heap() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// TestEnumStreamsAMillion goes through a million resources, of which no more
// than a batch may be held at any time.
func TestEnumStreamsAMillion(t *testing.T) {
	const resources, bound = 1_000_000, 1 << 20
	m, server := crowded(t, resources)
	c := m.logon("alice")
	before, most, n := heap(), uint64(0), 0
	for nr, err := range mpr.Resources(c, mpr.RESOURCE_GLOBALNET, 0, 0, server) {
		if err != nil || nr.DisplayType != mpr.RESOURCEDISPLAYTYPE_SHARE {
			t.Fatal(nr, err)
		}
		if n++; n%100_000 == 0 {
			most = max(most, heap())
		}
	}
	require.Equal(t, resources, n)
	require.Less(t, most, before+bound, "bytes that lived on the heap")
}

// TestEnumStreamEnds has shares that are being produced end with the
// enumeration, wherever it is left.
func TestEnumStreamEnds(t *testing.T) {
	ended := 0
	m := machine(t, func(m *testbed) {
		require.NoError(t, m.net.AddServer(fake.Server{Name: "endless", MoreShares: func(yield func(fake.Share) bool) {
			defer func() { ended++ }()
			for yield(fake.Share{Name: "again"}) {
			}
		}}))
	})
	c := m.logon("alice")
	n := 0
	for _, err := range mpr.Resources(c, mpr.RESOURCE_GLOBALNET, 0, 0, &mpr.NetResource{RemoteName: `\\endless`}) {
		require.NoError(t, err)
		if n++; n == 1000 {
			break
		}
	}
	require.Equal(t, 1, ended)
	require.Zero(t, m.Snapshot().OpenEnums)
}
