package mprtest

import (
	"bytes"
	"log/slog"
	"slices"
	"sync"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
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

// Machine is an emulated Windows for one test. The Caller that it embeds is a
// thread of the user who is logged on; it implements mpr.Network.
type Machine struct {
	*mpr.Caller

	// Net is the network: a "Microsoft Windows Network". Its methods add and
	// remove servers, shares and accounts, and take servers down.
	Net *fake.Provider

	t      testing.TB
	ledger *ledger
	trace  *trace

	mu      sync.Mutex // protects what follows
	callers []*mpr.Caller
}

// New makes a machine for a test. configure is told the router before its first
// use, to set its Options, UI, Profiles and the like; the machine's own network
// comes after the providers that it adds.
//
// When the test ends, after its own cleanups, everybody is logged off. Before
// that the test fails for each connection that wasn't cancelled, enumeration
// that wasn't closed, and file or print job that wasn't closed, unless it
// went with its session or its connection; drives that a logon restored needn't
// be cancelled. Of the networks that configure adds, only those connections are
// known that AddConnection or UseConnection made, in any of their forms. If the
// test has failed, a trace of all calls goes to its log.
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
	m := &Machine{Net: net, t: t, ledger: new(ledger), trace: new(trace)}
	r := new(mpr.Router)
	for _, set := range configure {
		set(r)
	}
	m.watch(r)
	if err := r.AddProvider(&watched{Provider: net, ledger: m.ledger}); err != nil {
		t.Fatalf("mprtest: %v", err)
	}
	t.Cleanup(m.end)
	m.Caller = m.logon(r, session.Logon{User: session.User{Name: User}})
	return m
}

// watch has the machine see every call of the router, besides whoever does already.
func (m *Machine) watch(r *mpr.Router) {
	text := slog.NewTextHandler(m.trace, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: withoutTimes})
	var handler slog.Handler = &recordHandler{Handler: text, ledger: m.ledger}
	if r.Logger != nil {
		handler = slog.NewMultiHandler(r.Logger.Handler(), handler)
	}
	r.Logger = slog.New(handler)
}

// Logon logs a user on for the length of the test. The test fails at once when
// that can't be done.
func (m *Machine) Logon(l session.Logon) *mpr.Caller {
	m.t.Helper()
	return m.logon(m.Router(), l)
}

func (m *Machine) logon(r *mpr.Router, l session.Logon) *mpr.Caller {
	m.t.Helper()
	c, err := r.Logon(l)
	if err != nil {
		m.t.Fatalf("mprtest: %v", err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.callers = append(m.callers, c)
	return c
}

// end reports what was left behind, logs everybody off, and shows the trace of
// a test that failed.
func (m *Machine) end() {
	m.t.Helper()
	m.mu.Lock()
	callers := slices.Clone(m.callers)
	m.mu.Unlock()
	calls := m.trace.String() // of the test, and not of what follows
	if len(callers) > 0 {
		for _, leak := range m.ledger.leaks(callers[0].Router()) {
			m.t.Errorf("mprtest: %s", leak)
		}
	}
	for _, c := range slices.Backward(callers) {
		_ = c.Close() // it never fails
	}
	if m.t.Failed() {
		m.t.Logf("mprtest: the calls of this test:\n%s", calls)
	}
}

// trace is the text of all calls.
type trace struct {
	mu   sync.Mutex // protects what follows
	text bytes.Buffer
}

// Write adds a line.
func (t *trace) Write(line []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(line)
}

// String is all lines.
func (t *trace) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}

// withoutTimes leaves out what is different each time a test runs.
func withoutTimes(_ []string, a slog.Attr) slog.Attr {
	switch a.Key {
	case slog.TimeKey, slog.LevelKey, "duration":
		return slog.Attr{}
	}
	return a
}
