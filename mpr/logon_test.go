package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// An interactive logon restores what is remembered; service, batch, network and
// new-credentials logons don't, and see it as unavailable.
func TestWhichLogonsRestore(t *testing.T) {
	for typ, restores := range map[session.LogonType]bool{
		session.LogonInteractive: true, session.LogonRemoteInteractive: true,
		session.LogonService: false, session.LogonBatch: false, session.LogonNetwork: false, session.LogonNewCredentials: false,
	} {
		t.Run(typ.String(), func(t *testing.T) {
			m := machine(t)
			l := session.Logon{User: alice, Type: typ}
			if typ == session.LogonNewCredentials {
				l.From, l.NetworkUser = m.logon("alice").Session(), session.User{Name: "bob"}
			}
			m.remember("alice", "Z:", docs)
			c := m.logonAs(l)
			remote, err := c.GetConnection("Z:")
			require.Equal(t, docs, remote)
			if restores {
				require.NoError(t, err)
				require.Equal(t, []mpr.Restored{{Local: "Z:", Remote: docs}}, c.Restored())
			} else {
				requireCode(t, winerr.ERROR_CONNECTION_UNAVAIL, err)
				require.Empty(t, c.Restored())
				require.Empty(t, m.net.Snapshot())
			}
		})
	}
}

// What can't be restored fails no logon: it stays remembered, and the others
// come back.
func TestLogonGoesOnWithoutADrive(t *testing.T) {
	m := machine(t)
	m.remember("alice", "X:", `\\nowhere\docs`)
	m.remember("alice", "Y:", private)
	m.remember("alice", "Z:", docs)
	c := m.logon("alice")
	codes := make(map[string]winerr.Errno)
	for _, each := range c.Restored() {
		codes[each.Local] = winerr.Code(each.Err)
	}
	require.Equal(t, map[string]winerr.Errno{
		"X:": winerr.ERROR_BAD_NETPATH,
		"Y:": winerr.ERROR_CANCELLED, // nobody is there to type another password
		"Z:": winerr.NO_ERROR,
	}, codes)
	for _, local := range []string{"X:", "Y:", "Z:"} {
		_, found := m.entry(local)
		require.True(t, found, local)
	}
}

func TestLogonWithAProfileThatCantBeRead(t *testing.T) {
	m := machine(t)
	m.remember("alice", "Z:", docs)
	m.profiles.SetMalformed("alice", true)
	c := m.logon("alice")
	require.Empty(t, c.Restored())
	m.profiles.SetMalformed("alice", false)
	require.NoError(t, c.RestoreSingleConnection(0, "Z:", false))
}

func TestLogonWithoutANetwork(t *testing.T) {
	var r mpr.Router
	c, err := r.Logon(session.Logon{User: alice, Type: session.LogonInteractive})
	require.NoError(t, err)
	requireCode(t, winerr.ERROR_NO_NETWORK, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0))
	requireCode(t, winerr.ERROR_NO_NETWORK, c.CancelConnection("Z:", false))
	_, err = c.GetConnection("Z:")
	requireCode(t, winerr.ERROR_NO_NETWORK, err)
	requireCode(t, winerr.ERROR_NO_NETWORK, c.RestoreSingleConnection(0, "Z:", false))
	require.NoError(t, c.Close())
}

// Whoever can't log on gets no caller.
func TestBadLogons(t *testing.T) {
	m := machine(t)
	for _, l := range []session.Logon{
		{}, {User: session.User{Name: "ali\x00ce"}}, {User: alice, Type: 99}, {User: alice, Type: session.LogonNewCredentials},
	} {
		unchanged(t, m.Router, func() {
			c, err := m.Logon(l)
			require.Error(t, err)
			require.Nil(t, c)
		})
	}
}

// The persistent drive of one logon is there at the next one, and a drive that
// was cancelled with CONNECT_UPDATE_PROFILE is not.
func TestPersistentDriveComesBack(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	require.NoError(t, c.AddConnection(docs, mpr.Password{}, "Z:"))
	require.NoError(t, c.AddConnection(media, mpr.Password{}, "Y:"))
	mapped(t, c, "X:", docs)
	require.NoError(t, c.CancelConnection("Y:", false))
	require.NoError(t, c.CancelConnection2("Z:", 0, false))
	require.NoError(t, c.Close())
	m.logon("alice")
	require.Equal(t, []string{"Z:"}, locals(m))
}

// With RestoreConnection = 0 the drives of a logon are there and not connected, but for
// one that has to ask for a password (KB Q169138, Q127018). Other restores connect.
func TestGhostedRestore(t *testing.T) {
	for ghosted, want := range map[bool]winerr.Errno{true: winerr.NO_ERROR, false: winerr.ERROR_BAD_NETPATH} {
		m := machine(t, func(m *testbed) { m.Options.GhostedRestore = ghosted })
		rememberedAsBob(docs)(m, nil)
		m.remember("alice", "Y:", other)
		require.NoError(t, m.net.SetDown("backup", true))
		c := m.logon("alice")
		requireCode(t, want, c.Restored()[0].Err)
		requireCode(t, winerr.ERROR_CANCELLED, c.Restored()[1].Err)
		if ghosted {
			require.Equal(t, []string{"Y:"}, locals(m))
			require.True(t, m.net.Snapshot()[0].Disconnected)
			require.NoError(t, c.CancelConnection2("Y:", 0, false))
		}
		requireCode(t, winerr.ERROR_BAD_NETPATH, c.RestoreSingleConnection(0, "Y:", false))
	}
}

// TestRecordOfALogon has the first error of the drives, although the logon
// succeeds.
func TestRecordOfALogon(t *testing.T) {
	for remote, want := range map[string]winerr.Errno{docs: winerr.NO_ERROR, `\\nowhere\docs`: winerr.ERROR_BAD_NETPATH} {
		m, rec := recorded(t)
		m.remember("alice", "Y:", remote)
		m.remember("alice", "Z:", docs)
		m.logon("alice")
		records := rec.Records()
		require.Len(t, records, 1)
		require.Equal(t, "Logon restore", records[0].Op)
		require.Equal(t, want, records[0].Code)
	}
}

// The zero logon type is an interactive one (session.Logon), and an interactive
// logon restores what is remembered (WNetRestoreConnectionW).
func TestLogonWithoutTypeRestores(t *testing.T) {
	m := machine(t)
	first := m.logon("alice")
	nr := &mpr.NetResource{LocalName: "Z:", RemoteName: docs}
	require.NoError(t, first.AddConnection2(nr, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))
	require.NoError(t, first.Close())

	second := m.logonAs(session.Logon{User: session.User{Name: "alice"}})
	require.Equal(t, []mpr.Restored{{Local: "Z:", Remote: docs}}, second.Restored())
	remote, err := second.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, docs, remote)
}
