package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// CONNECT_DEFERRED makes the device without asking the server, which is
// connected to at the first use.
func TestDeferredConnection(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	require.NoError(t, m.net.SetDown("files", true))
	requireCode(t, winerr.ERROR_BAD_NETPATH, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0))
	require.NoError(t, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, mpr.CONNECT_DEFERRED|mpr.CONNECT_UPDATE_PROFILE))
	remote, err := c.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, docs, remote)
	name, err := c.GetUniversalName(`Z:\a.txt`, mpr.UNIVERSAL_NAME_INFO_LEVEL)
	require.NoError(t, err)
	require.Equal(t, docs+`\a.txt`, name.Universal)
	require.Equal(t, session.DRIVE_REMOTE, c.Session().Devices().GetDriveType(`Z:\`))
	require.True(t, m.net.Snapshot()[0].Disconnected)
	_, err = c.Open(`Z:\a.txt`)
	requireCode(t, winerr.ERROR_BAD_NETPATH, err)
	require.NoError(t, m.net.SetDown("files", false))
	f, err := c.Open(`Z:\a.txt`)
	require.NoError(t, err)
	require.False(t, m.net.Snapshot()[0].Disconnected)
	require.NoError(t, f.Close())
	require.NoError(t, c.CancelConnection("Z:", false))
}

// A drive of LocalSystem is for all to use, though only LocalSystem may cancel
// it: its open files count as any others.
func TestGlobalDriveIsUsableByAll(t *testing.T) {
	m := machine(t)
	system, c := m.System(), m.logon("bob")
	asAlice(t, system, "Z:", docs)
	f, err := c.Open(`Z:\a.txt`)
	require.NoError(t, err)
	requireCode(t, winerr.ERROR_OPEN_FILES, system.CancelConnection2("Z:", 0, false))
	require.NoError(t, f.Close())
	require.NoError(t, system.CancelConnection2("Z:", 0, false))
}
