// Package netkey knows how an entry of a profile lies in the registry: the names of its key and of its user's, and the
// names, types and bytes of its values. The packages that use it know what keeps the registry, a file or Windows itself.
//
// Document: "Microsoft Windows Registry Guide", second edition, table B-1; "Registry Value Types", Windows API
// documentation.
package netkey

import (
	"encoding/binary"
	"errors"
	"unicode/utf16"

	"github.com/seed-520b6462/winnet/session/wintext"
)

// Types of registry values, as winnt.h numbers them.
const (
	TypeString       = 1 // REG_SZ
	TypeExpandString = 2 // REG_EXPAND_SZ
	TypeBinary       = 3 // REG_BINARY
	TypeDWord        = 4 // REG_DWORD
	TypeMultiString  = 7 // REG_MULTI_SZ
)

// Value is a named value with its bytes in the registry.
type Value struct {
	Name string
	Type uint32
	Data []byte
}

// Is reports whether the value has a name, which is compared without case.
func (v Value) Is(name string) bool { return wintext.Same(v.Name, name) }

// String returns a REG_SZ, which is UTF-16LE with a NUL behind.
func String(name, text string) Value {
	units := append(utf16.Encode([]rune(text)), 0)
	data := make([]byte, 0, 2*len(units))
	for _, unit := range units {
		data = binary.LittleEndian.AppendUint16(data, unit)
	}
	return Value{Name: name, Type: TypeString, Data: data}
}

// DWord returns a REG_DWORD.
func DWord(name string, n uint32) Value {
	return Value{Name: name, Type: TypeDWord, Data: binary.LittleEndian.AppendUint32(nil, n)}
}

// Binary returns a REG_BINARY that shares data.
func Binary(name string, data []byte) Value {
	return Value{Name: name, Type: TypeBinary, Data: data}
}

// Text returns the text of a REG_SZ or REG_EXPAND_SZ up to its first NUL.
func (v Value) Text() (string, error) {
	switch {
	case v.Type != TypeString && v.Type != TypeExpandString:
		return "", errors.New("is not a string")
	case len(v.Data)%2 != 0:
		return "", errors.New("is a string of an odd number of bytes")
	}
	units := make([]uint16, 0, len(v.Data)/2)
	for i := 0; i < len(v.Data); i += 2 {
		unit := binary.LittleEndian.Uint16(v.Data[i:])
		if unit == 0 {
			break
		}
		units = append(units, unit)
	}
	return string(utf16.Decode(units)), nil
}

// Number returns the number of a REG_DWORD.
func (v Value) Number() (uint32, error) {
	if v.Type != TypeDWord {
		return 0, errors.New("is not a dword")
	}
	if len(v.Data) != 4 {
		return 0, errors.New("is a dword of other than 4 bytes")
	}
	return binary.LittleEndian.Uint32(v.Data), nil
}

// Bytes returns the bytes of a REG_BINARY.
func (v Value) Bytes() ([]byte, error) {
	if v.Type != TypeBinary {
		return nil, errors.New("is not binary")
	}
	return v.Data, nil
}
