package scenario

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
	machine "github.com/seed-520b6462/winnet/mpr/scenario"
)

// Unreadable is a scenario that can't be run at all.
type Unreadable struct {
	File   string
	Line   int // 0: the file as a whole
	Reason string
}

// Error says where it is wrong.
func (u *Unreadable) Error() string {
	if u.Line == 0 {
		return u.File + ": " + u.Reason
	}
	return fmt.Sprintf("%s:%d: %s", u.File, u.Line, u.Reason)
}

// builtins are the commands of testscript that a scenario may use: those that
// compare and handle its own files. Conditions, skip and stop aren't among them:
// the machine is the same everywhere, and so every line of a scenario runs.
var builtins = []string{"cmp", "cmpenv", "cp", "env", "exists", "grep", "stderr", "stdout", "unquote"}

// step is one line of a script.
type step struct {
	text    string
	comment bool
	command string // the first word behind !; "" for a blank line
}

// ofMachine reports whether the line is a command of the machine.
func (s step) ofMachine() bool { return s.command != "" && !slices.Contains(builtins, s.command) }

// Load reads a scenario and checks that all its commands exist. The error is an
// *Unreadable.
func Load(file string) (*txtar.Archive, error) {
	archive, _, err := load(file, nil)
	return archive, err
}

// load is Load with the lines of the script.
func load(file string, in io.Reader) (archive *txtar.Archive, script []step, err error) {
	if archive, err = read(file, in); err != nil {
		return nil, nil, err
	}
	commands := 0
	for i, text := range strings.Split(string(archive.Comment), "\n") {
		s, err := parseStep(text)
		if err != nil {
			return nil, nil, &Unreadable{file, i + 1, err.Error()}
		}
		if s.command != "" {
			commands++
		}
		script = append(script, s)
	}
	if commands == 0 {
		return nil, nil, &Unreadable{File: file, Reason: "this is no scenario: there is no command in front of its files"}
	}
	return archive, script, nil
}

// parseStep finds the command of a line and checks that there is one of that name.
func parseStep(text string) (step, error) {
	s := step{text: text, comment: strings.HasPrefix(text, "#")}
	list, err := machine.Split(text)
	if err != nil {
		return s, err
	}
	rest := machine.Texts(list)
	if s.comment || len(rest) == 0 {
		return s, nil
	}
	if strings.HasPrefix(rest[0], "[") {
		return s, fmt.Errorf("a scenario has no conditions such as %s", rest[0])
	}
	if rest[0] == "!" {
		rest = rest[1:]
	}
	if len(rest) == 0 {
		return s, errors.New("! stands on a line by itself")
	}
	s.command = rest[0]
	if slices.Contains(builtins, rest[0]) {
		return s, nil
	}
	return s, checkCommand(rest)
}

// checkCommand checks the name of a command, and of the one behind it when it
// is a prefix.
func checkCommand(list []string) error {
	command, rest := machine.Find(list)
	if command == nil {
		return machine.Unknown(list, builtins)
	}
	if command.Prefix > 0 && len(rest) > command.Prefix {
		return checkCommand(rest[command.Prefix:])
	}
	return nil
}
