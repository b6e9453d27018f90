package session_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// wellKnownAccounts are the accounts of the well-known LUIDs of winnt.h.
func wellKnownAccounts() map[session.LUID]string {
	return map[session.LUID]string{
		0x3e7: `NT AUTHORITY\SYSTEM`,
		0x3e6: `NT AUTHORITY\ANONYMOUS LOGON`,
		0x3e5: `NT AUTHORITY\LOCAL SERVICE`,
		0x3e4: `NT AUTHORITY\NETWORK SERVICE`,
	}
}

func TestWellKnownSessionsAreOneEach(t *testing.T) {
	var machine session.Table
	for luid, account := range wellKnownAccounts() {
		s := wellKnown(t, &machine, luid)
		require.Equal(t, luid, s.LUID())
		require.Equal(t, account, s.User().String())
		require.Same(t, s, wellKnown(t, &machine, luid))

		user, err := session.ParseUser(account)
		require.NoError(t, err)
		lower, err := session.ParseUser("nt authority\\" + user.Name)
		require.NoError(t, err)
		for _, u := range []session.User{user, lower} {
			byLogon, err := machine.Logon(session.Logon{User: u, Type: session.LogonService})
			require.NoError(t, err)
			require.Same(t, s, byLogon)
		}
	}
	require.Len(t, machine.Sessions(), 4)
}

func TestWellKnownSessionsNeverLogOff(t *testing.T) {
	var machine session.Table
	machine.OnLogoff(func(s *session.Session) { t.Errorf("%v logged off", s.LUID()) })
	for luid := range wellKnownAccounts() {
		s := wellKnown(t, &machine, luid)
		define(t, s.Devices(), "name of "+luid.String(), `\Device\X`)
		s.Release()
		s.Release()
		require.True(t, s.Alive())
		require.NoError(t, s.Retain())
		require.NotEmpty(t, query(t, s.Devices(), "name of "+luid.String()))
	}
}

func TestWellKnownRefusesOtherLUIDs(t *testing.T) {
	var machine session.Table
	for _, luid := range []session.LUID{0, 0x3e3, 0x3e8, logon(t, &machine, "ann").LUID()} {
		_, err := machine.WellKnown(luid)
		require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err, luid)
	}
}

// An account of the same name elsewhere is an ordinary one.
func TestWellKnownNamesNeedTheirDomain(t *testing.T) {
	var machine session.Table
	for _, account := range []string{`SYSTEM`, `CORP\SYSTEM`, `NT AUTHORITY\ann`} {
		u, err := session.ParseUser(account)
		require.NoError(t, err)
		s, err := machine.Logon(session.Logon{User: u, Type: session.LogonService})
		require.NoError(t, err)
		require.GreaterOrEqual(t, s.LUID(), session.LUID(0x10000))
	}
}

// Only LocalSystem's namespace is the global one; the other services are sessions like any user's.
func TestOtherServicesHaveLocalLetters(t *testing.T) {
	var machine session.Table
	for luid := range wellKnownAccounts() {
		d := wellKnown(t, &machine, luid).Devices()
		require.Equal(t, luid == session.LocalSystem, d == machine.Global())
	}
}
