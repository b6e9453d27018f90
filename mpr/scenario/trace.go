package scenario

import (
	winerr "github.com/seed-520b6462/winnet/errors"
)

func codeName(err error) string { return winerr.Code(err).Name() }

var stateCommand = &Command{
	Name: "state", Args: "", Short: "show every session, its letters, profiles, networks and connections",
	run: func(l *line) error {
		State(l.out, l.router.Snapshot())
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
			Record(l.out, rec)
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
		Record(m.config.Trace, rec)
	}
	m.traced = len(records)
}
