package regfile

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// parse is Parse for data that nobody changes.
func parse(data []byte) (*Document, error) {
	if len(data) > maxSize {
		return nil, &Error{Line: 1, Reason: tooLarge}
	}
	text, isUTF16, err := decode(data)
	if err != nil {
		return nil, err
	}
	d := &Document{text: text}
	if err := d.parseHeader(); err != nil {
		return nil, d.located(err)
	}
	if isUTF16 && !d.ansi {
		d.raw = content{data}
	}
	if d.sections, err = sections(text, d.header); err != nil {
		return nil, d.located(err)
	}
	if err := d.parseEntries(); err != nil {
		return nil, d.located(err)
	}
	return d, nil
}

// parseHeader reads the first line of d.text.
func (d *Document) parseHeader() error {
	line := d.text
	if n := strings.IndexByte(line, '\n'); n >= 0 {
		line = line[:n+1]
	}
	d.header = len(line)
	switch strings.TrimRight(line, " \t\r\n") {
	case header5:
	case header4:
		d.ansi = true
	default:
		return &offsetError{offset: 0, reason: "the first line is neither " + header5 + " nor " + header4}
	}
	return nil
}

// sections checks all lines of a text from an offset on, which is behind the first line or at a key, and returns the keys.
func sections(text string, from int) ([]section, error) {
	// Nearly all brackets are those of keys, and counting them takes less time than growing the slice.
	found := make([]section, 0, strings.Count(text[from:], "\n["))
	s := scanner{text: text, pos: from}
	for s.pos < len(text) {
		it, err := s.next()
		if err != nil {
			return nil, err
		}
		switch {
		case it.kind == key:
			found = append(found, newSection(text, it))
		case it.kind != blank && len(found) == 0:
			return nil, s.fail(it.start, "a value before the first key")
		}
	}
	return found, nil
}

// newSection returns the section that an item of kind key begins.
func newSection(text string, it item) section {
	pathAt := it.start + strings.IndexByte(text[it.start:it.end], '[') + 1
	sec := section{
		start: offset(it.start), body: offset(it.end),
		pathAt: offset(pathAt), pathEnd: offset(pathAt + len(it.name)),
	}
	if it.name[0] == '-' {
		sec.deleted = true
		sec.pathAt++
	}
	return sec
}

// parseEntries reads the entries from the sections.
func (d *Document) parseEntries() error {
	devices := d.devices()
	for _, local := range slices.Sorted(maps.Keys(devices)) {
		values, err := d.values(devices[local], netkey.Names)
		if err != nil {
			return err
		}
		e, found, err := netkey.Decode(local, registryValues(values))
		if wrong, ok := errors.AsType[*netkey.ValueError](err); ok {
			return &offsetError{offset: offsetOf(values, wrong.Name), reason: wrong.Error()}
		}
		if found {
			d.entries = append(d.entries, e)
		}
	}
	return nil
}

// located returns the error with the number of the line in place of the offset.
func (d *Document) located(err error) error {
	if e, ok := errors.AsType[*offsetError](err); ok {
		return &Error{Line: lineOf(d.text, e.offset), Reason: e.reason}
	}
	return err
}

// locatedValue is a value and the item that it was read from.
type locatedValue struct {
	netkey.Value
	item item
}

// values reads the values of a key, which may have several sections. It returns those with one of the names, each once,
// because there may be any number of others.
func (d *Document) values(live []int, names []string) ([]locatedValue, error) {
	var values []locatedValue
	for _, i := range live {
		for it := range d.items(i) {
			if !isOneOf(it, names) {
				continue
			}
			v, err := d.value(it)
			if err != nil {
				return nil, err
			}
			values = slices.DeleteFunc(values, func(older locatedValue) bool { return older.Is(v.Name) })
			if it.kind != deletion {
				values = append(values, v)
			}
		}
	}
	return values, nil
}

// isOneOf reports whether a value has one of the names.
func isOneOf(it item, names []string) bool {
	name, ok := unescape(it.name)
	return ok && slices.ContainsFunc(names, func(n string) bool { return wintext.Same(n, name) })
}

// items yields the values of a section, whose text sections has checked.
func (d *Document) items(i int) func(yield func(item) bool) {
	return func(yield func(item) bool) {
		s := scanner{text: d.text[:d.end(i)], pos: int(d.sections[i].body)}
		for s.pos < len(s.text) {
			it, err := s.next()
			if err != nil {
				return
			}
			if it.kind != blank && !yield(it) {
				return
			}
		}
	}
}

// value returns the bytes that regedit writes to the registry for an item.
func (d *Document) value(it item) (locatedValue, error) {
	name, _ := unescape(it.name)
	v := locatedValue{Value: netkey.Value{Name: name}, item: it}
	switch it.kind {
	case quoted:
		text, ok := unescape(it.payload)
		if !ok {
			return v, &offsetError{it.start, "a backslash that is neither doubled nor before a quote"}
		}
		v.Value = netkey.String(name, text)
	case number:
		n, _ := strconv.ParseUint(it.payload, 16, 32)
		v.Value = netkey.DWord(name, uint32(n))
	case list:
		v.Type, v.Data = it.typ, listBytes(it.payload)
		if d.ansi && isStringType(it.typ) {
			v.Data = wintext.EncodeUTF16(decodeANSI(v.Data))
		}
	}
	return v, nil
}

// isStringType reports whether a type holds strings, whose bytes REGEDIT4 writes in the code page and version 5.00 in UTF-16.
func isStringType(typ uint32) bool {
	return typ == netkey.TypeString || typ == netkey.TypeExpandString || typ == netkey.TypeMultiString
}

// registryValues returns the values without their items.
func registryValues(located []locatedValue) []netkey.Value {
	values := make([]netkey.Value, len(located))
	for i, v := range located {
		values[i] = v.Value
	}
	return values
}

// offsetOf returns the offset of a value, which is one of values.
func offsetOf(values []locatedValue, name string) int {
	i := slices.IndexFunc(values, func(v locatedValue) bool { return v.Is(name) })
	return values[i].item.start
}

// unescape returns a string without the backslashes before quotes and backslashes, and false for a backslash elsewhere: in
// a path that somebody wrote without doubling them, one could only guess.
func unescape(s string) (string, bool) {
	if strings.IndexByte(s, '\\') < 0 {
		return s, true
	}
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			i++
			if i == len(s) || s[i] != '\\' && s[i] != '"' {
				return "", false
			}
		}
		b.WriteByte(s[i])
	}
	return b.String(), true
}
