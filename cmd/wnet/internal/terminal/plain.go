package terminal

import (
	"bufio"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"github.com/peterh/liner"
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
