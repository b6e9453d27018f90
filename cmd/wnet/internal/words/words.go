// Package words splits command lines and corrects misspelled words. The rules
// of quoting are those of testscript, so that a line of a scenario can be typed
// into the shell as it is; double quotes work besides.
package words

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
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case s.quote != 0:
			i += s.inQuotes(line, i)
		case c == '\'' || c == '"' && s.atBoundary():
			s.begin(i)
			s.quote, s.word.Quoted = c, true
		case c == ' ' || c == '\t' || c == '\r':
			s.end()
		case c == '#' && !s.open:
			return s.list, nil
		default:
			s.begin(i)
			s.text.WriteByte(c)
		}
	}
	quote := s.quote
	s.end()
	if quote != 0 {
		return s.list, ErrOpenQuote
	}
	return s.list, nil
}

// splitter is a line half split.
type splitter struct {
	list  []Word
	word  Word
	text  strings.Builder
	open  bool
	quote byte // the quote that text stands in; 0: none
}

func (s *splitter) begin(at int) {
	if !s.open {
		s.open, s.word = true, Word{Start: at}
	}
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
	c := line[i]
	if c != s.quote {
		s.text.WriteByte(c)
		return 0
	}
	if c == '\'' && i+1 < len(line) && line[i+1] == '\'' {
		s.text.WriteByte(c)
		return 1
	}
	s.quote = 0
	return 0
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
