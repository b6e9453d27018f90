package mpr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// TestSnapshotText is a table of everything that is there. The targets of the
// devices have the form that QueryDosDevice gives.
func TestSnapshotText(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.Sessions().Global().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "C:", `\Device\HarddiskVolume3`))
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
		`sessions
  {id}  alice  Interactive  linked to {linked}
  {linked}  alice  Interactive  linked to {id}
devices
  global   C:  \Device\HarddiskVolume3
  {id}  X:  \Device\LanmanRedirector\;X:{hex}\backup\docs
  {id}  Z:  \Device\LanmanRedirector\;Z:{hex}\files\docs
remembered
  alice  Y:  \\away\docs   Microsoft Windows Network
  alice  Z:  \\files\docs  Microsoft Windows Network  as "bob"
  bob    ERROR_BAD_PROFILE
saved credentials
  alice  backup
  alice  files  as "bob"
connections
  Microsoft Windows Network  {id}  -   \\files\media  as bob
  Microsoft Windows Network  {id}  X:  \\backup\docs  as alice  disconnected
  Microsoft Windows Network  {id}  Z:  \\files\docs   as bob    file \dir\b.txt, current directory of 1
open enumerations: 1
`)
	require.Equal(t, want, m.Snapshot().String())
	require.Equal(t, m.Snapshot().String(), m.Snapshot().String())
	require.Empty(t, mpr.Snapshot{}.String())
}
