package mpr_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// withoutEffect are the flags that are taken, and change nothing.
var withoutEffect = []mpr.ConnectFlags{
	mpr.CONNECT_NEED_DRIVE, mpr.CONNECT_REFCOUNT, mpr.CONNECT_CURRENT_MEDIA, mpr.CONNECT_REQUIRE_INTEGRITY,
	mpr.CONNECT_REQUIRE_PRIVACY, mpr.CONNECT_WRITE_THROUGH_SEMANTICS,
	mpr.CONNECT_TEMPORARY, mpr.CONNECT_REDIRECT, // with a named device
	mpr.CONNECT_INTERACTIVE, mpr.CONNECT_COMMANDLINE, mpr.CONNECT_CMD_SAVECRED, mpr.CONNECT_CRED_RESET, // when nothing is refused
	mpr.CONNECT_PROMPT, // without INTERACTIVE
}

// TestFlagsWithoutEffect leave the machine as a connection without flags does.
func TestFlagsWithoutEffect(t *testing.T) {
	after := func(flags mpr.ConnectFlags) mpr.Snapshot {
		m := machine(t)
		require.NoError(t, m.logon("alice").AddConnection2(disk("Z:", docs), mpr.Credentials{}, flags))
		return m.Snapshot()
	}
	plain := after(0)
	for _, flag := range withoutEffect {
		require.Empty(t, cmp.Diff(plain, after(flag)), "flag %#x", uint32(flag))
	}
}

// TestFlagsReachTheProvider, all that may be given.
func TestFlagsReachTheProvider(t *testing.T) {
	var got mpr.ConnectFlags
	c := mpr.New(&provider.Func{
		ProviderName: "Listening",
		OnAddConnection3: func(_ *session.Session, _ mpr.Window, _ *mpr.NetResource, _ mpr.Credentials, flags mpr.ConnectFlags) error {
			got = flags
			return nil
		},
	}).System()
	all := append(withoutEffect, mpr.CONNECT_UPDATE_PROFILE, mpr.CONNECT_UPDATE_RECENT, mpr.CONNECT_DEFERRED, mpr.CONNECT_GLOBAL_MAPPING)
	for _, flag := range all {
		require.NoError(t, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, flag))
		require.Equal(t, flag, got)
	}
}

// recent are the paths that the connect dialog shows.
func recent(t *testing.T, m *testbed, c *mpr.Caller) []string {
	t.Helper()
	ui := mpr.NewScriptedUI(mpr.UserCancels())
	m.UI = ui
	requireCode(t, winerr.DIALOG_CANCELLED, showing(disk("", ""), mpr.CONNDLG_USE_MRU)(m, c))
	return ui.Shown()[0].(mpr.ConnectPrompt).MostRecent
}

// TestFlagUpdateRecent puts a connection with a device among the recent ones.
func TestFlagUpdateRecent(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	for _, one := range []struct {
		local, remote string
		flags         mpr.ConnectFlags
	}{
		{"Z:", docs, mpr.CONNECT_UPDATE_RECENT},
		{"Y:", media, mpr.CONNECT_UPDATE_RECENT},
		{"X:", other, 0},
		{"", docs + `\dir`, mpr.CONNECT_UPDATE_RECENT},
	} {
		require.NoError(t, c.AddConnection2(disk(one.local, one.remote), mpr.Credentials{}, one.flags))
	}
	require.Error(t, c.AddConnection2(disk("W:", private), mpr.Credentials{}, mpr.CONNECT_UPDATE_RECENT))
	require.Equal(t, []string{media, docs}, recent(t, m, c), "the newest first")
	require.Equal(t, []string{media, docs}, recent(t, m, m.logon("ALICE")), "by user")
	require.Empty(t, recent(t, m, m.logon("bob")))
}

// fullVault is a credential manager that saves and forgets nothing.
type fullVault struct{ profile.MemoryVault }

func (*fullVault) Put(string, string, mpr.Credentials) error { return winerr.ERROR_ACCESS_DENIED }
func (*fullVault) Delete(string, string) error               { return winerr.ERROR_ACCESS_DENIED }

// TestFlagsOfTheCredentialManager are ignored where it can't save, as where it
// is disabled.
func TestFlagsOfTheCredentialManager(t *testing.T) {
	for _, flag := range []mpr.ConnectFlags{mpr.CONNECT_CMD_SAVECRED, mpr.CONNECT_CRED_RESET} {
		m := machine(t, answering(mpr.UserTypes("bob", "hunter2")), func(m *testbed) { m.Credentials = new(fullVault) })
		flags := flag | mpr.CONNECT_INTERACTIVE | mpr.CONNECT_COMMANDLINE | mpr.CONNECT_UPDATE_PROFILE
		require.NoError(t, m.logon("alice").AddConnection2(disk("Z:", private), mpr.As("bob", "x"), flags))
		e, _ := m.entry("Z:")
		require.EqualValues(t, 1, e.DeferFlags, "the password has to be asked for at the next logon")
	}
}

// TestGlobalMapping has the letter for all users of the machine, made by an administrator. No page says what WNet does with
// the flag: a ruling, and issues of csi-driver-smb for the backslash.
func TestGlobalMapping(t *testing.T) {
	for _, logon := range []session.Logon{
		{User: session.User{Name: "admin"}, Administrator: true, Type: session.LogonInteractive}, // and then elevated
		{User: session.User{Name: "admin"}, Administrator: true, Type: session.LogonService},
	} {
		m := machine(t)
		alice, admin := m.logon("alice"), m.logonAs(logon)
		global := func(c *mpr.Caller, remote string) error {
			return c.AddConnection2(disk("G:", remote), mpr.As("bob", "hunter2"), mpr.CONNECT_GLOBAL_MAPPING|mpr.CONNECT_UPDATE_PROFILE)
		}
		unchanged(t, m.Router, func() { requireCode(t, winerr.ERROR_ACCESS_DENIED, global(alice, docs)) })
		if logon.Type == session.LogonInteractive {
			unchanged(t, m.Router, func() { requireCode(t, winerr.ERROR_ACCESS_DENIED, global(admin, docs)) })
			var err error
			admin, err = admin.Elevated()
			require.NoError(t, err)
		}
		unchanged(t, m.Router, func() { requireCode(t, winerr.ERROR_INVALID_PARAMETER, global(admin, docs+`\`)) })
		require.NoError(t, global(admin, docs))
		require.Equal(t, session.DRIVE_REMOTE, alice.Session().Devices().GetDriveType("G:"))
		for _, c := range []*mpr.Caller{alice, admin} {
			_, err := c.GetConnection("G:")
			requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
			requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, c.AddConnection2(disk("G:", other), mpr.Credentials{}, 0))
			requireCode(t, winerr.ERROR_NOT_CONNECTED, c.CancelConnection2("G:", mpr.CONNECT_UPDATE_PROFILE, true))
		}
		requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, global(admin, docs))
		remote, err := m.System().GetConnection("G:")
		require.NoError(t, err)
		require.Equal(t, docs, remote)
		require.NoError(t, m.System().CancelConnection2("G:", 0, false))
		_, found := m.entry("G:")
		require.False(t, found, "a global mapping isn't remembered")
	}
}

// TestGlobalLettersRunUp from the first one that is free, for LocalSystem and for global mappings ("Defining an MS-DOS
// Device Name").
func TestGlobalLettersRunUp(t *testing.T) {
	m := machine(t)
	system, admin := m.System(), m.logonAs(session.Logon{User: session.User{Name: "admin"}, Administrator: true, Type: session.LogonService})
	choose := func(c *mpr.Caller, flags mpr.ConnectFlags) string {
		use, err := c.UseConnection(0, disk("", docs), mpr.As("bob", "hunter2"), flags|mpr.CONNECT_REDIRECT)
		require.NoError(t, err)
		return use.AccessName
	}
	require.Equal(t, "D:", choose(system, 0))
	require.Equal(t, "Z:", choose(admin, 0))
	require.Equal(t, "E:", choose(admin, mpr.CONNECT_GLOBAL_MAPPING))
	require.Equal(t, "F:", choose(system, 0))
	remote, err := system.GetConnection("E:")
	require.NoError(t, err)
	require.Equal(t, docs, remote)
}
