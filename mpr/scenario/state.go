package scenario

import (
	"fmt"
	"io"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
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
	Options: []Option{{Name: "clear", Help: "forget them instead"}},
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
func (m *Machine) State() string {
	var b strings.Builder
	writeState(&b, m.Router().Snapshot())
	return b.String()
}

// writeState prints the state of a machine. Equal states print the same.
func writeState(w io.Writer, s mpr.Snapshot) {
	fmt.Fprintln(w, "Sessions")
	for _, each := range s.Sessions {
		linked := ""
		if each.Linked != 0 {
			linked = ", linked to " + each.Linked.String()
		}
		fmt.Fprintf(w, "  %s %s, %s%s\n", each.LUID, each.User, each.Type, linked)
		devices(w, "    ", each.Devices)
	}
	fmt.Fprintln(w, "Global devices")
	devices(w, "  ", s.Global)
	fmt.Fprintln(w, "Profiles")
	for _, each := range s.Profiles {
		profileOf(w, each)
	}
	fmt.Fprintln(w, "Networks")
	for _, each := range s.Providers {
		fmt.Fprintf(w, "  %s\n", each.Name)
		for _, c := range each.Connections {
			fmt.Fprintf(w, "    %s\n", connection(c))
		}
	}
	if s.OpenEnums > 0 {
		fmt.Fprintf(w, "Open enumerations: %d\n", s.OpenEnums)
	}
}

func devices(w io.Writer, indent string, list []mpr.DeviceSnapshot) {
	for _, d := range list {
		fmt.Fprintf(w, "%s%s -> %s\n", indent, d.Name, d.Target)
	}
}

func profileOf(w io.Writer, p mpr.ProfileSnapshot) {
	if p.Code != winerr.NO_ERROR {
		fmt.Fprintf(w, "  %s: %s\n", p.User, p.Code.Name())
		return
	}
	for _, e := range p.Entries {
		user := ""
		if e.UserName != nil {
			user = ", user " + *e.UserName
		}
		fmt.Fprintf(w, "  %s: %s %s%s\n", p.User, e.Local, e.RemotePath, user)
	}
}

// connection is a connection in one line.
func connection(c provider.ConnectionSnapshot) string {
	parts := []string{fmt.Sprintf("%s %s %s", c.LUID, orDash(c.Local), c.Remote)}
	if c.User != "" {
		parts = append(parts, "user "+c.User)
	}
	if c.Disconnected {
		parts = append(parts, "disconnected")
	}
	if len(c.OpenFiles) > 0 {
		parts = append(parts, "open "+strings.Join(c.OpenFiles, " "))
	}
	if len(c.Jobs) > 0 {
		parts = append(parts, "printing "+strings.Join(c.Jobs, " "))
	}
	if c.Holders > 0 {
		parts = append(parts, fmt.Sprintf("current directory of %d", c.Holders))
	}
	return strings.Join(parts, ", ")
}

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

// recordedArg is an argument with NULL and "" apart.
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
