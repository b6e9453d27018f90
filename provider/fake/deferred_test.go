package fake_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// deferred is AddConnection3 with CONNECT_DEFERRED.
func (m *machine) deferred(local, remote string, cred session.Credentials) error {
	nr := &provider.NetResource{LocalName: local, RemoteName: remote}
	return m.AddConnection3(m.s, 0, nr, cred, provider.CONNECT_DEFERRED|provider.CONNECT_UPDATE_PROFILE)
}

// NPAddConnection3, CONNECT_DEFERRED: recorded as disconnected without asking the
// network; GetConnection tells of live connections only, GetConnection3 of both.
func TestFakeDeferredConnection(t *testing.T) {
	m := start(t, `CORP\alice`)
	require.NoError(t, m.SetDown("FILES", true))
	require.NoError(t, m.deferred("Z:", `\\FILES\docs`, session.As("bob", "B2")))
	require.Empty(t, cmp.Diff([]provider.ConnectionSnapshot{{
		LUID: m.s.LUID(), Local: "Z:", Remote: `\\FILES\docs`, Type: provider.RESOURCETYPE_DISK, User: "bob", Disconnected: true,
	}}, m.Snapshot()))
	require.Equal(t, session.DRIVE_REMOTE, m.s.Devices().GetDriveType(`Z:\`))
	remote, state, err := m.GetConnection3(m.s, "Z:")
	require.NoError(t, err)
	require.Equal(t, `\\FILES\docs`, remote)
	require.Equal(t, provider.WNGETCON_DISCONNECTED, state)
	user, err := m.GetUser(m.s, "Z:")
	require.NoError(t, err)
	require.Equal(t, "bob", user)
	universal, err := m.GetUniversalName(m.s, `Z:\a.txt`, provider.UNIVERSAL_NAME_INFO_LEVEL)
	require.NoError(t, err, "NPGetUniversalName: WN_NOT_CONNECTED is for a device that isn't redirected")
	require.Equal(t, `\\FILES\docs\a.txt`, universal.Universal)
	require.Empty(t, enumerate(m, provider.RESOURCE_CONNECTED, 0, 0, nil))
	m.refused(winerr.ERROR_NOT_CONNECTED, func() error { _, err := m.GetConnection(m.s, "Z:"); return err })
	m.refused(winerr.ERROR_NOT_CONNECTED, func() error { _, err := m.GetConnectionPerformance(m.s, "Z:"); return err })
	m.refused(winerr.ERROR_ALREADY_ASSIGNED, func() error { return m.deferred("Z:", `\\FILES\docs`, none) })
	m.refused(winerr.ERROR_BAD_NETPATH, func() error { _, err := m.OpenFile(m.s, `Z:\Readme.txt`, os.O_RDONLY, 0); return err })

	require.NoError(t, m.SetDown("FILES", false))
	require.Equal(t, "read me", m.read(`Z:\Readme.txt`))
	remote, state, err = m.GetConnection3(m.s, "Z:")
	require.NoError(t, err)
	require.Equal(t, `\\FILES\docs`, remote)
	require.Equal(t, provider.WNGETCON_CONNECTED, state)
	m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("", `\\FILES\docs`, session.As("alice", "A1")) })
	require.NoError(t, m.CancelConnection(m.s, "Z:", false))
	m.added("", `\\FILES\docs`, none)
}

// What a deferred connection refuses at once, and what at its first use.
func TestFakeDeferredConnectionRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		local, remote string
		cred          session.Credentials
		want          winerr.Errno
	}{
		"WN_BAD_LOCALNAME/none":  {"", `\\FILES\docs`, none, winerr.WN_BAD_LOCALNAME},
		"WN_BAD_LOCALNAME":       {"Z", `\\FILES\docs`, none, winerr.WN_BAD_LOCALNAME},
		"WN_BAD_NETNAME":         {"Z:", `\\FILES`, none, winerr.WN_BAD_NETNAME},
		"ERROR_BAD_USERNAME":     {"Z:", `\\FILES\docs`, session.As(`CORP\`, ""), winerr.ERROR_BAD_USERNAME},
		"ERROR_ALREADY_ASSIGNED": {"Y:", `\\FILES\docs`, none, winerr.ERROR_ALREADY_ASSIGNED},
	} {
		m := start(t, `CORP\alice`)
		m.added("Y:", `\\FILES\public`, none)
		t.Run("NPAddConnection3/"+name, func(t *testing.T) {
			m.on(t).refused(c.want, func() error { return m.deferred(c.local, c.remote, c.cred) })
		})
	}
	for remote, want := range map[string]winerr.Errno{
		`\\NOSUCH\docs`: winerr.ERROR_BAD_NETPATH, `\\FILES\nosuch`: winerr.ERROR_BAD_NET_NAME, `\\FILES\docs\no`: winerr.ERROR_BAD_NET_NAME,
		`\\FILES\laser`: winerr.ERROR_BAD_DEV_TYPE, `\\FILES\denied`: winerr.ERROR_ACCESS_DENIED, `\\HOME\data`: winerr.ERROR_SESSION_CREDENTIAL_CONFLICT,
		`\\HOME\printer`: winerr.ERROR_BAD_DEV_TYPE, // which is found before the conflict
	} {
		m := start(t, `CORP\alice`)
		require.NoError(t, m.AddShare("HOME", fake.Share{Name: "printer", Type: provider.RESOURCETYPE_PRINT}))
		m.added("", `\\HOME\data`, session.As("dave", "D4"))
		require.NoError(t, m.deferred("Z:", remote, session.As(`CORP\alice`, "A1")))
		m.refused(want, func() error { _, err := m.OpenFile(m.s, `Z:\`, os.O_RDONLY, 0); return err })
		require.NoError(t, m.CancelConnection(m.s, "Z:", false))
	}
}

// A printer port connects when its first job starts, or the job doesn't.
func TestFakeDeferredPrinter(t *testing.T) {
	m := start(t, `CORP\alice`)
	require.NoError(t, m.deferred("LPT2", `\\FILES\laser`, session.As("bob", "wrong")))
	m.refused(winerr.ERROR_INVALID_PASSWORD, func() error { _, err := m.StartJob(m.s, "LPT2", "letter"); return err })
	require.NoError(t, m.CancelConnection(m.s, "LPT2", false))
	require.NoError(t, m.deferred("LPT1", `\\FILES\laser`, none))
	job, err := m.StartJob(m.s, "LPT1", "letter")
	require.NoError(t, err)
	require.NoError(t, job.Close())
	remote, err := m.GetConnection(m.s, "LPT1")
	require.NoError(t, err)
	require.Equal(t, `\\FILES\laser`, remote)
	require.Len(t, m.Jobs("FILES", "laser"), 1)
}

// Without WNNC_CON_DEFER the flag is one of those that a provider ignores.
func TestFakeThatDoesNotDefer(t *testing.T) {
	m := start(t, `CORP\alice`)
	caps := redirector.AllCapabilities()
	caps.Connection &^= provider.WNNC_CON_DEFER
	m.Kind.Caps = &caps
	m.refused(winerr.ERROR_BAD_NETPATH, func() error { return m.deferred("Z:", `\\NOSUCH\docs`, none) })
	require.NoError(t, m.deferred("Z:", `\\FILES\docs`, none))
	require.False(t, m.Snapshot()[0].Disconnected)
}
