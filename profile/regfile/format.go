package regfile

import (
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// wrapColumn is the column from which a comma ends the line of a list of bytes, so that the backslash behind it is in
// column 80 at the latest. Exports of Windows show 20 bytes behind "UseOptions"=hex: and 25 in each further line.
const (
	wrapColumn = 77
	wrap       = `\` + eol + "  "
)

const hexDigits = "0123456789abcdef"

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

// formatKey returns the line of a key.
func formatKey(path string) string { return "[" + path + "]" + eol }

// formatValue returns the lines of a value as regedit writes them.
func formatValue(v netkey.Value) string {
	name := formatName(v.Name)
	switch v.Type {
	case netkey.TypeString:
		if text, err := v.Text(); err == nil {
			return name + `"` + escaper.Replace(text) + `"` + eol
		}
	case netkey.TypeDWord:
		if n, err := v.Number(); err == nil {
			digits := strconv.FormatUint(uint64(n), 16)
			return name + "dword:" + strings.Repeat("0", 8-len(digits)) + digits + eol
		}
	}
	return formatList(name, v.Type, v.Data)
}

// formatName returns the name of a value in quotes, or @, with the = behind.
func formatName(name string) string {
	if name == "" {
		return "@="
	}
	return `"` + escaper.Replace(name) + `"=`
}

// formatList returns the lines of a list of bytes; name has its quotes and its =.
func formatList(name string, typ uint32, data []byte) string {
	prefix := "hex:"
	if typ != netkey.TypeBinary {
		prefix = "hex(" + strconv.FormatUint(uint64(typ), 16) + "):"
	}
	var b strings.Builder
	b.Grow(len(name) + len(prefix) + 4*len(data) + len(eol))
	b.WriteString(name)
	b.WriteString(prefix)
	column := len([]rune(name)) + len(prefix)
	for i, c := range data {
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
		if i == len(data)-1 {
			break
		}
		b.WriteByte(',')
		column += len("00,")
		if column >= wrapColumn {
			b.WriteString(wrap)
			column = len("  ")
		}
	}
	b.WriteString(eol)
	return b.String()
}

// empty is the text of a file without keys.
const empty = header5 + eol + eol

// modern returns the document as a file of version 5.00 in UTF-16, the form that can be edited. A document in that form is
// returned as it is. Any other keeps its items and loses what differs between the forms: the first line, the line ends and
// the bytes of strings in a list.
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
			break // never in a text that was parsed
		}
		b.WriteString(d.modernItem(it))
	}
	m := &Document{text: b.String(), header: len(header5 + eol), entries: d.entries}
	m.raw = content{withBOM(m.text)}
	m.sections, _ = sections(m.text, m.header)
	return m
}

// modernItem returns the lines of an item in version 5.00.
func (d *Document) modernItem(it item) string {
	text := strings.TrimSuffix(strings.TrimSuffix(d.text[it.start:it.end], "\n"), "\r")
	if it.kind != list {
		return text + eol
	}
	if d.ansi && isStringType(it.typ) {
		name := text[:strings.Index(text[len(it.name):], "=")+len(it.name)+1]
		return formatList(name, it.typ, wintext.EncodeUTF16(decodeANSI(listBytes(it.payload))))
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, eol, "\n"), "\n", eol) + eol
}

// withBOM returns text in UTF-16 behind a byte order mark.
func withBOM(text string) []byte {
	return append(bomUTF16[:len(bomUTF16):len(bomUTF16)], wintext.EncodeUTF16(text)...)
}
