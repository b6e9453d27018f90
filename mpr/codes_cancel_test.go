package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// cancelCases has the same cases for both calls: WNetCancelConnection is
// WNetCancelConnection2 with CONNECT_UPDATE_PROFILE.
func cancelCases() map[string][]codeCase {
	return map[string][]codeCase{
		"WNetCancelConnectionW": casesOfCancel((*mpr.Caller).CancelConnection),
		"WNetCancelConnection2W": casesOfCancel(func(c *mpr.Caller, name string, force bool) error {
			return c.CancelConnection2(name, mpr.CONNECT_UPDATE_PROFILE, force)
		}),
	}
}

func casesOfCancel(cancel func(c *mpr.Caller, name string, force bool) error) []codeCase {
	gently := func(_ *testbed, c *mpr.Caller) error { return cancel(c, "Z:", false) }
	onZ := connected("Z:")
	rememberedZ := func(m *testbed, c *mpr.Caller) {
		require.NoError(m.t, c.AddConnection(docs, mpr.Password{}, "Z:"))
	}
	openFile := func(m *testbed, c *mpr.Caller) {
		f, err := c.Open(`Z:\a.txt`)
		require.NoError(m.t, err)
		m.t.Cleanup(func() { f.Close() })
	}
	currentDirectory := func(m *testbed, c *mpr.Caller) {
		other, err := c.Thread()
		require.NoError(m.t, err)
		m.t.Cleanup(func() { other.Close() })
		require.NoError(m.t, other.Chdir(`Z:\dir`))
	}
	return []codeCase{
		{code: winerr.NO_ERROR, given: rememberedZ, call: gently, check: func(t *testing.T, m *testbed, c *mpr.Caller) {
			_, err := c.GetConnection("Z:")
			requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
			mapped(t, c, "", docs)
			mapped(t, c, "Y:", docs)
			require.NoError(t, cancel(c, docs, false), "all deviceless connections to the remote name")
			require.Len(t, m.net.Snapshot(), 1)
			m.remember("alice", "X:", media)
			require.NoError(t, cancel(c, "X:", false), "remembered but unconnected")
			_, found := m.entry("alice", "X:")
			require.False(t, found, "forgotten")
		}},
		{code: winerr.ERROR_BAD_PROFILE, given: given(rememberedZ, malformed), call: gently},
		{code: winerr.ERROR_CANNOT_OPEN_PROFILE, given: given(rememberedZ, unopenable), call: gently},
		{code: winerr.ERROR_DEVICE_IN_USE, given: given(rememberedZ, currentDirectory), call: func(_ *testbed, c *mpr.Caller) error {
			return cancel(c, "Z:", true)
		}},
		{code: winerr.ERROR_EXTENDED_ERROR, given: onZ, fault: provider.Fail(ownError), call: gently, check: toldOwnError},
		{code: winerr.ERROR_NOT_CONNECTED, given: onZ, call: func(_ *testbed, c *mpr.Caller) error {
			return cancel(c, "Y:", true)
		}},
		{code: winerr.ERROR_OPEN_FILES, given: given(rememberedZ, openFile), call: gently},
	}
}
