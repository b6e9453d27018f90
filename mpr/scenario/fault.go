package scenario

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session/wintext"
)

var faultCommand = &Command{
	Name: "fault", Args: "CALL ACTION [VALUE...]", Short: "make calls fail, wait, hang or panic",
	long: `CALL is a WNet call with its prefix, as WNetAddConnection2, or a call that the
router makes of a network, as AddConnection3, or any of those. The actions:
  fail CODE            answer with a code, and don't do the call
  extended N TEXT      answer with an error of the network's own
  replace CODE         let a network's call run, then answer with a code
  delay TIME           wait first, as 10ms
  drop SERVER          first have a server drop the sessions of its users
  hang                 hang until fault release
  panic TEXT           panic
In one word, AddConnection2#1=ERROR_BUSY fails the first WNetAddConnection2,
AddConnection2#2+=ERROR_BUSY the second one and all later ones, and
AddConnection2=ERROR_BUSY every one. Alone, fault release lets what hangs go
on, and fault clear removes all faults. At the end, a fault that never happened
is told as a reply that is left over.`,
	options: []option{
		networkOption,
		{name: "on", value: "NAME", help: "only calls about this device, server or share"},
		{name: "times", value: "N", help: "only the first N times", is: &plainNumber},
		{name: "from", value: "N", help: "only from the N-th time on", is: &plainNumber},
	},
	examples: []string{`fault WNetAddConnection2 fail ERROR_BUSY /times:1`, `fault AddConnection3 delay 5ms`, `fault GetConnection#2=ERROR_NOT_CONNECTED`, `fault release`},
	complete: []kind{kindCall, kindText, kindCode},
	most:     many, run: runFault,
}

func runFault(l *line) error {
	f, network, err := l.fault()
	if f == nil {
		return err
	}
	limit := func(name string, less int) int {
		if n := int(l.numbers[name]); n > 0 {
			return n - less
		}
		return -1
	}
	f.Limit(l.options["on"], limit("from", 1), limit("times", 0))
	f.Place, f.Text = l.ui.where(), join(l.args)
	l.faults.Add(f, network.hook)
	return nil
}

// fault returns the fault of a line and the network that its call is of, and no fault for a line that sets none.
func (l *line) fault() (*fault.Fault, *network, error) {
	n, err := l.network(l.options["network"])
	switch {
	case err != nil && l.has("network"):
		return nil, nil, err
	case len(l.args) == 1 && strings.Contains(l.args[0], "="):
		spec, err := fault.ParseSpec(l.args[0])
		if err != nil {
			return nil, nil, l.usage("%v", err)
		}
		return spec.Fault(), n, nil
	case len(l.args) == 1 && strings.EqualFold(l.args[0], "release"):
		l.Release()
		return nil, nil, nil
	case len(l.args) == 1 && strings.EqualFold(l.args[0], "clear"):
		l.clearFaults()
		return nil, nil, nil
	case len(l.args) < 2:
		return nil, nil, l.usage("it takes %s, one word, release or clear", l.command.Args)
	case err != nil:
		return nil, nil, err
	}
	f := new(fault.Fault)
	if f.Target, err = parseCall(l.args[0]); err != nil {
		return nil, nil, l.usage("%v", err)
	}
	if f.Op != "" && (l.has("network") || strings.EqualFold(l.args[1], "replace")) {
		return nil, nil, l.usage("%s is a WNet call: it has no /network, and can't be replaced", f.Op)
	}
	if f.Action, err = l.action(n); err != nil {
		return nil, nil, err
	}
	return f, n, nil
}

// faultActions are the actions of faults, with the most arguments that a fault with
// one takes.
var faultActions = map[string]int{"fail": 3, "extended": 4, "replace": 3, "delay": 3, "drop": 3, "hang": 2, "panic": 3}

// action returns what a fault does at a call.
func (l *line) action(n *network) (hook.Action, error) {
	kind, value := strings.ToLower(l.args[1]), l.arg(2)
	most, known := faultActions[kind]
	if !known {
		return nil, l.usage("no action %q%s", kind, didYouMean(kind, sorted(faultActions), ""))
	}
	if err := l.between(2, most); err != nil {
		return nil, err
	}
	switch kind {
	case "delay":
		d, err := time.ParseDuration(value)
		if err != nil {
			return nil, l.usage("%q is no time such as 10ms", value)
		}
		return hook.Delay(d), nil
	case "drop":
		if value == "" {
			return nil, l.usage("drop takes a server")
		}
		return func(hook.Invocation) (func(error) error, error) { return nil, n.fake.DropSessions(value) }, nil
	case "panic":
		return hook.Panic(value), nil
	case "hang":
		gate := new(hook.Gate)
		l.mu.Lock()
		l.gates = append(l.gates, gate)
		l.mu.Unlock()
		return gate.Hold(), nil
	}
	code, err := l.code(value)
	switch {
	case err != nil:
		return nil, err
	case kind == "fail":
		return hook.Fail(asError(winerr.Errno(code))), nil
	case kind == "replace":
		return hook.ReplaceError(asError(winerr.Errno(code))), nil
	}
	return hook.Fail(&winerr.Extended{Code: code, Text: l.arg(3), Provider: n.networkName()}), nil
}

// asError returns a code as an error, and nil for NO_ERROR.
func asError(code winerr.Errno) error {
	if code == winerr.NO_ERROR {
		return nil
	}
	return code
}

// parseCall reads the name of a call: a WNet call has its prefix.
func parseCall(name string) (fault.Target, error) {
	op := fault.FindOp(name)
	if _, prefixed := wintext.CutPrefix(name, "WNet"); op != "" && (prefixed || op == "MultinetGetConnectionPerformance") {
		return fault.Target{Op: op}, nil
	}
	call, found := fault.FindCall(name)
	if !found {
		return fault.Target{}, &Usage{"", "no call " + name + didYouMean(name, slices.Concat(callNames(), fault.Ops), "")}
	}
	return fault.Target{Call: call}, nil
}

// callNames returns the names of the calls of a network, in the order of the API.
func callNames() []string {
	var names []string
	for c := provider.CallName; c <= provider.CallSnapshot; c++ {
		names = append(names, c.String())
	}
	return names
}

// Release lets the calls that hang go on.
func (m *Machine) Release() {
	for _, g := range take(m, &m.gates) {
		g.Open()
	}
}

// clearFaults lets everything work again as it should, and keeps the faults that never happened for the end.
func (m *Machine) clearFaults() {
	m.Release()
	for _, f := range m.faults.Clear() {
		m.ui.complain(fmt.Errorf("%sno call came for: fault %s", f.Place, f.Text))
	}
}

// job is a command that runs beside the others.
type job struct {
	done chan struct{} // closed when it has ended; then the rest may be read
	out  bytes.Buffer
	told bytes.Buffer
	err  error
}

var backgroundCommand = &Command{
	Name: "background", Args: "NAME COMMAND...", prefix: 1, Short: "run a command beside the others",
	long:     "It goes on as soon as the command has ended or hangs at a fault.",
	examples: []string{`background slow net use Z: \\files\docs`}, complete: []kind{kindText},
	least: 2, most: many, run: func(l *line) error {
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
	examples: []string{`await slow`},
	least:    1, most: 1, run: func(l *line) error {
		l.mu.Lock()
		j := l.jobs[l.args[0]]
		names := sorted(l.jobs)
		delete(l.jobs, l.args[0])
		l.mu.Unlock()
		if j == nil {
			return l.usage("nothing called %q is running%s", l.args[0], didYouMean(l.args[0], names, ""))
		}
		<-j.done
		l.printf("%s", j.out.String())
		fmt.Fprint(l.told, j.told.String())
		return j.err
	},
}
