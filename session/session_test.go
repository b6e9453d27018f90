package session_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// luids returns the LUIDs of sessions.
func luids(sessions []*session.Session) []session.LUID {
	var all []session.LUID
	for _, s := range sessions {
		all = append(all, s.LUID())
	}
	return all
}

func TestFindAndSessions(t *testing.T) {
	var machine session.Table
	ann, bob := logon(t, &machine, "ann"), logon(t, &machine, "bob")
	for _, s := range []*session.Session{ann, bob} {
		found, err := machine.Find(s.LUID())
		require.NoError(t, err)
		require.Same(t, s, found)
	}
	system, err := machine.Find(session.LocalSystem)
	require.NoError(t, err)
	require.Same(t, wellKnown(t, &machine, session.LocalSystem), system)
	require.Equal(t, []session.LUID{session.LocalSystem, ann.LUID(), bob.LUID()}, luids(machine.Sessions()))

	_, err = machine.Find(bob.LUID() + 1)
	require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
	_, err = machine.Find(0)
	require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
}

func TestOptionsReachTheSessions(t *testing.T) {
	options := session.Options{Version: session.Windows7, ServerIdentity: session.ResolvedAddress}
	machine := session.NewTable(options)
	require.Equal(t, options, machine.Options())
	require.Equal(t, options, logon(t, machine, "ann").Options())
}

// "Defining an MS-DOS Device Name": the last reference to an authentication ID takes its local namespace with it.
func TestLastReferenceLogsOff(t *testing.T) {
	var machine session.Table
	ann := logon(t, &machine, "ann")
	define(t, ann.Devices(), "X:", `\Device\HarddiskVolume1`)
	require.NoError(t, ann.Retain())
	ann.Release()
	require.True(t, ann.Alive(), "a reference is left")
	require.NotEmpty(t, ann.Devices().Snapshot())

	ann.Release()
	require.False(t, ann.Alive())
	require.Empty(t, ann.Devices().Snapshot())
	require.Empty(t, machine.Sessions())
	_, err := machine.Find(ann.LUID())
	require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
}

func TestDeadSessionRefusesWork(t *testing.T) {
	var machine session.Table
	ann := logon(t, &machine, "ann")
	ann.Release()
	d := ann.Devices()
	for what, err := range map[string]error{
		"Retain":   ann.Retain(),
		"Redirect": d.Redirect(name(t, "X:"), `\Device\Mup\s\sh`, &connection{}),
		"define":   d.DefineDosDevice(raw, "X:", `\Device\X`),
		"remove":   d.DefineDosDevice(remove, "X:", ""),
	} {
		require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err, what)
	}
	require.Equal(t, winerr.ERROR_NOT_CONNECTED, d.Unredirect(name(t, "X:"), &connection{}))
}

func TestReleasingTooOftenIsHarmless(t *testing.T) {
	var machine session.Table
	logoffs := 0
	machine.OnLogoff(func(*session.Session) { logoffs++ })
	ann := logon(t, &machine, "ann")
	for range 3 {
		ann.Release()
	}
	require.Equal(t, 1, logoffs)
	require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, ann.Retain())
}

func TestLogoffCallbacksSeeTheLetters(t *testing.T) {
	var machine session.Table
	mine, x := &connection{`\\s\sh`}, name(t, "X:")
	var calls []string
	machine.OnLogoff(func(s *session.Session) {
		require.False(t, s.Alive())
		require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, s.Devices().Redirect(name(t, "Y:"), `\Device\Y`, mine))
		require.NoError(t, s.Devices().Unredirect(x, mine))
		calls = append(calls, "first")
	})
	machine.OnLogoff(nil)
	machine.OnLogoff(func(s *session.Session) {
		_, found := s.Devices().Lookup(x)
		require.False(t, found)
		_, err := machine.Find(s.LUID())
		require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
		require.Empty(t, machine.Sessions())
		logon(t, &machine, "bob")                   // the table is not locked
		machine.OnLogoff(func(*session.Session) {}) // not even for this
		calls = append(calls, "second")
	})
	ann := logon(t, &machine, "ann")
	require.NoError(t, ann.Devices().Redirect(x, `\Device\X`, mine))
	ann.Release()
	require.Equal(t, []string{"first", "second"}, calls)
}

func TestPanickingCallbackStillLogsOff(t *testing.T) {
	var machine session.Table
	machine.OnLogoff(func(*session.Session) { panic("callback") })
	ann := logon(t, &machine, "ann")
	define(t, ann.Devices(), "X:", `\Device\HarddiskVolume1`)
	require.PanicsWithValue(t, "callback", ann.Release)
	require.Empty(t, ann.Devices().Snapshot())
	require.Empty(t, machine.Sessions())
}

// A session that no table made is nobody's: it answers like one that has logged off.
func TestZeroSession(t *testing.T) {
	var s session.Session
	require.False(t, s.Alive())
	require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, s.Retain())
	s.Release()
	require.Zero(t, s.LUID())
	require.Zero(t, s.Options())
	require.Zero(t, s.User())
	require.Nil(t, s.Linked())
	_, _, network := s.NetworkCredentials()
	require.False(t, network)
	require.Empty(t, s.Devices().GetLogicalDriveStrings())
	require.Empty(t, s.Devices().Snapshot())
}

// Administrators are LocalSystem and those whose token has the rights, of a split one the elevated half.
func TestAdministrator(t *testing.T) {
	machine := session.NewTable(session.Options{})
	for _, l := range []struct {
		session.Logon
		want, elevated bool
	}{
		{session.Logon{User: session.User{Name: "alice"}}, false, false},
		{session.Logon{User: session.User{Name: "alice"}, Type: session.LogonService}, false, false},
		{session.Logon{User: session.User{Name: "admin"}, Administrator: true}, false, true},
		{session.Logon{User: session.User{Name: "admin"}, Administrator: true, Type: session.LogonNetwork}, true, false},
		{session.Logon{User: session.User{Domain: "NT AUTHORITY", Name: "SYSTEM"}}, true, false},
		{session.Logon{User: session.User{Domain: "NT AUTHORITY", Name: "LOCAL SERVICE"}}, false, false},
	} {
		s, err := machine.Logon(l.Logon)
		require.NoError(t, err)
		require.Equal(t, l.want, s.Administrator(), "%+v", l.Logon)
		if linked := s.Linked(); linked != nil {
			require.Equal(t, l.elevated, linked.Administrator())
		}
		as, err := machine.Logon(session.Logon{Type: session.LogonNewCredentials, From: s, NetworkUser: session.User{Name: "bob"}})
		require.NoError(t, err)
		require.Equal(t, l.want, as.Administrator())
	}
}
