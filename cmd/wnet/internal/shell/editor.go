package shell

import (
	"os"
	"path/filepath"

	"github.com/peterh/liner"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/machine"
	"github.com/seed-520b6462/winnet/cmd/wnet/internal/words"
)

// editor edits lines and remembers them.
type editor struct {
	state   *liner.State
	history string
}

// newEditor takes the terminal, and gives it back at close.
func newEditor(history string) *editor {
	e := &editor{state: liner.NewLiner(), history: history}
	e.state.SetCtrlCAborts(true)
	e.state.SetMultiLineMode(true)
	e.state.SetTabCompletionStyle(liner.TabPrints)
	if f, err := os.Open(history); err == nil {
		_, _ = e.state.ReadHistory(f) // a history that can't be read is none
		_ = f.Close()
	}
	return e
}

// Prompt asks for a line.
func (e *editor) Prompt(prompt string) (string, error) { return e.state.Prompt(prompt) }

// Password asks for a line that doesn't show.
func (e *editor) Password(prompt string) (string, error) { return e.state.PasswordPrompt(prompt) }

// remember keeps a line for the arrow keys, and for the next time, unless there
// is a password in it.
func (e *editor) remember(line string) {
	list, err := words.Split(line)
	if err != nil || len(list) == 0 || machine.HoldsSecret(words.Texts(list)) {
		return
	}
	e.state.AppendHistory(line)
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
