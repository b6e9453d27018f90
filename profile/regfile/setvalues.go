package regfile

import (
	"bytes"
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session/wintext"
)

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
