package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
)

// restoring makes the attempt without a prompt.
func restoring(device string) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error { return c.RestoreConnection(0, device, mpr.UseUINo) }
}

// rememberedAs puts a device into alice's profile that was connected as another
// user.
func rememberedAs(local, remote, user string) func(*testbed, *mpr.Caller) {
	return func(m *testbed, _ *mpr.Caller) {
		require.NoError(m.t, m.profiles.Put("alice", profile.Entry{
			Local: local, RemotePath: remote, UserName: &user, ProviderName: lanman,
			ProviderType: provider.WNNC_NET_LANMAN, ConnectionType: 1, DeferFlags: 1,
		}))
	}
}

// rememberedOdd puts a device into alice's profile that lacks something.
func rememberedOdd(change func(*profile.Entry)) func(*testbed, *mpr.Caller) {
	return func(m *testbed, _ *mpr.Caller) {
		e := profile.Entry{Local: "Z:", RemotePath: docs, ProviderName: lanman, ConnectionType: 1}
		change(&e)
		require.NoError(m.t, m.profiles.Put("alice", e))
	}
}

func restoreCases() map[string][]codeCase {
	restoreZ, isRemembered := restoring("Z:"), remembered("Z:", docs)
	list := []codeCase{
		{code: winerr.NO_ERROR, given: given(isRemembered, remembered("Y:", media), remembered("LPT1", laser)), call: restoreZ,
			check: func(t *testing.T, m *testbed, c *mpr.Caller) {
				require.Len(t, m.net.Snapshot(), 1, "the one device")
				require.NoError(t, c.RestoreConnection(0, "", mpr.UseUINo))
				require.Len(t, m.net.Snapshot(), 3, "every one that isn't connected")
			}},
		{code: winerr.ERROR_ACCESS_DENIED, given: remembered("Z:", private), call: restoreZ},
		{code: winerr.ERROR_ALREADY_ASSIGNED, given: given(isRemembered, connected("Z:")), call: restoreZ},
		{code: winerr.ERROR_BAD_DEV_TYPE, call: restoreZ, given: rememberedOdd(func(e *profile.Entry) { e.ConnectionType = 2 })},
		{code: winerr.ERROR_BAD_DEVICE, call: restoring(`Z:\`)},
		{code: winerr.ERROR_BAD_PROFILE, given: given(isRemembered, malformed), call: restoreZ},
		{code: winerr.ERROR_BUSY, given: given(isRemembered, starting), call: restoreZ},
		{code: winerr.ERROR_CANCELLED, set: answering(mpr.Cancel()), given: rememberedAs("Z:", docs, "bob"),
			call: func(_ *testbed, c *mpr.Caller) error { return c.RestoreConnection(0, "Z:", mpr.UseUIDefault) }},
		{code: winerr.ERROR_CANNOT_OPEN_PROFILE, given: given(isRemembered, unopenable), call: restoreZ},
		{code: winerr.ERROR_DEVICE_ALREADY_REMEMBERED, given: isRemembered, call: restoreZ,
			fault: provider.Fail(winerr.ERROR_DEVICE_ALREADY_REMEMBERED)},
		{code: winerr.ERROR_EXTENDED_ERROR, given: isRemembered, call: restoreZ, fault: provider.Fail(ownError), check: toldOwnError},
		{code: winerr.ERROR_INVALID_PASSWORD, given: rememberedAs("Z:", docs, "bob"), call: restoreZ},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, call: restoreZ, given: rememberedOdd(func(e *profile.Entry) { e.ProviderName = "Gone Network" })},
		{code: winerr.ERROR_NO_NETWORK, given: given(isRemembered, notStarted), call: restoreZ},
	}
	for i := range list {
		if list[i].set == nil {
			list[i].set = xp
		} else {
			list[i].set = both(xp, list[i].set)
		}
	}
	return map[string][]codeCase{"WNetRestoreConnectionW": list}
}
