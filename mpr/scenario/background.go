package scenario

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
)

// job is a command that runs beside the others.
type job struct {
	done chan struct{} // closed when it has ended; then the rest may be read
	out  bytes.Buffer
	told bytes.Buffer
	err  error
}

var backgroundCommand = &Command{
	Name: "background", Args: "NAME COMMAND...", Prefix: 1, Short: "run a command beside the others",
	Long:     "It goes on as soon as the command has ended or hangs at a fault.",
	Examples: []string{`background slow net use Z: \\files\docs`}, Complete: []Kind{KindText},
	most: many, run: func(l *line) error {
		if len(l.args) < 2 {
			return l.usage("it takes %s", l.command.Args)
		}
		name := l.args[0]
		j := &job{done: make(chan struct{})}
		l.mu.Lock()
		taken := l.jobs[name] != nil
		if !taken {
			l.jobs[name] = j
		}
		l.mu.Unlock()
		if taken {
			return l.usage("%s is running already", name)
		}
		go func() {
			defer close(j.done)
			j.err = l.runAs(l.me, &j.out, &j.told, l.args[1:])
		}()
		if l.hangs(j) {
			l.printf("%s hangs\n", name)
		}
		return nil
	},
}

// hangs waits until a job has ended or a call hangs at a gate, and reports
// whether it was the latter.
func (m *Machine) hangs(j *job) bool {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	m.mu.Lock()
	gates := slices.Clone(m.gates)
	m.mu.Unlock()
	held := make(chan struct{}, len(gates))
	for _, g := range gates {
		go func() {
			if g.Await(ctx, 1) == nil {
				held <- struct{}{}
			}
		}()
	}
	select {
	case <-j.done:
		return false
	case <-held:
		return true
	}
}

var awaitCommand = &Command{
	Name: "await", Args: "NAME", Short: "wait for a command in the background; its code is that of this one",
	Examples: []string{`await slow`},
	least:    1, most: 1, run: func(l *line) error {
		l.mu.Lock()
		j := l.jobs[l.args[0]]
		names := slices.Sorted(maps.Keys(l.jobs))
		delete(l.jobs, l.args[0])
		l.mu.Unlock()
		if j == nil {
			return l.usage("nothing called %q is running%s", l.args[0], DidYouMean(l.args[0], names, ""))
		}
		<-j.done
		l.printf("%s", j.out.String())
		fmt.Fprint(l.told, j.told.String())
		return j.err
	},
}
