package regfile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/internal/username"
)

// Store keeps the profile of each user in a .reg file of a folder, mode 0600. Several stores, also of several processes,
// can share a folder; each sees at once what another has written. It keeps the promises of profile.Store.
//
// A Store is made by Open. The zero value has no folder: its calls answer ERROR_CANNOT_OPEN_PROFILE.
type Store struct {
	dir      string
	disk     disk
	now      func() time.Time // only differences matter
	lockWait time.Duration    // how long a writer waits for those of other processes

	mu    sync.Mutex // protects users
	users map[string]*userFile
}

var _ profile.Store = (*Store)(nil)

// Open returns the store of a folder, which must exist.
//
// ERROR_CANNOT_OPEN_PROFILE: there is no such folder, or it cannot be read.
func Open(dir string) (*Store, error) {
	s := &Store{dir: dir, disk: osDisk{}, now: time.Now, lockWait: 10 * time.Second}
	if _, err := s.Users(); err != nil {
		return nil, err
	}
	return s, nil
}

// Entries returns everything remembered for a user; see profile.Store for the codes.
func (s *Store) Entries(user string) ([]profile.Entry, error) {
	d, err := s.document(user)
	if err != nil {
		return nil, err
	}
	return d.Entries(), nil
}

// Get returns what is remembered for one device; see profile.Store for the codes.
func (s *Store) Get(user, local string) (profile.Entry, bool, error) {
	if _, err := profile.ParseLocal(local); err != nil {
		return profile.Entry{}, false, err
	}
	d, err := s.document(user)
	if err != nil {
		return profile.Entry{}, false, err
	}
	e, found := d.Get(local)
	return e, found, nil
}

// Put remembers an entry. When it returns nil, the entry is on the disk. See profile.Store for the codes;
// ERROR_CANNOT_OPEN_PROFILE also when other processes keep the file locked for 10 seconds.
func (s *Store) Put(user string, e profile.Entry) error {
	if err := e.Validate(); err != nil {
		return err
	}
	return s.change(user, func(d *Document) (*Document, error) { return d.Put(e) })
}

// Delete forgets one device. When it returns nil, that is on the disk. See profile.Store for the codes;
// ERROR_CANNOT_OPEN_PROFILE also when other processes keep the file locked for 10 seconds.
func (s *Store) Delete(user, local string) error {
	if _, found, err := s.Get(user, local); err != nil || !found {
		return err // so that a folder which cannot be written to is no hindrance
	}
	return s.change(user, func(d *Document) (*Document, error) { return d.Delete(local) })
}

// Persistent returns what net use remembers for a user beside the connections. The codes are those of Entries.
func (s *Store) Persistent(user string) (Persistent, error) {
	f, err := s.file(user)
	if err != nil {
		return Persistent{}, err
	}
	r, err := f.load()
	if err != nil {
		return Persistent{}, err
	}
	p, err := r.doc.Persistent()
	return p, inFile(err, f.path)
}

// SetPersistent replaces it. The codes are those of Put, and those of Document.SetPersistent.
func (s *Store) SetPersistent(user string, p Persistent) error {
	return s.change(user, func(d *Document) (*Document, error) { return d.SetPersistent(p) })
}

// Users returns the folded names of those who have a file in the folder, sorted.
//
// ERROR_CANNOT_OPEN_PROFILE: the folder cannot be read.
func (s *Store) Users() ([]string, error) {
	if s.dir == "" {
		return nil, cannotOpen(errNoFolder)
	}
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return nil, cannotOpen(err)
	}
	var users []string
	for _, file := range files {
		if user, ok := UserOfFile(file.Name()); ok {
			users = append(users, user)
		}
	}
	slices.Sort(users)
	return users, nil
}

func (s *Store) document(user string) (*Document, error) {
	f, err := s.file(user)
	if err != nil {
		return nil, err
	}
	r, err := f.load()
	if err != nil {
		return nil, err
	}
	return r.doc, nil
}

// file returns the file of a user, which need not exist.
func (s *Store) file(user string) (*userFile, error) {
	key, err := profile.FoldUser(user)
	if err != nil {
		return nil, err
	}
	if s.dir == "" {
		return nil, cannotOpen(errNoFolder)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.users[key]
	if f == nil {
		f = &userFile{path: filepath.Join(s.dir, username.Escape(key)+extension), now: s.now}
		if s.users == nil {
			s.users = make(map[string]*userFile)
		}
		s.users[key] = f
	}
	return f, nil
}

var errNoFolder = errors.New("a store that Open has not made")

func cannotOpen(err error) error {
	return fmt.Errorf("profile: %w: %w", winerr.ERROR_CANNOT_OPEN_PROFILE, err)
}

// inFile adds the file to an error of parsing.
func inFile(err error, path string) error {
	if e, ok := errors.AsType[*Error](err); ok {
		located := *e
		located.File = path
		return &located
	}
	return err
}
