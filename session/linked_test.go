package session_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// linkedPair returns the filtered and the elevated session of an administrator.
func linkedPair(t testing.TB, o session.Options) (machine *session.Table, filtered, elevated *session.Session) {
	t.Helper()
	machine = session.NewTable(o)
	filtered = logonAdmin(t, machine)
	require.NotNil(t, filtered.Linked())
	return machine, filtered, filtered.Linked()
}

func TestAdministratorsLogonIsSplit(t *testing.T) {
	for _, v := range byRelease() {
		for typ := range logonTypes() {
			if typ == session.LogonNewCredentials {
				continue
			}
			split := v.AtLeast(session.WindowsVista) && (typ == session.LogonInteractive || typ == session.LogonRemoteInteractive)
			machine := session.NewTable(session.Options{Version: v})
			s, err := machine.Logon(session.Logon{User: session.User{Name: "admin"}, Type: typ, Administrator: true})
			require.NoError(t, err)
			require.Equal(t, split, s.Linked() != nil, "%v %v", v, typ)
			if !split {
				require.Equal(t, session.ElevationDefault, s.Elevation())
				require.Len(t, machine.Sessions(), 1)
			}
		}
	}
}

func TestHalvesOfASplitToken(t *testing.T) {
	machine, filtered, elevated := linkedPair(t, session.Options{})
	require.Equal(t, session.ElevationLimited, filtered.Elevation())
	require.Equal(t, session.ElevationFull, elevated.Elevation())
	require.Same(t, filtered, elevated.Linked())
	require.NotEqual(t, filtered.LUID(), elevated.LUID())
	require.Equal(t, filtered.User(), elevated.User())
	require.Equal(t, filtered.ProfileKey(), elevated.ProfileKey())
	require.Equal(t, filtered.Type(), elevated.Type())
	require.Len(t, machine.Sessions(), 2)

	clone, err := machine.Logon(session.Logon{
		Type: session.LogonNewCredentials, From: elevated, NetworkUser: session.User{Name: "bob"},
	})
	require.NoError(t, err)
	require.Equal(t, session.ElevationFull, clone.Elevation())
	require.Nil(t, clone.Linked())
}

func TestElevationNames(t *testing.T) {
	for e, text := range map[session.Elevation]string{
		session.ElevationDefault: "Default", session.ElevationFull: "Full", session.ElevationLimited: "Limited", 9: "Elevation(9)",
	} {
		require.Equal(t, text, e.String())
	}
}

// "Mapped drives are not available from an elevated prompt": without the policy each half has its own letters.
func TestLinkedSessionsSeeOnlyTheirOwnLetters(t *testing.T) {
	_, filtered, elevated := linkedPair(t, session.Options{})
	z, a, b := name(t, "Z:"), &connection{"a"}, &connection{"b"}
	require.NoError(t, filtered.Devices().Redirect(z, `\Device\A`, a))
	_, found := elevated.Devices().Lookup(z)
	require.False(t, found)
	require.NoError(t, elevated.Devices().Redirect(z, `\Device\B`, b))
	require.Equal(t, winerr.ERROR_NOT_CONNECTED, filtered.Devices().Unredirect(z, b))
	require.NoError(t, filtered.Devices().Unredirect(z, a))
	require.Equal(t, []string{`\Device\B`}, query(t, elevated.Devices(), "Z:"))
}

func TestEnableLinkedConnectionsWritesToBoth(t *testing.T) {
	for _, elevatedMaps := range []bool{false, true} {
		_, one, other := linkedPair(t, session.Options{EnableLinkedConnections: true})
		if elevatedMaps {
			one, other = other, one
		}
		z, owner := name(t, "Z:"), &connection{}
		require.NoError(t, one.Devices().Redirect(z, `\Device\A`, owner))
		device, found := other.Devices().Lookup(z)
		require.True(t, found)
		require.Equal(t, session.Device{Name: "Z:", Target: `\Device\A`, Owner: owner}, device)
		require.Equal(t, winerr.ERROR_ALREADY_ASSIGNED, other.Devices().Redirect(z, `\Device\B`, &connection{}))

		require.NoError(t, other.Devices().Unredirect(z, owner))
		require.Empty(t, one.Devices().Snapshot())
		require.Empty(t, other.Devices().Snapshot())
		require.Equal(t, winerr.ERROR_NOT_CONNECTED, one.Devices().Unredirect(z, owner))
	}
}

// A letter that only the other half uses for something else can't be written to both, so it is written to none.
func TestEnableLinkedConnectionsWritesToBothOrNone(t *testing.T) {
	_, filtered, elevated := linkedPair(t, session.Options{EnableLinkedConnections: true})
	define(t, elevated.Devices(), "Z:", `\Device\HarddiskVolume9`)
	require.Empty(t, filtered.Devices().Snapshot(), "the policy is about network connections")
	require.Equal(t, winerr.ERROR_ALREADY_ASSIGNED, filtered.Devices().Redirect(name(t, "Z:"), `\Device\A`, &connection{}))
	require.Empty(t, filtered.Devices().Snapshot())
	require.Equal(t, []string{`\Device\HarddiskVolume9`}, query(t, elevated.Devices(), "Z:"))
}

// The letter of one half stays when that of the other was removed by hand, and goes with the connection.
func TestUnredirectRemovesWhatIsLeft(t *testing.T) {
	_, filtered, elevated := linkedPair(t, session.Options{EnableLinkedConnections: true})
	z, owner := name(t, "Z:"), &connection{}
	require.NoError(t, filtered.Devices().Redirect(z, `\Device\A`, owner))
	require.NoError(t, filtered.Devices().DefineDosDevice(remove, "Z:", ""))
	require.NotEmpty(t, elevated.Devices().Snapshot())
	require.NoError(t, filtered.Devices().Unredirect(z, owner))
	require.Empty(t, elevated.Devices().Snapshot())
}

func TestFilteredHalfOwnsAReferenceOfTheElevated(t *testing.T) {
	machine, filtered, elevated := linkedPair(t, session.Options{})
	var order []session.Elevation
	machine.OnLogoff(func(s *session.Session) { order = append(order, s.Elevation()) })
	filtered.Release()
	require.False(t, elevated.Alive())
	require.Equal(t, []session.Elevation{session.ElevationLimited, session.ElevationFull}, order)
	require.Empty(t, machine.Sessions())
}

func TestElevatedHalfLivesOnByItself(t *testing.T) {
	machine, filtered, elevated := linkedPair(t, session.Options{EnableLinkedConnections: true})
	require.NoError(t, elevated.Retain())
	filtered.Release()
	require.Equal(t, []session.LUID{elevated.LUID()}, luids(machine.Sessions()))

	require.NoError(t, elevated.Devices().Redirect(name(t, "Z:"), `\Device\A`, &connection{}))
	require.Empty(t, filtered.Devices().Snapshot(), "a dead half gets no letters")
	elevated.Release()
	require.Empty(t, machine.Sessions())
}
