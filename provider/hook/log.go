package hook

import (
	"slices"
	"sync"
)

// Log records the order of calls. Several hooks may write to one log, each with a
// label of its own, so that the log shows in which order the router asked the
// providers. The zero value is an empty log.
type Log struct {
	mu    sync.Mutex // protects lines
	lines []string
}

// Record returns the action that adds a line to the log when a call begins:
// "label.AddConnection".
func (l *Log) Record(label string) Action {
	return func(in Invocation) (func(error) error, error) {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.lines = append(l.lines, label+"."+in.Call.String())
		return nil, nil
	}
}

// Lines returns the calls so far, the oldest first.
func (l *Log) Lines() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.lines)
}
