package wire

import (
	"encoding/base64"
	"fmt"
	"reflect"
	"strconv"
	"unicode/utf8"

	"github.com/seed-520b6462/winnet/session"
)

// passwordType is the one type that isn't written by its kind: null or its secret, because a server needs it.
var passwordType = reflect.TypeFor[session.Password]()

// List returns the JSON of a list of values: booleans, integers, strings, passwords, and pointers to, slices and structs
// of such. A slice of bytes is a string in base64. A struct is written without the fields that are zero. It panics for a
// value of another kind.
func List(values ...any) Raw {
	b := append(make([]byte, 0, 128), '[')
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		if s, ok := v.(string); ok {
			b = appendString(b, s)
			continue
		}
		b = appendValue(b, reflect.ValueOf(v))
	}
	return append(b, ']')
}

// Append appends a message as a line.
func Append[M Request | Answer](b []byte, message *M) []byte {
	return append(appendValue(b, reflect.ValueOf(message).Elem()), '\n')
}

func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.AppendInt(b, v.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.AppendUint(b, v.Uint(), 10)
	case reflect.String:
		return appendString(b, v.String())
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, "null"...)
		}
		return appendValue(b, v.Elem())
	case reflect.Slice:
		return appendSlice(b, v)
	case reflect.Struct:
		return appendStruct(b, v)
	}
	panic(fmt.Sprintf("wire: a value of type %s can't be written", v.Type()))
}

func appendSlice(b []byte, v reflect.Value) []byte {
	switch {
	case v.IsNil():
		return append(b, "null"...)
	case v.Type() == reflect.TypeFor[Raw]():
		return append(b, v.Bytes()...)
	case v.Type().Elem().Kind() == reflect.Uint8:
		b = base64.StdEncoding.AppendEncode(append(b, '"'), v.Bytes())
		return append(b, '"')
	}
	b = append(b, '[')
	for i := range v.Len() {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendValue(b, v.Index(i))
	}
	return append(b, ']')
}

func appendStruct(b []byte, v reflect.Value) []byte {
	if v.Type() == passwordType {
		if secret, given := v.Interface().(session.Password).Reveal(); given {
			return appendString(b, secret)
		}
		return append(b, "null"...)
	}
	b = append(b, '{')
	first := true
	for i, t := 0, v.Type(); i < t.NumField(); i++ {
		if v.Field(i).IsZero() {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(append(append(b, '"'), t.Field(i).Name...), `":`...)
		b = appendValue(b, v.Field(i))
	}
	return append(b, '}')
}

const hexDigits = "0123456789abcdef"

// appendString appends a string in quotes.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < ' ' || c == 0x7f:
			b = append(b, `\u00`...)
			b = append(b, hexDigits[c>>4], hexDigits[c&15])
		case c < utf8.RuneSelf:
			b = append(b, c)
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				b = append(append(b, `\udc`...), hexDigits[c>>4], hexDigits[c&15])
			} else {
				b = append(b, s[i:i+size]...)
			}
			i += size
			continue
		}
		i++
	}
	return append(b, '"')
}
