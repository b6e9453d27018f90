package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// tried is what a provider was offered: "user/password", with NULL for NULL.
type tried []string

// choosy is a provider that takes one pair of credentials and keeps what it was
// offered.
func choosy(takes string, log *tried) provider.Provider {
	return &provider.Func{
		ProviderName: "Choosy",
		OnAddConnection3: func(_ *session.Session, _ provider.Window, _ *provider.NetResource, cred session.Credentials, _ provider.ConnectFlags) error {
			user, given := cred.UserName()
			if !given {
				user = "NULL"
			}
			secret, given := cred.Password.Reveal()
			if !given {
				secret = "NULL"
			}
			*log = append(*log, user+"/"+secret)
			if user+"/"+secret == takes {
				return nil
			}
			return winerr.ERROR_LOGON_FAILURE
		},
	}
}

// Explicit credentials come before those of the credential manager for the
// server, and these before those of the logon.
func TestOrderOfTheCredentials(t *testing.T) {
	carol, alice := "carol", "alice"
	saved := mpr.As("carol", "kept")
	for name, row := range map[string]struct {
		remote string
		given  mpr.Credentials
		takes  string
		want   tried
	}{
		"defaults, saved ones do":       {docs, mpr.Credentials{}, "carol/kept", tried{"carol/kept"}},
		"defaults, saved ones don't do": {docs, mpr.Credentials{}, "NULL/NULL", tried{"carol/kept", "NULL/NULL"}},
		"explicit password":             {docs, mpr.As("dave", "new"), "dave/new", tried{"dave/new"}},
		"explicit ones don't do":        {docs, mpr.As("dave", "new"), "carol/kept", tried{"dave/new"}},
		"explicit empty password":       {docs, mpr.As("carol", ""), "carol/kept", tried{"carol/"}},
		"the saved user by name":        {docs, mpr.Credentials{User: &carol}, "carol/kept", tried{"carol/kept"}},
		"another user by name":          {docs, mpr.Credentials{User: &alice}, "x", tried{"alice/NULL"}},
		"the server in another case":    {`\\FILES\x`, mpr.Credentials{}, "carol/kept", tried{"carol/kept"}},
		"another server":                {other, mpr.Credentials{}, "NULL/NULL", tried{"NULL/NULL"}},
	} {
		t.Run(name, func(t *testing.T) {
			var log tried
			vault := new(profile.MemoryVault)
			require.NoError(t, vault.Put("ALICE", "Files", saved))
			r := mpr.New(choosy(row.takes, &log))
			r.Credentials = vault
			c, err := r.Logon(session.Logon{User: session.User{Name: "alice"}})
			require.NoError(t, err)
			defer c.Close()
			err = c.AddConnection2(disk("", row.remote), row.given, 0)
			want := winerr.ERROR_LOGON_FAILURE
			if row.want[len(row.want)-1] == row.takes {
				want = winerr.NO_ERROR
			}
			requireCode(t, want, err)
			require.Equal(t, row.want, log)
			require.Len(t, vault.Snapshot(), 1, "the credential manager is only read")
		})
	}
}

// Who is connected to a server is joined, whatever the credential manager has for it.
func TestSavedCredentialsOfAnotherUserThanIsConnected(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.vault.Put("alice", "files", mpr.As("alice", "secret")))
	c := m.logon("alice")
	require.NoError(t, c.AddConnection2(disk("Z:", docs), mpr.As("bob", "hunter2"), 0))
	require.NoError(t, c.AddConnection2(disk("Y:", docs), mpr.Credentials{}, 0))
	user, err := c.GetUser("Y:")
	require.NoError(t, err)
	require.Equal(t, "bob", user)
}

// The target of saved credentials is the server of the name, in whatever form the
// network has its names.
func TestTargetOfSavedCredentials(t *testing.T) {
	for _, remote := range []string{`\\files\docs\dir`, `\\files`, "http://files/docs", "https://FILES", "files:/export"} {
		var log tried
		r := mpr.New(choosy("carol/kept", &log))
		r.Credentials = new(profile.MemoryVault)
		system := r.System()
		require.NoError(t, r.Credentials.Put(system.Session().ProfileKey(), "files", mpr.As("carol", "kept")))
		require.NoError(t, system.AddConnection2(disk("", remote), mpr.Credentials{}, 0), remote)
	}
}

// Saved credentials are one user's.
func TestSavedCredentialsAreOneUsers(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.vault.Put("alice", "files", mpr.As("bob", "hunter2")))
	mapped(t, m.logon("alice"), "Z:", private)
	bob := m.logon("bob")
	require.NoError(t, bob.AddConnection2(disk("Z:", docs), mpr.As("alice", "secret"), 0))
	users := make(map[string]string)
	for _, each := range m.net.Snapshot() {
		users[each.Remote] = each.User
	}
	require.Equal(t, map[string]string{private: "bob", docs: "alice"}, users)
}

// WNetAddConnection4 with a NULL buffer has the defaults of the others, and the
// credential manager's among them.
func TestEveryAddTakesSavedCredentials(t *testing.T) {
	for function, add := range adders() {
		t.Run(function, func(t *testing.T) {
			m := machine(t)
			require.NoError(t, m.vault.Put("alice", "files", mpr.As("bob", "hunter2")))
			c := m.logon("alice")
			require.NoError(t, adding(add, "Z:", private, mpr.Credentials{})(m, c))
		})
	}
}

// What is remembered of the user is lpUserName as it was passed, whatever the
// credential manager made of it; at the next logon it comes back with what is
// saved.
func TestSavedCredentialsAreNotTheRememberedUser(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.vault.Put("alice", "files", mpr.As("bob", "hunter2")))
	c := m.logon("alice")
	require.NoError(t, c.AddConnection(private, mpr.Password{}, "Z:"))
	entry, _ := m.entry("Z:")
	require.Empty(t, entry.UserName, "the default credentials")
	require.EqualValues(t, 4, entry.DeferFlags)
	require.NoError(t, c.Close())
	again := m.logon("alice")
	require.Equal(t, []mpr.Restored{{Local: "Z:", Remote: private}}, again.Restored())
}

// A drive of another user comes back without a question when the credential
// manager has the password.
func TestSavedPasswordRestoresADrive(t *testing.T) {
	m := machine(t)
	rememberedAsBob(private)(m, nil)
	require.NoError(t, m.vault.Put("alice", "files", mpr.As("bob", "hunter2")))
	requireCode(t, winerr.NO_ERROR, m.logon("alice").Restored()[0].Err)
	require.NoError(t, m.vault.Delete("ALICE", "FILES"))
	requireCode(t, winerr.ERROR_CANCELLED, m.logon("alice").Restored()[0].Err)
}

// The user of default credentials is kept as an empty text (ansible's tests on Windows Server 2019 to 2025), or as the
// number 0 by the setting. Either is kept as it is by a connection that isn't remembered.
func TestDefaultUserValue(t *testing.T) {
	for _, setting := range []mpr.DefaultUserValue{mpr.DefaultUserEmpty, mpr.DefaultUserZero} {
		m := machine(t, func(m *testbed) { m.Options.DefaultUserValue = setting })
		c := m.logon("alice")
		require.NoError(t, c.AddConnection(docs, mpr.Password{}, "Z:"))
		kept := profile.Entry{Local: "Y:", RemotePath: docs, ProviderName: lanman, UserZero: setting == mpr.DefaultUserEmpty}
		require.NoError(t, m.profiles.Put("alice", kept))
		mapped(t, c, "Y:", docs)
		for local, zero := range map[string]bool{"Z:": setting == mpr.DefaultUserZero, "Y:": kept.UserZero} {
			entry, found := m.entry(local)
			require.True(t, found)
			require.Empty(t, entry.UserName)
			require.Equal(t, zero, entry.UserZero, "%s with %s", local, setting)
		}
	}
}
