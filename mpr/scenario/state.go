package scenario

import (
	"fmt"
	"io"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

func codeName(err error) string { return winerr.Code(err).Name() }

var stateCommand = &Command{
	Name: "state", Args: "", Short: "show every session, its letters, profiles, networks and connections",
	run: func(l *line) error {
		l.printf("%s", l.State())
		return nil
	},
}

var traceCommand = &Command{
	Name: "trace", Short: "show the calls so far, with what networks were asked",
	options: []option{{name: "clear", help: "forget them instead"}},
	run: func(l *line) error {
		if l.has("clear") {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.recorder.Reset()
			l.traced = 0
			return nil
		}
		for _, rec := range l.recorder.Records() {
			writeRecord(l.out, rec)
		}
		return nil
	},
}

// trace prints the calls that it hasn't printed yet, if that is wanted.
func (m *Machine) trace() {
	if m.config.Trace == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	records := m.recorder.Records()
	for _, rec := range records[min(m.traced, len(records)):] {
		writeRecord(m.config.Trace, rec)
	}
	m.traced = len(records)
}

// State returns the state of the machine as text: sessions, letters, profiles,
// networks and connections. Equal states are equal texts.
func (m *Machine) State() string { return m.Router().Snapshot().String() }

// writeRecord prints one call of a trace: who made it, its arguments, what the
// networks and notifyees were asked, and the code. Times are left out, so that
// the same calls always print the same.
func writeRecord(w io.Writer, rec mpr.Record) {
	args := make([]string, len(rec.Args))
	for i, a := range rec.Args {
		args[i] = recordedArg(a)
	}
	fmt.Fprintf(w, "%s %s.%s(%s) = %s\n", rec.LUID, rec.User, rec.Op, strings.Join(args, ", "), rec.Code.Name())
	for _, n := range rec.Notified {
		if n.Status == 1 {
			fmt.Fprintf(w, "    notifyee %d %s = %s\n", n.Notifyee, n.Status, n.Code.Name())
		}
	}
	for _, c := range rec.Calls {
		fmt.Fprintf(w, "    %s.%s = %s\n", c.Provider, c.Name, c.Code.Name())
	}
	for _, n := range rec.Notified {
		if n.Status != 1 {
			fmt.Fprintf(w, "    notifyee %d %s = %s\n", n.Notifyee, n.Status, n.Code.Name())
		}
	}
}

// recordedArg returns the text of an argument, with NULL and "" apart.
func recordedArg(a mpr.Arg) string {
	switch v := a.Value.(type) {
	case nil:
		return a.Name + ": NULL"
	case string:
		return fmt.Sprintf("%s: %s", a.Name, inQuotes(v))
	case mpr.NetResource:
		return fmt.Sprintf("%s: {type %d, local %s, remote %s, provider %s}",
			a.Name, v.Type, orNull(v.LocalName), orNull(v.RemoteName), orNull(v.Provider))
	case mpr.ConnectFlags:
		return fmt.Sprintf("%s: %#x", a.Name, uint32(v))
	}
	return fmt.Sprintf("%s: %v", a.Name, a.Value)
}

// inQuotes puts double quotes around a text. Backslashes stay single: these are
// paths, not Go.
func inQuotes(s string) string {
	if s == "NULL" || s == `""` || s == "***" {
		return s // how a password is recorded
	}
	return `"` + s + `"`
}

func orNull(s string) string {
	if s == "" {
		return "NULL"
	}
	return inQuotes(s)
}
