package scenario

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Run runs a command in the name of the current caller. Its output goes to out;
// the code that an expect has met is told to told. The error is a code of
// winerr, a *Usage or a *Mismatch.
func (m *Machine) Run(out, told io.Writer, list []string) error {
	m.mu.Lock()
	me := m.current
	m.mu.Unlock()
	return m.runAs(me, out, told, list)
}

func (m *Machine) runAs(me *caller, out, told io.Writer, list []string) error {
	if len(list) == 0 {
		return nil
	}
	command, rest := Find(list)
	if command == nil {
		return Unknown(list, nil)
	}
	l := &line{Machine: m, command: command, out: out, told: told, me: me}
	if err := l.parse(rest); err != nil {
		return err
	}
	err := l.do()
	m.trace()
	return err
}

// Unknown is the error for a line whose command there isn't. The others are
// further commands that may have been meant.
func Unknown(list, others []string) error {
	name := list[0]
	if strings.EqualFold(name, "net") && len(list) > 1 {
		name += " " + list[1]
	}
	known := append(Names(), others...)
	hint := DidYouMean(name, known, "")
	if hint == "" && len(list) > 1 { // the slip may be in the first word of two
		hint = DidYouMean(list[0]+" "+list[1], known, "")
	}
	return &Usage{"", fmt.Sprintf("unknown command %s%s", quoted(name), hint)}
}

// Find finds the command that a line begins with, and what stands behind it;
// nil: none. Case doesn't matter. Names of two words, as "net use", are tried
// first.
func Find(list []string) (*Command, []string) {
	for n := min(2, len(list)); n > 0; n-- {
		name := strings.Join(list[:n], " ")
		at := slices.IndexFunc(Commands(), func(c *Command) bool { return strings.EqualFold(c.Name, name) })
		if at >= 0 {
			return Commands()[at], list[n:]
		}
	}
	return nil, nil
}

// Names are the names of all commands.
func Names() []string {
	var names []string
	for _, c := range Commands() {
		names = append(names, c.Name)
	}
	return names
}
