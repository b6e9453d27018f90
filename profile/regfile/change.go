package regfile

import (
	"context"
	"os"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// lockRetry is how often a writer asks again for a lock that another process has. A change takes about as long.
const lockRetry = time.Millisecond

// change replaces the profile of a user by what edit makes of it. It keeps all other writers out meanwhile.
func (s *Store) change(user string, edit func(*Document) (*Document, error)) error {
	f, err := s.file(user)
	if err != nil {
		return err
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	unlock, err := s.lock(f.path)
	if err != nil {
		return err
	}
	defer unlock()

	old, err := f.load()
	if err != nil {
		return err
	}
	edited, err := edit(old.doc)
	if err != nil {
		return inFile(err, f.path)
	}
	if edited == old.doc {
		return nil
	}
	if err := replace(quietDisk{s.disk, &f.open}, f.path, edited.raw, old.data); err != nil {
		return cannotOpen(err)
	}
	if info, err := os.Stat(f.path); err == nil {
		f.last.Store(&reading{info: info, data: edited.raw, doc: edited, since: f.now()})
	}
	return nil
}

// quietDisk renames when no reader of this process has the file open. Windows would refuse, and readers who come one
// after another would keep a writer waiting for ever.
type quietDisk struct {
	disk
	open *sync.RWMutex
}

func (d quietDisk) rename(from, to string) error {
	d.open.Lock()
	defer d.open.Unlock()
	return d.disk.rename(from, to)
}

// lock takes the lock that the writers of all processes share. It is on a file of its own, since the profile is another
// file after each change, and that file stays: to remove it would let two writers lock two of one name.
func (s *Store) lock(path string) (unlock func(), err error) {
	l := flock.New(path+".lock", flock.SetPermissions(0o600))
	ctx, cancel := context.WithTimeout(context.Background(), s.lockWait)
	defer cancel()
	if _, err := l.TryLockContext(ctx, lockRetry); err != nil {
		return nil, cannotOpen(err)
	}
	return func() { _ = l.Close() }, nil // closing the file is what unlocks; there is nothing that could be done about an error
}
