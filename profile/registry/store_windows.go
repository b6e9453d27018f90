package registry

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	winreg "golang.org/x/sys/windows/registry"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session"
)

const network = "Network"

// Store is a profile.Store that keeps profiles in the registry. CurrentUser and Under make one. The zero value has no key:
// its calls answer ERROR_CANNOT_OPEN_PROFILE.
type Store struct {
	root  string // below HKEY_CURRENT_USER
	owner string // the only user, folded; "" if each user has a key below root
	set   func(winreg.Key, netkey.Value) error

	mu sync.RWMutex // held for writing while an entry changes, so that readers see it whole
}

var _ profile.Store = (*Store)(nil)

// CurrentUser returns the store of HKEY_CURRENT_USER\Network, the profile of the user whom the program runs as. user is the
// name of that user. Calls for other users answer ERROR_CANNOT_OPEN_PROFILE.
//
// ERROR_BAD_USERNAME: see profile.FoldUser.
func CurrentUser(user string) (*Store, error) {
	owner, err := profile.FoldUser(user)
	if err != nil {
		return nil, err
	}
	return &Store{root: network, owner: owner, set: setValue}, nil
}

// Under returns the store of the profiles below a key of HKEY_CURRENT_USER, such as `Software\Example`, which may not exist
// yet. Each user has a key there with a key Network in it.
func Under(path string) *Store {
	return &Store{root: path, set: setValue}
}

// Entries returns everything remembered for a user; see profile.Store for the codes.
func (s *Store) Entries(user string) ([]profile.Entry, error) {
	path, err := s.path(user)
	if err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return entries(path)
}

// Get returns what is remembered for one device; see profile.Store for the codes.
func (s *Store) Get(user, local string) (profile.Entry, bool, error) {
	if _, err := profile.ParseLocal(local); err != nil {
		return profile.Entry{}, false, err
	}
	all, err := s.Entries(user) // reads all entries, because damage of another one is damage of the profile
	i := slices.IndexFunc(all, func(e profile.Entry) bool { return e.Local == local })
	if i < 0 {
		return profile.Entry{}, false, err
	}
	return all[i], true, nil
}

// Put remembers an entry; see profile.Store for the codes.
func (s *Store) Put(user string, e profile.Entry) error {
	if err := e.Validate(); err != nil {
		return err
	}
	return s.change(user, func(path string, _ []profile.Entry) error {
		return s.write(path, netkey.KeyOf(e.Local), netkey.Encode(e))
	})
}

// Delete forgets one device, with all that is below its key; see profile.Store for the codes.
func (s *Store) Delete(user, local string) error {
	if _, err := profile.ParseLocal(local); err != nil {
		return err
	}
	return s.change(user, func(path string, all []profile.Entry) error {
		if !slices.ContainsFunc(all, func(e profile.Entry) bool { return e.Local == local }) {
			return nil
		}
		path += `\` + netkey.KeyOf(local)
		return cannotOpen(path, deleteTree(path))
	})
}

// change calls do with the key and the entries of a user while readers of the store wait.
func (s *Store) change(user string, do func(path string, all []profile.Entry) error) error {
	path, err := s.path(user)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	all, err := entries(path)
	if err != nil {
		return err
	}
	return do(path, all)
}

// Users returns the folded names of the users who have a profile, sorted.
//
// ERROR_CANNOT_OPEN_PROFILE: the key that holds the profiles cannot be read.
func (s *Store) Users() ([]string, error) {
	if s.root == "" {
		return nil, cannotOpen("", errNoKey)
	}
	if s.owner != "" {
		found, err := exists(s.root)
		if !found {
			return nil, cannotOpen(s.root, err)
		}
		return []string{s.owner}, nil
	}
	keys, err := subKeys(s.root)
	if err != nil {
		return nil, cannotOpen(s.root, err)
	}
	var users []string
	for _, key := range keys {
		user, ok := netkey.UnescapeUser(key)
		if !ok {
			continue
		}
		// A key that cannot be opened is a profile as well, whose failure the other calls return.
		if found, err := exists(s.root + `\` + key + `\` + network); found || err != nil {
			users = append(users, user)
		}
	}
	slices.Sort(users)
	return users, nil
}

// path returns the key of a user's profile.
func (s *Store) path(user string) (string, error) {
	folded, err := profile.FoldUser(user)
	switch {
	case err != nil:
		return "", err
	case s.root == "":
		return "", cannotOpen("", errNoKey)
	case s.owner == folded:
		return s.root, nil
	case s.owner != "":
		return "", cannotOpen(s.root, fmt.Errorf("it is the profile of %s", s.owner))
	}
	key := netkey.EscapeUser(folded)
	if len(key) > maxKeyName { // for which the registry answers that there is no such key
		return "", cannotOpen(s.root, errors.New("the name of the user is too long for a key"))
	}
	return s.root + `\` + key + `\` + network, nil
}

// maxKeyName limits the name of a key, in characters.
//
// Document: "Registry Element Size Limits".
const maxKeyName = 255

var errNoKey = errors.New("a store without a key")

// cannotOpen returns an error of the registry with ERROR_CANNOT_OPEN_PROFILE, or nil.
func cannotOpen(path string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf(`profile: HKEY_CURRENT_USER\%s: %w: %w`, path, winerr.ERROR_CANNOT_OPEN_PROFILE, err)
}

// entries reads the keys of all devices, sorted by device. A missing key has no entries. It asks for each device, because
// a list of keys, which the registry numbers, misses one if another process deletes a key before it.
func entries(path string) ([]profile.Entry, error) {
	if found, err := exists(path); !found {
		return nil, cannotOpen(path, err)
	}
	var all []profile.Entry
	for _, local := range devices {
		key := netkey.KeyOf(local)
		values, err := readValues(path + `\` + key)
		if err != nil {
			return nil, cannotOpen(path, err)
		}
		e, found, err := netkey.Decode(local, values)
		if err != nil {
			return nil, fmt.Errorf(`profile: HKEY_CURRENT_USER\%s\%s: %w: %w`, path, key, winerr.ERROR_BAD_PROFILE, err)
		}
		if found {
			all = append(all, e)
		}
	}
	return all, nil
}

// devices holds the local names that can be remembered, sorted.
var devices = func() (names []string) {
	for name := session.Name(1); name.String() != ""; name++ {
		names = append(names, name.String())
	}
	slices.Sort(names)
	return names
}()
