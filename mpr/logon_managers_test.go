package mpr_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// A provider is told of logons and of changed passwords if its class says so or, where
// it has none, its network type; not if its network type is 0 (openafs, commit 905297481).
func TestWhoIsACredentialManager(t *testing.T) {
	for name, tt := range map[string]struct {
		class provider.Class
		typ   uint32
		told  int
	}{
		"by class":                 {provider.WN_CREDENTIAL_CLASS, provider.WNNC_NET_LANMAN, 1},
		"without a network type":   {provider.WN_CREDENTIAL_CLASS, 0, 0},
		"without one, a network":   {provider.WN_CREDENTIAL_CLASS | provider.WN_NETWORK_CLASS, 0, 0},
		"by class, a network, too": {provider.WN_CREDENTIAL_CLASS | provider.WN_NETWORK_CLASS, provider.WNNC_NET_LANMAN, 1},
		"by network type":          {0, provider.WNNC_CRED_MANAGER, 1},
		"a network":                {0, provider.WNNC_NET_LANMAN, 0},
		"registered as one":        {provider.WN_NETWORK_CLASS, provider.WNNC_CRED_MANAGER, 0},
	} {
		t.Run(name, func(t *testing.T) {
			g := new(manager)
			p := g.provider("Manager", nil)
			p.Registry.Class = tt.class
			p.Caps = map[provider.CapIndex]uint32{provider.WNNC_NET_TYPE: tt.typ}
			c, err := mpr.New(p).Logon(session.Logon{User: alice})
			require.NoError(t, err)
			require.Len(t, g.logons, tt.told)
			require.NoError(t, c.ChangePassword(mpr.Password{}, mpr.Password{}, 0))
			require.Len(t, g.changes, tt.told)
		})
	}
}

// Each credential manager hands back one command line, in their order; one that
// fails hands back none, and a text ends at its NUL.
func TestLogonScriptsAreRecorded(t *testing.T) {
	r := new(mpr.Router)
	for i, one := range []struct {
		script string
		err    error
	}{
		{"cmd /C first.cmd", nil}, {"never.cmd", winerr.ERROR_BUSY}, {"", nil},
		{"odd.cmd", (*winerr.Extended)(nil)}, {"last.exe\x00garbage", winerr.NO_ERROR},
	} {
		p := new(manager).provider(fmt.Sprint("Manager ", i), nil)
		p.OnLogonNotify = func(provider.Logon) (string, error) { return one.script, one.err }
		require.NoError(t, r.AddProvider(p))
	}
	c, err := r.Logon(session.Logon{User: alice, Type: session.LogonService})
	require.NoError(t, err)
	require.Equal(t, []mpr.LogonScript{
		{Provider: "Manager 0", LUID: c.Session().LUID(), Command: "cmd /C first.cmd"},
		{Provider: "Manager 4", LUID: c.Session().LUID(), Command: "last.exe"},
	}, r.LogonScripts())
}

// NPGetCaps(WNNC_START) says how long to wait before a credential manager is
// told.
func TestLogonWaitsForACredentialManager(t *testing.T) {
	var clock wallClock
	g := new(manager)
	m := machine(t, clock.set)
	slow, p := booting("Slow", m.Clock, 5000, 5*time.Second), g.provider("Manager", nil)
	p.Registry.Class = provider.WN_CREDENTIAL_CLASS
	p.OnGetCaps = func(index provider.CapIndex) uint32 {
		if index == provider.WNNC_NET_TYPE {
			return provider.WNNC_CRED_MANAGER
		}
		return slow.OnGetCaps(index)
	}
	require.NoError(t, m.AddProvider(p))
	m.logon("alice")
	require.Len(t, g.logons, 1)
	require.Equal(t, []time.Duration{5 * time.Second}, clock.slept)
}

// What a credential manager connects as LocalSystem is there for everybody.
func TestCredentialManagerRunsAsLocalSystem(t *testing.T) {
	m := machine(t)
	p := new(manager).provider("Manager", nil)
	p.OnLogonNotify = func(logon provider.Logon) (string, error) {
		local, err := session.ParseName("S:")
		if err == nil {
			err = logon.System.Devices().Redirect(local, `\Device\Test`, p)
		}
		return "", err
	}
	require.NoError(t, m.AddProvider(p))
	m.logon("alice")
	bob := m.logonAs(session.Logon{User: session.User{Name: "bob"}, Type: session.LogonNetwork})
	targets, err := bob.Session().Devices().QueryDosDevice("S:")
	require.NoError(t, err)
	require.Equal(t, []string{`\Device\Test`}, targets)
}

// A service's logon has no window, whatever is said of one.
func TestServiceLogonHasNoWindow(t *testing.T) {
	g := new(manager)
	_, err := mpr.New(g.provider("Manager", nil)).LogonWith(session.Logon{User: alice, Type: session.LogonService}, mpr.Authentication{Owner: 17})
	require.NoError(t, err)
	require.Zero(t, g.logons[0].Owner)
}

// A credential manager that prints what it is told prints no password.
func TestPasswordsOfALogonDoNotPrint(t *testing.T) {
	secret := provider.Logon{User: alice, Password: mpr.NewPassword("pssst"), Previous: &provider.Previous{Password: mpr.NewPassword("pssst")}}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x"} {
		require.NotContains(t, fmt.Sprintf(verb, secret), "pssst")
		require.NotContains(t, fmt.Sprintf(verb, *secret.Previous), "pssst")
		require.NotContains(t, fmt.Sprintf(verb, secret), fmt.Sprintf("%x", "pssst"))
	}
}
