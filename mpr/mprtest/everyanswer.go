package mprtest

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/internal/sweep"
)

// Sweep is what [EveryAnswer] runs.
type Sweep struct {
	// Prepare makes a fresh machine without faults, once for each subtest.
	Prepare func(t testing.TB) *Machine

	// Body is the code under test. It returns what the code found out, such as a list of drives, which must be the same each
	// time, and the code's error. What it says with t counts as an error. Body runs on a goroutine of its own, and several
	// times on one machine.
	Body func(t testing.TB, pc *Machine) (result any, err error)

	// After asserts what holds whatever a call has answered; nil: nothing does.
	After func(t testing.TB, pc *Machine)

	// Allow accepts findings that are meant so: "GetUser: result" lets a fault of WNetGetUser change the result without an
	// error, "AddConnection2/ERROR_BUSY: hang" lets one code hang. The words behind the colon are those of the findings, see
	// [EveryAnswer]. One that accepts nothing fails the test.
	Allow []string
}

// EveryAnswer runs code once with nothing wrong and then with each documented failure of each WNet call that it makes, each
// as a subtest on a fresh machine, and finds where the code doesn't cope:
//
//   - panic, hang: it panics; it makes more than 1,000 calls, or takes more than a second.
//   - result, state (FALSE SUCCESS): it returns nil, but another result than without the fault, or leaves another state of
//     the machine.
//   - half: it returns an error, and leaves neither the state before nor that of success.
//   - left: it leaves connections, enumerations or files open beyond what it leaves without the fault.
//   - no recovery: run again without the fault, it doesn't do what it does without one.
//   - after: After complains.
//   - not reached: the call that was to fail didn't come.
//
// The subtest none must pass and shows the calls, none-again must be like it. Then come the faults, such as
// AddConnection2#1/ERROR_BUSY/once: the first WNetAddConnection2 answers ERROR_BUSY. Calls that one line makes with one
// answer are tried at their first and their last, and from the first on (always) if the code made the call again.
//
// The codes are those of the call's document and, where it connects, ERROR_SESSION_CREDENTIAL_CONFLICT, ERROR_BAD_NETPATH
// and ERROR_LOGON_FAILURE, without those that the accepted arguments rule out. Codes that tell of a state, such as
// ERROR_ALREADY_ASSIGNED, are arranged where that can be: another program brings about the state just before the call, and
// takes it back afterwards. Else they are injected, as all others: nothing has happened then. ERROR_MORE_DATA comes to raw
// code with a small buffer, for which twice its size is needed.
//
// Cancels and CloseEnum that failed by a fault are made again before anything is judged: the code has tried. An injected
// code that tells of a state may be believed: nil, and nothing changed, is no finding.
//
// With -short only ERROR_EXTENDED_ERROR, ERROR_MORE_DATA and what is arranged are tried, at the first call of a line. The log
// of a test that failed groups the findings by the line of the code, with a -run line for each group, and counts what
// came of the faults of each call. Code that has blocked in a raw call ends the sweep, because it would go on at the next
// machine.
func EveryAnswer(t *testing.T, s Sweep) {
	t.Helper()
	sw := s.sweep()
	sw.Run(t, func(t *testing.T, r *sweep.Row) {
		for _, f := range r.Findings {
			t.Errorf("%s: %s: %s", filepath.Base(r.Place), f.Kind, f.What)
		}
	})
	for _, text := range sw.Unused() {
		t.Errorf("mprtest: Allow: %q accepts nothing", text)
	}
	t.Log("\n" + sw.Report())
}

// sweep returns the sweep over this package's machines.
func (s *Sweep) sweep() *sweep.Sweep {
	return &sweep.Sweep{
		Prepare: func(t testing.TB) *sweep.Subject {
			m := s.Prepare(t)
			subject := &sweep.Subject{
				Caller: m.Caller, Net: m.Net, Calls: m.trace.since,
				Watch: func(answer func(*mpr.Record) error) { m.swept.Store(&answer) },
				Body:  func(t testing.TB) (any, error) { return s.Body(t, m) },
				Open: func() (list []string) {
					for _, l := range m.leaks() {
						what, _, _ := strings.Cut(l.what, ": handle")
						list = append(list, what)
					}
					return list
				},
			}
			if s.After != nil {
				subject.After = func(t testing.TB) { s.After(t, m) }
			}
			return subject
		},
		Place: place,
		Line: func(rec *mpr.Record, place string) string {
			call := traced{*rec, place}
			return call.line(traceWidth)
		},
		Allow: s.Allow,
	}
}
