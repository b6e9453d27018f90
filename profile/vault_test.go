package profile_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// MemoryVault compares users and targets without case, keeps one entry for
// both, and shows no password.
func TestMemoryVault(t *testing.T) {
	var vault profile.MemoryVault
	_, found := vault.Get("alice", "files")
	require.False(t, found)
	require.NoError(t, vault.Delete("alice", "files"))
	require.NoError(t, vault.Put("Alice", "FILES", session.As("bob", "old")))
	require.NoError(t, vault.Put("alice", "files", session.As("bob", "hunter2")))
	require.NoError(t, vault.Put("alice", "backup", session.Credentials{}))
	cred, found := vault.Get("ALICE", "Files")
	require.True(t, found)
	require.Empty(t, cmp.Diff(session.As("bob", "hunter2"), cred))
	want := []profile.SavedCredential{{User: "alice", Target: "backup"}, {User: "alice", Target: "files", As: "bob"}}
	require.Empty(t, cmp.Diff(want, vault.Snapshot()))
	require.NoError(t, vault.Delete("alice", "FILES"))
	require.Len(t, vault.Snapshot(), 1)
}

// A vault keeps the name as it was when it was saved, and users who look alike apart.
func TestMemoryVaultKeepsItsOwn(t *testing.T) {
	var vault profile.MemoryVault
	name := "bob"
	require.NoError(t, vault.Put("kim", "files", session.Credentials{User: &name}))
	name = "changed"
	cred, found := vault.Get("KIM", "files")
	require.True(t, found)
	require.Equal(t, "bob", *cred.User)
	_, found = vault.Get("\u212Aim", "files")
	require.False(t, found)
	_, found = vault.Get("kim", "file\u017F")
	require.False(t, found)
}
