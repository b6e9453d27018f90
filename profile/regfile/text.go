package regfile

import (
	"bytes"
	"io"
	"strings"
	"unicode/utf8"

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
