package mprtest

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"sync"

	"github.com/seed-520b6462/winnet/mpr"
)

// traceWidth is how many characters of a line of a trace fit a terminal.
const traceWidth = 100

// trace holds the calls of a test, without those of its cleanups.
type trace struct {
	mu    sync.Mutex // protects calls
	calls []traced
}

// traced is a call and the line that made it.
type traced struct {
	rec   mpr.Record
	place string
}

func (t *trace) add(rec mpr.Record, place string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.calls = append(t.calls, traced{rec, place})
}

// since returns the records of the calls after the first n.
func (t *trace) since(n int) (records []mpr.Record) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, call := range t.calls[n:] {
		records = append(records, call.rec)
	}
	return records
}

// Trace returns the calls so far in a short line each, in the order in which they ended: the documented name, the
// arguments that say something, the answer, and the line of the test or of its code that called.
//
//	WNetAddConnection2 Z: \\server\share -> ERROR_ALREADY_ASSIGNED (drives.go:12)
//
// A call of another session than the machine's own begins with its user. Calls of the test's cleanups aren't there.
func (m *Machine) Trace() []string {
	m.trace.mu.Lock()
	defer m.trace.mu.Unlock()
	lines := make([]string, 0, len(m.trace.calls))
	for _, call := range m.trace.calls {
		user := ""
		if m.Caller != nil && call.rec.LUID != m.Session().LUID() {
			user = call.rec.User + ": "
		}
		lines = append(lines, user+call.line(traceWidth-len(user)))
	}
	return lines
}

// line returns the call in at most so many characters. Arguments are left out where there is no room, and one that has most
// of its room is cut.
func (c *traced) line(width int) string {
	tail := " -> " + c.rec.Code.Name()
	if c.place != "" {
		tail += " (" + filepath.Base(c.place) + ")"
	}
	head := []rune(c.rec.Op)
	for _, arg := range c.rec.Args {
		text := []rune(shortArg(arg))
		room := width - len(head) - len(tail) - len(" ...")
		switch {
		case len(text) == 0:
		case len(text) < room:
			head = append(append(head, ' '), text...)
		case room > len(`\\server\share`):
			return string(head) + " " + string(text[:room-1]) + "..." + tail
		default:
			return string(head) + " ..." + tail
		}
	}
	return string(head) + tail
}

// shortArg returns an argument as a trace shows it: names bare, other values behind their name, and nothing for one that
// is zero.
func shortArg(arg mpr.Arg) string {
	if nr, ok := arg.Value.(mpr.NetResource); ok {
		return strings.TrimSpace(nr.LocalName + " " + nr.RemoteName)
	}
	if arg.Value == nil || reflect.ValueOf(arg.Value).IsZero() {
		return ""
	}
	if text, ok := arg.Value.(string); ok && (strings.HasSuffix(arg.Name, "Name") || strings.HasSuffix(arg.Name, "Path")) && arg.Name != "lpUserName" {
		return text
	}
	return fmt.Sprintf("%s=%v", arg.Name, arg.Value)
}
