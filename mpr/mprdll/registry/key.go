//go:build !windows || mpremu

package registry

import (
	"io"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/mpr/mprdll/internal/current"
	"github.com/seed-520b6462/winnet/profile/registry"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Key is a handle of an open key. Errors of its methods are an [mprdll.Errno]
// unless they say otherwise:
//
//   - ERROR_INVALID_HANDLE: the key isn't open.
//   - ERROR_ACCESS_DENIED: the key was opened without the right that the method needs.
//   - ERROR_KEY_DELETED: somebody has deleted the key since.
//   - ERROR_MOD_NOT_FOUND, as an [mprdll.DLLError] that says what to do: nothing is
//     installed.
//   - ERROR_NOT_SUPPORTED: the installed thread has no profile.
//   - ERROR_CANNOT_OPEN_PROFILE, ERROR_BAD_PROFILE and the other codes of
//     [profile.Store].
type Key uintptr

// The root keys, which are always open. All but CURRENT_USER are empty.
const (
	CLASSES_ROOT     Key = 0x80000000
	CURRENT_USER     Key = 0x80000001
	LOCAL_MACHINE    Key = 0x80000002
	USERS            Key = 0x80000003
	PERFORMANCE_DATA Key = 0x80000004
	CURRENT_CONFIG   Key = 0x80000005
)

// place says which key it is: a root, Network, or a key in Network.
type place struct {
	root    Key
	network bool
	name    string // in Network; "" is Network itself
}

// openKey is what a handle stands for.
type openKey struct {
	place
	access uint32
}

// opened holds what is open, and the keys of the installation that was asked last.
var opened struct {
	sync.Mutex
	keys    map[Key]openKey
	last    Key
	process *mpr.Process
	tree    *registry.Tree
}

// tree returns the keys of the installed process.
func tree() (*registry.Tree, error) {
	p := current.Process()
	switch {
	case p == nil:
		return nil, &mprdll.DLLError{
			Err: mprdll.ERROR_MOD_NOT_FOUND, ObjName: "registry",
			Msg: "registry: nothing is installed: call mprdll.Install(t, caller) first",
		}
	case p.Profiles == nil:
		return nil, mprdll.ERROR_NOT_SUPPORTED
	}
	opened.Lock()
	defer opened.Unlock()
	if opened.process != p {
		opened.process, opened.tree = p, registry.Over(p.Profiles, p.ProfileUser)
	}
	return opened.tree, nil
}

// find returns what a handle stands for. ERROR_INVALID_HANDLE. ERROR_ACCESS_DENIED: it
// lacks a right.
func (k Key) find(right uint32) (openKey, error) {
	if CLASSES_ROOT <= k && k <= CURRENT_CONFIG {
		return openKey{place{root: k}, ALL_ACCESS}, nil
	}
	opened.Lock()
	defer opened.Unlock()
	o, ok := opened.keys[k]
	switch {
	case !ok:
		return o, mprdll.ERROR_INVALID_HANDLE
	case o.access&right != right:
		return o, mprdll.ERROR_ACCESS_DENIED
	}
	return o, nil
}

// open returns a new handle.
func open(p place, access uint32) Key {
	opened.Lock()
	defer opened.Unlock()
	if opened.keys == nil {
		opened.keys = make(map[Key]openKey)
	}
	opened.last += 4
	opened.keys[opened.last] = openKey{p, access}
	return opened.last
}

// below returns the place of a path below another one. ok is false for a key that
// can't be in the emulated registry.
func (p place) below(path string) (at place, ok bool) {
	for _, name := range strings.Split(strings.TrimSuffix(path, `\`), `\`) {
		switch {
		case path == "":
			return p, true
		case name == "" || p.name != "":
			return p, false
		case p.network:
			p.name = name
		case p.root == CURRENT_USER && wintext.Same(name, "Network"):
			p.network = true
		default:
			return p, false
		}
	}
	return p, true
}

// errno returns an error of the keys as an Errno, which programs compare with ==.
func errno(err error) error {
	if err == nil {
		return nil
	}
	return mprdll.Errno(winerr.Code(err))
}

// resolve returns the place of a path below a key, and the keys of the process. ok is
// false for a key that can't be in the emulated registry. EINVAL: a NUL in the path.
func resolve(k Key, path string) (t *registry.Tree, at place, ok bool, err error) {
	if strings.Contains(path, "\x00") {
		return nil, at, false, mprdll.EINVAL
	}
	from, err := k.find(0)
	if err == nil {
		t, err = tree()
	}
	at, ok = from.below(path)
	return t, at, ok, err
}

// OpenKey opens a key below another one. ErrNotExist: there is no such key. EINVAL:
// path has a NUL in it. And the codes of [Key].
func OpenKey(k Key, path string, access uint32) (Key, error) {
	t, at, ok, err := resolve(k, path)
	if err != nil {
		return 0, err
	}
	if !ok {
		return 0, ErrNotExist
	}
	if _, err := t.Values(at.name); err != nil {
		return 0, errno(err)
	}
	return open(at, access), nil
}

// CreateKey opens a key, and makes it if it isn't there. Its rights are those of
// access; k needs none ("RegCreateKeyExW"). ERROR_ACCESS_DENIED: a key elsewhere than
// in HKEY_CURRENT_USER\Network. EINVAL: path has a NUL in it. And the codes of [Key].
func CreateKey(k Key, path string, access uint32) (newk Key, openedExisting bool, err error) {
	t, at, ok, err := resolve(k, path)
	switch {
	case err != nil:
		return 0, false, err
	case !ok:
		return 0, false, mprdll.ERROR_ACCESS_DENIED
	}
	if openedExisting, err = t.Create(at.name); err != nil {
		return 0, false, errno(err)
	}
	return open(at, access), openedExisting, nil
}

// DeleteKey deletes a key with its values, so that its drive isn't remembered any
// more; k needs no right ("RegDeleteKeyW"). ErrNotExist: there is no such key.
// ERROR_ACCESS_DENIED: Network itself, or a root. EINVAL: path has a NUL in it. And the
// codes of [Key].
func DeleteKey(k Key, path string) error {
	t, at, ok, err := resolve(k, path)
	switch {
	case err != nil:
		return err
	case !ok:
		return ErrNotExist
	}
	return errno(t.Delete(at.name))
}

// Close closes the key. A root key stays open.
func (k Key) Close() error {
	_, err := k.find(0)
	opened.Lock()
	defer opened.Unlock()
	delete(opened.keys, k)
	return err
}

// ReadSubKeyNames returns the names of the keys in the key, all of them if n isn't
// positive, else at most n, with io.EOF if there are fewer. It needs
// ENUMERATE_SUB_KEYS.
func (k Key) ReadSubKeyNames(n int) ([]string, error) {
	o, err := k.find(ENUMERATE_SUB_KEYS)
	if err != nil {
		return nil, err
	}
	names, err := o.subKeys()
	if err != nil {
		return nil, err
	}
	return firstOf(names, n)
}

// subKeys returns the names of the keys in a place.
func (p place) subKeys() ([]string, error) {
	t, err := tree()
	switch {
	case err != nil:
		return nil, err
	case p.root == CURRENT_USER && !p.network:
		return []string{"Network"}, nil
	case !p.network || p.name != "":
		return []string{}, nil
	}
	names, err := t.Keys()
	return names, errno(err)
}

// firstOf returns up to n names, as ReadSubKeyNames does.
func firstOf(names []string, n int) ([]string, error) {
	switch {
	case n <= 0 || n == len(names):
		return names, nil
	case n > len(names):
		return names, io.EOF
	}
	return names[:n], nil
}

// KeyInfo counts what is in a key.
type KeyInfo struct {
	SubKeyCount     uint32
	MaxSubKeyLen    uint32 // of the longest name of a key in it, in characters
	ValueCount      uint32
	MaxValueNameLen uint32 // of the longest name of a value, in characters
	MaxValueLen     uint32 // of the longest value, in bytes
}

// Stat counts what is in the key. It needs QUERY_VALUE.
func (k Key) Stat() (*KeyInfo, error) {
	values, err := k.values(QUERY_VALUE)
	if err != nil {
		return nil, err
	}
	o, err := k.find(QUERY_VALUE)
	if err != nil {
		return nil, err
	}
	names, err := o.subKeys()
	if err != nil {
		return nil, err
	}
	info := &KeyInfo{SubKeyCount: uint32(len(names)), ValueCount: uint32(len(values))}
	for _, name := range names {
		info.MaxSubKeyLen = max(info.MaxSubKeyLen, uint32(wintext.Units(name)))
	}
	for _, v := range values {
		info.MaxValueNameLen = max(info.MaxValueNameLen, uint32(wintext.Units(v.Name)))
		info.MaxValueLen = max(info.MaxValueLen, uint32(len(v.Data)))
	}
	return info, nil
}
