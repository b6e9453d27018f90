// Package terminal is the shell of wnet: the commands of package scenario by hand.
//
// On a terminal lines are edited with github.com/peterh/liner: it is kept up, is
// small, has history with search and completion, tells Ctrl-C from Ctrl-D, works
// in the console of Windows and on narrow terminals, and reads nothing between two
// prompts. Dialogs are prompts like others.
// Without a terminal, lines are read without prompts.
package terminal

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/profile"
)

// Config is how a shell is run.
type Config struct {
	In       io.Reader
	Out, Err io.Writer
	Empty    bool     // begin without the example network
	Scenario string   // begin with what this scenario does; "" for the example
	Folders  []string // that scenarios may share, with what is below them
	Profiles profile.Store
	Trace    bool
	Explain  bool
	History  string // the file that lines are remembered in; "": nowhere
}

// The ends of a shell.
const (
	failedCommand = 1
	badCommand    = 2
)

// shell is a shell on its way.
type shell struct {
	config  Config
	machine *scenario.Machine
	worst   int // of the commands so far, as an exit code
}

// own are the commands of the shell itself.
var own = []*scenario.Command{
	{Name: "help", Aliases: []string{"?"}, Args: "[COMMAND]", Short: "list the commands, or explain one"},
	{Name: "play", Args: "FILE", Short: "run a scenario file on this machine"},
	{Name: "exit", Aliases: []string{"quit"}, Short: "leave, as Ctrl-D does"},
}

// Run runs a shell until its input ends. Its result is an exit code: without a
// terminal 1 when a command failed and 2 when one wasn't understood.
func Run(config Config) (int, error) {
	s := &shell{config: config}
	if interactive(config) {
		return 0, s.onTerminal()
	}
	if err := s.boot(scenario.Config{}); err != nil {
		return 0, err
	}
	defer s.machine.Close()
	return s.batch()
}

// boot makes the machine and what is on its network. Whoever types may name every
// folder of this computer.
func (s *shell) boot(config scenario.Config) error {
	config.Profiles, config.AnyFolder, config.Others = s.config.Profiles, true, own
	if s.config.Trace {
		config.Trace = s.config.Out
	}
	if s.config.Explain {
		config.Explain = s.config.Out
	}
	s.machine = scenario.New(config)
	switch {
	case s.config.Scenario != "":
		return s.play(s.config.Scenario)
	case s.config.Empty:
		return nil
	}
	file, err := scenario.Example()
	if err != nil {
		return err
	}
	return scenario.Runner{}.Play(file, s.machine)
}

// play runs a scenario on the machine.
func (s *shell) play(name string) error {
	file, err := scenario.Read(name)
	if err != nil {
		return err
	}
	return scenario.Runner{Out: s.config.Out, Folders: s.config.Folders}.Play(file, s.machine)
}

var errExit = errors.New("the shell is to end")

// run runs one line. errExit: the user wants to leave.
func (s *shell) run(line string) error {
	words, err := scenario.Split(line)
	if err != nil {
		return &scenario.Usage{Text: err.Error()}
	}
	if len(words) == 0 {
		return nil
	}
	if last := len(words) - 1; last > 0 && words[last] == "/?" {
		return s.help(words[:last])
	}
	switch strings.ToLower(words[0]) {
	case "exit", "quit":
		return errExit
	case "help", "?":
		return s.help(words[1:])
	case "play":
		if len(words) != 2 {
			return &scenario.Usage{Command: "play", Text: "it takes FILE"}
		}
		return s.play(words[1])
	}
	return s.machine.Do(s.config.Out, line)
}

// help lists all commands, or explains one. What stands behind the name of a
// command may be there: somebody in the middle of a line can ask.
func (s *shell) help(about []string) error {
	var text strings.Builder
	if len(about) == 0 {
		text.WriteString("help COMMAND explains one. Tab completes, Ctrl-R searches what was typed\nbefore. An option may be cut short, as /del for /delete.\n")
	}
	if err := s.machine.Help(&text, about...); err != nil {
		return err
	}
	if len(about) == 0 {
		text.WriteString("\nThe shell\n")
		for _, c := range own {
			fmt.Fprintf(&text, "  %-18s %s\n", strings.TrimSpace(c.Name+" "+c.Args), c.Short)
		}
	}
	say(s.config.Out, text.String())
	return nil
}

// note keeps the worst end of a command.
func (s *shell) note(err error) {
	if err == nil {
		return
	}
	code := failedCommand
	if _, unreadable := errors.AsType[*scenario.Unreadable](err); unreadable || scenario.IsUsage(err) {
		code = badCommand
	}
	s.worst = max(s.worst, code)
}
