package regfile

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Put returns the document with an entry in place of the one with the same Local. What stands there already stays as it
// is spelled; values that are not an entry's stay, too.
//
// ERROR_BAD_DEVICE, ERROR_BAD_NET_NAME, ERROR_INVALID_PARAMETER: see profile.Entry.Validate.
func (d *Document) Put(e profile.Entry) (*Document, error) {
	if err := e.Validate(); err != nil {
		return nil, err
	}
	path := networkKey + `\` + netkey.KeyOf(e.Local)
	edited, err := d.modern().set(path, netkey.Encode(e), netkey.Names)
	if err != nil {
		return nil, err
	}
	edited.entries = slices.Clone(edited.entries)
	i, found := edited.find(e.Local)
	if !found {
		edited.entries = slices.Insert(edited.entries, i, profile.Entry{})
	}
	edited.entries[i] = e.Clone()
	return edited, nil
}

// Delete returns the document without the key of a device and all that is under it, and d itself when nothing is
// remembered for the device.
//
// ERROR_BAD_DEVICE: the local name is no device's.
func (d *Document) Delete(local string) (*Document, error) {
	if _, err := profile.ParseLocal(local); err != nil {
		return nil, err
	}
	if _, found := d.Get(local); !found {
		return d, nil
	}
	m := d.modern()
	path := networkKey + `\` + netkey.KeyOf(local)
	var edits []edit
	for i := range m.sections {
		if _, ok := under(m.path(i), path); ok && !m.sections[i].deleted {
			edits = append(edits, edit{from: int(m.sections[i].start), to: m.end(i)})
		}
	}
	edited, err := m.apply(edits)
	if err != nil {
		return nil, err
	}
	i, _ := edited.find(local)
	edited.entries = slices.Delete(slices.Clone(edited.entries), i, i+1)
	return edited, nil
}

// place is where the value of one name goes in a key.
type place struct {
	name  string
	value *netkey.Value // nil: the name is to have none
	last  item          // the item that counts
	found bool          // whether there is one
}

// set returns the document with the values in a key, which is made if it is not there. Of the names that the key's
// values may have, those without a value are taken away.
func (d *Document) set(path string, values []netkey.Value, names []string) (*Document, error) {
	live := d.live(path)
	if len(live) == 0 {
		return d.apply([]edit{d.newKey(path, values)})
	}
	places := make([]place, len(names))
	for i, name := range names {
		places[i].name = name
		if at := slices.IndexFunc(values, func(v netkey.Value) bool { return v.Is(name) }); at >= 0 {
			places[i].value = &values[at]
		}
	}
	edits, behind := d.locate(live, places)
	var missing strings.Builder
	for _, p := range places {
		switch {
		case p.value == nil:
		case !p.found:
			missing.WriteString(formatValue(*p.value))
		case !d.holds(p.last, *p.value):
			edits = append(edits, edit{from: p.last.start, to: p.last.end, text: formatValue(*p.value)})
		}
	}
	if missing.Len() > 0 {
		edits = append(edits, edit{from: behind, to: behind, text: d.lineBreak(behind) + missing.String()})
	}
	return d.apply(edits)
}

// locate finds the item that counts for each place, the edits that take away what is to have no value, and the offset
// behind the last value of the key.
func (d *Document) locate(live []int, places []place) (removals []edit, behind int) {
	for _, i := range live {
		behind = int(d.sections[i].body)
		for it := range d.items(i) {
			behind = it.end
			at := slices.IndexFunc(places, func(p place) bool { return isOneOf(it, []string{p.name}) })
			switch {
			case at < 0:
			case places[at].value == nil:
				removals = append(removals, edit{from: it.start, to: it.end})
			default:
				places[at].last, places[at].found = it, true
			}
		}
	}
	return removals, behind
}

// holds reports whether an item says the same as a value, however it is spelled.
func (d *Document) holds(it item, v netkey.Value) bool {
	old, err := d.value(it)
	return err == nil && it.kind != deletion && old.Type == v.Type && bytes.Equal(old.Data, v.Data)
}

// newKey is the edit that makes a key with values.
func (d *Document) newKey(path string, values []netkey.Value) edit {
	cut := strings.LastIndexByte(path, '\\')
	parent := path[:cut]
	offset, alone := d.placeFor(parent, path[cut+1:])
	var b strings.Builder
	b.WriteString(d.blankLine(offset))
	if alone && parent == networkKey {
		b.WriteString(formatKey(networkKey) + eol) // an export of the key begins with the key itself
	}
	b.WriteString(formatKey(path))
	for _, v := range values {
		b.WriteString(formatValue(v))
	}
	b.WriteString(eol)
	return edit{from: offset, to: offset, text: b.String()}
}

// placeFor returns where a new key goes: in the order of the names among the keys beside it, which is regedit's, and
// behind whatever would take it away again. Alone says that the parent has no line yet, nor has any key under it.
func (d *Document) placeFor(parent, name string) (offset int, alone bool) {
	path := parent + `\` + name
	at, behind, alone := -1, len(d.sections), true
	for i := range d.sections {
		if d.deletes(i, path) {
			at, behind, alone = -1, i+1, alone || d.deletes(i, parent)
			continue
		}
		rest, ok := under(d.path(i), parent)
		if !ok || d.sections[i].deleted {
			continue
		}
		behind, alone = i+1, false
		if at < 0 && rest != "" && sortsBehind(rest, name) {
			at = i
		}
	}
	if at < 0 {
		at = behind
	}
	return d.end(at - 1), alone
}

// sortsBehind compares the key that a path begins with to a key beside it, as the registry sorts them.
func sortsBehind(path, name string) bool {
	first, _, _ := strings.Cut(path, `\`)
	return wintext.Compare(first, name) > 0
}

// lineBreak returns what is missing for an offset to be at the beginning of a line.
func (d *Document) lineBreak(offset int) string {
	if strings.HasSuffix(d.text[:offset], "\n") {
		return ""
	}
	return eol
}

// blankLine returns what is missing for an offset to be behind a blank line.
func (d *Document) blankLine(offset int) string {
	before := d.text[:offset]
	if strings.HasSuffix(before, eol+eol) || strings.HasSuffix(before, "\n\n") {
		return ""
	}
	return d.lineBreak(offset) + eol
}

// edit puts text in the place of a part of a document. The parts of several edits do not overlap.
type edit struct {
	from, to int
	text     string
}

// apply returns a document of version 5.00 with the edits made, and its old entries. What is not edited is neither
// encoded nor parsed again: a change to a large file costs little more than copying it.
func (d *Document) apply(edits []edit) (*Document, error) {
	edited := *d
	if len(edits) == 0 {
		return &edited, nil
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	edited.text, edited.raw = d.splice(edits)
	if err := edited.parseHeader(); err != nil { // a line end may have come behind it
		return nil, edited.located(err)
	}
	var err error
	edited.sections, err = d.resection(edited.text, edits[0].from, edits[len(edits)-1].to)
	if err != nil {
		return nil, edited.located(err)
	}
	return &edited, nil
}

// resection returns the sections of a text that differs from the document's between two offsets of the document only.
// Those in front stay, those behind move, and what is between is parsed, the section in front of an insertion included.
func (d *Document) resection(text string, from, to int) ([]section, error) {
	byStart := func(s section, at int) int { return cmp.Compare(int(s.start), at) }
	first, _ := slices.BinarySearchFunc(d.sections, from, byStart)
	behind, _ := slices.BinarySearchFunc(d.sections, to, byStart)
	begin := d.header
	if first > 0 {
		first--
		begin = int(d.sections[first].start)
	}
	delta := len(text) - len(d.text)
	touched, err := sections(text[:d.end(behind-1)+delta], begin)
	if err != nil {
		return nil, err
	}
	all := slices.Concat(d.sections[:first], touched, d.sections[behind:])
	for i := first + len(touched); i < len(all); i++ {
		all[i].shift(delta)
	}
	return all, nil
}

func (s *section) shift(delta int) {
	by := offset(delta) // a negative one wraps around, and so does the sum
	s.start += by
	s.body += by
	s.pathAt += by
	s.pathEnd += by
}

// splice returns text and bytes with the edits made.
func (d *Document) splice(edits []edit) (string, content) {
	grown := 0
	for _, e := range edits {
		grown += len(e.text)
	}
	var text strings.Builder
	text.Grow(len(d.text) + grown)
	raw := content{bomUTF16}
	offset, rawOffset := 0, len(bomUTF16)
	copyTo := func(end, rawEnd int) {
		text.WriteString(d.text[offset:end])
		raw = append(raw, d.raw.part(rawOffset, rawEnd)...)
		offset, rawOffset = end, rawEnd
	}
	for _, e := range edits {
		copyTo(e.from, d.rawOffset(e.from, offset, rawOffset))
		text.WriteString(e.text)
		raw = append(raw, encodeUTF16(e.text))
		rawOffset = d.rawOffset(e.to, offset, rawOffset)
		offset = e.to
	}
	copyTo(len(d.text), d.raw.size())
	return text.String(), raw.compact()
}

// rawOffset returns where in the bytes an offset into the text lies, given another pair of both that lies in front.
func (d *Document) rawOffset(offset, known, rawKnown int) int {
	if d.raw.size() == len(bomUTF16)+2*len(d.text) {
		return len(bomUTF16) + 2*offset // nothing but ASCII
	}
	units := 0
	for _, b := range []byte(d.text[known:offset]) {
		if utf8.RuneStart(b) {
			units++
		}
		if b >= 0xF0 { // four bytes are a surrogate pair
			units++
		}
	}
	return rawKnown + 2*units
}
