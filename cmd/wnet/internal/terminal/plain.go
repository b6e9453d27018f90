package terminal

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/peterh/liner"
	"github.com/seed-520b6462/winnet/mpr/scenario"
	"golang.org/x/term"
)

// plain asks for lines on a terminal that can't be edited on, as one with TERM=dumb.
// Nothing ends a read but a line: one that Ctrl-C has given up goes on, and its line
// answers the next prompt.
type plain struct {
	in   *bufio.Reader
	next chan typed // of the read that goes on; nil: none does
}

// typed is a line, or the end of the input.
type typed struct {
	text string
	err  error
}

// ask shows a prompt and returns the line that read reads. liner.ErrPromptAborted:
// Ctrl-C was pressed; io.EOF: Ctrl-D was.
func (p *plain) ask(prompt string, read func() (string, error)) (string, error) {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	fmt.Print(prompt)
	input := int(os.Stdin.Fd())
	before, err := term.GetState(input)
	if err != nil {
		return "", err
	}
	if p.next == nil {
		next := make(chan typed, 1)
		p.next = next
		go func() {
			text, err := read()
			next <- typed{text, err}
		}()
	}
	select {
	case line := <-p.next:
		p.next = nil
		return line.text, line.err
	case <-interrupts:
		fmt.Println()
		_ = term.Restore(input, before) // a hidden line has changed it
		return "", liner.ErrPromptAborted
	}
}

// readLine reads a line.
func (p *plain) readLine() (string, error) {
	text, err := p.in.ReadString('\n')
	return strings.TrimRight(text, "\r\n"), err
}

// readHidden reads a line that doesn't show.
func (p *plain) readHidden() (string, error) {
	text, err := term.ReadPassword(int(os.Stdin.Fd()))
	fmt.Println()
	return string(text), err
}

// maxLine is how long a line without a terminal may be, in bytes.
const maxLine = 1 << 20

// batch reads lines without prompts. It goes on after one that fails, as the
// lines behind it may well be about something else.
func (s *shell) batch() (int, error) {
	lines := bufio.NewScanner(s.config.In)
	lines.Buffer(nil, maxLine)
	number := 0
	for lines.Scan() {
		number++
		line := lines.Text()
		if number == 1 {
			line = strings.TrimPrefix(line, "\ufeff") // which a pipe of Windows may put there
		}
		err := s.run(line)
		if errors.Is(err, errExit) {
			break
		}
		if err != nil {
			fmt.Fprintf(s.config.Err, "line %d: %s\n", number, scenario.Describe(err))
		}
		s.note(err)
	}
	err := lines.Err()
	if errors.Is(err, bufio.ErrTooLong) {
		err = fmt.Errorf("line %d is longer than %d bytes", number+1, maxLine)
	}
	return s.worst, err
}

// usualColumns is how wide texts are where no terminal says otherwise.
const usualColumns = 80

// columns returns the width of the terminal that w goes to.
func columns(w io.Writer) int {
	if f, is := w.(*os.File); is {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return n
		}
	}
	return usualColumns
}

// say prints a text of several lines, with those folded that are too long.
func say(w io.Writer, text string) {
	width := columns(w)
	for line := range strings.Lines(text) {
		fmt.Fprintln(w, fold(strings.TrimSuffix(line, "\n"), width))
	}
}

// entry is the part of a line in front of its second column, as in a list.
var entry = regexp.MustCompile(`^( {2,}\S.*? {2,}| +)`)

// fold breaks a line between words. It goes on below its second column, or its
// indent; near the left when there is little room.
func fold(line string, width int) string {
	indent := len(entry.FindString(line))
	if indent == 2 || indent > width/2 {
		indent = 4 // what goes on isn't the next entry of a list
	}
	var folded strings.Builder
	for utf8.RuneCountInString(line) > width {
		first := string([]rune(line)[:width+1])
		at := strings.LastIndexByte(first, ' ')
		if at <= indent || strings.TrimSpace(first[:at]) == "" {
			break // a word that is wider than all
		}
		folded.WriteString(strings.TrimRight(line[:at], " ") + "\n")
		line = strings.Repeat(" ", indent) + strings.TrimLeft(line[at:], " ")
	}
	return folded.String() + line
}
