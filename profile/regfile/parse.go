package regfile

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/profile/internal/netkey"
)

// parse is Parse of data that will not change.
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

// sections checks all lines of a text from an offset on, which is behind the first line or at a key, and returns its
// keys.
func sections(text string, from int) ([]section, error) {
	// Nearly all brackets are those of keys; to count them is cheaper than to let the slice grow.
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

// located turns the offset of an error into the number of its line.
func (d *Document) located(err error) error {
	if e, ok := errors.AsType[*offsetError](err); ok {
		return &Error{Line: lineOf(d.text, e.offset), Reason: e.reason}
	}
	return err
}
