package mprtest

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// What is on a new machine, and on its network.
const (
	User     = "user"             // who is logged on, interactively
	Password = "password"         // of the user's account on the server
	Server   = "server"           // which lets the user in
	Share    = `\\server\share`   // a disk, empty at first, that can be written
	Printer  = `\\server\printer` // a printer
)

// Machine is an emulated Windows for one test. The Caller that it embeds is a thread of the user who is logged on; it
// implements mpr.Network.
type Machine struct {
	*mpr.Caller

	// Net is the network: a "Microsoft Windows Network". Its methods add and remove servers, shares and accounts, and take
	// servers down.
	Net *fake.Provider

	t      testing.TB
	hook   *hook.Hook // between the router and Net
	faults fault.Set
	swept  atomic.Pointer[func(*mpr.Record) error] // set by EveryAnswer, which tells by itself what is left
	ledger ledger
	trace  trace

	mu         sync.Mutex // protects the fields below
	callers    []*mpr.Caller
	gates      []*hook.Gate
	keepDrives bool
}

// New makes a machine for a test. configure is told the router before its first use, to set its Options, UI, Profiles and
// the like; the machine's own network comes after the providers that it adds. An Also of a Recorder that it sets isn't
// called.
//
// When the test ends, after its own cleanups, everybody is logged off. Before that the test fails for each connection that
// wasn't cancelled, enumeration that wasn't closed, and file or print job that wasn't closed, unless it went with its
// session or its connection (defer pc.Close() ends the machine's own session); drives that a logon restored needn't be
// cancelled, and none with [Machine.KeepDrives]. Of the networks that configure adds, only those connections are known that
// AddConnection or UseConnection made, in any of their forms. It also fails for each [Fault] that never happened. If the
// test has failed, the calls that it made go to its log, as [Machine.Trace] has them.
func New(t testing.TB, configure ...func(*mpr.Router)) *Machine {
	t.Helper()
	net, err := fake.New(fake.Network{Servers: []fake.Server{{
		Name:     Server,
		Accounts: []fake.Account{{Name: User, Password: Password}},
		Shares:   []fake.Share{{Name: "share"}, {Name: "printer", Type: provider.RESOURCETYPE_PRINT}},
	}}})
	if err != nil {
		t.Fatalf("mprtest: %v", err)
	}
	m := &Machine{Net: net, t: t}
	m.hook = hook.New(&watched{Provider: net, ledger: &m.ledger})
	r := new(mpr.Router)
	for _, set := range configure {
		set(r)
	}
	m.watch(r)
	if err := r.AddProvider(m.hook); err != nil {
		t.Fatalf("mprtest: %v", err)
	}
	t.Cleanup(m.end)
	m.Caller = m.logon(r, session.Logon{User: session.User{Name: User}})
	return m
}

// watch makes the machine see every call of the router: before it begins, for its faults, and when it has ended.
func (m *Machine) watch(r *mpr.Router) {
	if r.Recorder == nil {
		r.Recorder = new(mpr.Recorder)
	}
	r.Recorder.Also = func(rec mpr.Record) {
		place, cleanup := caller()
		m.ledger.record(&rec, place)
		if !cleanup && (place != "" || rec.Code != winerr.NO_ERROR) { // a logon that restores nothing says nothing
			m.trace.add(rec, place)
		}
	}
	own := r.Fault
	r.Fault = func(rec *mpr.Record) error {
		if own != nil {
			if err := own(rec); err != nil {
				return err
			}
		}
		if answer := m.swept.Load(); answer != nil {
			if err := (*answer)(rec); err != nil {
				return err
			}
		}
		return m.faults.Answer(rec)
	}
}

// Logon logs a user on for the length of the test. The test fails at once when that can't be done.
func (m *Machine) Logon(l session.Logon) *mpr.Caller {
	m.t.Helper()
	return m.logon(m.Router(), l)
}

func (m *Machine) logon(r *mpr.Router, l session.Logon) *mpr.Caller {
	m.t.Helper()
	c, err := r.Logon(l)
	m.must(err)
	return m.keep(c)
}

// must fails the test at once for an error of what sets its machine up.
func (m *Machine) must(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatalf("mprtest: %v", err)
	}
}

// keep keeps a caller until the test ends.
func (m *Machine) keep(c *mpr.Caller) *mpr.Caller {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.callers = append(m.callers, c)
	return c
}

// KeepDrives lets the code under test leave connections behind, as an agent does whose job is to map drives. Enumerations,
// files and print jobs that are left open still fail the test.
func (m *Machine) KeepDrives() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.keepDrives = true
}

// end reports what was left behind and what never happened, logs everybody off, and shows the calls of a test that failed.
func (m *Machine) end() {
	m.t.Helper()
	m.mu.Lock()
	callers, gates := slices.Clone(m.callers), m.gates
	m.mu.Unlock()
	calls := m.Trace() // of the test, and not of what follows
	swept := m.swept.Load() != nil
	for _, leak := range m.leaks() {
		if !swept {
			m.t.Errorf("mprtest: %s, made at %s", leak.what, leak.place)
		}
	}
	for _, f := range m.faults.Clear() {
		m.t.Errorf("mprtest: %s never happened, set at %s", f.Text, f.Place)
	}
	for _, g := range gates {
		g.Open()
	}
	for _, c := range slices.Backward(callers) {
		_ = c.Close() // it never fails
	}
	if m.t.Failed() && len(calls) > 0 && (!swept || testing.Verbose()) {
		m.t.Logf("mprtest: the calls of this test:\n%s", strings.Join(calls, "\n"))
	}
}

// leaks returns what is open, without drives that may stay.
func (m *Machine) leaks() []leak {
	if m.Caller == nil { // nobody could log on
		return nil
	}
	m.mu.Lock()
	keepDrives := m.keepDrives
	m.mu.Unlock()
	return slices.DeleteFunc(m.ledger.leaks(m.Router()), func(l leak) bool { return l.drive && keepDrives })
}
