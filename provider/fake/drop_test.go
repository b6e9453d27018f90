package fake_test

import (
	"os"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// up reports whether a device is connected to its server, as GetConnection3 and Snapshot say.
func (m *machine) up(local string) bool {
	m.Helper()
	_, state, err := m.GetConnection3(m.s, local)
	require.NoError(m, err)
	for _, c := range m.Snapshot() {
		if c.LUID == m.s.LUID() && c.Local == local {
			require.Equal(m, state == provider.WNGETCON_DISCONNECTED, c.Disconnected)
		}
	}
	return state == provider.WNGETCON_CONNECTED
}

// Microsoft Knowledge Base 297684: a drive whose session the server dropped is still there, is shown as disconnected, and comes
// back when somebody uses it, as the same user.
func TestFakeDropsSessions(t *testing.T) {
	m := start(t, `CORP\alice`)
	require.NoError(t, m.AddShare("FILES", fake.Share{Name: "texts", FS: fstest.MapFS{"a.txt": {Data: []byte("hello")}}}))
	m.added("Z:", `\\FILES\texts`, session.As("bob", "B2"))
	m.added("", `\\files\public`, session.As("bob", "B2"))
	f, err := m.OpenFile(m.s, `Z:\a.txt`, os.O_RDONLY, 0)
	require.NoError(t, err)
	for range 2 {
		require.NoError(t, m.DropSessions("files"))
		require.False(t, m.up("Z:"))
		m.refused(winerr.ERROR_NETNAME_DELETED, func() error { _, err := f.Stat(); return err })
		remote, err := m.GetConnection(m.s, "Z:")
		require.NoError(t, err)
		require.Equal(t, `\\FILES\texts`, remote)
		require.Equal(t, session.DRIVE_REMOTE, m.s.Devices().GetDriveType("Z:"))
		m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("Y:", `\\FILES\docs`, session.As(`CORP\alice`, "A1")) })
		require.Equal(t, "hello", m.read(`Z:\a.txt`))
		require.True(t, m.up("Z:"))
		user, err := m.GetUser(m.s, "Z:")
		require.NoError(t, err)
		require.Equal(t, "bob", user)
	}
	require.NoError(t, f.Close())

	require.NoError(t, m.SetAccount("CORP", fake.Account{Name: "bob", Password: "new"}))
	require.Equal(t, "hello", m.read(`Z:\a.txt`), "who is logged on stays so")
	require.NoError(t, m.DropSessions("FILES"))
	m.refused(winerr.ERROR_INVALID_PASSWORD, func() error { _, err := m.OpenFile(m.s, `Z:\a.txt`, os.O_RDONLY, 0); return err })
	require.NoError(t, m.SetAccount("CORP", fake.Account{Name: "bob", Password: "B2"}))
	m.added("Y:", `\\FILES\docs`, session.As("bob", "B2"))
	require.True(t, m.up("Y:"))
	require.Equal(t, "hello", m.read(`Z:\a.txt`))
	require.NoError(t, m.DropSessions("FILES"))
	require.NoError(t, m.CancelConnection(m.s, "Z:", false))
	require.ErrorIs(t, m.DropSessions("nowhere"), winerr.ERROR_BAD_NETPATH)
}

// A server drops what nobody uses, but nothing that a file or a job is open on.
func TestFakeDropsIdleConnections(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := start(t, `CORP\alice`)
		texts := fstest.MapFS{"a.txt": {Data: []byte("hello")}}
		require.NoError(t, m.AddServer(fake.Server{Name: "SLEEPY", Guest: true, IdleTimeout: 15 * time.Minute, Shares: []fake.Share{
			{Name: "texts", FS: texts}, {Name: "laser", Type: provider.RESOURCETYPE_PRINT},
		}}))
		m.added("Z:", `\\SLEEPY\texts`, none)
		m.added("Y:", `\\SLEEPY\texts`, none)
		m.added("LPT1", `\\SLEEPY\laser`, none)
		f, err := m.OpenFile(m.s, `Y:\a.txt`, os.O_RDONLY, 0)
		require.NoError(t, err)
		job, err := m.StartJob(m.s, "LPT1", "Letter")
		require.NoError(t, err)
		time.Sleep(14 * time.Minute)
		require.True(t, m.up("Z:"))
		require.Equal(t, "hello", m.read(`Z:\a.txt`))
		time.Sleep(14 * time.Minute)
		require.True(t, m.up("Z:"))
		time.Sleep(2 * time.Minute)
		require.False(t, m.up("Z:"))
		require.True(t, m.up("Y:") && m.up("LPT1"))
		require.Equal(t, "hello", m.read(`Z:\a.txt`))
		require.True(t, m.up("Z:"))
		require.NoError(t, f.Close())
		require.NoError(t, job.Close())
		require.Len(t, m.Jobs("SLEEPY", "laser"), 1)
		time.Sleep(16 * time.Minute)
		require.False(t, m.up("Y:") || m.up("LPT1"))
		require.ErrorIs(t, m.AddServer(fake.Server{Name: "x", IdleTimeout: -1}), winerr.ERROR_INVALID_PARAMETER)
	})
}
