package regfile

import (
	"strconv"

	"github.com/seed-520b6462/winnet/profile/internal/netkey"
)

// list reads what follows the word hex: the type in brackets, if it is not REG_BINARY, and bytes in hexadecimal with
// commas between them. A backslash continues it in the next line.
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

// bytes goes behind a list of bytes, which may be empty.
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

// byte goes behind one or two hexadecimal digits.
func (s *scanner) byte() bool {
	start := s.pos
	for s.pos < len(s.text) && s.pos < start+2 && isHex(s.text[s.pos]) {
		s.pos++
	}
	return s.pos > start
}

// gap goes behind spaces and continued line ends.
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

// listBytes returns the bytes of a list that was scanned.
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
