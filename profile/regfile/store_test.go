package regfile

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/storetest"
	"github.com/seed-520b6462/winnet/profile"
)

// tempDir is t.TempDir, which cannot clean up under Wine: os.RemoveAll asks for a way to delete that Wine 8 lacks.
func tempDir(t testing.TB) string {
	t.Helper()
	if runtime.GOOS != "windows" {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp("", "regfile")
	require.NoError(t, err)
	t.Cleanup(func() {
		_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, _ error) error {
			if !entry.IsDir() {
				_ = os.Remove(path)
			}
			return nil
		})
		_ = os.Remove(dir)
	})
	return dir
}

func openStore(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	require.NoError(t, err)
	return s
}

// pathOf is where the profile of a user is.
func pathOf(dir, user string) string {
	name, err := FileName(user)
	if err != nil {
		panic(err)
	}
	return filepath.Join(dir, name)
}

func entriesOf(t testing.TB, s profile.Store, user string) []profile.Entry {
	t.Helper()
	all, err := s.Entries(user)
	require.NoError(t, err)
	return all
}

func TestStoreKeepsTheContract(t *testing.T) {
	storetest.Test(t, func() (*storetest.Harness, error) {
		dir := tempDir(t)
		s, err := Open(dir)
		if err != nil {
			return nil, err
		}
		full := &faultyDisk{}
		s.disk = full
		return &storetest.Harness{
			Store:   s,
			Another: func() (profile.Store, error) { return Open(dir) },
			Unopenable: func(user string, on bool) error {
				path := pathOf(dir, user)
				if !on {
					return firstError(os.Remove(path), os.Rename(path+".aside", path))
				}
				return firstError(os.Rename(path, path+".aside"), os.Mkdir(path, 0o700))
			},
			Malformed: func(user string, on bool) error { return damage(pathOf(dir, user), on) },
			FullDisk:  func(on bool) error { full.failFrom("write", on); return nil },
		}, nil
	})
}

// damage spoils a file, or checks that it is still as it was spoiled and puts the old one back.
func damage(path string, on bool) error {
	spoiled := []byte(header5 + "\r\n\r\nRemotePath=?")
	if on {
		return firstError(os.Rename(path, path+".aside"), os.WriteFile(path, spoiled, 0o600))
	}
	data, err := os.ReadFile(path)
	if err == nil && string(data) != string(spoiled) {
		err = &Error{File: path, Reason: "was not left as it was"}
	}
	return firstError(err, os.Rename(path+".aside", path))
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestStoreWritesForItsOwnerOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes: files have the access that their folder gives")
	}
	dir := tempDir(t)
	require.NoError(t, os.WriteFile(pathOf(dir, "alice"), []byte(header5), 0o644))
	require.NoError(t, openStore(t, dir).Put("alice", sample("Z:")))
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, files, 2)
	for _, file := range files {
		info, err := file.Info()
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), info.Mode(), file.Name())
	}
}

func TestStoreTakesAnExportOfWindows(t *testing.T) {
	dir := tempDir(t)
	export, err := os.ReadFile("testdata/windows10.reg")
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(pathOf(dir, `CONTOSO\Alice`), export, 0o600))
	s := openStore(t, dir)
	e, found, err := s.Get(`contoso\alice`, "Z:")
	require.NoError(t, err)
	require.True(t, found)
	require.Equal(t, `\\server\share`, e.RemotePath)

	require.NoError(t, s.Put(`contoso\alice`, e))
	after, err := os.ReadFile(pathOf(dir, `CONTOSO\Alice`))
	require.NoError(t, err)
	require.Equal(t, export, after)

	persistent, err := s.Persistent(`contoso\alice`)
	require.NoError(t, err)
	require.True(t, persistent.DontSave)
	persistent.DontSave = false
	require.NoError(t, s.SetPersistent(`contoso\alice`, persistent))
	again, err := openStore(t, dir).Persistent(`contoso\alice`)
	require.NoError(t, err)
	require.Equal(t, persistent, again)
}

// TestStoreNamesTheDamage holds what a user needs to repair a file.
func TestStoreNamesTheDamage(t *testing.T) {
	dir := tempDir(t)
	path := pathOf(dir, "alice")
	require.NoError(t, os.WriteFile(path, []byte(header5+"\n"+`["x"]`+"\n"+`"x"="`), 0o600))
	s := openStore(t, dir)
	for range 2 { // the second answer comes from memory
		_, err := s.Entries("alice")
		require.ErrorIs(t, err, winerr.ERROR_BAD_PROFILE)
		require.EqualError(t, err, path+":3: a string without its closing quote")
	}
	require.EqualError(t, s.SetPersistent("alice", Persistent{}), path+":3: a string without its closing quote")
	_, err := s.Persistent("alice")
	require.EqualError(t, err, path+":3: a string without its closing quote")

	require.NoError(t, os.WriteFile(path, []byte(header5+"\n["+persistentKey+"]\n"+`"Order"=dword:1`), 0o600))
	_, err = s.Persistent("alice")
	require.EqualError(t, err, path+`:3: value "Order" is not a string`)
}

// TestStoreWithoutItsFolder goes through every call on folders that are none.
func TestStoreWithoutItsFolder(t *testing.T) {
	gone := filepath.Join(tempDir(t), "gone")
	require.NoError(t, os.Mkdir(gone, 0o700))
	withGone := openStore(t, gone)
	require.NoError(t, os.Remove(gone))

	replaced := filepath.Join(tempDir(t), "replaced")
	require.NoError(t, os.Mkdir(replaced, 0o700))
	withReplaced := openStore(t, replaced)
	require.NoError(t, os.Remove(replaced))
	require.NoError(t, os.WriteFile(replaced, nil, 0o600))

	for name, s := range map[string]*Store{"none": {}, "gone": withGone, "a file": withReplaced} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Entries("alice")
			require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
			_, _, err = s.Get("alice", "Z:")
			require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
			require.ErrorIs(t, s.Put("alice", sample("Z:")), winerr.ERROR_CANNOT_OPEN_PROFILE)
			require.ErrorIs(t, s.Delete("alice", "Z:"), winerr.ERROR_CANNOT_OPEN_PROFILE)
			_, err = s.Users()
			require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
			_, err = s.Persistent("alice")
			require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
			require.ErrorIs(t, s.SetPersistent("alice", Persistent{}), winerr.ERROR_CANNOT_OPEN_PROFILE)
		})
	}
	for _, dir := range []string{"", gone, replaced} {
		_, err := Open(dir)
		require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
	}
}

func TestStoreOfAFolderThatCannotBeWrittenTo(t *testing.T) {
	const dir = "/proc/self" // where not even root can make a file
	if runtime.GOOS != "linux" {
		t.Skip("only Linux is known to have a folder that nobody can write to")
	}
	s := openStore(t, dir)
	require.Empty(t, entriesOf(t, s, "alice"))
	require.ErrorIs(t, s.Put("alice", sample("Z:")), winerr.ERROR_CANNOT_OPEN_PROFILE)
	require.NoError(t, s.Delete("alice", "Z:"), "there is nothing to forget")
}

func TestStoreOfAUserWithTooLongAName(t *testing.T) {
	s := openStore(t, tempDir(t))
	require.ErrorIs(t, s.Put(strings.Repeat("x", 300), sample("Z:")), winerr.ERROR_CANNOT_OPEN_PROFILE)
	require.NoError(t, s.Put(strings.Repeat("Ж", 40), sample("Z:")))
}

func TestStoreDoesNotWaitForEver(t *testing.T) {
	dir := tempDir(t)
	s, other := openStore(t, dir), openStore(t, dir)
	s.lockWait = 20 * time.Millisecond
	unlock, err := other.lock(pathOf(dir, "alice"))
	require.NoError(t, err)
	require.ErrorIs(t, s.Put("alice", sample("Z:")), winerr.ERROR_CANNOT_OPEN_PROFILE)
	require.Empty(t, entriesOf(t, s, "alice"))
	require.NoError(t, s.Put("bob", sample("Z:")), "the lock is one user's")
	unlock()
	require.NoError(t, s.Put("alice", sample("Z:")))
	require.Empty(t, cmp.Diff([]profile.Entry{sample("Z:")}, entriesOf(t, other, "alice")))
}
