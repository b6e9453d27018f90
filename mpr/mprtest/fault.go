package mprtest

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// Fault is something that goes wrong at calls of a test's machine: at every call of its name, unless its methods limit it.
// They may come in any order, and return the fault:
//
//	pc.Fail("WNetAddConnection2", winerr.ERROR_BUSY).Times(1)
//	pc.Delay("WNetGetConnection", time.Minute).After(2).On("Z:")
//
// A fault that has happened nowhere by the end of the test fails the test, with the line that set it. Where several faults
// are set for a call, the first one that fails it answers.
type Fault struct {
	fault *fault.Fault
	gate  *hook.Gate // where calls of Hang wait
}

// Fail makes calls return an error before they do anything. call is the name of a WNet call, such as "WNetAddConnection2",
// which answers the error itself, whatever call of a network the router would make for it: AddConnection2, its W and A
// form and its raw call are one. Or it is a call that the router makes of the machine's network, such as
// "NPAddConnection3": then the router answers as it does when a network fails. The test fails at once when there is no
// such call.
func (m *Machine) Fail(call string, err error) *Fault {
	m.t.Helper()
	return m.fault(call, fmt.Sprintf("Fail(%q, %v)", call, err), hook.Fail(err))
}

// Delay makes calls wait before they begin. call is as for [Machine.Fail].
func (m *Machine) Delay(call string, d time.Duration) *Fault {
	m.t.Helper()
	return m.fault(call, fmt.Sprintf("Delay(%q, %v)", call, d), hook.Delay(d))
}

// Hang makes calls wait until [Fault.Release], or until the test ends; then they go on. call is as for [Machine.Fail].
func (m *Machine) Hang(call string) *Fault {
	m.t.Helper()
	gate := new(hook.Gate)
	f := m.fault(call, fmt.Sprintf("Hang(%q)", call), gate.Hold())
	f.gate = gate
	m.mu.Lock()
	defer m.mu.Unlock()
	m.gates = append(m.gates, gate)
	return f
}

// Panic makes calls answer as they do when a network panics: ERROR_UNEXP_NET_ERR, with the value in GetLastError. call is as for
// [Machine.Fail].
func (m *Machine) Panic(call string, value any) *Fault {
	m.t.Helper()
	return m.fault(call, fmt.Sprintf("Panic(%q, %v)", call, value), hook.Panic(value))
}

// Fault makes a WNet call fail, by words that say which and how: "AddConnection2#1=ERROR_BUSY" is the first call of
// WNetAddConnection2 from now on, "AddConnection2#2+=ERROR_BUSY" the second one and all later ones,
// "AddConnection2=ERROR_BUSY" every one. Scenarios have the same words, and [EveryAnswer] prints them.
func (m *Machine) Fault(words string) *Fault {
	m.t.Helper()
	spec, err := fault.ParseSpec(words)
	if err != nil {
		m.t.Fatalf("mprtest: %v", err)
	}
	return m.add(spec.Fault())
}

// fault sets a fault.
func (m *Machine) fault(call, text string, action hook.Action) *Fault {
	m.t.Helper()
	target := fault.Target{Op: fault.FindOp(call)}
	if target.Op == "" {
		found := false
		if target.Call, found = fault.FindCall(call); !found {
			m.t.Fatalf("mprtest: there is neither a WNet call nor a call of networks named %q; the WNet calls are %s", call, strings.Join(fault.Ops, ", "))
		}
	}
	return m.add(&fault.Fault{Target: target, Action: action, Text: text})
}

func (m *Machine) add(f *fault.Fault) *Fault {
	f.Place = place()
	m.faults.Add(f, m.hook)
	return &Fault{fault: f}
}

// Times limits the fault to n calls.
func (f *Fault) Times(n int) *Fault { return f.limit("", -1, n) }

// After lets n calls pass before the fault happens.
func (f *Fault) After(n int) *Fault { return f.limit("", n, -1) }

// On limits the fault to calls about a device, a server, a share or what lies below it, as the call names them. Only such
// calls count for Times and After.
func (f *Fault) On(name string) *Fault { return f.limit(name, -1, -1) }

func (f *Fault) limit(on string, after, times int) *Fault {
	f.fault.Limit(on, after, times)
	return f
}

// Count returns how often the fault has happened so far.
func (f *Fault) Count() int { return f.fault.Fired() }

// Release lets the calls that hang go on, and hangs no others. Other faults than those of Hang have none.
func (f *Fault) Release() {
	if f.gate != nil {
		f.gate.Open()
	}
}

// Await waits until a call hangs. The error is the cause for which the context ended. Other faults than those of Hang wait
// for nothing.
func (f *Fault) Await(ctx context.Context) error {
	if f.gate == nil {
		return nil
	}
	return f.gate.Await(ctx, 1)
}
