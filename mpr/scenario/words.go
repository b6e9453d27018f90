package scenario

import (
	"errors"
	"strings"
)

// ErrOpenQuote is a line that ends inside quotes.
var ErrOpenQuote = errors.New("a quote isn't closed")

// Word is one word of a line.
type Word struct {
	Text   string
	Start  int  // where it begins in the line, in bytes
	Quoted bool // at least a part of it stood in quotes
}

// Split splits a line at spaces. Text in single quotes is one word, and a
// doubled single quote in it stands for one. A double quote does the same at
// the beginning of a word or after a colon. A # at the beginning of a word
// begins a comment. With ErrOpenQuote come the words so far, the open one
// among them.
func Split(line string) ([]Word, error) {
	var s splitter
	err := s.split(line)
	return s.list, err
}

// SingleQuoted is a line with single quotes in the place of double ones, which
// testscript takes for characters like others. Split gives the same words.
func SingleQuoted(line string) string {
	var s splitter
	_ = s.split(line) // a quote that is open stays so
	return string(s.single)
}

// splitter is a line half split.
type splitter struct {
	list  []Word
	word  Word
	text  strings.Builder
	open  bool
	quote byte // the quote that text stands in; 0: none

	single []byte // the line so far, in single quotes
	closed int    // how long that was when a quote ended
}

func (s *splitter) split(line string) error {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case s.quote != 0:
			i += s.inQuotes(line, i)
		case c == '\'' || c == '"' && s.atBoundary():
			s.begin(i)
			s.openQuote(c)
		case c == ' ' || c == '\t' || c == '\r':
			s.end()
			s.single = append(s.single, c)
		case c == '#' && !s.open:
			s.single = append(s.single, line[i:]...)
			return nil
		default:
			s.begin(i)
			s.text.WriteByte(c)
			s.single = append(s.single, c)
		}
	}
	quote := s.quote
	s.end()
	if quote != 0 {
		return ErrOpenQuote
	}
	return nil
}

func (s *splitter) begin(at int) {
	if !s.open {
		s.open, s.word = true, Word{Start: at}
	}
}

// openQuote begins quoted text. Where other such text has just ended, that goes on:
// two single quotes would stand for a character.
func (s *splitter) openQuote(c byte) {
	s.quote, s.word.Quoted = c, true
	if n := len(s.single); n > 0 && n == s.closed {
		s.single = s.single[:n-1]
		return
	}
	s.single = append(s.single, '\'')
}

func (s *splitter) end() {
	if s.open {
		s.word.Text = s.text.String()
		s.list = append(s.list, s.word)
	}
	s.text.Reset()
	s.open, s.quote = false, 0
}

// atBoundary reports whether a double quote here begins quoted text: elsewhere
// it is a character like any other.
func (s *splitter) atBoundary() bool {
	return !s.open || strings.HasSuffix(s.text.String(), ":")
}

// inQuotes takes a character in quotes and says how many more it took.
func (s *splitter) inQuotes(line string, i int) int {
	c, more := line[i], 0
	if c == s.quote {
		if c == '"' || i+1 == len(line) || line[i+1] != '\'' {
			s.quote = 0
			s.single = append(s.single, '\'')
			s.closed = len(s.single)
			return 0
		}
		more = 1
	}
	s.text.WriteByte(c)
	s.single = append(s.single, c)
	if c == '\'' {
		s.single = append(s.single, c)
	}
	return more
}

// Texts are the texts of words.
func Texts(list []Word) []string {
	texts := make([]string, len(list))
	for i, w := range list {
		texts[i] = w.Text
	}
	return texts
}

// Quote writes a word so that Split gives it back.
func Quote(word string) string {
	if word != "" && !strings.ContainsAny(word, " \t\r'\"#") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", "''") + "'"
}

// Join writes words as a line that Split gives back.
func Join(list []string) string {
	quoted := make([]string, len(list))
	for i, word := range list {
		quoted[i] = Quote(word)
	}
	return strings.Join(quoted, " ")
}
