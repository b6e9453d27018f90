package regfile

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// eol is the line end of Windows.
const eol = "\r\n"

var (
	bomUTF16 = []byte{0xFF, 0xFE}
	bomUTF8  = []byte{0xEF, 0xBB, 0xBF}
)

// decode returns the text of a file and whether it is in UTF-16, as regedit writes it since Windows 2000. A file without a
// byte order mark is UTF-8 if it is valid UTF-8, and otherwise in the code page 1252 of western Windows, whose texts are
// practically never valid UTF-8 as well.
func decode(data []byte) (text string, isUTF16 bool, err error) {
	if rest, ok := bytes.CutPrefix(data, bomUTF16); ok {
		text, err = decodeUTF16(rest)
		return text, true, err
	}
	rest, marked := bytes.CutPrefix(data, bomUTF8)
	if utf8.Valid(rest) {
		return string(rest), false, nil
	}
	if marked {
		return "", false, &Error{Line: lineOfInvalid(rest), Reason: "bytes that are not UTF-8"}
	}
	return decodeANSI(rest), false, nil
}

// decodeUTF16 returns an error for bytes that the decoder changes, since they could not be written back: it replaces half
// a surrogate pair.
func decodeUTF16(data []byte) (string, error) {
	text := wintext.DecodeUTF16(data)
	if len(data)%2 != 0 {
		return "", &Error{Line: lineOf(text, len(text)), Reason: "half a UTF-16 character at the end"}
	}
	if strings.ContainsRune(text, utf8.RuneError) {
		if at := mismatch(wintext.EncodeUTF16(text), data); at >= 0 {
			before := wintext.DecodeUTF16(data[:at&^1])
			line := lineOf(before, len(before))
			return "", &Error{Line: line, Reason: "half a surrogate pair"}
		}
	}
	return text, nil
}

// mismatch returns the first index at which two texts differ, or -1.
func mismatch(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

// decodeANSI returns the text of bytes in code page 1252.
func decodeANSI(data []byte) string {
	var text strings.Builder
	text.Grow(len(data))
	for _, b := range data {
		text.WriteRune(wintext.FromANSI(b))
	}
	return text.String()
}

// lineOf returns the number of the line, from 1, of an offset into a text.
func lineOf(text string, offset int) int {
	return 1 + strings.Count(text[:offset], "\n")
}

// lineOfInvalid returns the number of the line of the first byte that isn't UTF-8.
func lineOfInvalid(data []byte) int {
	line := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
	return line
}

// content holds the bytes of a file in pieces. A change of a large file shares most of them with the file before, because
// a copy would take about as long as writing them.
type content [][]byte

// compact joins a content of more pieces or of less bytes.
const (
	maxPieces = 32
	smallSize = 1 << 16
)

// size returns the number of bytes.
func (c content) size() int {
	n := 0
	for _, piece := range c {
		n += len(piece)
	}
	return n
}

// join returns a copy of the bytes in one piece.
func (c content) join() []byte { return bytes.Join(c, nil) }

// part returns the bytes from one offset to another.
func (c content) part(from, to int) content {
	var part content
	for _, piece := range c {
		if from < to && from < len(piece) && to > 0 {
			part = append(part, piece[max(from, 0):min(to, len(piece))])
		}
		from, to = from-len(piece), to-len(piece)
	}
	return part
}

// compact returns the same bytes in few pieces.
func (c content) compact() content {
	if len(c) > 1 && (len(c) > maxPieces || c.size() < smallSize) {
		return content{c.join()}
	}
	return c
}

// equals reports whether a file has the same bytes. It doesn't read the whole file into memory.
func (c content) equals(file io.Reader) (bool, error) {
	buffer := make([]byte, min(c.size()+1, 64<<10))
	for offset := 0; ; {
		n, err := file.Read(buffer)
		if !c.holdsAt(offset, buffer[:n]) {
			return false, nil
		}
		offset += n
		if err == io.EOF {
			return offset == c.size(), nil
		}
		if err != nil {
			return false, err
		}
	}
}

// holdsAt reports whether the bytes from an offset on are data.
func (c content) holdsAt(offset int, data []byte) bool {
	for _, piece := range c.part(offset, offset+len(data)) {
		rest, ok := bytes.CutPrefix(data, piece)
		if !ok {
			return false
		}
		data = rest
	}
	return len(data) == 0
}

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
			return fmt.Sprintf("%sdword:%08x%s", name, n, eol)
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
