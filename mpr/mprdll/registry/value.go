//go:build !windows || mpremu

package registry

import (
	"encoding/binary"
	"errors"
	"strings"

	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/profile/registry"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// The errors that programs compare with.
var (
	// ErrShortBuffer: the buffer of GetValue is too short.
	ErrShortBuffer = mprdll.ERROR_MORE_DATA

	// ErrNotExist: there is no such key or value.
	ErrNotExist = mprdll.ERROR_FILE_NOT_FOUND

	// ErrUnexpectedType: the value has another type than the method reads.
	ErrUnexpectedType = errors.New("unexpected key value type")
)

// values returns the values of the key. Codes of [Key].
func (k Key) values(right uint32) ([]registry.Value, error) {
	o, err := k.find(right)
	if err != nil {
		return nil, err
	}
	t, err := tree()
	if err != nil || !o.network {
		return nil, err
	}
	values, err := t.Values(o.name)
	return values, deleted(err)
}

// deleted returns the error of a key that was there when it was opened.
func deleted(err error) error {
	if err = errno(err); err == ErrNotExist {
		return mprdll.ERROR_KEY_DELETED
	}
	return err
}

// value returns a value of the key. ErrNotExist: there is none of that name. EINVAL:
// the name has a NUL in it. And the codes of [Key].
func (k Key) value(name string) (registry.Value, error) {
	if strings.Contains(name, "\x00") {
		return registry.Value{}, mprdll.EINVAL
	}
	values, err := k.values(QUERY_VALUE)
	if err != nil {
		return registry.Value{}, err
	}
	for _, v := range values {
		if v.Is(name) {
			return v, nil
		}
	}
	return registry.Value{}, ErrNotExist
}

// typed returns a value if it has one of two types. Codes of value, and
// ErrUnexpectedType, with the type.
func (k Key) typed(name string, a, b uint32) (registry.Value, error) {
	v, err := k.value(name)
	if err == nil && v.Type != a && v.Type != b {
		v, err = registry.Value{Type: v.Type}, ErrUnexpectedType
	}
	return v, err
}

// GetValue writes a value to buf, and returns its length in bytes and its type. Without
// a buffer it returns both alone. It needs QUERY_VALUE.
//
//   - ErrShortBuffer: n bytes are needed.
//   - ErrNotExist: there is none of that name. EINVAL: the name has a NUL in it.
//   - and the codes of [Key].
func (k Key) GetValue(name string, buf []byte) (n int, valtype uint32, err error) {
	v, err := k.value(name)
	if err == nil && len(buf) > 0 && len(buf) < len(v.Data) {
		err = ErrShortBuffer
	}
	if err == nil {
		copy(buf, v.Data)
	}
	return len(v.Data), v.Type, err
}

// GetStringValue returns an SZ or EXPAND_SZ and its type. It needs QUERY_VALUE.
// ErrUnexpectedType: another type. And the codes of GetValue.
func (k Key) GetStringValue(name string) (val string, valtype uint32, err error) {
	v, err := k.typed(name, SZ, EXPAND_SZ)
	return mprdll.UTF16ToString(units(v.Data)), v.Type, err
}

// units returns data as UTF-16; half a unit at its end is dropped.
func units(data []byte) []uint16 {
	u := make([]uint16, len(data)/2)
	for i := range u {
		u[i] = binary.LittleEndian.Uint16(data[2*i:])
	}
	return u
}

// GetStringsValue returns a MULTI_SZ and its type. It needs QUERY_VALUE.
// ErrUnexpectedType: another type. And the codes of GetValue.
func (k Key) GetStringsValue(name string) (val []string, valtype uint32, err error) {
	v, err := k.typed(name, MULTI_SZ, MULTI_SZ)
	from, text := 0, units(v.Data)
	if last := len(text) - 1; last >= 0 && text[last] == 0 {
		text = text[:last] // the NUL that ends the list
	}
	for i, u := range text {
		if u == 0 {
			val, from = append(val, mprdll.UTF16ToString(text[from:i])), i+1
		}
	}
	return val, v.Type, err
}

// GetIntegerValue returns a DWORD or QWORD and its type. It needs QUERY_VALUE.
// ErrUnexpectedType: another type. An error without a code: it has another length than
// its type. And the codes of GetValue.
func (k Key) GetIntegerValue(name string) (val uint64, valtype uint32, err error) {
	v, err := k.typed(name, DWORD, QWORD)
	switch {
	case err != nil:
		return 0, v.Type, err
	case v.Type == DWORD && len(v.Data) == 4:
		return uint64(binary.LittleEndian.Uint32(v.Data)), v.Type, nil
	case v.Type == QWORD && len(v.Data) == 8:
		return binary.LittleEndian.Uint64(v.Data), v.Type, nil
	}
	return 0, v.Type, errors.New("registry: a number of another length than its type")
}

// GetBinaryValue returns a BINARY and its type. It needs QUERY_VALUE.
// ErrUnexpectedType: another type. And the codes of GetValue.
func (k Key) GetBinaryValue(name string) (val []byte, valtype uint32, err error) {
	v, err := k.typed(name, BINARY, BINARY)
	return append([]byte(nil), v.Data...), v.Type, err
}

// ReadValueNames returns the names of the values as [Key.ReadSubKeyNames] does those of
// keys. It needs QUERY_VALUE.
func (k Key) ReadValueNames(n int) ([]string, error) {
	values, err := k.values(QUERY_VALUE)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = v.Name
	}
	return firstOf(names, n)
}

// change makes a change of the key, which needs SET_VALUE. ERROR_ACCESS_DENIED: a root.
func (k Key) change(name string, do func(t *registry.Tree, key string) error) error {
	if strings.Contains(name, "\x00") {
		return mprdll.EINVAL
	}
	o, err := k.find(SET_VALUE)
	if err != nil {
		return err
	}
	t, err := tree()
	switch {
	case err != nil:
		return err
	case !o.network:
		return mprdll.ERROR_ACCESS_DENIED
	}
	return do(t, o.name)
}

// set writes a value.
func (k Key) set(name string, typ uint32, data []byte) error {
	return k.change(name, func(t *registry.Tree, key string) error {
		return deleted(t.Set(key, registry.Value{Name: name, Type: typ, Data: append([]byte(nil), data...)}))
	})
}

// text writes a string with the NUL that ends it. EINVAL: it has one already.
func (k Key) text(name string, typ uint32, value string) error {
	if strings.Contains(value, "\x00") {
		return mprdll.EINVAL
	}
	return k.set(name, typ, wintext.EncodeUTF16(value+"\x00"))
}

// SetStringValue writes an SZ. The setters need SET_VALUE. EINVAL: the name or the value
// has a NUL in it. And the codes of [Key].
func (k Key) SetStringValue(name, value string) error { return k.text(name, SZ, value) }

// SetExpandStringValue writes an EXPAND_SZ as [Key.SetStringValue] does.
func (k Key) SetExpandStringValue(name, value string) error { return k.text(name, EXPAND_SZ, value) }

// SetStringsValue writes a MULTI_SZ as [Key.SetStringValue] does.
func (k Key) SetStringsValue(name string, value []string) error {
	list := ""
	for _, s := range value {
		if strings.Contains(s, "\x00") {
			return mprdll.EINVAL
		}
		list += s + "\x00"
	}
	return k.set(name, MULTI_SZ, wintext.EncodeUTF16(list+"\x00"))
}

// SetDWordValue writes a DWORD as [Key.SetStringValue] does.
func (k Key) SetDWordValue(name string, value uint32) error {
	return k.set(name, DWORD, binary.LittleEndian.AppendUint32(nil, value))
}

// SetQWordValue writes a QWORD as [Key.SetStringValue] does.
func (k Key) SetQWordValue(name string, value uint64) error {
	return k.set(name, QWORD, binary.LittleEndian.AppendUint64(nil, value))
}

// SetBinaryValue writes a BINARY as [Key.SetStringValue] does.
func (k Key) SetBinaryValue(name string, value []byte) error { return k.set(name, BINARY, value) }

// DeleteValue deletes a value; a drive without its RemotePath isn't remembered any more.
// It needs SET_VALUE. ErrNotExist: there is none of that name. EINVAL: the name has a
// NUL in it. And the codes of [Key].
func (k Key) DeleteValue(name string) error {
	return k.change(name, func(t *registry.Tree, key string) error {
		if _, err := t.Values(key); err != nil {
			return deleted(err)
		}
		return errno(t.Unset(key, name))
	})
}
