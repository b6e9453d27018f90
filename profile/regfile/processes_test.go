package regfile

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/profile"
)

// TestProcessesWriteAtOnce has several processes write entries of their own into one profile while this one writes
// another and reads. Nothing is lost, and nothing goes back.
func TestProcessesWriteAtOnce(t *testing.T) {
	last := 40
	if testing.Short() {
		last = 8
	}
	dir := tempDir(t)
	s := openStore(t, dir)
	locals := []string{"W:", "X:", "Y:", "Z:"}
	children := make(map[string]*child)
	for _, local := range locals {
		children[local] = startChild(t, dir, local, 1, last)
	}
	seen := make(map[string]int)
	for n := range last {
		require.NoError(t, s.Put(childUser, version("A:", n+1)))
		for _, e := range entriesOf(t, s, childUser) {
			is := int(e.ProviderType)
			require.Empty(t, cmp.Diff(version(e.Local, is), e))
			require.GreaterOrEqual(t, is, seen[e.Local], "%s went back", e.Local)
			seen[e.Local] = is
		}
		require.Equal(t, n+1, seen["A:"])
		// What a process says it has written is seen here from then on.
		for local, c := range children {
			said, ok := c.said(t)
			require.True(t, ok)
			e, found, err := s.Get(childUser, local)
			require.NoError(t, err)
			require.True(t, found)
			require.GreaterOrEqual(t, int(e.ProviderType), said)
		}
	}
	for _, c := range children {
		require.NoError(t, c.cmd.Wait())
	}
	var want []profile.Entry
	for _, local := range append([]string{"A:"}, locals...) {
		want = append(want, version(local, last))
	}
	require.Empty(t, cmp.Diff(want, entriesOf(t, s, childUser)))
	require.Empty(t, cmp.Diff(want, entriesOf(t, openStore(t, dir), childUser)))
}
