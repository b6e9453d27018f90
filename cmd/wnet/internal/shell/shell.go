package shell

import (
	_ "embed"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/scenario"
	machine "github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/profile"
)

// Config is how a shell is run.
type Config struct {
	In       io.Reader
	Out, Err io.Writer
	Empty    bool   // begin without the example network
	Scenario string // begin with what this scenario does; "" for the example
	Profiles profile.Store
	Trace    bool
	History  string // the file that lines are remembered in; "": nowhere
}

// The ends of a shell.
const (
	failedCommand = 1
	badCommand    = 2
)

//go:embed example.txtar
var example []byte

// shell is a shell on its way.
type shell struct {
	config  Config
	machine *machine.Machine
	worst   int // of the commands so far, as an exit code
}

// Run runs a shell until its input ends. Its result is an exit code: without a
// terminal 1 when a command failed and 2 when one wasn't understood.
func Run(config Config) (int, error) {
	s := &shell{config: config}
	if interactive(config) {
		return 0, s.onTerminal()
	}
	if err := s.boot(machine.Config{}); err != nil {
		return 0, err
	}
	defer s.machine.Close()
	return s.batch()
}

// boot makes the machine and what is on its network.
func (s *shell) boot(config machine.Config) error {
	config.Profiles = s.config.Profiles
	if s.config.Trace {
		config.Trace = s.config.Out
	}
	s.machine = machine.New(config)
	switch {
	case s.config.Scenario != "":
		return s.play(s.config.Scenario)
	case s.config.Empty:
		return nil
	}
	return s.playExample()
}

// play runs a scenario on the machine.
func (s *shell) play(file string) error {
	return scenario.Play(file, s.machine, scenario.Config{Out: s.config.Out})
}

// playExample runs the example, which must be a file for that.
func (s *shell) playExample() error {
	dir, err := os.MkdirTemp("", "wnet")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "example.txtar")
	if err := os.WriteFile(file, example, 0o600); err != nil {
		return err
	}
	return scenario.Play(file, s.machine, scenario.Config{Out: io.Discard})
}

var errExit = errors.New("the shell is to end")

// run runs one line. errExit: the user wants to leave.
func (s *shell) run(line string) error {
	list, err := machine.Split(line)
	if err != nil {
		return &machine.Usage{Text: err.Error()}
	}
	texts := machine.Texts(list)
	if len(texts) == 0 {
		return nil
	}
	if last := len(texts) - 1; last > 0 && texts[last] == "/?" {
		return s.help(texts[:last])
	}
	switch strings.ToLower(texts[0]) {
	case "exit", "quit":
		return errExit
	case "help", "?":
		return s.help(texts[1:])
	case "play":
		if len(texts) != 2 {
			return &machine.Usage{Command: "play", Text: "it takes FILE"}
		}
		return s.play(texts[1])
	}
	if command, _ := machine.Find(texts); command == nil {
		return machine.Unknown(texts, ownNames())
	}
	return s.machine.Run(s.config.Out, s.config.Out, texts)
}

// note keeps the worst end of a command.
func (s *shell) note(err error) {
	if err == nil {
		return
	}
	code := failedCommand
	if _, unreadable := errors.AsType[*scenario.Unreadable](err); unreadable || machine.IsUsage(err) {
		code = badCommand
	}
	s.worst = max(s.worst, code)
}
