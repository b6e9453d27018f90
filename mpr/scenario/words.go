package scenario

import (
	"errors"
	"slices"
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

// Near are the known words that a misspelled one may stand for, the nearest
// first, at most three: those of which it is the beginning, from which it differs by
// a slip or two of the fingers, or of which it leaves out what is between underscores.
func Near(word string, known []string) []string {
	type candidate struct {
		word string
		far  int
	}
	var list []candidate
	low := strings.ToLower(word)
	for _, k := range known {
		other := strings.ToLower(k)
		far := distance(low, other)
		if len(low) > 2 && strings.HasPrefix(other, low) {
			far = 0
		}
		if far > 2 && hasParts(other, low) {
			far = 2
		}
		if far <= min(2, len(low)/2) {
			list = append(list, candidate{k, far})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return a.far - b.far })
	var near []string
	for _, c := range list[:min(3, len(list))] {
		near = append(near, c.word)
	}
	return near
}

// hasParts reports whether a name has all parts of another one, in their order.
func hasParts(name, other string) bool {
	parts := strings.Split(other, "_")
	for _, part := range strings.Split(name, "_") {
		if len(parts) > 0 && part == parts[0] {
			parts = parts[1:]
		}
	}
	return len(parts) == 0 && strings.Contains(other, "_")
}

// DidYouMean is the question that ends an error message: " (did you mean x or
// y?)", each with a prefix, or "" when nothing is near.
func DidYouMean(word string, known []string, prefix string) string {
	near := Near(word, known)
	if len(near) == 0 {
		return ""
	}
	for i := range near {
		near[i] = prefix + near[i]
	}
	return " (did you mean " + strings.Join(near, " or ") + "?)"
}

// distance counts the insertions, deletions, replacements and swaps of
// neighbours that make one word of another (optimal string alignment).
func distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			best := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				best = min(best, rows[i-2][j-2]+1)
			}
			rows[i][j] = best
		}
	}
	return rows[len(a)][len(b)]
}
