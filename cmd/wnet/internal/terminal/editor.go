package terminal

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/peterh/liner"
	"golang.org/x/term"

	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// editor asks for lines, which can be edited and are remembered. Prompts of several
// goroutines wait for each other: a dialog may be up beside the shell.
type editor struct {
	state   *liner.State
	history string
	plain   *plain // nil: the terminal can be edited on

	mu sync.Mutex // held while a line is typed
}

// newEditor takes the terminal, and gives it back at close.
func newEditor(history string) *editor {
	e := &editor{state: liner.NewLiner(), history: history}
	if !liner.TerminalSupported() {
		e.plain = &plain{in: bufio.NewReader(os.Stdin)}
	}
	e.state.SetCtrlCAborts(true)
	e.state.SetMultiLineMode(true)
	e.state.SetTabCompletionStyle(liner.TabPrints)
	if f, err := os.Open(history); err == nil {
		_, _ = e.state.ReadHistory(f) // a history that can't be read is none
		_ = f.Close()
	}
	return e
}

// liner needs so many columns behind a prompt: with less of them it leaves lines
// to the terminal, and then Ctrl-C doesn't give up a line.
const columnsToType = 10

// Prompt asks for a line. On a narrow terminal a long prompt has a line of its own.
func (e *editor) Prompt(prompt string) (string, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.plain != nil {
		return e.line(e.plain.ask(prompt, e.plain.readLine))
	}
	const short = "> "
	columns, _, err := term.GetSize(int(os.Stdout.Fd()))
	needed := utf8.RuneCountInString(prompt) + columnsToType
	if err == nil && columns < needed && columns >= len(short)+columnsToType {
		fmt.Println(strings.TrimSpace(prompt))
		prompt = short
	}
	return e.line(e.state.Prompt(prompt))
}

// line returns what was typed. Ctrl-D, unlike other keys, leaves the prompt's line
// open.
func (e *editor) line(text string, err error) (string, error) {
	if errors.Is(err, io.EOF) {
		fmt.Println()
	}
	return text, err
}

// Password asks for a line that doesn't show.
func (e *editor) Password(prompt string) (string, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.plain != nil {
		return e.line(e.plain.ask(prompt, e.plain.readHidden))
	}
	return e.line(e.state.PasswordPrompt(prompt))
}

// remember keeps a line for the arrow keys, and for the next time, unless there
// is a password in it.
func (e *editor) remember(line string) {
	if strings.TrimSpace(line) != "" && !scenario.HoldsSecret(line) {
		e.state.AppendHistory(line)
	}
}

// close writes the history and gives the terminal back. That a history can't be
// written is nothing that a user who leaves can do something about.
func (e *editor) close() {
	defer e.state.Close()
	if e.history == "" || os.MkdirAll(filepath.Dir(e.history), 0o700) != nil {
		return
	}
	f, err := os.OpenFile(e.history, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return
	}
	_, _ = e.state.WriteHistory(f)
	_ = f.Close()
}
