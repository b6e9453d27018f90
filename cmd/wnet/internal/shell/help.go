package shell

import (
	"fmt"
	"slices"
	"strings"

	machine "github.com/seed-520b6462/winnet/mpr/scenario"
)

// own are the commands of the shell itself.
var own = []struct {
	command machine.Command
	names   []string
}{
	{machine.Command{Name: "help", Args: "[COMMAND]", Short: "list the commands, or explain one"}, []string{"help", "?"}},
	{machine.Command{Name: "play", Args: "FILE", Short: "run a scenario file on this machine"}, []string{"play"}},
	{machine.Command{Name: "exit", Short: "leave, as Ctrl-D does"}, []string{"exit", "quit"}},
}

// help lists all commands, or explains one. What stands behind the name of a
// command may be there: somebody in the middle of a line can ask.
func (s *shell) help(about []string) error {
	if len(about) == 0 {
		s.list()
		return nil
	}
	command, _ := machine.Find(about)
	for _, o := range own {
		if slices.Contains(o.names, strings.ToLower(about[0])) {
			command = &o.command
		}
	}
	if command == nil {
		return machine.Unknown(about, ownNames())
	}
	var text strings.Builder
	command.WriteHelp(&text)
	say(s.config.Out, text.String())
	return nil
}

func ownNames() (names []string) {
	for _, o := range own {
		names = append(names, o.names...)
	}
	return names
}

func (s *shell) list() {
	var text strings.Builder
	out := &text
	fmt.Fprintln(out, "help COMMAND explains one. Tab completes, Ctrl-R searches what was typed\nbefore. An option may be cut short, as /del for /delete.")
	machine.WriteCommands(out)
	fmt.Fprintln(out, "\nThe shell")
	for _, o := range own {
		fmt.Fprintf(out, "  %-18s %s\n", strings.TrimSpace(o.command.Name+" "+o.command.Args), o.command.Short)
	}
	say(s.config.Out, text.String())
}
