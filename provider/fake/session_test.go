package fake_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// in is the same machine seen from another session.
func (m *machine) in(s *session.Session) *machine { return &machine{m.TB, m.Provider, m.table, s} }

// WNetGetConnection, remarks: connections belong to a logon session, not to a user.
func TestFakeSessionsAreApart(t *testing.T) {
	m := connectedMachine(t)
	m.added("", `\\FILES\public`, none)
	other := m.in(m.logon(`CORP\alice`))
	for name, call := range map[string]func() error{
		"NPGetConnection":             func() error { _, err := m.GetConnection(other.s, "Z:"); return err },
		"NPGetConnection3":            func() error { _, _, err := m.GetConnection3(other.s, "Z:"); return err },
		"NPGetConnectionPerformance":  func() error { _, err := m.GetConnectionPerformance(other.s, "Z:"); return err },
		"NPGetConnectionPerformance2": func() error { _, err := m.GetConnectionPerformance(other.s, `\\FILES\public`); return err },
		"NPGetUser":                   func() error { _, err := m.GetUser(other.s, "Z:"); return err },
		"NPGetUser2":                  func() error { _, err := m.GetUser(other.s, `\\FILES\public`); return err },
		"NPGetUniversalName":          func() error { _, err := m.GetUniversalName(other.s, `Z:\`, 1); return err },
		"NPCancelConnection":          func() error { return m.CancelConnection(other.s, "Z:", true) },
		"NPCancelConnection2":         func() error { return m.CancelConnection(other.s, `\\FILES\public`, true) },
		"OpenFile":                    func() error { _, err := m.OpenFile(other.s, `Z:\file`, os.O_RDONLY, 0); return err },
		"StartJob":                    func() error { _, err := m.StartJob(other.s, "LPT1", "x"); return err },
	} {
		t.Run(name+"/WN_NOT_CONNECTED", func(t *testing.T) { m.on(t).refused(winerr.WN_NOT_CONNECTED, call) })
	}
	other.added("Z:", `\\FILES\docs`, none)
	require.Equal(t, "read me", other.read(`Z:\Readme.txt`))
	require.Equal(t, "content", m.read(`Z:\file`))
}

// WNetAddConnection2W, remarks: a letter of LocalSystem is visible to all. Another
// session uses its files, but neither learns what is behind it nor cancels it.
func TestFakeLettersOfLocalSystem(t *testing.T) {
	m := start(t, `CORP\alice`)
	system := m.in(m.system())
	system.added("S:", `\\OPEN\data`, none)
	system.write(`S:\file`, "of the system")
	require.Equal(t, session.DRIVE_REMOTE, m.s.Devices().GetDriveType(`S:\`))
	require.Equal(t, "of the system", m.read(`S:\file`))
	for _, call := range []func() error{
		func() error { _, err := m.GetConnection(m.s, "S:"); return err },
		func() error { _, err := m.GetUser(m.s, "S:"); return err },
		func() error { return m.CancelConnection(m.s, "S:", true) },
	} {
		m.refused(winerr.ERROR_NOT_CONNECTED, call)
	}
	m.refused(winerr.ERROR_ALREADY_ASSIGNED, func() error { return m.add("S:", `\\FILES\public`, none) })
	require.NoError(t, m.CancelConnection(system.s, "S:", false))
	require.Empty(t, m.table.Global().Snapshot())

	// A local letter that was there first hides the global one.
	m.added("S:", `\\FILES\docs`, none)
	system.added("S:", `\\OPEN\data`, none)
	remote, err := m.GetConnection(m.s, "S:")
	require.NoError(t, err)
	require.Equal(t, `\\FILES\docs`, remote)
}

// "Mapped drives are not available from an elevated prompt": with
// EnableLinkedConnections both halves of a split token have the letter, and either
// may cancel it; without, only the one that made it.
func TestFakeLinkedSessions(t *testing.T) {
	for enabled, want := range map[bool]winerr.Errno{true: winerr.NO_ERROR, false: winerr.ERROR_NOT_CONNECTED} {
		m := startWith(t, `CORP\bob`, session.Options{EnableLinkedConnections: enabled})
		filtered, err := m.table.Logon(session.Logon{User: session.User{Domain: "CORP", Name: "alice"}, Administrator: true})
		require.NoError(t, err)
		for _, pair := range [][2]*session.Session{{filtered, filtered.Linked()}, {filtered.Linked(), filtered}} {
			m, other := m.in(pair[0]), pair[1]
			m.added("Z:", `\\FILES\public`, none)
			m.added("", `\\FILES\docs`, none)
			_, err = m.GetConnection(other, "Z:")
			require.Equal(t, want, winerr.Code(err))
			listed := 0
			if enabled {
				listed = 1
			}
			require.Len(t, enumerate(m.in(other), provider.RESOURCE_CONNECTED, 0, 0, nil), listed, "deviceless ones are never shared")
			require.Equal(t, want, winerr.Code(m.CancelConnection(other, "Z:", false)))
			require.Equal(t, want != winerr.NO_ERROR, m.CancelConnection(pair[0], "Z:", false) == nil)
			require.NoError(t, m.CancelConnection(pair[0], `\\FILES\docs`, false))
			require.Empty(t, m.Snapshot())
			require.Empty(t, other.Devices().Snapshot())
		}
	}
}

// The end of a session ends its connections, files, jobs and enumerations, and
// nobody else's.
func TestFakeLogoff(t *testing.T) {
	m := connectedMachine(t)
	m.busy()
	f, err := m.OpenFile(m.s, `Z:\file`, os.O_RDONLY, 0)
	require.NoError(t, err)
	job, err := m.StartJob(m.s, "LPT1", "unfinished")
	require.NoError(t, err)
	release, err := m.SetCurrentDirectory(m.s, `\\FILES\docs\sub`)
	require.NoError(t, err)
	h, err := m.OpenEnum(m.s, provider.RESOURCE_CONNECTED, 0, 0, nil)
	require.NoError(t, err)
	other := m.in(m.logon(`CORP\alice`))
	other.added("Z:", `\\FILES\public`, none)

	m.s.Release()
	require.Equal(t, []string{`Z: \\FILES\public`}, remotes(m.Snapshot()))
	require.Empty(t, m.s.Devices().Snapshot())
	_, err = f.Stat()
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, err)
	require.NoError(t, f.Close())
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, job.Close())
	require.Empty(t, m.Jobs("FILES", "laser"))
	_, err = m.EnumResource(h, make([]provider.NetResource, 1))
	require.Equal(t, winerr.ERROR_INVALID_HANDLE, err)
	release()

	for name, call := range m.calls(m.s) {
		want := winerr.ERROR_NOT_CONNECTED
		switch name {
		case "NPAddConnection", "NPAddConnection3", "NPAddConnection4", "NPOpenEnum":
			want = winerr.ERROR_NO_SUCH_LOGON_SESSION
		case "NPGetResourceInformation", "NPGetResourceParent", "NPGetPersistentUseOptionsForConnection":
			continue // they ask the network, not the session
		}
		m.refused(want, call)
	}
	m.refused(winerr.ERROR_NO_SUCH_LOGON_SESSION, func() error { _, err := m.OpenFile(m.s, `\\FILES\public\file`, os.O_RDONLY, 0); return err })
	require.Equal(t, "content", other.read(`Z:\file`))
}

// Logoff drops a session's connections even while it goes on.
func TestFakeLogoffOfALivingSession(t *testing.T) {
	m := connectedMachine(t)
	m.Logoff(m.s)
	require.Empty(t, m.Snapshot())
	require.Empty(t, m.s.Devices().Snapshot())
	m.added("Z:", `\\FILES\public`, session.As("bob", "B2"))
}
