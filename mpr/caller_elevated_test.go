package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// linked sets EnableLinkedConnections.
func linked(on bool) func(*testbed) {
	return func(m *testbed) { m.Options.EnableLinkedConnections = on }
}

// split logs an administrator on: the filtered caller and the elevated one.
func split(t *testing.T, m *testbed) (filtered, elevated *mpr.Caller) {
	t.Helper()
	filtered = m.logonAs(session.Logon{User: alice, Type: session.LogonInteractive, Administrator: true})
	elevated, err := filtered.Elevated()
	require.NoError(t, err)
	t.Cleanup(func() { elevated.Close() })
	return filtered, elevated
}

// With it a letter is made in both and removed from both, whichever asks.
func TestLinkedTokensShareTheirLetters(t *testing.T) {
	m := machine(t, linked(true))
	filtered, elevated := split(t, m)
	for _, pair := range [][2]*mpr.Caller{{filtered, elevated}, {elevated, filtered}, {filtered, filtered}} {
		mapped(t, pair[0], "Z:", docs)
		for _, c := range pair {
			remote, err := c.GetConnection("Z:")
			require.NoError(t, err)
			require.Equal(t, docs, remote)
		}
		require.NoError(t, pair[1].CancelConnection2("Z:", 0, false))
		require.Empty(t, m.net.Snapshot())
		for _, c := range pair {
			_, err := c.GetConnection("Z:")
			requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
		}
	}
}

// What the elevated half has of the profile: nothing, as was observed; or it reads, or shares it, as the settings say.
// Linked halves share it.
func TestElevatedTokenAndTheProfile(t *testing.T) {
	for _, on := range []bool{false, true} {
		for setting := mpr.ElevatedNone; setting <= mpr.ElevatedShared; setting++ {
			t.Run(setting.String(), func(t *testing.T) {
				m := machine(t, linked(on), func(m *testbed) { m.Options.ElevatedProfile = setting })
				has := setting
				if on {
					has = mpr.ElevatedShared
				}
				filtered, elevated := split(t, m)
				m.elevatedSees(elevated, has)
				require.NoError(t, elevated.AddConnection(docs, mpr.Password{}, "Z:"))
				_, found := m.entry("Z:")
				require.Equal(t, has == mpr.ElevatedShared, found)
				require.NoError(t, filtered.AddConnection(docs, mpr.Password{}, "Y:"))
				require.NoError(t, filtered.CancelConnection2("Y:", 0, false))
				err := elevated.CancelConnection("Y:", false)
				_, found = m.entry("Y:")
				require.Equal(t, has != mpr.ElevatedShared, found)
				require.Equal(t, has == mpr.ElevatedShared, err == nil)
				require.NoError(t, elevated.CancelConnection("Z:", false), "its own letter")
			})
		}
	}
}

// elevatedSees tests what the elevated half sees of a device that its user remembers.
func (m *testbed) elevatedSees(elevated *mpr.Caller, has mpr.ElevatedProfile) {
	m.t.Helper()
	m.remember("alice", "X:", docs)
	unavailable, remembered, restored := winerr.ERROR_CONNECTION_UNAVAIL, winerr.ERROR_DEVICE_ALREADY_REMEMBERED, winerr.NO_ERROR
	if has == mpr.ElevatedNone {
		unavailable, remembered, restored = winerr.ERROR_NOT_CONNECTED, winerr.NO_ERROR, winerr.ERROR_NOT_CONNECTED
	}
	_, err := elevated.GetConnection("X:")
	require.Equal(m.t, unavailable, winerr.Code(err))
	require.Equal(m.t, remembered, winerr.Code(elevated.AddConnection2(disk("X:", media), mpr.Credentials{}, 0)))
	_ = elevated.CancelConnection2("X:", 0, false)
	require.Equal(m.t, restored, winerr.Code(elevated.RestoreSingleConnection(0, "X:", false)))
	_ = elevated.CancelConnection2("X:", 0, false)
	_, found := m.entry("X:")
	require.True(m.t, found)
}

// A split logon restores in its filtered half.
func TestSplitLogonRestoresInTheFilteredHalf(t *testing.T) {
	for _, on := range []bool{false, true} {
		m := machine(t, linked(on))
		m.remember("alice", "Z:", docs)
		filtered, elevated := split(t, m)
		_, err := filtered.GetConnection("Z:")
		require.NoError(t, err)
		_, err = elevated.GetConnection("Z:")
		if on {
			require.NoError(t, err)
		} else {
			requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
		}
	}
}

// Before Windows Vista an administrator has one session, and whoever isn't one
// has one on every version.
func TestWhoHasALinkedSession(t *testing.T) {
	for v := session.Windows11; v <= session.WindowsXP; v++ {
		m := machine(t, version(v))
		_, err := m.logon("bob").Elevated()
		requireCode(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
		admin := m.logonAs(session.Logon{User: alice, Type: session.LogonInteractive, Administrator: true})
		elevated, err := admin.Elevated()
		if v == session.WindowsXP || v == session.WindowsServer2003 {
			requireCode(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
			require.NoError(t, admin.AddConnection(docs, mpr.Password{}, "Z:"), "and it may write the profile")
			_, found := m.entry("Z:")
			require.True(t, found)
			continue
		}
		require.NoError(t, err)
		require.NoError(t, elevated.Close())
	}
}
