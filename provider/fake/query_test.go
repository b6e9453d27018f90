package fake_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// NPGetConnection and NPGetConnection3/WN_SUCCESS: the remote name as it was given.
func TestFakeGetConnection(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\Files\Docs\SUB`, none)
	for _, local := range []string{"Z:", "z:"} {
		remote, err := m.GetConnection(m.s, local)
		require.NoError(t, err)
		require.Equal(t, `\\Files\Docs\SUB`, remote)
		remote, state, err := m.GetConnection3(m.s, local)
		require.NoError(t, err)
		require.Equal(t, `\\Files\Docs\SUB`, remote)
		require.Equal(t, provider.WNGETCON_CONNECTED, state)
	}
	for local, want := range map[string]winerr.Errno{
		"Y:": winerr.WN_NOT_CONNECTED, "LPT1": winerr.WN_NOT_CONNECTED, "": winerr.WN_BAD_LOCALNAME, `\\Files\Docs`: winerr.WN_BAD_LOCALNAME,
	} {
		m.refused(want, func() error { _, err := m.GetConnection(m.s, local); return err })
		m.refused(want, func() error { _, _, err := m.GetConnection3(m.s, local); return err })
	}
}

// A device of another redirector isn't this one's, and the other way round.
func TestFakeDevicesOfOthers(t *testing.T) {
	m := connectedMachine(t)
	other := &machine{t, office(t), m.table, m.s}
	other.added("Y:", `\\FILES\public`, none)
	other.refused(winerr.ERROR_NOT_CONNECTED, func() error { _, err := other.GetConnection(m.s, "Z:"); return err })
	other.refused(winerr.ERROR_NOT_CONNECTED, func() error { return other.CancelConnection(m.s, "Z:", true) })
	m.refused(winerr.ERROR_NOT_CONNECTED, func() error { return m.CancelConnection(m.s, "Y:", true) })
	other.refused(winerr.ERROR_ALREADY_ASSIGNED, func() error { return other.add("Z:", `\\FILES\public`, none) })
}

// NPGetUser: the user of the system for "", of the connection for a device or a
// connected remote name.
func TestFakeGetUser(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, none)
	m.added("", `\\FILES\docs`, as("alice"))
	m.added("Y:", `\\OPEN\data`, session.As("someone", ""))
	m.added("X:", `\\FILES\docs`, none)
	for name, want := range map[string]string{
		"": "alice", "Z:": `CORP\alice`, `\\files\PUBLIC\`: `CORP\alice`, `\\FILES\docs`: "alice", "Y:": "someone", "X:": `CORP\alice`,
		`\\OPEN\data`: "someone",
	} {
		user, err := m.GetUser(m.s, name)
		require.NoError(t, err, name)
		require.Equal(t, want, user, name)
	}
	for _, name := range []string{"W:", `\\FILES\private`, `\\FILES`, "nonsense"} {
		t.Run("NPGetUser/WN_NOT_CONNECTED/"+name, func(t *testing.T) {
			m.on(t).refused(winerr.WN_NOT_CONNECTED, func() error { _, err := m.GetUser(m.s, name); return err })
		})
	}
	system, err := m.GetUser(m.system(), "")
	require.NoError(t, err)
	require.Equal(t, "SYSTEM", system)
}

// NPGetConnectionPerformance: the figures of the server, zero for what isn't known, and the flags of the share, which are
// WNCON_DYNAMIC unless the share says otherwise (Vanara's test on Windows: not 0).
func TestFakeGetConnectionPerformance(t *testing.T) {
	m := connectedMachine(t)
	m.added("", `\\OPEN\data`, none)
	require.NoError(t, m.AddShare("FILES", fake.Share{Name: "card", PerformanceFlags: provider.WNCON_FORNETCARD | provider.WNCON_NOTROUTED}))
	require.NoError(t, m.AddServer(fake.Server{Name: "FAST", Guest: true, OptDataSize: 65536, Shares: []fake.Share{{Name: "data"}}}))
	m.added("", `\\fast\data`, none)
	m.added("", `\\files\CARD`, none)
	const dynamic = provider.WNCON_DYNAMIC
	for name, want := range map[string]provider.ConnectInfo{
		"Z:": {Flags: dynamic, Speed: 10_000_000, Delay: 20}, `\\FILES\public`: {Flags: dynamic, Speed: 10_000_000, Delay: 20},
		`\\open\data`: {Flags: dynamic}, `\\fast\data\dir`: {Flags: dynamic, OptDataSize: 65536}, `\\FILES\card`: {Flags: provider.WNCON_FORNETCARD | provider.WNCON_NOTROUTED, Speed: 10_000_000, Delay: 20},
	} {
		require.NoError(t, m.SetDelay("FILES", 20*time.Millisecond))
		info, err := m.GetConnectionPerformance(m.s, name)
		require.NoError(t, err)
		require.Equal(t, want, info, name)
	}
	for _, name := range []string{"", "Y:", `\\FILES\docs`, `\\FILES`} {
		t.Run("NPGetConnectionPerformance/WN_NOT_CONNECTED/"+name, func(t *testing.T) {
			m.on(t).refused(winerr.WN_NOT_CONNECTED, func() error { _, err := m.GetConnectionPerformance(m.s, name); return err })
		})
	}
}

// WNetGetUserW: the user of a DFS share isn't known. The rest of the connection is as any other.
func TestFakeUserOfDFS(t *testing.T) {
	m := start(t, `CORP\alice`)
	require.NoError(t, m.AddShare("FILES", fake.Share{Name: "dfs", DFS: true}))
	m.added("Z:", `\\FILES\dfs`, none)
	m.added("", `\\FILES\dfs`, none)
	for _, name := range []string{"Z:", `\\FILES\dfs`} {
		m.refused(winerr.ERROR_NOT_CONNECTED, func() error { _, err := m.GetUser(m.s, name); return err })
		_, err := m.GetConnectionPerformance(m.s, name)
		require.NoError(t, err)
	}
}

// NPAddConnection3, WN_BAD_LOCALNAME: the network requires a local device.
func TestFakeThatNeedsADevice(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.Kind.NeedsDevice = true
	m.refused(winerr.ERROR_BAD_DEVICE, func() error { return m.add("", `\\FILES\public`, none) })
	m.added("Z:", `\\FILES\public`, none)
}

func TestFakeGetPersistentUseOptions(t *testing.T) {
	m := start(t, `CORP\alice`)
	given := []byte("options")
	kept, err := m.GetPersistentUseOptions(m.s, `\\FILES\public`, given)
	require.NoError(t, err)
	given[0] = 'O'
	require.Equal(t, "options", string(kept))
	kept, err = m.GetPersistentUseOptions(m.s, `\\FILES\public`, nil)
	require.NoError(t, err)
	require.Nil(t, kept)
	_, err = m.GetPersistentUseOptions(m.s, "http://example.com/", given)
	require.Equal(t, winerr.ERROR_BAD_NET_NAME, err)
}
