// Package record asks an mpr.dll and keeps what it answered: code, last error,
// sizes and buffers. A file of questions has a call on each line:
//
//	# Does a cancel without flags find what is only remembered?
//	CancelConnection2 name=J: flags=0x0 force=0
//
// A recording is the same file with an answer behind each call, and what answered
// in its first line. Comparing runs the questions of a recording once more.
package record

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/words"
	winerr "github.com/seed-520b6462/winnet/errors"
)

// The beginnings of the lines that a recording has beside those of its questions.
const (
	byMark     = "# recorded by: "
	answerMark = "< "
)

// line is one line of questions or of a recording.
type line struct {
	text   string
	call   *call  // nil: a comment or a blank line
	answer string // "" in questions
}

// parse reads questions or a recording. The error names the line that can't be
// understood.
func parse(r io.Reader) (lines []line, by string, err error) {
	scanner := bufio.NewScanner(r)
	for n := 1; scanner.Scan(); n++ {
		text := strings.TrimSpace(scanner.Text())
		rest, answered := strings.CutPrefix(text, answerMark)
		switch {
		case strings.HasPrefix(text, byMark):
			by = strings.TrimPrefix(text, byMark)
		case answered && (len(lines) == 0 || lines[len(lines)-1].call == nil || lines[len(lines)-1].answer != ""):
			return nil, "", fmt.Errorf("line %d: an answer without a call", n)
		case answered:
			lines[len(lines)-1].answer = rest
		case text == "" || strings.HasPrefix(text, "#"):
			lines = append(lines, line{text: text})
		default:
			c, err := parseCall(text)
			if err != nil {
				return nil, "", fmt.Errorf("line %d: %w", n, err)
			}
			lines = append(lines, line{text: text, call: c})
		}
	}
	return lines, by, scanner.Err()
}

// call is one question: a call and its arguments, by name.
type call struct {
	name string
	do   func(Network, arguments) string
	args arguments
}

// arguments are those of one call. Which of them were not read is an error.
type arguments map[string]string

func parseCall(text string) (*call, error) {
	list, err := words.Split(text)
	if err != nil {
		return nil, err
	}
	fields := words.Texts(list)
	kind, known := calls[fields[0]]
	if !known {
		return nil, fmt.Errorf("there is no call %q", fields[0])
	}
	c := &call{name: fields[0], do: kind.do, args: make(arguments)}
	for _, field := range fields[1:] {
		key, value, found := strings.Cut(field, "=")
		if !found || !strings.Contains(" "+kind.args+" ", " "+key+" ") {
			return nil, fmt.Errorf("%s has no argument %q: it takes %s", c.name, field, kind.args)
		}
		if isNumber(key) {
			if _, err := number(value); err != nil {
				return nil, fmt.Errorf("%s: %s is no number", c.name, field)
			}
		}
		c.args[key] = value
	}
	return c, nil
}

// free checks that the device of a call is nobody's.
func (c *call) free(n Network) error {
	if c == nil {
		return nil
	}
	for _, device := range []string{c.args["local"], c.args["name"]} {
		if len(device) != len("J:") {
			continue
		}
		remote, err := n.GetConnection(device)
		if code := winerr.Code(err); code == winerr.NO_ERROR || code == winerr.ERROR_CONNECTION_UNAVAIL {
			return fmt.Errorf("%s is in use for %s: the questions want it free", device, remote)
		}
	}
	return nil
}

// Record asks every question of a file and writes the recording. by says what
// answers. Nothing is asked when a device that the questions connect or cancel is
// somebody's: connected, or remembered.
func Record(w io.Writer, questions io.Reader, n Network, by string) error {
	lines, _, err := parse(questions)
	if err != nil {
		return err
	}
	for _, l := range lines {
		if err := l.call.free(n); err != nil {
			return err
		}
	}
	text := byMark + by + "\n"
	for _, l := range lines {
		text += l.text + "\n"
		if l.call != nil {
			text += answerMark + l.call.do(n, l.call.args) + "\n"
		}
	}
	_, err = io.WriteString(w, text)
	return err
}

// Difference is an answer that isn't the recorded one.
type Difference struct {
	Call, Recorded, Got string
}

// Compare asks the questions of a recording once more, and gives what was
// answered otherwise, how many questions there are, and who answered before.
func Compare(recording io.Reader, n Network) (differ []Difference, asked int, by string, err error) {
	lines, by, err := parse(recording)
	if err != nil {
		return nil, 0, "", err
	}
	for _, l := range lines {
		if l.call == nil {
			continue
		}
		if l.answer == "" {
			return nil, 0, "", fmt.Errorf("%s has no answer: this is no recording", l.text)
		}
		asked++
		if got := l.call.do(n, l.call.args); got != l.answer {
			differ = append(differ, Difference{l.text, l.answer, got})
		}
	}
	return differ, asked, by, nil
}
