package scenario

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/scenario/netuse"
)

// Mismatch is a line that went otherwise than it says: a call that didn't end with
// the code that was expected, or a check that failed.
type Mismatch struct {
	Text string // the line, what was expected and what came
	Got  error  // what the call ended with; nil for success and for a check
}

// Error returns the text.
func (e *Mismatch) Error() string { return e.Text }

// Unwrap returns what came.
func (e *Mismatch) Unwrap() error { return e.Got }

// mismatch returns a call that ended with a code that wasn't expected.
func mismatch(list []string, want winerr.Errno, got error) *Mismatch {
	return &Mismatch{fmt.Sprintf("%s\n  expected %s\n  got      %s", join(list), describeCode(want, nil), Describe(got)), got}
}

// parseCode reads a code: its name in the headers, with or without "ERROR_" in
// front, or its number.
func parseCode(text string) (winerr.Errno, error) {
	for _, name := range []string{strings.ToUpper(text), "ERROR_" + strings.ToUpper(text)} {
		if code, known := winerr.Lookup(name); known {
			return code, nil
		}
	}
	if n, err := strconv.ParseUint(text, 0, 32); err == nil {
		return winerr.Errno(n), nil
	}
	for _, name := range []string{text, "ERROR_" + text} {
		if near := didYouMean(name, codeNames(), ""); near != "" {
			return 0, fmt.Errorf("%q is no code%s", text, near)
		}
	}
	return 0, fmt.Errorf("%q is no code such as ERROR_OPEN_FILES or 2401", text)
}

// codeNames returns the names of all codes.
func codeNames() []string { return each(winerr.Known(), winerr.Errno.Name) }

var expectCommand = &Command{
	Name: "expect", Args: "CODE COMMAND...", prefix: 1,
	Short: "run a command that must end with a code",
	long: "The code is a name such as ERROR_OPEN_FILES or its number 2401. A command that\n" +
		"ends with another one stops a scenario, and NO_ERROR is a code too.",
	examples: []string{`expect ERROR_OPEN_FILES net use Z: /delete`, `expect 2250 connection Z:`},
	complete: []kind{kindCode},
	least:    2, most: many, run: runExpect,
}

func runExpect(l *line) error {
	want, err := parseCode(l.args[0])
	if err != nil {
		return l.usage("%v", err)
	}
	err = l.runAs(l.me, l.out, l.told, l.args[1:])
	if IsUsage(err) {
		return err
	}
	if got := winerr.Code(err); got != want {
		return mismatch(l.args[1:], want, err)
	}
	if want != winerr.NO_ERROR {
		fmt.Fprintln(l.told, Describe(err))
	}
	return nil
}

// IsUsage reports whether an error is a command that can't be understood.
func IsUsage(err error) bool {
	_, is := errors.AsType[*Usage](err)
	return is
}

// Describe returns the text of an error for the user: the number and name of its code
// and what Windows says about it; a usage error as it is.
func Describe(err error) string {
	if _, mismatch := errors.AsType[*Mismatch](err); mismatch || IsUsage(err) {
		return err.Error()
	}
	code := winerr.Code(err)
	if code == winerr.ERROR_UNEXP_NET_ERR && !errors.Is(err, code) {
		return err.Error() // no call of the machine failed, but something around it
	}
	return describeCode(code, err)
}

func describeCode(code winerr.Errno, err error) string {
	text := fmt.Sprintf("%s (%d)", code.Name(), uint32(code))
	switch says := code.Text(); {
	case code == winerr.NO_ERROR:
		return text
	case says == "":
		text = code.Name() // the number is all that it has
	default:
		text += ": " + says
	}
	if e, is := errors.AsType[*mpr.Error](err); is && e.Provider != "" {
		text += " [" + e.Provider + "]"
	}
	if e, is := errors.AsType[*winerr.Extended](err); is {
		text += fmt.Sprintf("\n%s says %d: %s", e.Provider, e.Code, e.Text)
	}
	return text
}

// unchangedLines is how many lines a difference shows around those that differ.
const unchangedLines = 3

// difference shows where two texts differ, as diff -u does: in one piece, from the
// first line that differs to the last one.
func difference(oldName, old, newName, now string) string {
	a, b := linesOf(old), linesOf(now)
	first := 0
	for first < len(a) && first < len(b) && a[first] == b[first] {
		first++
	}
	same := 0 // lines at the end
	for same < len(a)-first && same < len(b)-first && a[len(a)-1-same] == b[len(b)-1-same] {
		same++
	}
	begin, after := max(0, first-unchangedLines), min(same, unchangedLines)
	endA, endB := len(a)-same, len(b)-same
	var text strings.Builder
	fmt.Fprintf(&text, "--- %s\n+++ %s\n@@ -%d,%d +%d,%d @@\n", oldName, newName,
		begin+1, endA+after-begin, begin+1, endB+after-begin)
	put := func(mark string, lines []string) {
		for _, line := range lines {
			text.WriteString(mark + line + "\n")
		}
	}
	put(" ", a[begin:first])
	common(a[first:endA], b[first:endB], put)
	put(" ", a[endA:endA+after])
	return strings.TrimSuffix(text.String(), "\n")
}

func linesOf(text string) []string {
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	if last := len(lines) - 1; lines[last] == "" {
		return lines[:last]
	}
	lines[len(lines)-1] += "\n\\ No newline at end of file"
	return lines
}

// common puts lines that are removed and added, and keeps the longest sequence of
// lines that both have.
func common(a, b []string, put func(mark string, lines []string)) {
	if len(a)*len(b) > 1<<22 { // too much to look for
		put("-", a)
		put("+", b)
		return
	}
	longest := make([][]int, len(a)+1) // of what is behind a place in both
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			put(" ", a[i:i+1])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && longest[i+1][j] >= longest[i][j+1]:
			put("-", a[i:i+1])
			i++
		default:
			put("+", b[j:j+1])
			j++
		}
	}
}

var execCommand = &Command{
	Name: "exec", Args: "COMMAND [ARGUMENT...]", Short: "run a program of this computer on the machine",
	long: "The program runs as the current caller, with net, cmdkey and wnet on its PATH.\n" +
		"Whoever runs the machine must allow it: wnet exec does, and wnet run with\n" +
		"--allow-exec. net and cmdkey themselves start nothing, and run everywhere. An\n" +
		"exit code other than 0 is a failure.",
	examples: []string{`exec net use`, `! exec net session`}, complete: []kind{kindText},
	words: func(l *line, list []string) error { l.args = list; return nil },
	least: 1, most: many, run: func(l *line) error {
		start, err := l.starter()
		if err != nil {
			return err
		}
		me, err := l.mine()
		if err != nil {
			return err
		}
		exit, err := start(me, get(l.Machine, &l.place).dir, l.args, l.out, l.told)
		if err == nil && exit != 0 {
			err = fmt.Errorf("the exit code is %d", exit)
		}
		if err != nil {
			return fmt.Errorf("%w: %w", err, winerr.ERROR_GEN_FAILURE)
		}
		return nil
	},
}

// starter returns what starts the program of a line: net and cmdkey are the emulator's own, and need nothing of this
// computer.
func (l *line) starter() (func(me *mpr.Caller, dir string, command []string, out, errOut io.Writer) (int, error), error) {
	if own := map[string]func(netuse.Host, []string) int{"net": netuse.Run, "cmdkey": netuse.Cmdkey}[l.args[0]]; own != nil {
		return func(me *mpr.Caller, _ string, command []string, out, errOut io.Writer) (int, error) {
			host := netuse.Host{Network: me, Workstation: me.Workstation(), In: strings.NewReader(""), Out: out, Err: errOut}
			return own(host, command[1:]), nil
		}, nil
	}
	programs, err := l.startable()
	if err != nil {
		return nil, err
	}
	return programs.Exec, nil
}

// startable returns what starts programs on the machine.
func (l *line) startable() (_ Programs, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.config.Programs == nil {
		return nil, l.usage("no program is started here: it takes wnet exec, or wnet run --allow-exec")
	}
	if l.programs == nil {
		l.programs, err = l.config.Programs(l.Machine)
	}
	return l.programs, err
}
