package registry

import (
	"slices"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Tree is HKEY_CURRENT_USER\Network of one user as the functions of the registry show it, over any store and on any
// system. A key that is named after a device and has a RemotePath is an entry of the store; its eight values are always
// there, with 0 or nothing where none was written. Other keys, and other values of a key, stay in the memory of the Tree.
// Names are compared without case; the name "" stands for Network itself.
//
// Codes of all calls: those of [profile.Store], for what the store refuses.
type Tree struct {
	store profile.Store
	user  string

	mu  sync.Mutex         // held while the store is called, so that no change of a value is lost
	own map[string]*ownKey // what the store can't hold, by folded name
}

// ownKey is what the store doesn't hold of a key.
type ownKey struct {
	name   string
	values []netkey.Value
	beside bool // they lie beside the values of an entry, and go with it
}

// Value is a named value with its type, as winnt.h numbers it, and its bytes.
type Value = netkey.Value

// Over returns the keys of a user's profile.
func Over(store profile.Store, user string) *Tree {
	return &Tree{store: store, user: user, own: make(map[string]*ownKey)}
}

// Keys returns the names of the keys, sorted.
func (t *Tree) Keys() ([]string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	entries, err := t.store.Entries(t.user)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		names = append(names, netkey.KeyOf(e.Local))
	}
	for _, own := range t.own {
		if own.name != "" && !own.beside {
			names = append(names, own.name)
		}
	}
	slices.SortFunc(names, wintext.Compare)
	return names, nil
}

// Values returns the values of a key. ERROR_FILE_NOT_FOUND: there is no such key.
func (t *Tree) Values(key string) ([]Value, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.values(key)
}

// values is Values for a caller that holds t.mu.
func (t *Tree) values(key string) ([]Value, error) {
	var values []Value
	local, _ := netkey.LocalOf(key)
	found := key == ""
	if local != "" {
		e, remembered, err := t.store.Get(t.user, local)
		if err != nil {
			return nil, err
		}
		if remembered {
			values, found = netkey.Encode(e), true
		}
	}
	own := t.own[wintext.Fold(key)]
	switch {
	case own != nil && own.beside && !found:
		delete(t.own, wintext.Fold(key)) // the entry has gone, and with it the key
	case own != nil:
		for _, v := range own.values {
			values = with(values, v)
		}
		found = true
	}
	if !found {
		return nil, winerr.ERROR_FILE_NOT_FOUND
	}
	return values, nil
}

// with returns values with one that replaces its namesake.
func with(values []Value, v Value) []Value {
	if i := slices.IndexFunc(values, func(old Value) bool { return old.Is(v.Name) }); i >= 0 {
		v.Name = values[i].Name
		values[i] = v
		return values
	}
	return append(values, v)
}

// Create makes a key without values unless it is there, and reports whether it was.
func (t *Tree) Create(key string) (existed bool, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, err = t.values(key)
	if err != winerr.ERROR_FILE_NOT_FOUND {
		return err == nil, err
	}
	t.own[wintext.Fold(key)] = &ownKey{name: key}
	return false, nil
}

// Delete deletes a key with its values, so that its device isn't remembered any more. ERROR_FILE_NOT_FOUND: there is no
// such key. ERROR_ACCESS_DENIED: Network itself.
func (t *Tree) Delete(key string) error {
	if key == "" {
		return winerr.ERROR_ACCESS_DENIED
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := t.values(key); err != nil {
		return err
	}
	if local, ok := netkey.LocalOf(key); ok {
		if err := t.store.Delete(t.user, local); err != nil {
			return err
		}
	}
	delete(t.own, wintext.Fold(key))
	return nil
}

// Set writes a value, and remembers a device that has a RemotePath now. ERROR_FILE_NOT_FOUND: there is no such key.
func (t *Tree) Set(key string, v Value) error {
	return t.change(key, func(values []Value) ([]Value, error) { return with(values, v), nil })
}

// Unset deletes a value; without a RemotePath a device isn't remembered any more. ERROR_FILE_NOT_FOUND: there is no such
// key or value.
func (t *Tree) Unset(key, name string) error {
	return t.change(key, func(values []Value) ([]Value, error) {
		left := slices.DeleteFunc(slices.Clone(values), func(v Value) bool { return v.Is(name) })
		if len(left) == len(values) {
			return nil, winerr.ERROR_FILE_NOT_FOUND
		}
		return left, nil
	})
}

// change replaces the values of a key.
func (t *Tree) change(key string, edit func([]Value) ([]Value, error)) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	values, err := t.values(key)
	if err == nil {
		values, err = edit(values)
	}
	if err != nil {
		return err
	}
	local, _ := netkey.LocalOf(key)
	e, beside, found := entryOf(local, values)
	switch {
	case found:
		err = t.store.Put(t.user, e)
		values = beside
	case local != "":
		err = t.store.Delete(t.user, local)
	}
	if err != nil {
		return err
	}
	folded := wintext.Fold(key)
	if found && len(values) == 0 {
		delete(t.own, folded)
		return nil
	}
	if old := t.own[folded]; old != nil {
		key = old.name
	}
	t.own[folded] = &ownKey{key, values, found}
	return nil
}

// entryOf returns the entry of a device that values make, and the values beside it: those that no entry has, and those of
// a wrong type. found is false if there is no RemotePath, or no device.
func entryOf(local string, values []Value) (e profile.Entry, beside []Value, found bool) {
	if local == "" {
		return e, values, false
	}
	var fit []Value
	for _, v := range values {
		_, _, err := netkey.Decode(local, []Value{v})
		if err == nil && slices.ContainsFunc(netkey.Names, v.Is) {
			fit = append(fit, v)
		} else {
			beside = append(beside, v)
		}
	}
	e, found, _ = netkey.Decode(local, fit) // each of them fits
	return e, beside, found
}
