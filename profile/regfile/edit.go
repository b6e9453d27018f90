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

// Put returns the document with an entry in place of the one with the same Local. A value that is the same already keeps
// its spelling, and the other values of the key stay.
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

// Delete returns the document without the key of a device and the keys below it, or d itself if it has no entry of the
// device.
//
// ERROR_BAD_DEVICE: no device has the local name.
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

// place is the place of a value in a key.
type place struct {
	name  string
	value *netkey.Value // the value to write; nil to remove the name
	last  item          // the last item of the name
	found bool          // whether there is one
}

// set returns the document with values in a key, which set adds if it is missing. It removes the values of those names
// that values doesn't have.
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

// locate finds the item of each place, and returns the edits that remove the names without a value and the offset behind
// the last value of the key.
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

// holds reports whether an item has a value, in whatever spelling.
func (d *Document) holds(it item, v netkey.Value) bool {
	old, err := d.value(it)
	return err == nil && it.kind != deletion && old.Type == v.Type && bytes.Equal(old.Data, v.Data)
}

// newKey returns the edit that adds a key with values.
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

// placeFor returns the offset of a new key: in the order of regedit among the keys beside it, and behind all sections that
// would remove it. alone tells that neither the parent nor a key below it has a line yet.
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

// sortsBehind reports whether the registry sorts the first key of a path behind a name.
func sortsBehind(path, name string) bool {
	first, _, _ := strings.Cut(path, `\`)
	return wintext.Compare(first, name) > 0
}

// lineBreak returns the text that is missing for a line to begin at an offset.
func (d *Document) lineBreak(offset int) string {
	if strings.HasSuffix(d.text[:offset], "\n") {
		return ""
	}
	return eol
}

// blankLine returns the text that is missing for an offset to be behind a blank line.
func (d *Document) blankLine(offset int) string {
	before := d.text[:offset]
	if strings.HasSuffix(before, eol+eol) || strings.HasSuffix(before, "\n\n") {
		return ""
	}
	return d.lineBreak(offset) + eol
}

// edit replaces a part of a document by a text. The parts of several edits do not overlap.
type edit struct {
	from, to int
	text     string
}

// apply returns a document of version 5.00 with the edits made, and its old entries. It encodes and parses nothing but the
// edits, so that a change of a large file takes little longer than a copy.
func (d *Document) apply(edits []edit) (*Document, error) {
	edited := *d
	if len(edits) == 0 {
		return &edited, nil
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	edited.text, edited.raw = d.splice(edits)
	if err := edited.parseHeader(); err != nil { // an edit may have added its line end
		return nil, edited.located(err)
	}
	var err error
	edited.sections, err = d.resection(edited.text, edits[0].from, edits[len(edits)-1].to)
	if err != nil {
		return nil, edited.located(err)
	}
	return &edited, nil
}

// resection returns the sections of a text that differs from the document's only between two offsets of the document. It
// keeps those before, shifts those behind and parses those between, with the section in front of an insertion.
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

// shift moves the offsets of a section.
func (s *section) shift(delta int) {
	by := offset(delta) // a negative one wraps around, and so does the sum
	s.start += by
	s.body += by
	s.pathAt += by
	s.pathEnd += by
}

// splice returns the text and the bytes with the edits made.
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
		raw = append(raw, wintext.EncodeUTF16(e.text))
		rawOffset = d.rawOffset(e.to, offset, rawOffset)
		offset = e.to
	}
	copyTo(len(d.text), d.raw.size())
	return text.String(), raw.compact()
}

// rawOffset returns the offset into the bytes for an offset into the text, from a known pair of both before it.
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
