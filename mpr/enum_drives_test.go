package mpr_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// drive is the record of a connection, connected or remembered.
func drive(scope mpr.Scope, typ mpr.ResourceType, local, remote string) mpr.NetResource {
	return mpr.NetResource{
		Scope: scope, Type: typ, DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE, Usage: mpr.RESOURCEUSAGE_CONNECTABLE,
		LocalName: local, RemoteName: remote, Provider: lanman,
	}
}

// TestEnumRemembered comes from the user's profile: with what is connected, in
// every session, and of the elevated half as well.
func TestEnumRemembered(t *testing.T) {
	m := machine(t)
	m.remember("alice", "LPT1", laser)
	m.remember("alice", "Y:", media)
	require.NoError(t, m.profiles.Put("alice", profile.Entry{Local: "X:", RemotePath: `\\away\docs`, ConnectionType: 1, ProviderName: "Gone"}))
	const scope, disk, print = mpr.RESOURCE_REMEMBERED, mpr.RESOURCETYPE_DISK, mpr.RESOURCETYPE_PRINT
	gone := drive(scope, disk, "X:", `\\away\docs`)
	gone.Provider = "Gone"
	y, lpt := drive(scope, disk, "Y:", media), drive(scope, print, "LPT1", laser)

	alice := m.logon("alice") // which connects Y: and LPT1 again
	service := m.logonAs(session.Logon{User: session.User{Name: "ALICE"}, Type: session.LogonService})
	for _, c := range []*mpr.Caller{alice, service} {
		require.Empty(t, cmp.Diff([]mpr.NetResource{lpt, gone, y}, listed(t, c, scope, 0, 0, nil)))
		require.Empty(t, cmp.Diff([]mpr.NetResource{gone, y}, listed(t, c, scope, disk, 0, nil)))
		require.Empty(t, cmp.Diff([]mpr.NetResource{lpt}, listed(t, c, scope, print, 0, nil)))
	}
	require.Empty(t, listed(t, m.logon("bob"), scope, 0, 0, nil))
}

// TestEnumRememberedUnreadable tells what is wrong with the profile.
func TestEnumRememberedUnreadable(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	for want, spoil := range map[winerr.Errno]func(*testbed, *mpr.Caller){
		winerr.ERROR_CANNOT_OPEN_PROFILE: unopenable,
		winerr.ERROR_BAD_PROFILE:         malformed,
	} {
		m.profiles.SetUnopenable("alice", false)
		m.profiles.SetMalformed("alice", false)
		spoil(m, c)
		requireCode(t, want, opening(mpr.RESOURCE_REMEMBERED, nil)(m, c))
	}
}

// TestEnumConnected has what the logon session is connected to: not what
// another session of the same user is, nor a letter of LocalSystem, nor what is
// only remembered.
func TestEnumConnected(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.System().AddConnection2(disk("S:", media), mpr.As("bob", "hunter2"), 0))
	alice, again := m.logon("alice"), m.logon("alice")
	m.remember("alice", "R:", docs)
	mapped(t, alice, "Z:", docs)
	mapped(t, alice, "LPT1", laser)
	mapped(t, alice, "", media)
	const scope = mpr.RESOURCE_CONNECTED
	require.Empty(t, cmp.Diff([]mpr.NetResource{
		drive(scope, mpr.RESOURCETYPE_DISK, "Z:", docs),
		drive(scope, mpr.RESOURCETYPE_PRINT, "LPT1", laser),
		drive(scope, mpr.RESOURCETYPE_DISK, "", media),
	}, listed(t, alice, scope, 0, 0, nil)))
	require.Len(t, listed(t, alice, scope, mpr.RESOURCETYPE_PRINT, 0, nil), 1)
	require.Empty(t, listed(t, again, scope, 0, 0, nil))
	require.Empty(t, listed(t, m.logon("bob"), scope, 0, 0, nil))

	require.NoError(t, alice.CancelConnection2("Z:", 0, false))
	require.Equal(t, []string{laser, media}, remotes(listed(t, alice, scope, 0, 0, nil)))
}

// TestEnumConnectedElevated keeps the halves of a split token apart, unless they
// are linked.
func TestEnumConnectedElevated(t *testing.T) {
	for _, linked := range []bool{false, true} {
		m := machine(t, func(m *testbed) { m.Options.EnableLinkedConnections = linked })
		filtered := m.logonAs(session.Logon{User: session.User{Name: "alice"}, Administrator: true})
		elevated, err := filtered.Elevated()
		require.NoError(t, err)
		defer elevated.Close()
		mapped(t, filtered, "Z:", docs)
		want := 0
		if linked {
			want = 1
		}
		require.Len(t, listed(t, elevated, mpr.RESOURCE_CONNECTED, 0, 0, nil), want, "linked: %t", linked)
	}
}

// TestEnumConnectedOneNetworkFails lists what the other networks have.
func TestEnumConnectedOneNetworkFails(t *testing.T) {
	m := campus(t)
	c := m.logon("alice")
	require.NoError(t, c.AddConnection2(disk("M:", `\\MARKETING\SYS`), mpr.Credentials{}, 0))
	m.net.SetStarted(false)
	require.Equal(t, []string{`\\MARKETING\SYS`}, remotes(listed(t, c, mpr.RESOURCE_CONNECTED, 0, 0, nil)))
}
