package regfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
)

// faultyDisk is the real disk, with steps that fail.
type faultyDisk struct {
	osDisk
	fails map[string]func(n int) error // by step; n counts its calls from 1
	calls map[string]int
	steps []string // every step that was done or failed
}

// failFrom makes a step fail each time.
func (d *faultyDisk) failFrom(step string, on bool) {
	d.fails = nil
	if on {
		d.fails = map[string]func(int) error{step: func(int) error { return syscall.ENOSPC }}
	}
}

func (d *faultyDisk) step(name string) error {
	if d.calls == nil {
		d.calls = make(map[string]int)
	}
	d.calls[name]++
	d.steps = append(d.steps, name)
	if fail := d.fails[name]; fail != nil {
		return fail(d.calls[name])
	}
	return nil
}

func (d *faultyDisk) create(name string) (writer, error) {
	if err := d.step("create"); err != nil {
		return nil, err
	}
	f, err := d.osDisk.create(name)
	return &faultyFile{f, d}, err
}

func (d *faultyDisk) rename(from, to string) error {
	return firstOf(d.step("rename"), func() error { return d.osDisk.rename(from, to) })
}

func (d *faultyDisk) remove(name string) error {
	if _, err := os.Lstat(name); err != nil {
		return err // a step only where there is something to remove
	}
	return firstOf(d.step("remove"), func() error { return d.osDisk.remove(name) })
}

func (d *faultyDisk) syncDir(dir string) error {
	return firstOf(d.step("sync of the folder"), func() error { return d.osDisk.syncDir(dir) })
}

type faultyFile struct {
	writer
	disk *faultyDisk
}

// Write writes half of it before it fails, as a disk does that gets full.
func (f *faultyFile) Write(data []byte) (int, error) {
	if err := f.disk.step("write"); err != nil {
		n, _ := f.writer.Write(data[:len(data)/2])
		return n, err
	}
	return f.writer.Write(data)
}

func (f *faultyFile) Sync() error {
	return firstOf(f.disk.step("sync"), f.writer.Sync)
}

func (f *faultyFile) Close() error {
	return errors.Join(f.disk.step("close"), f.writer.Close())
}

func firstOf(err error, do func() error) error {
	if err != nil {
		return err
	}
	return do()
}

func TestChangeTakesTheStepsInOrder(t *testing.T) {
	dir := tempDir(t)
	s, d := openStore(t, dir), &faultyDisk{}
	s.disk = d
	require.NoError(t, s.Put("alice", sample("Z:")))
	require.Equal(t, []string{"create", "write", "sync", "close", "rename", "sync of the folder"}, d.steps)

	d.steps = nil
	require.NoError(t, os.WriteFile(pathOf(dir, "alice")+".new", []byte("left behind by a crash"), 0o644))
	require.NoError(t, s.Delete("alice", "Z:"))
	require.Equal(t, []string{"remove", "create", "write", "sync", "close", "rename", "sync of the folder"}, d.steps)
}

// TestChangeFailsAtEveryStep makes each step fail for the first change of a profile and for a later one, once and for
// good, and looks at the disk with a store that has nothing in memory.
func TestChangeFailsAtEveryStep(t *testing.T) {
	faults := map[string]func(n int) error{
		"once":     func(n int) error { return map[bool]error{true: syscall.EIO}[n == 1] },
		"for good": func(int) error { return syscall.EROFS },
	}
	changes := map[string]func(s *Store) error{
		"put":    func(s *Store) error { return s.Put("alice", sample("Y:")) },
		"delete": func(s *Store) error { return s.Delete("alice", "Z:") },
		"first":  func(s *Store) error { return s.Put("bob", sample("Z:")) },
	}
	for _, step := range []string{"remove", "create", "write", "sync", "close", "rename", "sync of the folder"} {
		for often, fault := range faults {
			for name, change := range changes {
				t.Run(fmt.Sprint(step, " ", often, " ", name), func(t *testing.T) {
					dir := tempDir(t)
					s := openStore(t, dir)
					require.NoError(t, s.Put("alice", sample("Z:")))
					for _, user := range []string{"alice", "bob"} {
						require.NoError(t, os.WriteFile(pathOf(dir, user)+".new", []byte("left behind"), 0o600))
					}
					s.disk = &faultyDisk{fails: map[string]func(int) error{step: fault}}
					require.ErrorIs(t, change(s), winerr.ERROR_CANNOT_OPEN_PROFILE)
					for _, reader := range []*Store{s, openStore(t, dir)} {
						require.Empty(t, cmp.Diff([]profile.Entry{sample("Z:")}, entriesOf(t, reader, "alice")))
						require.Empty(t, entriesOf(t, reader, "bob"))
						users, err := reader.Users()
						require.NoError(t, err)
						require.Equal(t, []string{"alice"}, users)
					}
					s.disk = osDisk{}
					require.NoError(t, change(s), "trouble that has gone leaves nothing behind")
				})
			}
		}
	}
}

// TestChangeThatCannotBeTakenBack is the one case in which a failed call leaves the new content: the error says so.
func TestChangeThatCannotBeTakenBack(t *testing.T) {
	s := openStore(t, tempDir(t))
	require.NoError(t, s.Put("alice", sample("Z:")))
	second := func(n int) error { return map[bool]error{true: syscall.EIO}[n > 1] }
	s.disk = &faultyDisk{fails: map[string]func(int) error{
		"sync of the folder": func(int) error { return syscall.EIO }, "create": second,
	}}
	err := s.Delete("alice", "Z:")
	require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
	require.ErrorContains(t, err, "the old content could not be put back")
	require.NotErrorIs(t, err, fs.ErrNotExist)
	require.Empty(t, entriesOf(t, s, "alice"), "what the store answers is what the disk holds")
}

func TestSyncFolderNeedsAFolder(t *testing.T) {
	err := osDisk{}.syncDir(tempDir(t) + "/none")
	require.Equal(t, runtime.GOOS != "windows", err != nil, "on Windows there is nothing to do")
}
