package registry

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sys/windows"
	winreg "golang.org/x/sys/windows/registry"

	"github.com/seed-520b6462/winnet/profile/internal/netkey"
)

// exists reports whether a key below HKEY_CURRENT_USER is there.
func exists(path string) (bool, error) {
	k, err := winreg.OpenKey(winreg.CURRENT_USER, path, winreg.QUERY_VALUE)
	if errors.Is(err, winreg.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return true, k.Close()
}

// reading opens a key and calls read. A key that is missing, or that another process deletes meanwhile, has nothing.
func reading[T any](path string, access uint32, read func(winreg.Key) ([]T, error)) ([]T, error) {
	k, err := winreg.OpenKey(winreg.CURRENT_USER, path, access)
	var found []T
	if err == nil {
		defer k.Close()
		found, err = read(k)
	}
	if errors.Is(err, winreg.ErrNotExist) || errors.Is(err, windows.ERROR_KEY_DELETED) {
		return nil, nil
	}
	return found, err
}

// subKeys returns the names of the keys in a key.
func subKeys(path string) ([]string, error) {
	return reading(path, winreg.ENUMERATE_SUB_KEYS, func(k winreg.Key) ([]string, error) { return k.ReadSubKeyNames(-1) })
}

// readValues returns the values of a key that belong to an entry.
func readValues(path string) ([]netkey.Value, error) {
	return reading(path, winreg.QUERY_VALUE, valuesOf)
}

// valuesOf is readValues for an open key.
func valuesOf(k winreg.Key) ([]netkey.Value, error) {
	var values []netkey.Value
	for _, name := range netkey.Names {
		v, err := readValue(k, name)
		if errors.Is(err, winreg.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	return values, nil
}

// readValue reads a value of any type. It asks again if another process makes the value longer meanwhile.
func readValue(k winreg.Key, name string) (netkey.Value, error) {
	data := make([]byte, 256)
	for {
		n, typ, err := k.GetValue(name, data)
		if errors.Is(err, winreg.ErrShortBuffer) {
			data = make([]byte, max(n, 2*len(data)))
			continue
		}
		return netkey.Value{Name: name, Type: typ, Data: data[:min(n, len(data))]}, err
	}
}

// write writes the values of an entry to the key of a device. If one can't be written, write restores the older values, and
// deletes a key that it has made.
func (s *Store) write(parent, key string, values []netkey.Value) error {
	path := parent + `\` + key
	old, err := readValues(path)
	if err != nil {
		return cannotOpen(path, err)
	}
	made, err := missing(path)
	if err != nil {
		return cannotOpen(path, err)
	}
	k, _, err := winreg.CreateKey(winreg.CURRENT_USER, path, winreg.SET_VALUE)
	if err != nil {
		return cannotOpen(path, err)
	}
	defer k.Close()
	if err := replaceValues(k, values, s.set); err != nil {
		undo := func() error { return replaceValues(k, old, setValue) }
		if made != "" {
			undo = func() error { return deleteTree(made) }
		}
		return cannotOpen(path, errors.Join(err, undo()))
	}
	return nil
}

// missing returns the uppermost key of a path that doesn't exist, or "".
func missing(path string) (string, error) {
	for at := 0; at < len(path); at++ {
		end := strings.IndexByte(path[at:], '\\')
		if end < 0 {
			end = len(path) - at
		}
		at += end
		if found, err := exists(path[:at]); !found {
			return path[:at], err
		}
	}
	return "", nil
}

// replaceValues writes the values of an entry to a key, and deletes those that the entry lacks.
func replaceValues(k winreg.Key, values []netkey.Value, set func(winreg.Key, netkey.Value) error) error {
	for _, v := range values {
		if err := set(k, v); err != nil {
			return err
		}
	}
	for _, name := range netkey.Names {
		if slices.ContainsFunc(values, func(v netkey.Value) bool { return v.Is(name) }) {
			continue
		}
		if err := k.DeleteValue(name); err != nil && !errors.Is(err, winreg.ErrNotExist) {
			return err
		}
	}
	return nil
}

// setValue writes a value of one of the types that entries have.
func setValue(k winreg.Key, v netkey.Value) error {
	switch v.Type {
	case netkey.TypeString, netkey.TypeExpandString:
		text, err := v.Text()
		if err != nil {
			return err
		}
		if v.Type == netkey.TypeExpandString {
			return k.SetExpandStringValue(v.Name, text)
		}
		return k.SetStringValue(v.Name, text)
	case netkey.TypeDWord:
		n, err := v.Number()
		if err != nil {
			return err
		}
		return k.SetDWordValue(v.Name, n)
	case netkey.TypeBinary:
		return k.SetBinaryValue(v.Name, v.Data)
	}
	return fmt.Errorf("value %q of type %d", v.Name, v.Type)
}

// deleteTree deletes a key below HKEY_CURRENT_USER with all that is below it.
func deleteTree(path string) error {
	keys, err := subKeys(path)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := deleteTree(path + `\` + key); err != nil {
			return err
		}
	}
	err = winreg.DeleteKey(winreg.CURRENT_USER, path)
	if errors.Is(err, winreg.ErrNotExist) {
		return nil
	}
	return err
}
