package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/peterh/liner"
	"golang.org/x/term"

	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// interactive reports whether somebody sits at a terminal.
func interactive(config Config) bool {
	in, isFile := config.In.(*os.File)
	out, isFileToo := config.Out.(*os.File)
	return isFile && isFileToo && term.IsTerminal(int(in.Fd())) && term.IsTerminal(int(out.Fd()))
}

const greeting = `An emulated Windows 11. You are alice, and \\files is up; \\backup is away.
Try: net use Z: \\files\docs    then: dir Z:\    or: help
Tab completes, Ctrl-D leaves.
`

// onTerminal runs the shell for a user at a terminal.
func (s *shell) onTerminal() error {
	editor := newEditor(s.config.History)
	defer editor.close()
	ui := &UI{Prompter: editor, Out: s.config.Out, Letters: func() []string { return s.machine.FreeLetters() }}
	if err := s.boot(scenario.Config{UI: ui, Password: editor.Password, Confirm: ui.Confirm}); err != nil {
		return err
	}
	defer s.machine.Close()
	editor.state.SetWordCompleter(s.complete)
	// The line editor takes Ctrl-C as a key, but not in the moment before it listens:
	// that one must not end the shell.
	interrupts := make(chan os.Signal, 2)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	if !s.config.Empty && s.config.Scenario == "" {
		say(s.config.Out, greeting)
	}
	for {
		line, err := editor.Prompt(s.prompt())
		switch {
		case errors.Is(err, liner.ErrPromptAborted):
			continue
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		editor.remember(line)
		err = s.interruptible(line, interrupts)
		if errors.Is(err, errExit) {
			return nil
		}
		if err != nil {
			say(s.config.Out, scenario.Describe(err))
		}
	}
}

// prompt returns the name of the current caller.
func (s *shell) prompt() string {
	if who := s.machine.Current(); who != "" {
		return who + "> "
	}
	return "wnet> "
}

// interruptible runs a line. The first Ctrl-C lets go what hangs at a fault, the
// second one gives up waiting.
func (s *shell) interruptible(line string, interrupts <-chan os.Signal) error {
	for len(interrupts) > 0 {
		<-interrupts // it was meant for no line
	}
	done := make(chan error, 1)
	go func() { done <- s.run(line) }()
	for released := false; ; released = true {
		select {
		case err := <-done:
			return err
		case <-interrupts:
			if released {
				fmt.Fprintln(s.config.Out, "It goes on in the background.")
				return nil
			}
			s.machine.Release()
		}
	}
}
