package scenario

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Help prints what the commands do: all of them in one line each, or with the words of
// a line the one that the line begins with. The error is a [*Usage].
func (m *Machine) Help(w io.Writer, about ...string) error {
	if len(about) == 0 {
		writeCommands(w)
		return nil
	}
	command, _ := find(about)
	for _, c := range m.config.Others {
		if slices.Contains(namesOf([]*Command{c}), strings.ToLower(about[0])) {
			command = c
		}
	}
	if command == nil {
		return unknown(about, m.config.Others)
	}
	command.writeHelp(w)
	return nil
}

// writeHelp explains a command: its arguments, options and examples.
func (c *Command) writeHelp(w io.Writer) {
	fmt.Fprintf(w, "%s\n\n", upperFirst(c.Short))
	usage := "  " + c.Name
	if c.Args != "" {
		usage += " " + c.Args
	}
	if len(c.options) > 0 {
		usage += " [/OPTION...]"
	}
	fmt.Fprintln(w, usage)
	if c.long != "" {
		fmt.Fprintf(w, "\n%s\n", c.long)
	}
	if len(c.options) > 0 {
		fmt.Fprintln(w, "\nOptions:")
	}
	for _, o := range c.options {
		name := "/" + o.name
		if o.value != "" {
			name += ":" + o.value
		}
		if len(name) > 20 {
			fmt.Fprintf(w, "  %s\n  %-20s  %s\n", name, "", o.help)
			continue
		}
		fmt.Fprintf(w, "  %-20s  %s\n", name, o.help)
	}
	if len(c.examples) > 0 {
		fmt.Fprintf(w, "\nExamples:\n  %s\n", strings.Join(c.examples, "\n  "))
	}
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// writeCommands lists all commands, by chapters.
func writeCommands(w io.Writer) {
	for _, chapter := range chapters {
		fmt.Fprintf(w, "\n%s\n", chapter.title)
		for _, c := range chapter.commands {
			fmt.Fprintf(w, "  %-18s %s\n", c.Name, c.Short)
		}
	}
}

// HoldsSecret reports whether a line has a password in it, which is then not to
// be written down. A line whose quotes aren't closed may.
func HoldsSecret(line string) bool {
	list, err := Split(line)
	if err != nil {
		return true
	}
	list, _, _ = negated(list) // a ! by itself has no words behind it
	return holdsSecret(list)
}

func holdsSecret(list []string) bool {
	command, rest := find(list)
	if command == nil {
		return false
	}
	if command.prefix > 0 {
		return len(rest) > command.prefix && holdsSecret(rest[command.prefix:])
	}
	var args []string
	for _, word := range rest {
		low := strings.ToLower(word)
		if isPassword(low) || command == callCommand && strings.HasPrefix(low, "password=") {
			return true
		}
		if !strings.HasPrefix(word, "/") && word != "*" { // which asks for the password
			args = append(args, word)
		}
	}
	switch command {
	case netUseCommand:
		return len(args) > 2 || len(args) == 2 && isRemote(args[0])
	case userCommand, logonCommand:
		return len(args) > 1
	case replyCommand:
		return len(args) > 2 && strings.EqualFold(args[0], "credentials")
	}
	return false
}

// isPassword reports whether an option may be /password or /pass, cut short or not.
func isPassword(word string) bool {
	name, _, _ := strings.Cut(word, ":")
	return strings.HasPrefix(word, "/pass") || len(name) > 1 && strings.HasPrefix("/pass", name)
}
