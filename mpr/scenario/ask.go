package scenario

import (
	"fmt"
	"strings"
)

var askCommand = &Command{
	Name: "ask", Args: "CALL [NAME=VALUE...]", Short: "make a call as it is, and tell all that it answers",
	Long: "It tells the code, the last error, the size that is left in the buffer and what\n" +
		"is in it, and succeeds whatever the code is. wnet record asks a real machine.\n\n" +
		"size is that of the caller's buffer, in the unit of the call. With release a\n" +
		"connection is cancelled once it is made; a cancel can be tried while a file is\n" +
		"open, or while a directory is the current one. Enumerate lists with only what\n" +
		"begins so. Remembered is no call: it tells what the profile holds. The calls,\n" +
		"with their arguments:\n" + askHelp(),
	Examples: []string{
		`ask GetConnection local=Z: size=3`, `ask AddConnection2 local=Z: remote=\\files\docs type=disk flags=UPDATE_PROFILE`,
		`ask CancelConnection2 name=Z: force=no open=Z:\a.txt`, `ask Enumerate scope=connected`,
	},
	Complete: []Kind{KindQuestion, KindArgument},
	most:     many,
}

func init() { askCommand.run = runAsk }

func runAsk(l *line) error {
	q, err := parseQuestion(l.args)
	if err != nil {
		return l.usage("%v", err)
	}
	asked := l.config.Asked
	if asked == nil {
		me, err := l.mine()
		if err != nil {
			return err
		}
		asked = Emulated(me)
	}
	a := telling{n: asked}
	q.call.do(asked, q, &a)
	l.printf("%s", a.text.String())
	return nil
}

func askHelp() string {
	var b strings.Builder
	for _, c := range askCalls {
		fmt.Fprintf(&b, "  %-24s %s\n", c.name, c.takes)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// Question is a line that asks, as far as must be known beforehand.
type Question struct {
	Device string // that it connects or cancels; "" for none
	Remote string // that it cancels by its name; "" for none
}

// ParseQuestion reads a line. asks is false for one of another command; the error
// is a question that can't be understood.
func ParseQuestion(list []string) (q Question, asks bool, err error) {
	command, rest := Find(list)
	if command != askCommand {
		return q, false, nil
	}
	parsed, err := parseQuestion(rest)
	if err != nil {
		return q, true, &Usage{askCommand.Name, err.Error()}
	}
	q.Device = parsed.device()
	if name := parsed.texts["name"]; q.Device == "" && parsed.call.changes() {
		q.Remote = name
	}
	return q, true, nil
}

// completeArgument is what an argument of a question may become: its name, or
// what can stand behind that.
func (m *Machine) completeArgument(call, word string) (list []string) {
	q, err := parseQuestion([]string{call})
	if err != nil {
		return nil
	}
	name, _, valued := strings.Cut(strings.ToLower(word), "=")
	if !valued {
		for _, name := range q.call.args() {
			list = append(list, name+"=")
		}
		return list
	}
	argument := askArguments[name]
	if !argument.number && argument.kind != KindText {
		return m.kind(argument.kind)
	}
	return argument.list()
}
