package hook

import (
	"slices"
	"sync"
)

// Log keeps the order of calls. Several hooks may write to one, each with
// its own label: it shows then in which order the router asked the providers.
// The zero value is empty.
type Log struct {
	mu    sync.Mutex // protects below
	lines []string
}

// Record is the action that adds a line to the log when a call begins:
// "label.AddConnection".
func (l *Log) Record(label string) Action {
	return func(in Invocation) (func(error) error, error) {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.lines = append(l.lines, label+"."+in.Call.String())
		return nil, nil
	}
}

// Lines lists the calls so far, oldest first.
func (l *Log) Lines() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.lines)
}
