package machine

import (
	"github.com/seed-520b6462/winnet/cmd/wnet/internal/render"
	winerr "github.com/seed-520b6462/winnet/errors"
)

func codeName(err error) string { return winerr.Code(err).Name() }

var stateCommand = &Command{
	Name: "state", Args: "", Short: "show every session, its letters, profiles, networks and connections",
	run: func(l *line) error {
		if err := l.between(0, 0); err != nil {
			return err
		}
		render.State(l.out, l.router.Snapshot())
		return nil
	},
}

var traceCommand = &Command{
	Name: "trace", Short: "show the calls so far, with what networks were asked",
	Options: []Option{{Name: "clear", Help: "forget them instead"}},
	run: func(l *line) error {
		if err := l.between(0, 0); err != nil {
			return err
		}
		if l.has("clear") {
			l.recorder.Reset()
			return nil
		}
		for _, rec := range l.recorder.Records() {
			render.Record(l.out, rec)
		}
		return nil
	},
}

// trace prints the calls that came after the first n, if that is wanted.
func (m *Machine) trace(n int) {
	if m.config.Trace == nil {
		return
	}
	records := m.recorder.Records()
	for _, rec := range records[min(n, len(records)):] {
		render.Record(m.config.Trace, rec)
	}
}
