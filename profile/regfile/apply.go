package regfile

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

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
