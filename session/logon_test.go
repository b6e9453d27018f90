package session_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// logonTypes are the constants with the names and numbers of SECURITY_LOGON_TYPE.
func logonTypes() map[session.LogonType]string {
	return map[session.LogonType]string{
		2: "Interactive", 3: "Network", 4: "Batch", 5: "Service", 9: "NewCredentials", 10: "RemoteInteractive",
	}
}

func TestLogonTypesHaveTheNumbersOfWindows(t *testing.T) {
	for typ, text := range logonTypes() {
		require.Equal(t, text, typ.String())
	}
	require.Equal(t, "LogonType(7)", session.LogonType(7).String())
}

func TestEachLogonHasItsOwnSession(t *testing.T) {
	var machine session.Table
	seen := map[session.LUID]bool{}
	for typ := range logonTypes() {
		if typ == session.LogonNewCredentials {
			continue
		}
		user := session.User{Domain: "CORP", Name: "Ann"}
		s, err := machine.Logon(session.Logon{User: user, Type: typ})
		require.NoError(t, err)
		require.False(t, seen[s.LUID()], "a LUID given twice")
		seen[s.LUID()] = true

		require.Equal(t, user, s.User())
		require.Equal(t, user.Key(), s.ProfileKey())
		require.Equal(t, typ, s.Type())
		require.Equal(t, session.ElevationDefault, s.Elevation())
		require.Nil(t, s.Linked())
		require.True(t, s.Alive())
		_, _, network := s.NetworkCredentials()
		require.False(t, network)
		require.Empty(t, s.Devices().Snapshot())
	}
	require.Len(t, machine.Sessions(), len(seen))
}

func TestZeroLogonTypeIsInteractive(t *testing.T) {
	s, err := new(session.Table).Logon(session.Logon{User: session.User{Name: "ann"}})
	require.NoError(t, err)
	require.Equal(t, session.LogonInteractive, s.Type())
}

func TestLogonRefusesBadArguments(t *testing.T) {
	machine, other := new(session.Table), new(session.Table)
	ann, stranger, gone := logon(t, machine, "ann"), logon(t, other, "eve"), logon(t, machine, "bob")
	gone.Release()
	user, secret := session.User{Name: "x"}, session.NewPassword("")
	const cloned, invalid = session.LogonNewCredentials, winerr.ERROR_INVALID_PARAMETER
	for why, c := range map[string]struct {
		want  winerr.Errno
		logon session.Logon
	}{
		"unknown type":                      {invalid, session.Logon{User: user, Type: 6}},
		"unknown type above":                {invalid, session.Logon{User: user, Type: 11}},
		"no user":                           {winerr.ERROR_BAD_USERNAME, session.Logon{Type: session.LogonService}},
		"From for another type":             {invalid, session.Logon{User: user, Type: session.LogonBatch, From: ann}},
		"network user for another type":     {invalid, session.Logon{User: user, NetworkUser: user}},
		"network password for another type": {invalid, session.Logon{User: user, NetworkPassword: secret}},
		"a clone without From":              {invalid, session.Logon{Type: cloned, NetworkUser: user}},
		"a clone of another machine":        {invalid, session.Logon{Type: cloned, NetworkUser: user, From: stranger}},
		"a clone for another user":          {invalid, session.Logon{User: user, Type: cloned, NetworkUser: user, From: ann}},
		"a clone without credentials":       {winerr.ERROR_BAD_USERNAME, session.Logon{Type: cloned, From: ann}},
		"a clone of a dead session": {
			winerr.ERROR_NO_SUCH_LOGON_SESSION, session.Logon{Type: cloned, NetworkUser: user, From: gone},
		},
	} {
		before := len(machine.Sessions())
		s, err := machine.Logon(c.logon)
		require.Equal(t, c.want, err, why)
		require.Nil(t, s, why)
		require.Len(t, machine.Sessions(), before, why)
	}
}

func TestLogonRefusesBadUserNames(t *testing.T) {
	var machine session.Table
	for why, in := range badUsers() {
		if strings.ContainsAny(in, `@\`) { // what only the written form can get wrong
			continue
		}
		for _, u := range []session.User{{Name: in}, {Domain: "CORP", Name: in}} {
			_, err := machine.Logon(session.Logon{User: u, Type: session.LogonNetwork})
			require.Equal(t, winerr.ERROR_BAD_USERNAME, err, why)
		}
	}
	for _, u := range []session.User{{Domain: `A\B`, Name: "ann"}, {Name: `A\ann`}, {Domain: "A\xff", Name: "ann"}} {
		_, err := machine.Logon(session.Logon{User: u, Type: session.LogonNetwork})
		require.Equal(t, winerr.ERROR_BAD_USERNAME, err, "%q", u)
	}
	require.Empty(t, machine.Sessions())
}

// LogonUserW, LOGON32_LOGON_NEW_CREDENTIALS: the clone keeps the local identity and shows another one to the network.
func TestNewCredentialsKeepTheLocalUser(t *testing.T) {
	var machine session.Table
	ann := logon(t, &machine, "ann")
	define(t, ann.Devices(), "X:", `\Device\HarddiskVolume1`)
	bob, password := session.User{Domain: "LAB", Name: "bob"}, session.NewPassword("secret")
	s, err := machine.Logon(session.Logon{
		Type: session.LogonNewCredentials, From: ann, NetworkUser: bob, NetworkPassword: password,
	})
	require.NoError(t, err)
	require.NotEqual(t, ann.LUID(), s.LUID())
	require.Equal(t, ann.User(), s.User())
	require.Equal(t, ann.ProfileKey(), s.ProfileKey())
	require.Equal(t, session.LogonNewCredentials, s.Type())
	user, got, ok := s.NetworkCredentials()
	require.True(t, ok)
	require.Equal(t, bob, user)
	require.True(t, password.Equal(got))
	require.Empty(t, s.Devices().GetLogicalDriveStrings(), "letters go by LUID, not by user")

	ann.Release()
	require.True(t, s.Alive(), "it doesn't depend on the session that it was made from")
}

// What a service does as LocalSystem with other credentials is no longer global: only LUID 0x3e7 is.
func TestNewCredentialsFromLocalSystemHaveLocalLetters(t *testing.T) {
	var machine session.Table
	s, err := machine.Logon(session.Logon{
		Type: session.LogonNewCredentials, From: wellKnown(t, &machine, session.LocalSystem), NetworkUser: session.User{Name: "bob"},
	})
	require.NoError(t, err)
	define(t, s.Devices(), "X:", `\Device\HarddiskVolume1`)
	require.Empty(t, machine.Global().Snapshot())
}

// A session keeps the password of its logon, both halves of a split one the same. A NewCredentials logon has NetworkPassword in
// its place.
func TestPasswordOfALogon(t *testing.T) {
	table := session.NewTable(session.Options{})
	secret := session.NewPassword("secret")
	s, err := table.Logon(session.Logon{User: session.User{Name: "alice"}, Administrator: true, Password: secret})
	require.NoError(t, err)
	require.True(t, s.Password().Equal(secret))
	require.True(t, s.Linked().Password().Equal(secret))
	_, err = table.Logon(session.Logon{From: s, Type: session.LogonNewCredentials, NetworkUser: session.User{Name: "bob"}, Password: secret})
	require.Equal(t, winerr.ERROR_INVALID_PARAMETER, err)
	other, err := table.Logon(session.Logon{From: s, Type: session.LogonNewCredentials, NetworkUser: session.User{Name: "bob"}, NetworkPassword: secret})
	require.NoError(t, err)
	require.True(t, other.Password().Equal(session.Password{}))
}
