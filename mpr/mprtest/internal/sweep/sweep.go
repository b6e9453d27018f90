// Package sweep tries every documented failure of each WNet call that code makes. Package mprtest has it for tests.
package sweep

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// Subject is one machine with the code that is tried on it.
type Subject struct {
	*mpr.Caller
	Net   *fake.Provider
	Watch func(func(*mpr.Record) error) // sets what answers each call
	Open  func() []string               // tells what is open, without handles and lines
	Calls func(from int) []mpr.Record   // returns the calls that have ended, from a number on
	Body  func(testing.TB) (any, error) // the code
	After func(testing.TB)              // asserts what holds in any case; nil: nothing does
}

// Sweep runs code with each fault, and tells what came of it.
type Sweep struct {
	Prepare func(testing.TB) *Subject                  // makes a machine, once for each subtest
	Place   func() string                              // returns the line of the code that has called the machine
	Line    func(rec *mpr.Record, place string) string // prints a call
	Allow   []string                                   // what is meant so

	Calls     []Call // those of the code without a fault
	Rows      []*Row // what came of each fault
	Truncated bool   // a blocked body has ended the sweep

	name     string // of the test
	allowed  []allowance
	none     outcome
	again    outcome // of a second run on one machine
	patience time.Duration
	filtered bool // -run left faults out
}

// Row is what came of one fault.
type Row struct {
	fault.Spec
	Place    string // the line of the client
	Arranged bool   // others have brought about the state that the code tells of
	Outcome  string
	Findings []Finding

	mode    string // once or always
	state   bool   // the state that the code tells of is to be arranged
	ran     bool   // -run had it run
	again   bool   // the call came again after the fault
	blocked bool   // the body has blocked in a raw call
}

// call returns the name of the call that the fault is about, counted.
func (r *Row) call() string { return fmt.Sprintf("%s#%d", fault.Short(r.Op), r.Nth) }

// Name returns the name of the subtest.
func (r *Row) Name() string { return r.call() + "/" + r.Code.Name() + "/" + r.mode }

// Finding is something that the code doesn't cope with.
type Finding struct {
	word string // for Allow
	Kind string // for the report
	What string
}

// Run makes the undisturbed runs, and then each fault, and tells of each in its subtest.
func (s *Sweep) Run(t *testing.T, tell func(*testing.T, *Row)) {
	t.Helper()
	s.name = t.Name()
	for _, text := range s.Allow {
		a, err := parseAllowance(text)
		if err != nil {
			t.Fatalf("mprtest: %v", err)
		}
		s.allowed = append(s.allowed, a)
	}
	if !t.Run("none", s.undisturbed) || !t.Run("none-again", s.alike) {
		return
	}
	if s.Calls == nil {
		t.Fatalf("mprtest: there is nothing to compare with: none must run too, as in -run '%s/none|...'", s.name)
	}
	for i, call := range s.Calls {
		n, first, last := s.site(i)
		if !first && (!last || testing.Short()) {
			continue
		}
		for _, code := range codesOf(&call.rec, call.answer, testing.Short()) {
			r := &Row{Spec: fault.Spec{Op: call.rec.Op, Nth: n, Code: code}, Place: call.place, mode: "once", state: arrangeable(code)}
			if s.try(t, r, tell); r.Outcome == notArranged {
				r = &Row{Spec: r.Spec, Place: r.Place, mode: "once"}
				s.try(t, r, tell)
			}
			if r.again && first && !r.state && code != winerr.ERROR_MORE_DATA {
				r = &Row{Spec: r.Spec, Place: r.Place, mode: "always"}
				r.Always = true
				s.try(t, r, tell)
			}
			if s.Truncated {
				t.Logf("mprtest: %s has blocked in a raw call, so that the rest can't be tried", r.Name())
				return
			}
		}
	}
}

// try runs one fault as a subtest.
func (s *Sweep) try(t *testing.T, r *Row, tell func(*testing.T, *Row)) {
	name := r.Name()
	if r.state {
		name += "-arranged"
	}
	t.Run(name, func(t *testing.T) {
		r.ran = true
		s.judge(t, r)
		r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool { return s.allows(r, f) })
		tell(t, r)
	})
	s.filtered = s.filtered || !r.ran
	s.Truncated = s.Truncated || r.blocked
	if r.ran && r.Outcome != notArranged {
		s.Rows = append(s.Rows, r)
	}
}

// prepare makes a machine for a run.
func (s *Sweep) prepare(t testing.TB) *Subject {
	m := s.Prepare(t)
	m.Watch((&bodyRun{s: s, m: m, away: true}).answer)
	return m
}

// undisturbed runs the body with nothing wrong, twice on one machine.
func (s *Sweep) undisturbed(t *testing.T) {
	r := &bodyRun{s: s, m: s.prepare(t)}
	began := time.Now()
	s.none = r.play(t, 10*longest)
	s.patience = max(longest, 20*time.Since(began))
	if o := s.none; o.err != nil || o.panicked != "" || o.hung || len(o.after) > 0 {
		t.Fatalf("mprtest: without a fault the body returned %v, panicked %q, hung %v, and After said %q", o.err, o.panicked, o.hung, o.after)
	}
	s.Calls = slices.Clip(append([]Call{}, r.calls...))
	for i, call := range s.Calls {
		call.rec.Code = call.answer
		t.Logf("%d %s", i+1, s.Line(&call.rec, call.place))
	}
	s.again = (&bodyRun{s: s, m: r.m}).play(t, s.patience)
}

// alike runs the body once more on another machine: the same must come of it.
func (s *Sweep) alike(t *testing.T) {
	r := &bodyRun{s: s, m: s.prepare(t)}
	o := r.play(t, s.patience)
	first := (&bodyRun{calls: s.Calls}).asked()
	switch {
	case !slices.Equal(r.asked(), first):
		t.Errorf("mprtest: a second run made other calls:\n%s\nthen\n%s", strings.Join(first, "\n"), strings.Join(r.asked(), "\n"))
	case !reflect.DeepEqual(o.result, s.none.result):
		t.Errorf("mprtest: a second run found %+v, and the first %+v", o.result, s.none.result)
	case o.state != s.none.state:
		t.Errorf("mprtest: a second run left\n%s\nand the first\n%s", o.state, s.none.state)
	}
}

// site returns the number of the i-th call among those of its name, and whether it is the first or the last of those that
// its line made with its answer.
func (s *Sweep) site(i int) (n int, first, last bool) {
	call := s.Calls[i]
	first, last = true, true
	for k, other := range s.Calls {
		if other.rec.Op != call.rec.Op {
			continue
		}
		if k <= i {
			n++
		}
		if other.place == call.place && other.answer == call.answer {
			first, last = first && k >= i, last && k <= i
		}
	}
	return n, first, last
}
