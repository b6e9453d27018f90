package regfile

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Store is a profile.Store that keeps the profile of each user in a .reg file of a folder, mode 0600. Several stores, also
// of several processes, can share a folder; each sees at once what another has written.
//
// Open makes a Store. The zero value has no folder: its calls answer ERROR_CANNOT_OPEN_PROFILE.
type Store struct {
	dir      string
	disk     disk
	now      func() time.Time // only differences matter
	lockWait time.Duration    // the time that a writer waits for the writers of other processes

	mu    sync.Mutex // protects users
	users map[string]*userFile
}

var (
	_ profile.Store           = (*Store)(nil)
	_ profile.ConnectionSaver = (*Store)(nil)
)

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

// Put remembers an entry, which is on the disk when Put returns nil. See profile.Store for the codes;
// ERROR_CANNOT_OPEN_PROFILE also if other processes keep the file locked for 10 seconds.
func (s *Store) Put(user string, e profile.Entry) error {
	if err := e.Validate(); err != nil {
		return err
	}
	return s.change(user, func(d *Document) (*Document, error) { return d.Put(e) })
}

// Delete forgets one device, also on the disk when Delete returns nil. See profile.Store for the codes;
// ERROR_CANNOT_OPEN_PROFILE also if other processes keep the file locked for 10 seconds.
func (s *Store) Delete(user, local string) error {
	if _, found, err := s.Get(user, local); err != nil || !found {
		return err // without a change, which needs a folder that can be written to
	}
	return s.change(user, func(d *Document) (*Document, error) { return d.Delete(local) })
}

// Persistent returns the settings of net use for a user. The codes are those of Entries.
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

// SetPersistent replaces the settings of net use for a user. The codes are those of Put and of Document.SetPersistent.
func (s *Store) SetPersistent(user string, p Persistent) error {
	return s.change(user, func(d *Document) (*Document, error) { return d.SetPersistent(p) })
}

// SaveConnections returns one of these settings; see profile.ConnectionSaver for the codes.
func (s *Store) SaveConnections(user string) (bool, error) {
	p, err := s.Persistent(user)
	return !p.DontSave, err
}

// SetSaveConnections replaces one of these settings; see profile.ConnectionSaver for the codes.
func (s *Store) SetSaveConnections(user string, save bool) error {
	return s.change(user, func(d *Document) (*Document, error) {
		p, err := d.Persistent()
		if err != nil {
			return nil, err
		}
		p.DontSave = !save
		return d.SetPersistent(p)
	})
}

// Users returns the folded names of the users with a file in the folder, sorted.
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

// document returns the profile of a user as it is now.
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

// file returns the file of a user, which may not exist.
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
		f = &userFile{path: filepath.Join(s.dir, netkey.EscapeUser(key)+extension), now: s.now}
		if s.users == nil {
			s.users = make(map[string]*userFile)
		}
		s.users[key] = f
	}
	return f, nil
}

var errNoFolder = errors.New("a store that Open has not made")

// cannotOpen returns an error with ERROR_CANNOT_OPEN_PROFILE.
func cannotOpen(err error) error {
	return fmt.Errorf("profile: %w: %w", winerr.ERROR_CANNOT_OPEN_PROFILE, err)
}

// inFile returns an error of parsing with the path of its file.
func inFile(err error, path string) error {
	if e, ok := errors.AsType[*Error](err); ok {
		located := *e
		located.File = path
		return &located
	}
	return err
}

// lockRetry is the time between two attempts to lock a file, about as long as a change takes.
const lockRetry = time.Millisecond

// change replaces the profile of a user by the document that edit returns. It keeps all other writers away meanwhile.
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

// quietDisk renames while no reader of this process has the file open. Windows refuses to rename an open file, and readers
// one after another could keep a writer waiting for ever.
type quietDisk struct {
	disk
	open *sync.RWMutex
}

func (d quietDisk) rename(from, to string) error {
	d.open.Lock()
	defer d.open.Unlock()
	return d.disk.rename(from, to)
}

// lock locks out the writers of all processes. It locks a file of its own, because the profile is another file after each
// change, and never removes it, because two writers could then lock two files of one name.
func (s *Store) lock(path string) (unlock func(), err error) {
	l := flock.New(path+".lock", flock.SetPermissions(0o600))
	ctx, cancel := context.WithTimeout(context.Background(), s.lockWait)
	defer cancel()
	if _, err := l.TryLockContext(ctx, lockRetry); err != nil {
		return nil, cannotOpen(err)
	}
	return func() { _ = l.Close() }, nil // closing the file unlocks it; nobody could do anything about an error
}

const extension = ".reg"

// FileName returns the name of a user's file, as in "contoso%5calice.reg". Every file system takes it and returns it as it
// is: it holds small letters, digits and the characters - _ . @; the bytes of all other characters of the folded name are
// hexadecimal numbers behind a %, and so is the first letter if Windows takes the name for a device. The profile of a user
// whose name is longer than the file system allows, 246 plain characters on most, can't be opened.
//
// ERROR_BAD_USERNAME: see profile.FoldUser.
func FileName(user string) (string, error) {
	folded, err := profile.FoldUser(user)
	if err != nil {
		return "", err
	}
	return netkey.EscapeUser(folded) + extension, nil
}

// UserOfFile returns the folded user of a file name, and false for a name that FileName never returns.
func UserOfFile(name string) (user string, ok bool) {
	escaped, ok := strings.CutSuffix(name, extension)
	if !ok {
		return "", false
	}
	return netkey.UnescapeUser(escaped)
}

// persistentKey holds the settings that net use and Explorer remember beside the connections.
const persistentKey = `HKEY_CURRENT_USER\Software\Microsoft\Windows NT\CurrentVersion\Network\Persistent Connections`

const (
	saveConnections = "SaveConnections"
	order           = "Order"
	recentLetters   = "abcdefghij"
)

// Persistent is the content of the key Persistent Connections. The zero value is that of a new profile.
//
// Document: "Net use", Windows commands reference, for /persistent.
type Persistent struct {
	// DontSave tells that net use remembers no connection unless it is asked to, as after /persistent:no. The file has
	// SaveConnections, "yes" or "no".
	DontSave bool
	// Recent holds the remote names that were connected last, the newest first, 10 at the most. The file has the values
	// "a" to "j", and the letters in this order in Order.
	Recent []string
}

// persistentNames returns the names of the values of the key, in the order of regedit.
func persistentNames() []string {
	return append(strings.Split(recentLetters, ""), order, saveConnections)
}

// Persistent returns the content of the key Persistent Connections, without letters of Order that have no value.
//
// ERROR_BAD_PROFILE, as an *Error: one of the values is not a string.
func (d *Document) Persistent() (Persistent, error) {
	if d == nil {
		return Persistent{}, nil
	}
	values, err := d.values(d.live(persistentKey), persistentNames())
	if err != nil {
		return Persistent{}, d.located(err)
	}
	texts := make(map[string]string)
	for _, v := range values {
		text, err := v.Text()
		if err != nil {
			wrong := &netkey.ValueError{Name: v.Name, Err: err}
			return Persistent{}, d.located(&offsetError{v.item.start, wrong.Error()})
		}
		texts[wintext.Fold(v.Name)] = text
	}
	p := Persistent{DontSave: wintext.Same(texts[wintext.Fold(saveConnections)], "no")}
	for letter := range strings.SplitSeq(wintext.Fold(texts[wintext.Fold(order)]), "") {
		if remote, ok := texts[letter]; ok {
			p.Recent = append(p.Recent, remote)
			delete(texts, letter)
		}
	}
	return p, nil
}

// SetPersistent returns the document with another content of the key Persistent Connections. The newest remote name has
// the letter a.
//
// ERROR_INVALID_PARAMETER: more than 10 recent names, or one that is empty, is not UTF-8 or holds a NUL.
func (d *Document) SetPersistent(p Persistent) (*Document, error) {
	if len(p.Recent) > len(recentLetters) {
		return nil, fmt.Errorf("profile: %d recent names: %w", len(p.Recent), winerr.ERROR_INVALID_PARAMETER)
	}
	var values []netkey.Value
	for i, remote := range p.Recent {
		if remote == "" || !wintext.Valid(remote) {
			return nil, fmt.Errorf("profile: recent name %q: %w", remote, winerr.ERROR_INVALID_PARAMETER)
		}
		values = append(values, netkey.String(recentLetters[i:i+1], remote))
	}
	save := "yes"
	if p.DontSave {
		save = "no"
	}
	values = append(values, netkey.String(order, recentLetters[:len(p.Recent)]), netkey.String(saveConnections, save))
	return d.modern().set(persistentKey, values, persistentNames())
}
