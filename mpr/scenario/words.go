package scenario

import (
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
)

// errOpenQuote is a line that ends inside quotes.
var errOpenQuote = errors.New("a quote isn't closed")

// word is one word of a line.
type word struct {
	text  string
	start int // where it begins in the line, in bytes
}

// split splits a line at spaces. Text in single quotes is one word, and a doubled
// single quote in it stands for one. A double quote does the same at the beginning
// of a word or after a colon. A # at the beginning of a word begins a comment.
// variable returns the values of variables, which text in quotes hasn't; nil: the
// line has none. With errOpenQuote come the words so far, the open one among them.
func split(line string, variable func(name string) string) ([]word, error) {
	s := splitter{variable: variable}
	err := s.split(line)
	return s.list, err
}

// splitter is a line half split.
type splitter struct {
	variable func(string) string
	list     []word
	open     bool // a word has begun
	start    int  // where it did
	text     strings.Builder
	bare     strings.Builder // behind text, and out of quotes
	quote    byte            // the quote that text stands in; 0: none
}

func (s *splitter) split(line string) error {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case s.quote != 0:
			i += s.inQuotes(line, i)
		case c == '\'' || c == '"' && s.atBoundary():
			s.begin(i)
			s.endBare()
			s.quote = c
		case c == ' ' || c == '\t' || c == '\r':
			s.end()
		case c == '#' && !s.open:
			return nil
		default:
			s.begin(i)
			s.bare.WriteByte(c)
		}
	}
	quote := s.quote
	s.end()
	if quote != 0 {
		return errOpenQuote
	}
	return nil
}

func (s *splitter) begin(at int) {
	if !s.open {
		s.open, s.start = true, at
	}
}

// endBare replaces the variables of text out of quotes.
func (s *splitter) endBare() {
	bare := s.bare.String()
	if s.variable != nil {
		bare = os.Expand(bare, s.variable)
	}
	s.text.WriteString(bare)
	s.bare.Reset()
}

func (s *splitter) end() {
	s.endBare()
	if s.open {
		s.list = append(s.list, word{s.text.String(), s.start})
	}
	s.text.Reset()
	s.open, s.quote = false, 0
}

// atBoundary reports whether a double quote here begins quoted text: elsewhere
// it is a character like any other.
func (s *splitter) atBoundary() bool {
	return !s.open || strings.HasSuffix(s.text.String()+s.bare.String(), ":")
}

// inQuotes takes a character in quotes and returns how many more it took.
func (s *splitter) inQuotes(line string, i int) int {
	c, more := line[i], 0
	if c == s.quote {
		if c == '"' || i+1 == len(line) || line[i+1] != '\'' {
			s.quote = 0
			return 0
		}
		more = 1
	}
	s.text.WriteByte(c)
	return more
}

// Split splits a line into words as commands take it, without variables. The error
// is a quote that isn't closed.
func Split(line string) ([]string, error) {
	list, err := split(line, nil)
	return texts(list), err
}

func texts(list []word) []string {
	all := make([]string, len(list))
	for i, w := range list {
		all[i] = w.text
	}
	return all
}

// Quote writes a word so that Split gives it back.
func Quote(word string) string {
	if word != "" && !strings.ContainsAny(word, " \t\r'\"#") && !hasVariable(word) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", "''") + "'"
}

// hasVariable reports whether a word names a variable.
func hasVariable(word string) (found bool) {
	os.Expand(word, func(string) string { found = true; return "" })
	return found
}

// quoted returns a text in double quotes, with no backslash doubled unless it must be.
func quoted(s string) string {
	if strings.Trim(strconv.Quote(strings.ReplaceAll(s, `\`, "")), `"`) == strings.ReplaceAll(s, `\`, "") {
		return `"` + s + `"`
	}
	return strconv.Quote(s)
}

// join writes words as a line that Split gives back.
func join(list []string) string {
	return strings.Join(each(list, Quote), " ")
}

// near returns the known words that a misspelled one may stand for, the nearest
// first, at most three: those of which it is the beginning, from which it differs by
// a slip or two of the fingers, or of which it leaves out what is between underscores.
func near(word string, known []string) []string {
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
	return each(list[:min(3, len(list))], func(c candidate) string { return c.word })
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

// didYouMean returns the question that ends an error message: " (did you mean x or
// y?)", each with a prefix, or "" when nothing is near.
func didYouMean(word string, known []string, prefix string) string {
	list := near(word, known)
	if len(list) == 0 {
		return ""
	}
	for i := range list {
		list[i] = prefix + list[i]
	}
	return " (did you mean " + strings.Join(list, " or ") + "?)"
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
