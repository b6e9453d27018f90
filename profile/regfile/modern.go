package regfile

import (
	"strings"
)

// empty is what a file holds before anything is put into it.
const empty = header5 + eol + eol

// modern returns the document as a file of version 5.00 in UTF-16, the form that is written and edited. One that was
// read in that form is returned as it is; any other keeps its items and loses only what differs between the forms: the
// first line, the line ends, and the bytes of strings in a list.
func (d *Document) modern() *Document {
	switch {
	case d == nil:
		return &Document{text: empty, raw: content{withBOM(empty)}, header: len(header5 + eol)}
	case d.raw != nil:
		return d
	}
	var b strings.Builder
	b.Grow(len(d.text) + len(d.text)/8)
	b.WriteString(header5 + eol)
	s := scanner{text: d.text, pos: d.header}
	for s.pos < len(s.text) {
		it, err := s.next()
		if err != nil {
			break // not in a text that was parsed
		}
		b.WriteString(d.modernItem(it))
	}
	m := &Document{text: b.String(), header: len(header5 + eol), entries: d.entries}
	m.raw = content{withBOM(m.text)}
	m.sections, _ = sections(m.text, m.header)
	return m
}

func (d *Document) modernItem(it item) string {
	text := strings.TrimSuffix(strings.TrimSuffix(d.text[it.start:it.end], "\n"), "\r")
	if it.kind != list {
		return text + eol
	}
	if d.ansi && isStringType(it.typ) {
		name := text[:strings.Index(text[len(it.name):], "=")+len(it.name)+1]
		return formatList(name, it.typ, encodeUTF16(decodeANSI(listBytes(it.payload))))
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, eol, "\n"), "\n", eol) + eol
}

func withBOM(text string) []byte {
	return append(bomUTF16[:len(bomUTF16):len(bomUTF16)], encodeUTF16(text)...)
}
