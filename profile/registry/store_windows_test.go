package registry

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	winreg "golang.org/x/sys/windows/registry"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/storetest"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/internal/netkey"
)

var scratches atomic.Int64

// scratch returns the path of a key that is not there and that goes with the test.
func scratch(t *testing.T) string {
	t.Helper()
	path := fmt.Sprintf(`Software\winnet-test\%s-%d`, strings.ReplaceAll(t.Name(), "/", "-"), scratches.Add(1))
	require.NoError(t, deleteTree(path))
	t.Cleanup(func() { require.NoError(t, deleteTree(path)) })
	return path
}

// profileKey is the key of a user's profile in a scratch key.
func profileKey(path, user string) string {
	return path + `\` + netkey.EscapeUser(user) + `\` + network
}

// writeKey makes a key with values.
func writeKey(t *testing.T, path string, values ...netkey.Value) {
	t.Helper()
	k, _, err := winreg.CreateKey(winreg.CURRENT_USER, path, winreg.SET_VALUE)
	require.NoError(t, err)
	defer k.Close()
	for _, v := range values {
		require.NoError(t, setValue(k, v))
	}
}

// A key that is deleted while it is being read has nothing any more: no profile is unreadable for it.
func TestKeyDeletedMeanwhile(t *testing.T) {
	path := scratch(t)
	deleted := func(k winreg.Key) winreg.Key {
		require.NoError(t, deleteTree(path))
		return k
	}
	values := netkey.Encode(profile.Entry{Local: "Z:", RemotePath: `\\server\share`})
	writeKey(t, path, values...)
	found, err := readValues(path)
	require.NoError(t, err)
	require.Len(t, found, len(values))
	found, err = reading(path, winreg.QUERY_VALUE, func(k winreg.Key) ([]netkey.Value, error) { return valuesOf(deleted(k)) })
	require.NoError(t, err)
	require.Empty(t, found)

	writeKey(t, path+`\below`)
	keys, err := reading(path, winreg.ENUMERATE_SUB_KEYS, func(k winreg.Key) ([]string, error) { return deleted(k).ReadSubKeyNames(-1) })
	require.NoError(t, err)
	require.Empty(t, keys)
}

// Every device that can be remembered is looked for, in the order of a store.
func TestDevices(t *testing.T) {
	require.True(t, slices.IsSorted(devices))
	require.Len(t, slices.Compact(slices.Clone(devices)), 26+9)
	for _, local := range devices {
		_, err := profile.ParseLocal(local)
		require.NoError(t, err)
	}
}

func TestStoreKeepsTheContract(t *testing.T) {
	storetest.Test(t, func() (*storetest.Harness, error) {
		path := scratch(t)
		s := Under(path)
		return &storetest.Harness{
			Store:   s,
			Another: func() (profile.Store, error) { return Under(path), nil },
			Malformed: func(user string, on bool) error {
				key := profileKey(path, user) + `\B`
				if !on {
					return deleteTree(key)
				}
				k, _, err := winreg.CreateKey(winreg.CURRENT_USER, key, winreg.SET_VALUE)
				if err != nil {
					return err
				}
				return errors.Join(k.SetDWordValue("RemotePath", 1), k.Close())
			},
		}, nil
	})
}

var errFull = errors.New("the registry is full")

// failAt writes values until the n-th, counted from 1.
func failAt(n int) func(winreg.Key, netkey.Value) error {
	return func(k winreg.Key, v netkey.Value) error {
		if n--; n == 0 {
			return errFull
		}
		return setValue(k, v)
	}
}

// TestPutFailsAtEveryValue looks at what a change leaves behind that fails in the middle.
func TestPutFailsAtEveryValue(t *testing.T) {
	full := profile.Entry{
		Local: "Z:", RemotePath: `\\new\share`, UserName: "bob", ProviderName: "New", ProviderType: 1, ConnectionType: 1,
		ConnectFlags: 2, DeferFlags: 3, UseOptions: []byte{1},
	}
	old := profile.Entry{Local: "Z:", RemotePath: `\\old\share`, ConnectionType: 1}
	for n := 1; n <= len(netkey.Encode(full)); n++ {
		path := scratch(t)
		s := Under(path)
		s.set = failAt(n)
		err := s.Put("alice", full)
		require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
		require.ErrorIs(t, err, errFull)
		found, err := exists(path)
		require.NoError(t, err)
		require.False(t, found, "the keys that were made for it have gone")

		s.set = setValue
		require.NoError(t, s.Put("alice", old))
		writeKey(t, profileKey(path, "alice")+`\Z`, netkey.DWord("Note", 7))
		s.set = failAt(n)
		require.ErrorIs(t, s.Put("alice", full), winerr.ERROR_CANNOT_OPEN_PROFILE)
		all, err := s.Entries("alice")
		require.NoError(t, err)
		require.Empty(t, cmp.Diff([]profile.Entry{old}, all))
		require.Equal(t, uint64(7), numberOf(t, profileKey(path, "alice")+`\Z`, "Note"))
	}
}

func numberOf(t *testing.T, path, name string) uint64 {
	t.Helper()
	k, err := winreg.OpenKey(winreg.CURRENT_USER, path, winreg.QUERY_VALUE)
	require.NoError(t, err)
	defer k.Close()
	n, _, err := k.GetIntegerValue(name)
	require.NoError(t, err)
	return n
}

// TestStoreReadsWhatWindowsWrites fills the keys as Windows does, in small letters and with other things beside.
func TestStoreReadsWhatWindowsWrites(t *testing.T) {
	path := scratch(t)
	key := profileKey(path, "alice")
	writeKey(t, key, netkey.String("Note", "none of ours"))
	writeKey(t, key+`\Recent`, netkey.DWord("RemotePath", 1))
	writeKey(t, key+`\y`)
	long := `\\server\` + strings.Repeat("x", 300)
	writeKey(t, key+`\w`, netkey.String("RemotePath", long), netkey.DWord("UserName", 0), netkey.DWord("ConnectionType", 1))
	writeKey(t, key+`\LPT1`, netkey.String("RemotePath", `\\print\laser`), netkey.String("UserName", ""))
	s := Under(path)
	all, err := s.Entries("Alice")
	require.NoError(t, err)
	want := []profile.Entry{
		{Local: "LPT1", RemotePath: `\\print\laser`},
		{Local: "W:", RemotePath: long, UserZero: true, ConnectionType: 1},
	}
	require.Empty(t, cmp.Diff(want, all))

	require.NoError(t, s.Put("alice", want[1]))
	writeKey(t, key+`\W\Below`, netkey.DWord("x", 1))
	require.NoError(t, s.Delete("alice", "W:"))
	require.NoError(t, s.Delete("alice", "Y:"))
	keys, err := subKeys(key)
	require.NoError(t, err)
	require.ElementsMatch(t, []string{"Recent", "y", "LPT1"}, keys)
}

func TestStoreNamesTheDamage(t *testing.T) {
	path := scratch(t)
	writeKey(t, profileKey(path, "alice")+`\z`, netkey.String("DeferFlags", "4"))
	_, err := Under(path).Entries("alice")
	require.ErrorIs(t, err, winerr.ERROR_BAD_PROFILE)
	require.ErrorContains(t, err, profileKey(path, "alice")+`\Z`) // the same key: "Structure of the Registry", keys have no case
	require.ErrorContains(t, err, `"DeferFlags" is not a dword`)
}

func TestUsersAreThoseWithAProfile(t *testing.T) {
	path := scratch(t)
	writeKey(t, path+`\bob\`+network)
	writeKey(t, path+`\carol\Other`)
	writeKey(t, path+`\not a name\`+network)
	users, err := Under(path).Users()
	require.NoError(t, err)
	require.Equal(t, []string{"bob"}, users)
}

// TestCurrentUser reads the real profile and changes nothing in it.
func TestCurrentUser(t *testing.T) {
	s, err := CurrentUser(`CONTOSO\Alice`)
	require.NoError(t, err)
	_, err = s.Entries(`contoso\alice`)
	require.NoError(t, err)
	_, err = s.Entries(`contoso\bob`)
	require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
	require.ErrorContains(t, err, `contoso\alice`)
	_, err = CurrentUser("")
	require.ErrorIs(t, err, winerr.ERROR_BAD_USERNAME)
}

// TestOwnersStore has the store of one user in a scratch key in the place of the real one.
func TestOwnersStore(t *testing.T) {
	s := &Store{root: scratch(t), owner: "alice", set: setValue}
	users, err := s.Users()
	require.NoError(t, err)
	require.Empty(t, users)
	e := profile.Entry{Local: "Z:", RemotePath: `\\server\share`}
	require.NoError(t, s.Put("ALICE", e))
	require.ErrorIs(t, s.Put("bob", e), winerr.ERROR_CANNOT_OPEN_PROFILE)
	users, err = s.Users()
	require.NoError(t, err)
	require.Equal(t, []string{"alice"}, users)
	found, err := exists(s.root + `\Z`)
	require.NoError(t, err)
	require.True(t, found)
}

func TestStoreThatHasNoKey(t *testing.T) {
	tooLong := strings.Repeat("x", 300)
	for name, test := range map[string]struct {
		store *Store
		user  string
	}{"the zero value": {new(Store), "alice"}, "a name that no key can have": {Under(scratch(t)), tooLong}} {
		t.Run(name, func(t *testing.T) {
			_, err := test.store.Entries(test.user)
			require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
			err = test.store.Put(test.user, profile.Entry{Local: "Z:", RemotePath: "x"})
			require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
			require.ErrorIs(t, test.store.Delete(test.user, "Z:"), winerr.ERROR_CANNOT_OPEN_PROFILE)
		})
	}
	_, err := new(Store).Users()
	require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
}

func ExampleUnder() {
	store := Under(`Software\winnet-test\Example`)
	defer func() { _ = deleteTree(store.root) }()
	err := store.Put("alice", profile.Entry{Local: "Z:", RemotePath: `\\server\share`})
	fmt.Println(err)
	e, found, err := store.Get("Alice", "Z:")
	fmt.Println(e.RemotePath, found, err)
	// Output:
	// <nil>
	// \\server\share true <nil>
}
