package mpr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// TestSnapshotText is about everything that is there. The targets of the
// devices have the form that QueryDosDevice gives.
func TestSnapshotText(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.Sessions().Global().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "D:", `\Device\HarddiskVolume3`))
	m.remember("alice", "Y:", `\\away\docs`)
	m.remember("bob", "Y:", docs)
	m.profiles.SetMalformed("bob", true)
	c := m.logonAs(session.Logon{User: session.User{Name: "alice"}, Administrator: true})
	flags := mpr.CONNECT_UPDATE_PROFILE
	require.NoError(t, c.AddConnection2(disk("Z:", docs), mpr.As("bob", "hunter2"), flags))
	require.NoError(t, c.AddConnection2(disk("X:", other), mpr.Credentials{}, mpr.CONNECT_DEFERRED))
	require.NoError(t, c.AddConnection2(disk("", media), mpr.As("bob", "hunter2"), 0))
	require.NoError(t, m.vault.Put("alice", "files", mpr.As("bob", "hunter2")))
	require.NoError(t, m.vault.Put("alice", "backup", mpr.Credentials{}))
	f, err := c.Open(`Z:\dir\b.txt`)
	require.NoError(t, err)
	defer f.Close()
	require.NoError(t, c.Chdir(`Z:\dir`))
	_, err = c.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, nil)
	require.NoError(t, err)

	id, linked := c.Session().LUID(), c.Session().Linked().LUID()
	want := strings.NewReplacer("{id}", id.String(), "{linked}", linked.String(), "{hex}", id.Hex16()).Replace(
		`Sessions
  {id} alice, Interactive, linked to {linked}
    X: -> \Device\LanmanRedirector\;X:{hex}\backup\docs
    Z: -> \Device\LanmanRedirector\;Z:{hex}\files\docs
  {linked} alice, Interactive, linked to {id}
Global devices
  C: -> \Device\HarddiskVolume1
  D: -> \Device\HarddiskVolume3
Profiles
  alice: Y: \\away\docs, network Microsoft Windows Network
  alice: Z: \\files\docs, user bob, network Microsoft Windows Network
  bob: ERROR_BAD_PROFILE
Saved credentials
  alice: backup
  alice: files, user bob
Networks
  Microsoft Windows Network
    {id} - \\files\media, user bob
    {id} X: \\backup\docs, user alice, disconnected
    {id} Z: \\files\docs, user bob, open \dir\b.txt, current directory of 1
Open enumerations: 1
`)
	require.Equal(t, want, m.Snapshot().String())
	require.Equal(t, m.Snapshot().String(), m.Snapshot().String())
	require.Empty(t, mpr.Snapshot{}.String())
}

// What is printed, open and disconnected shows with its connection.
func TestSnapshotTextOfParts(t *testing.T) {
	user := `files\alice`
	snapshot := mpr.Snapshot{
		Sessions: []mpr.SessionSnapshot{
			{LUID: 0x3e7, User: "SYSTEM", Type: session.LogonService},
			{LUID: 0x10, User: "alice", Type: session.LogonInteractive, Linked: 0x11, Devices: []mpr.DeviceSnapshot{{Name: "Z:", Target: `\Device\X`}}},
		},
		Global: []mpr.DeviceSnapshot{{Name: "C:", Target: `\Device\C`}},
		Profiles: []mpr.ProfileSnapshot{
			{User: "alice", Entries: []profile.Entry{{Local: "Y:", RemotePath: `\\files\docs`}, {Local: "Z:", RemotePath: `\\files\docs`, UserName: user}}},
			{User: "bob", Code: winerr.ERROR_BAD_PROFILE},
		},
		Providers: []mpr.ProviderSnapshot{{Name: "Net", Connections: []provider.ConnectionSnapshot{
			{LUID: 0x10, Local: "Z:", Remote: `\\files\docs`, User: user, OpenFiles: []string{`\a`, `\b`}, Holders: 2},
			{LUID: 0x10, Remote: `\\files\laser`, Jobs: []string{"Letter"}, Disconnected: true},
		}}},
		OpenEnums: 1,
	}
	require.Equal(t, `Sessions
  0x3e7 SYSTEM, Service
  0x10 alice, Interactive, linked to 0x11
    Z: -> \Device\X
Global devices
  C: -> \Device\C
Profiles
  alice: Y: \\files\docs
  alice: Z: \\files\docs, user files\alice
  bob: ERROR_BAD_PROFILE
Networks
  Net
    0x10 Z: \\files\docs, user files\alice, open \a \b, current directory of 2
    0x10 - \\files\laser, disconnected, printing Letter
Open enumerations: 1
`, snapshot.String())
}
