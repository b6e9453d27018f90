package regfile

import (
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// kind is the kind of an item.
type kind uint8

const (
	blank    kind = iota // nothing, or a comment
	key                  // [path], or [-path]
	deletion             // "name"=-
	quoted               // "name"="text"
	number               // "name"=dword:00000001
	list                 // "name"=hex:00,01 and its relatives
)

// item is a line of a file, or several if a string or a list of bytes continues.
type item struct {
	kind       kind
	start, end int    // the whole item with its line end
	name       string // the path of a key, or the name of a value as spelled between its quotes; "" for @
	payload    string // the data of a value as spelled, without quotes or type
	typ        uint32 // the type of a list in the registry
}

// scanner reads a text item by item. It allocates nothing but errors, so that a file of a thousand foreign keys needs
// little more memory than its own size.
type scanner struct {
	text string
	pos  int
}

// next returns the item that begins at the position, and moves the position behind it. An error is an *offsetError.
func (s *scanner) next() (item, error) {
	it := item{start: s.pos}
	s.spaces()
	var err error
	if s.pos < len(s.text) {
		switch s.text[s.pos] {
		case '\r', '\n', ';':
		case '[':
			err = s.key(&it)
		case '"', '@':
			err = s.value(&it)
		default:
			err = s.fail(s.pos, "neither a key nor a value nor a comment")
		}
	}
	if err != nil {
		return item{}, err
	}
	if !s.lineEnd() {
		at := it.start // because a string may have ended at the first quote of the next line
		if it.kind == list {
			at = s.pos
		}
		return item{}, s.fail(at, "text behind the value")
	}
	it.end = s.pos
	return it, nil
}

// spaces skips spaces and tabs.
func (s *scanner) spaces() {
	for s.pos < len(s.text) && (s.text[s.pos] == ' ' || s.text[s.pos] == '\t') {
		s.pos++
	}
}

// skip skips prefix, in either case, and reports whether it came next.
func (s *scanner) skip(prefix string) bool {
	end := s.pos + len(prefix)
	if end > len(s.text) || !wintext.Same(s.text[s.pos:end], prefix) {
		return false
	}
	s.pos = end
	return true
}

// lineEnd skips the rest of a line, and reports whether it held nothing but a comment.
func (s *scanner) lineEnd() bool {
	s.spaces()
	if s.pos < len(s.text) && s.text[s.pos] == ';' {
		s.pos = s.endOfText()
	}
	return s.newline() || s.pos == len(s.text)
}

// endOfText returns the offset of the line end.
func (s *scanner) endOfText() int {
	if n := strings.IndexByte(s.text[s.pos:], '\n'); n >= 0 {
		end := s.pos + n
		if end > s.pos && s.text[end-1] == '\r' {
			end--
		}
		return end
	}
	return len(s.text)
}

// newline skips a line end, and reports whether one came next.
func (s *scanner) newline() bool {
	return s.skip(eol) || s.skip("\n")
}

// key reads a [path], up to the last bracket of the line, because a path may hold brackets itself.
func (s *scanner) key(it *item) error {
	start, line := s.pos, s.text[s.pos:s.endOfText()]
	end := strings.LastIndexByte(line, ']')
	if end < 0 {
		return s.fail(start, "a key without its closing bracket")
	}
	it.kind, it.name = key, line[1:end]
	if strings.Trim(it.name, "-") == "" {
		return s.fail(start, "a key without a name")
	}
	if strings.IndexByte(it.name, 0) >= 0 {
		return s.fail(start, "a NUL in the name of a key")
	}
	s.pos += end + 1
	return nil
}

// value reads a name, a = and the data.
func (s *scanner) value(it *item) (err error) {
	if s.text[s.pos] == '@' {
		s.pos++
	} else if it.name, err = s.quoted(); err != nil {
		return err
	}
	s.spaces()
	if !s.skip("=") {
		return s.fail(it.start, "a value without a =")
	}
	s.spaces()
	switch {
	case s.pos < len(s.text) && s.text[s.pos] == '"':
		it.kind = quoted
		it.payload, err = s.quoted()
	case s.skip("-"):
		it.kind = deletion
	case s.skip("dword:"):
		it.kind = number
		it.payload, err = s.digits()
	case s.skip("hex"):
		it.kind = list
		err = s.list(it)
	default:
		err = s.fail(s.pos, "data that is neither a string nor dword nor hex")
	}
	return err
}

// quoted reads a string and returns the text between its quotes, which may hold line ends, because regedit writes them as
// they are.
func (s *scanner) quoted() (string, error) {
	start := s.pos + 1
	for i := start; i < len(s.text); i++ {
		switch s.text[i] {
		case '"':
			s.pos = i + 1
			return s.text[start:i], nil
		case '\\':
			i++
		case 0:
			return "", s.fail(i, "a NUL in a string")
		}
	}
	return "", s.fail(s.pos, "a string without its closing quote")
}

// digits reads one to eight hexadecimal digits.
func (s *scanner) digits() (string, error) {
	start := s.pos
	for s.pos < len(s.text) && isHex(s.text[s.pos]) {
		s.pos++
	}
	if n := s.pos - start; n < 1 || n > 8 {
		return "", s.fail(start, "a number of other than one to eight hexadecimal digits")
	}
	return s.text[start:s.pos], nil
}

// list reads the data behind the word hex: the type in brackets, unless it is REG_BINARY, and bytes in hexadecimal with
// commas between them, which a backslash continues in the next line.
func (s *scanner) list(it *item) error {
	it.typ = netkey.TypeBinary
	if s.skip("(") {
		digits, err := s.digits()
		if err != nil {
			return err
		}
		n, _ := strconv.ParseUint(digits, 16, 32)
		it.typ = uint32(n)
		if !s.skip(")") {
			return s.fail(s.pos, "a type without its closing bracket")
		}
	}
	if !s.skip(":") {
		return s.fail(s.pos, "hex without a colon")
	}
	start := s.pos
	if err := s.bytes(); err != nil {
		return err
	}
	it.payload = s.text[start:s.pos]
	return nil
}

// bytes skips a list of bytes, which may be empty.
func (s *scanner) bytes() error {
	if err := s.gap(); err != nil {
		return err
	}
	if !s.byte() {
		return nil
	}
	for {
		if err := s.gap(); err != nil {
			return err
		}
		if s.pos == len(s.text) || s.text[s.pos] != ',' {
			return nil
		}
		s.pos++
		if err := s.gap(); err != nil {
			return err
		}
		if !s.byte() {
			return s.fail(s.pos, "a byte that is missing or not in hexadecimal")
		}
	}
}

// byte skips one or two hexadecimal digits, and reports whether one came next.
func (s *scanner) byte() bool {
	start := s.pos
	for s.pos < len(s.text) && s.pos < start+2 && isHex(s.text[s.pos]) {
		s.pos++
	}
	return s.pos > start
}

// gap skips spaces and continued line ends.
func (s *scanner) gap() error {
	for {
		s.spaces()
		if s.pos == len(s.text) || s.text[s.pos] != '\\' {
			return nil
		}
		s.pos++
		s.spaces()
		if !s.newline() {
			return s.fail(s.pos, "a backslash that no line follows")
		}
	}
}

// listBytes returns the bytes of a list that bytes has skipped.
func listBytes(payload string) []byte {
	data := make([]byte, 0, (len(payload)+1)/3+1)
	current, digits := byte(0), 0
	for i := range len(payload) {
		c := payload[i]
		switch {
		case isHex(c):
			current, digits = current<<4|hexDigit(c), digits+1
		case c == ',':
			data = append(data, current)
			current, digits = 0, 0
		}
	}
	if digits > 0 {
		data = append(data, current)
	}
	return data
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f'
}

func hexDigit(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}
