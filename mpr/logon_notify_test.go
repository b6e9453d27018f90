package mpr_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// manager is a credential manager that keeps what it is told and hands back a
// script.
type manager struct {
	logons, changes []provider.Logon
	infos           []provider.PasswordChange
}

func (g *manager) provider(name string, err error) *provider.Func {
	return &provider.Func{
		ProviderName: name,
		Caps:         map[provider.CapIndex]uint32{provider.WNNC_NET_TYPE: provider.WNNC_CRED_MANAGER},
		OnLogonNotify: func(l provider.Logon) (string, error) {
			g.logons = append(g.logons, l)
			return "cmd /C hello " + l.User.Name, err
		},
		OnPasswordChangeNotify: func(l provider.Logon, info provider.PasswordChange) error {
			g.changes, g.infos = append(g.changes, l), append(g.infos, info)
			return err
		},
	}
}

// A credential manager hears of every logon at the machine and of services,
// before any drive is restored, and hands back a command line (NPLogonNotify).
func TestCredentialManagerHearsOfLogons(t *testing.T) {
	for typ, station := range map[session.LogonType]string{
		session.LogonInteractive: "WinSta0", session.LogonRemoteInteractive: "WinSta0", session.LogonService: "SvcCtl",
		session.LogonBatch: "", session.LogonNetwork: "",
	} {
		m, g := machine(t), new(manager)
		p := g.provider("Manager", nil)
		tell := p.OnLogonNotify
		p.OnLogonNotify = func(l provider.Logon) (string, error) {
			require.Zero(t, m.hook.Count(provider.CallAddConnection3), "not restored yet")
			return tell(l)
		}
		require.NoError(t, m.AddProvider(p))
		m.remember("alice", "Z:", docs)
		c := m.logonAs(session.Logon{User: alice, Type: typ})
		if station == "" {
			require.Empty(t, g.logons, "%v", typ)
			require.Empty(t, m.LogonScripts())
			continue
		}
		require.Len(t, g.logons, 1)
		got := g.logons[0]
		require.Same(t, c.Session(), got.Session)
		require.Equal(t, session.LocalSystem, got.System.LUID())
		require.Equal(t, alice, got.User)
		require.Equal(t, []string{"MSV1_0:Interactive", station}, []string{got.AuthType, got.Station})
		require.Nil(t, got.Previous)
		require.Equal(t, []mpr.LogonScript{{Provider: "Manager", LUID: c.Session().LUID(), Command: "cmd /C hello alice"}}, m.LogonScripts())
	}
}

// tellingPasswords is a machine that tells credential managers the passwords.
func tellingPasswords(m *testbed) { m.Options.MPRPasswords = mpr.MPRPasswordsTold }

// The station of a user at the machine is spelled as the page of NPLogonNotify has it on demand.
func TestStationOfThePage(t *testing.T) {
	m, g := machine(t, func(m *testbed) { m.Options.StationOfPage = true }), new(manager)
	require.NoError(t, m.AddProvider(g.provider("Manager", nil)))
	c, err := m.LogonWith(session.Logon{User: alice}, mpr.Authentication{Owner: 3})
	require.NoError(t, err)
	defer c.Close()
	require.Equal(t, "WinSta_0", g.logons[0].Station)
	require.EqualValues(t, 3, g.logons[0].Owner)
	require.NoError(t, c.ChangePassword(mpr.Password{}, mpr.Password{}, 0))
	require.Equal(t, "WinSta_0", g.changes[0].Station)
}

// Windows 11 tells credential managers empty passwords, at logons and of changes, the versions before it those that
// there are ("Deprecated features in the Windows client": MPR notifications).
func TestPasswordsThatCredentialManagersAreTold(t *testing.T) {
	for _, one := range []struct {
		version session.Version
		setting mpr.MPRPasswords
		told    bool
	}{
		{session.Windows11, mpr.MPRPasswordsByVersion, false},
		{session.Windows11, mpr.MPRPasswordsTold, true},
		{session.Windows10, mpr.MPRPasswordsByVersion, true},
		{session.Windows10, mpr.MPRPasswordsEmpty, false},
	} {
		g := new(manager)
		m := machine(t, func(m *testbed) { m.Options.Version, m.Options.MPRPasswords = one.version, one.setting })
		require.NoError(t, m.AddProvider(g.provider("Manager", nil)))
		previous := &provider.Previous{User: alice, Password: mpr.NewPassword("old")}
		c, err := m.LogonWith(session.Logon{User: alice, Password: mpr.NewPassword("secret")}, mpr.Authentication{Previous: previous})
		require.NoError(t, err)
		defer c.Close()
		require.NoError(t, c.ChangePassword(mpr.NewPassword("secret"), mpr.NewPassword("new"), 0))
		want := []string{"secret", "old", "new", "secret"}
		if !one.told {
			want = []string{"", "", "", ""}
		}
		var told []string
		for _, l := range append(g.logons, g.changes...) {
			for _, password := range []mpr.Password{l.Password, l.Previous.Password} {
				secret, given := password.Reveal()
				require.True(t, given, "it is empty, not NULL")
				told = append(told, secret)
			}
		}
		require.Equal(t, want, told, "%v %v", one.version, one.setting)
		require.True(t, previous.Password.Equal(mpr.NewPassword("old")), "the caller's own stays")
	}
}

// What is known of how the user logged on reaches the credential manager.
func TestCredentialManagerLearnsHowTheUserLoggedOn(t *testing.T) {
	m, g := machine(t, tellingPasswords), new(manager)
	require.NoError(t, m.AddProvider(g.provider("Manager", nil)))
	previous := &provider.Previous{User: alice, Password: mpr.NewPassword("old")}
	c, err := m.LogonWith(session.Logon{User: alice, Type: session.LogonInteractive, Password: mpr.NewPassword("secret")}, mpr.Authentication{
		Type: "Kerberos:Interactive", Previous: previous, Owner: 3,
	})
	require.NoError(t, err)
	defer c.Close()
	got := g.logons[0]
	require.Equal(t, "Kerberos:Interactive", got.AuthType)
	require.True(t, got.Password.Equal(mpr.NewPassword("secret")))
	require.Same(t, previous, got.Previous)
	require.EqualValues(t, 3, got.Owner)
}

// Whatever a credential manager answers keeps nobody from logging on, nor the
// next one from hearing of it.
func TestCredentialManagerThatFailsKeepsNobodyOut(t *testing.T) {
	for _, err := range []error{winerr.ERROR_BUSY, winerr.ERROR_NO_NETWORK, winerr.ERROR_ACCESS_DENIED, ownError} {
		m, first, second := machine(t), new(manager), new(manager)
		require.NoError(t, m.AddProvider(first.provider("First", err)))
		require.NoError(t, m.AddProvider(second.provider("Second", nil)))
		m.remember("alice", "Z:", docs)
		c := m.logon("alice")
		require.Len(t, c.Restored(), 1)
		require.Len(t, first.logons, 1)
		require.Len(t, second.logons, 1)
		if errors.Is(err, winerr.ERROR_NO_NETWORK) {
			require.Empty(t, m.LogonScripts(), "no script is kept, though the other one returned one (openafs, afslogon.c)")
			continue
		}
		require.Len(t, m.LogonScripts(), 1, "of the one that succeeded")
	}
}

// ERROR_NO_NETWORK of one logon, whichever credential manager answers it, leaves the scripts of others alone, and so
// does a network that isn't asked because it will never start.
func TestScriptsOfOneLogonAreKeptTogether(t *testing.T) {
	m, answer := machine(t), error(nil)
	require.NoError(t, m.AddProvider(new(manager).provider("First", nil)))
	last := new(manager).provider("Last", nil)
	last.OnLogonNotify = func(provider.Logon) (string, error) { return "last.cmd", answer }
	require.NoError(t, m.AddProvider(last))
	never := new(manager).provider("Never", nil)
	never.Caps[provider.WNNC_START] = provider.WNNC_START_NEVER
	require.NoError(t, m.AddProvider(never))
	m.logon("alice")
	require.Len(t, m.LogonScripts(), 2)
	answer = winerr.ERROR_NO_NETWORK
	m.logon("bob")
	require.Len(t, m.LogonScripts(), 2)
}

func TestCredentialManagerThatPanics(t *testing.T) {
	m, second := machine(t), new(manager)
	first := hook.New(new(manager).provider("First", nil))
	first.On(provider.CallLogonNotify, hook.Panic("no logons today"))
	require.NoError(t, m.AddProvider(first))
	require.NoError(t, m.AddProvider(second.provider("Second", nil)))
	mapped(t, m.logon("alice"), "Z:", docs)
	require.Len(t, second.logons, 1)
}

// A change of password is told to every credential manager, with both passwords;
// the first error is the answer, and a manager without the call is none.
func TestChangePassword(t *testing.T) {
	m, first, second := machine(t, tellingPasswords), new(manager), new(manager)
	c := m.logon("alice")
	require.NoError(t, c.ChangePassword(mpr.NewPassword("secret"), mpr.NewPassword("new"), 0), "nobody to tell")
	mute := new(manager).provider("Mute", nil)
	mute.OnPasswordChangeNotify = nil
	require.NoError(t, m.AddProvider(mute))
	require.NoError(t, m.AddProvider(first.provider("First", nil)))
	change := func() error {
		return c.ChangePassword(mpr.NewPassword("secret"), mpr.NewPassword("new"), provider.WN_NT_PASSWORD_CHANGED)
	}
	require.NoError(t, change())
	require.NoError(t, m.AddProvider(second.provider("Second", winerr.ERROR_BUSY)))
	requireCode(t, winerr.ERROR_BUSY, change())
	require.Len(t, first.changes, 2)
	require.Equal(t, []provider.PasswordChange{provider.WN_NT_PASSWORD_CHANGED}, second.infos)
	got := second.changes[0]
	require.Equal(t, alice, got.User)
	require.True(t, got.Password.Equal(mpr.NewPassword("new")))
	require.True(t, got.Previous.Password.Equal(mpr.NewPassword("secret")))
}

// No password that credential managers are told shows in a record.
func TestLogonRecordsHideThePassword(t *testing.T) {
	m := machine(t, func(m *testbed) { m.Recorder = new(mpr.Recorder) }, tellingPasswords)
	require.NoError(t, m.AddProvider(new(manager).provider("Manager", nil)))
	c, err := m.Logon(session.Logon{User: alice, Password: mpr.NewPassword("pssst")})
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.ChangePassword(mpr.NewPassword("pssst"), mpr.NewPassword("pssst!"), 0))
	var told []string
	for _, rec := range m.Recorder.Records() {
		for _, arg := range rec.Args {
			text, isText := arg.Value.(string)
			require.False(t, isText && strings.Contains(text, "pssst"), "%s of %s", arg.Name, rec.Op)
			if arg.Name == "password" {
				told = append(told, rec.Op+" "+text)
			}
		}
	}
	require.Equal(t, []string{"NPLogonNotify ***", "NPPasswordChangeNotify ***"}, told)
}
