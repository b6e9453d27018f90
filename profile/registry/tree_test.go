package registry_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/profile/registry"
)

// entryOf returns what a store has for a device.
func entryOf(t *testing.T, store profile.Store, local string) (profile.Entry, bool) {
	t.Helper()
	e, found, err := store.Get("alice", local)
	require.NoError(t, err)
	return e, found
}

// "Microsoft Windows Registry Guide", table B-1: a key for each drive, with its values.
func TestTreeShowsEntries(t *testing.T) {
	store := new(profile.Memory)
	e := profile.Entry{Local: "Z:", RemotePath: `\\files\docs`, UserName: "bob", ConnectionType: 1, UseOptions: []byte{1}}
	require.NoError(t, store.Put("alice", e))
	require.NoError(t, store.Put("alice", profile.Entry{Local: "LPT1", RemotePath: `\\files\laser`}))
	tree := registry.Over(store, "alice")
	keys, err := tree.Keys()
	require.NoError(t, err)
	require.Equal(t, []string{"LPT1", "Z"}, keys)
	values, err := tree.Values("z")
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(netkey.Encode(e), values))
	_, err = tree.Values("Y")
	require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, err)
	values, err = tree.Values("")
	require.NoError(t, err)
	require.Empty(t, values, "Network itself is there and has nothing")
}

// A key that is made value by value is remembered from its RemotePath on, with what was written before it.
func TestTreeMakesEntries(t *testing.T) {
	store := new(profile.Memory)
	tree := registry.Over(store, "alice")
	existed, err := tree.Create("z")
	require.NoError(t, err)
	require.False(t, existed)
	existed, err = tree.Create("Z")
	require.NoError(t, err)
	require.True(t, existed)
	keys, err := tree.Keys()
	require.NoError(t, err)
	require.Equal(t, []string{"z"}, keys)
	require.NoError(t, tree.Set("Z", netkey.DWord("providertype", 0x20000)))
	_, found := entryOf(t, store, "Z:")
	require.False(t, found)

	require.NoError(t, tree.Set("Z", netkey.String("RemotePath", `\\files\docs`)))
	e, found := entryOf(t, store, "Z:")
	require.True(t, found)
	require.Empty(t, cmp.Diff(profile.Entry{Local: "Z:", RemotePath: `\\files\docs`, ProviderType: 0x20000}, e))

	require.NoError(t, tree.Unset("Z", "REMOTEPATH"))
	_, found = entryOf(t, store, "Z:")
	require.False(t, found)
	values, err := tree.Values("Z")
	require.NoError(t, err)
	require.Contains(t, values, netkey.DWord("ProviderType", 0x20000), "the others stay")
}

// What the store can't hold is there all the same, and goes with the entry.
func TestTreeKeepsTheRest(t *testing.T) {
	store := new(profile.Memory)
	require.NoError(t, store.Put("alice", profile.Entry{Local: "Z:", RemotePath: `\\files\docs`}))
	tree := registry.Over(store, "alice")
	note, odd := netkey.String("Note", "mine"), netkey.String("DeferFlags", "four")
	require.NoError(t, tree.Set("Z", note))
	require.NoError(t, tree.Set("Z", odd))
	e, _ := entryOf(t, store, "Z:")
	require.Equal(t, profile.Entry{Local: "Z:", RemotePath: `\\files\docs`}, e)
	values, err := tree.Values("Z")
	require.NoError(t, err)
	require.Subset(t, values, []registry.Value{note, odd})
	require.Len(t, values, 8, "the seven of an entry, of which one is odd, and the note")
	require.NoError(t, tree.Set("Z", netkey.String("NOTE", "mine")))
	values, err = tree.Values("Z")
	require.NoError(t, err)
	require.Contains(t, values, note, "the name stays as it was spelled first")
	require.NoError(t, tree.Unset("Z", "Note"))
	require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, tree.Unset("Z", "Note"))

	require.NoError(t, store.Delete("alice", "Z:"))
	keys, err := tree.Keys()
	require.NoError(t, err)
	require.Empty(t, keys)
	require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, tree.Set("Z", note))
	require.NoError(t, store.Put("alice", profile.Entry{Local: "Z:", RemotePath: `\\files\docs`}))
	values, err = tree.Values("Z")
	require.NoError(t, err)
	require.Len(t, values, 7)

	_, err = tree.Create("Recent")
	require.NoError(t, err)
	require.NoError(t, tree.Set("recent", netkey.String("RemotePath", "x")))
	keys, err = tree.Keys()
	require.NoError(t, err)
	require.Equal(t, []string{"Recent", "Z"}, keys)
}

func TestTreeDeletes(t *testing.T) {
	store := new(profile.Memory)
	require.NoError(t, store.Put("alice", profile.Entry{Local: "Z:", RemotePath: `\\files\docs`}))
	tree := registry.Over(store, "alice")
	require.NoError(t, tree.Delete("z"))
	_, found := entryOf(t, store, "Z:")
	require.False(t, found)
	require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, tree.Delete("Z"))
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, tree.Delete(""))
}

// A call that the store refuses changes nothing.
func TestTreeOverAStoreThatFails(t *testing.T) {
	store := new(profile.Memory)
	require.NoError(t, store.Put("alice", profile.Entry{Local: "Z:", RemotePath: `\\files\docs`}))
	tree := registry.Over(store, "alice")
	note := netkey.String("Note", "mine")
	store.FailWrites("alice", winerr.ERROR_CANNOT_OPEN_PROFILE)
	require.ErrorIs(t, tree.Set("Z", note), winerr.ERROR_CANNOT_OPEN_PROFILE)
	require.ErrorIs(t, tree.Unset("Z", "RemotePath"), winerr.ERROR_CANNOT_OPEN_PROFILE)
	require.ErrorIs(t, tree.Delete("Z"), winerr.ERROR_CANNOT_OPEN_PROFILE)
	store.FailWrites("alice", nil)
	values, err := tree.Values("Z")
	require.NoError(t, err)
	require.Len(t, values, 7)
	store.SetMalformed("alice", true)
	_, err = tree.Keys()
	require.ErrorIs(t, err, winerr.ERROR_BAD_PROFILE)
	_, err = tree.Create("Y")
	require.ErrorIs(t, err, winerr.ERROR_BAD_PROFILE)
}

func ExampleOver() {
	store := new(profile.Memory)
	err := store.Put("alice", profile.Entry{Local: "Z:", RemotePath: `\\files\docs`})
	fmt.Println(err)
	values, err := registry.Over(store, "alice").Values("Z")
	fmt.Println(len(values), values[0].Name, err)
	// Output:
	// <nil>
	// 7 RemotePath <nil>
}
