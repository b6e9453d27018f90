package scenario

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
)

var faultCommand = &Command{
	Name: "fault", Args: "CALL ACTION [VALUE...]", Short: "make the calls of a network fail, wait, hang or panic",
	long: `CALL is a call that the router makes of a network, as AddConnection3, or any.
The actions:
  fail CODE            answer with a code in the network's place
  extended N TEXT      answer with an error of the network's own
  replace CODE         let the call run, then answer with a code
  delay TIME           wait first, as 10ms
  hang                 hang until fault release
  panic TEXT           panic
Alone, fault release lets what hangs go on, and fault clear removes all faults.`,
	options: []option{
		networkOption,
		{name: "times", value: "N", help: "only the first N times", is: &plainNumber},
		{name: "from", value: "N", help: "only from the N-th time on", is: &plainNumber},
	},
	examples: []string{`fault AddConnection3 fail ERROR_BUSY /times:1`, `fault any hang`, `fault release`},
	complete: []kind{kindCall, kindText, kindCode},
	most:     many, run: runFault,
}

func runFault(l *line) error {
	if len(l.args) == 1 {
		switch strings.ToLower(l.args[0]) {
		case "release":
			l.Release()
			return nil
		case "clear":
			l.clearFaults()
			return nil
		}
	}
	if len(l.args) < 2 {
		return l.usage("it takes %s, release or clear", l.command.Args)
	}
	call, err := parseCall(l.args[0])
	if err != nil {
		return l.usage("%v", err)
	}
	n, err := l.network(l.options["network"])
	if err != nil {
		return err
	}
	action, err := l.action(n.networkName())
	if err != nil {
		return err
	}
	if times := l.numbers["times"]; times > 0 {
		action = action.Times(int(times))
	}
	if from := l.numbers["from"]; from > 0 {
		action = action.From(int(from))
	}
	remove := n.hook.On(call, action)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.unhook = append(l.unhook, remove)
	return nil
}

// faultActions are the actions of faults, with the most arguments that a fault with
// one takes.
var faultActions = map[string]int{"fail": 3, "extended": 4, "replace": 3, "delay": 3, "hang": 2, "panic": 3}

// action returns what a fault does at a call.
func (l *line) action(network string) (hook.Action, error) {
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
	return hook.Fail(&winerr.Extended{Code: code, Text: l.arg(3), Provider: network}), nil
}

// asError returns a code as an error, and nil for NO_ERROR.
func asError(code winerr.Errno) error {
	if code == winerr.NO_ERROR {
		return nil
	}
	return code
}

// parseCall reads the name of a call of a network.
func parseCall(name string) (provider.Call, error) {
	if strings.EqualFold(name, "any") {
		return provider.AnyCall, nil
	}
	at := slices.IndexFunc(callNames(), func(known string) bool { return strings.EqualFold(known, name) })
	if at < 0 {
		return 0, &Usage{"", "no call " + name + didYouMean(name, callNames(), "")}
	}
	return provider.CallName + provider.Call(at), nil
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

// clearFaults lets networks work again as they should.
func (m *Machine) clearFaults() {
	m.Release()
	for _, remove := range take(m, &m.unhook) {
		remove()
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
