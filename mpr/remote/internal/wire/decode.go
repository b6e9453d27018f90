package wire

import (
	"encoding/base64"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/seed-520b6462/winnet/session"
)

// Decode reads a message from its line.
func Decode[M Request | Answer](line []byte, message *M) error {
	d := decoder{data: line}
	if err := d.value(reflect.ValueOf(message).Elem()); err != nil {
		return err
	}
	return d.end()
}

// Values reads a list into values of the kinds that [List] writes. It has exactly as many.
func (r Raw) Values(into ...any) error {
	if len(r) == 0 { // which stands for an empty list
		r = Raw("[]")
	}
	d, n := decoder{data: r}, 0
	err := d.list(func() error {
		if n++; n > len(into) {
			return fmt.Errorf("more than %d values", len(into))
		}
		return d.value(reflect.ValueOf(into[n-1]).Elem())
	})
	switch {
	case err != nil:
		return err
	case n < len(into):
		return fmt.Errorf("%d values in place of %d", n, len(into))
	}
	return d.end()
}

// errMalformed reports what is no JSON.
var errMalformed = errors.New("this is no JSON")

// maxDepth bounds how deep lists and objects may stand in each other.
const maxDepth = 32

// decoder reads JSON from the front of data.
type decoder struct {
	data  []byte
	depth int
}

// peek returns the next byte that isn't white space, 0 at the end.
func (d *decoder) peek() byte {
	for len(d.data) > 0 {
		switch c := d.data[0]; c {
		case ' ', '\t', '\r', '\n':
			d.data = d.data[1:]
		default:
			return c
		}
	}
	return 0
}

// take removes the next byte, which must be c.
func (d *decoder) take(c byte) error {
	if d.peek() != c {
		return errMalformed
	}
	d.data = d.data[1:]
	return nil
}

// end checks that nothing follows.
func (d *decoder) end() error {
	if d.peek() != 0 || len(d.data) > 0 {
		return errMalformed
	}
	return nil
}

// items reads what stands between two brackets, with commas between.
func (d *decoder) items(open, closing byte, item func() error) error {
	if err := d.take(open); err != nil {
		return err
	}
	if d.depth++; d.depth > maxDepth {
		return errMalformed
	}
	defer func() { d.depth-- }()
	if d.peek() == closing {
		return d.take(closing)
	}
	for {
		if err := item(); err != nil {
			return err
		}
		if d.peek() != ',' {
			return d.take(closing)
		}
		d.data = d.data[1:]
	}
}

func (d *decoder) list(item func() error) error { return d.items('[', ']', item) }

// object reads an object; item reads the value of a key.
func (d *decoder) object(item func(key string) error) error {
	return d.items('{', '}', func() error {
		key, err := d.text()
		if err == nil {
			err = d.take(':')
		}
		if err != nil {
			return err
		}
		return item(key)
	})
}

// value reads a value into v. null is its zero value.
func (d *decoder) value(v reflect.Value) error {
	if v.Type() == reflect.TypeFor[Raw]() {
		raw, err := d.raw()
		v.SetBytes(raw)
		return err
	}
	if d.peek() == 'n' {
		v.SetZero()
		return d.word("null")
	}
	switch v.Kind() {
	case reflect.Bool:
		return d.boolean(v)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return d.number(v)
	case reflect.String:
		text, err := d.text()
		v.SetString(text)
		return err
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return d.value(v.Elem())
	case reflect.Slice:
		return d.slice(v)
	case reflect.Struct:
		return d.structure(v)
	}
	return fmt.Errorf("a value of type %s can't be read", v.Type())
}

// raw returns the bytes of a value.
func (d *decoder) raw() (Raw, error) {
	d.peek()
	begin := d.data
	err := d.skip()
	return Raw(begin[:len(begin)-len(d.data)]), err
}

// skip reads a value of any kind.
func (d *decoder) skip() error {
	switch c := d.peek(); c {
	case '{':
		return d.object(func(string) error { return d.skip() })
	case '[':
		return d.list(d.skip)
	case '"':
		_, _, err := d.quoted()
		return err
	case 't':
		return d.word("true")
	case 'f':
		return d.word("false")
	case 'n':
		return d.word("null")
	}
	_, err := d.digits()
	return err
}

func (d *decoder) word(word string) error {
	if len(d.data) < len(word) || string(d.data[:len(word)]) != word {
		return errMalformed
	}
	d.data = d.data[len(word):]
	return nil
}

func (d *decoder) boolean(v reflect.Value) error {
	if d.peek() == 't' {
		v.SetBool(true)
		return d.word("true")
	}
	v.SetBool(false)
	return d.word("false")
}

// digits returns the text of a number.
func (d *decoder) digits() (string, error) {
	d.peek()
	n := 0
	for n < len(d.data) && strings.IndexByte("+-.0123456789Ee", d.data[n]) >= 0 {
		n++
	}
	if n == 0 {
		return "", errMalformed
	}
	text := string(d.data[:n])
	d.data = d.data[n:]
	return text, nil
}

func (d *decoder) number(v reflect.Value) error {
	text, err := d.digits()
	switch {
	case err != nil:
		return err
	case v.CanInt():
		n, err := strconv.ParseInt(text, 10, v.Type().Bits())
		v.SetInt(n)
		return err
	}
	n, err := strconv.ParseUint(text, 10, v.Type().Bits())
	v.SetUint(n)
	return err
}

func (d *decoder) slice(v reflect.Value) error {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		text, err := d.text()
		if err != nil {
			return err
		}
		bytes, err := base64.StdEncoding.DecodeString(text)
		v.SetBytes(bytes)
		return err
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	return d.list(func() error {
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		return d.value(v.Index(v.Len() - 1))
	})
}

// structure reads the fields that v has. What it hasn't is passed over, because a newer side may say more.
func (d *decoder) structure(v reflect.Value) error {
	if v.Type() == passwordType {
		text, err := d.text()
		v.Set(reflect.ValueOf(session.NewPassword(text)))
		return err
	}
	return d.object(func(key string) error {
		if field := v.FieldByName(key); field.CanSet() {
			return d.value(field)
		}
		return d.skip()
	})
}

// quoted returns what stands between quotes, and whether there are escapes in it.
func (d *decoder) quoted() (text []byte, escaped bool, err error) {
	if err := d.take('"'); err != nil {
		return nil, false, err
	}
	for i := 0; i < len(d.data); i++ {
		switch c := d.data[i]; {
		case c == '"':
			text, d.data = d.data[:i], d.data[i+1:]
			return text, escaped, nil
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			return nil, false, errMalformed
		}
	}
	return nil, false, errMalformed
}

// escapes holds what a letter behind a backslash stands for.
var escapes = map[byte]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// text reads a string.
func (d *decoder) text() (string, error) {
	quoted, escaped, err := d.quoted()
	if err != nil || !escaped {
		return string(quoted), err
	}
	b := make([]byte, 0, len(quoted))
	for i := 0; i < len(quoted); i++ {
		if quoted[i] != '\\' {
			b = append(b, quoted[i])
			continue
		}
		i++
		if quoted[i] != 'u' {
			c, known := escapes[quoted[i]]
			if !known {
				return "", errMalformed
			}
			b = append(b, c)
			continue
		}
		r, ok := unit(quoted[i+1:])
		if !ok {
			return "", errMalformed
		}
		i += 4
		if utf16.IsSurrogate(r) && i+2 < len(quoted) && quoted[i+1] == '\\' && quoted[i+2] == 'u' {
			second, _ := unit(quoted[i+3:])
			if pair := utf16.DecodeRune(r, second); pair != '\uFFFD' {
				r = pair
				i += 6
			}
		}
		b = appendUnit(b, r)
	}
	return string(b), nil
}

// unit returns the number of four hexadecimal digits.
func unit(digits []byte) (rune, bool) {
	if len(digits) < 4 {
		return 0, false
	}
	n, err := strconv.ParseUint(string(digits[:4]), 16, 16)
	return rune(n), err == nil
}

// appendUnit appends a character of an escape: the byte of \udcXX, the three bytes of another half of a pair.
func appendUnit(b []byte, r rune) []byte {
	switch {
	case 0xDC80 <= r && r <= 0xDCFF:
		return append(b, byte(r))
	case utf16.IsSurrogate(r):
		return append(b, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return append(b, string(r)...)
}
