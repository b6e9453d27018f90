package fake_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// A UNC path makes a connection of its own that goes with its last use.
func TestFakeImpliedConnection(t *testing.T) {
	m := start(t, `CORP\alice`)
	open := func() provider.File {
		f, err := m.OpenFile(m.s, `\\FILES\docs\Readme.txt`, os.O_RDONLY, 0)
		require.NoError(t, err)
		return f
	}
	first, second := open(), open()
	release, err := m.SetCurrentDirectory(m.s, `\\files\DOCS\sub`)
	require.NoError(t, err)
	require.Equal(t, []string{` \\FILES\docs`}, remotes(m.Snapshot()))
	m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("Z:", `\\FILES\public`, session.As("bob", "B2")) })
	user, err := m.GetUser(m.s, `\\FILES\docs`)
	require.NoError(t, err)
	require.Equal(t, `CORP\alice`, user)
	_, err = m.GetConnectionPerformance(m.s, `\\FILES\docs`)
	require.NoError(t, err)

	require.NoError(t, first.Close())
	release()
	require.Len(t, m.Snapshot(), 1)
	m.refused(winerr.ERROR_OPEN_FILES, func() error { return m.CancelConnection(m.s, `\\FILES\docs`, false) })
	release, err = m.SetCurrentDirectory(m.s, `\\FILES\docs`)
	require.NoError(t, err)
	require.NoError(t, second.Close())
	require.Len(t, m.Snapshot(), 1, "somebody is still there")
	release()
	require.Empty(t, m.Snapshot())
	m.added("Z:", `\\FILES\public`, session.As("bob", "B2"))

	// With the credentials in use it goes on, whoever the session's user is.
	m.refused(winerr.ERROR_ACCESS_DENIED, func() error { _, err := m.OpenFile(m.s, `\\FILES\private\x`, os.O_RDONLY, 0); return err })
	open()
	require.Equal(t, "bob", m.Snapshot()[0].User)
	require.NoError(t, m.CancelConnection(m.s, `\\FILES\docs`, true))
}

// Connecting what a UNC path uses makes it a connection that stays.
func TestFakeImpliedConnectionBecomesOne(t *testing.T) {
	m := start(t, `CORP\alice`)
	f, err := m.OpenFile(m.s, `\\FILES\docs\Readme.txt`, os.O_RDONLY, 0)
	require.NoError(t, err)
	m.added("", `\\FILES\docs`, none)
	require.NoError(t, f.Close())
	require.Equal(t, []string{` \\FILES\docs`}, remotes(m.Snapshot()))
	require.Equal(t, "read me", m.read(`\\FILES\docs\Readme.txt`))
	require.NoError(t, m.CancelConnection(m.s, `\\FILES\docs`, false))
	require.Empty(t, m.Snapshot())
}

// The credentials of a UNC path are those of connecting.
func TestFakeImpliedConnectionRefuses(t *testing.T) {
	m := start(t, `CORP\erin`)
	for path, want := range map[string]winerr.Errno{
		`\\FILES\docs\Readme.txt`: winerr.ERROR_LOGON_FAILURE, `\\OPEN\members\x`: winerr.ERROR_ACCESS_DENIED,
		`\\OPEN\data\x`: winerr.ERROR_FILE_NOT_FOUND, `\\OPEN\data\a*`: winerr.ERROR_INVALID_NAME,
	} {
		m.refused(want, func() error { _, err := m.OpenFile(m.s, path, os.O_RDONLY, 0); return err })
		m.refused(want, func() error { return m.Remove(m.s, path) })
	}
}

// A share without files of its own has every directory that is connected to, from
// the first look on; one whose name is a file's it can't have.
func TestFakeConnectedDirectoryIsThere(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\FILES\public\Dir\Sub`, none)
	require.NoError(t, m.deferred("Y:", `\\FILES\public\dir\other`, none))
	m.added("X:", `\\FILES\public\file\sub`, none)
	m.write(`Z:\file`, "content")
	require.Equal(t, "content", m.read(`\\files\PUBLIC\dir\SUB\file`))
	release, err := m.SetCurrentDirectory(m.s, `Y:\`)
	require.NoError(t, err)
	release()
	m.write(`\\FILES\public\file`, "in the way")
	for path, want := range map[string]winerr.Errno{
		`X:\x`: winerr.ERROR_PATH_NOT_FOUND, `Z:\nosuch`: winerr.ERROR_FILE_NOT_FOUND, `\\FILES\public\nosuch\x`: winerr.ERROR_PATH_NOT_FOUND,
	} {
		m.refused(want, func() error { _, err := m.OpenFile(m.s, path, os.O_RDONLY, 0); return err })
	}
}
