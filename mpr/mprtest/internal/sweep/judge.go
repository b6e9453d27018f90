package sweep

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
)

// notArranged is the outcome of a fault whose state couldn't be arranged, or whose call answered otherwise then.
const notArranged = "not arranged"

// judge runs the body with a fault, and tells in the row what came of it.
func (s *Sweep) judge(t *testing.T, r *Row) {
	run := &bodyRun{s: s, m: s.prepare(t), fault: &r.Spec, state: r.state}
	run.base = run.m.Open()
	start := run.snapshot()
	o := run.play(t, s.patience)
	if r.state && run.fired > 0 {
		answer, _ := run.answered(r.Op, r.Nth)
		if r.Arranged = run.undo != nil && answer == r.Code; !r.Arranged {
			r.Outcome = notArranged
			return
		}
	}
	r.again, r.blocked = run.count[r.Op] > r.Nth, o.hung && run.raw
	r.judgeEnd(s, run, &o, start)
	if extra := beyond(o.left, append(slices.Clone(s.none.left), beyond(run.base, s.none.left)...)); len(extra) > 0 {
		r.find("left", "LEFT", "%s", strings.Join(extra, "; "))
	}
	for _, text := range o.after {
		r.find("after", "AFTER", "%s", text)
	}
	if o.hung || run.fired == 0 {
		return
	}
	r.judgeHalf(s, &o, start)
	r.judgeRecovery(s, (&bodyRun{s: s, m: run.m}).play(t, s.patience))
}

func (r *Row) find(word, kind, format string, args ...any) {
	r.Findings = append(r.Findings, Finding{word, kind, fmt.Sprintf(format, args...)})
}

// judgeEnd tells how the body ended.
func (r *Row) judgeEnd(s *Sweep, run *bodyRun, o *outcome, start string) {
	sameState := o.state == s.none.state
	if r.Arranged { // a body that changes nothing leaves the state that others have brought about
		sameState = sameState || s.none.state == start && o.state == run.arranged
	}
	sameResult := r.Arranged || reflect.DeepEqual(o.result, s.none.result) // another result may be right then
	switch {
	case run.fired == 0:
		r.Outcome = "not reached"
		r.find("not reached", "NOT REACHED", "the call didn't come again")
	case o.panicked != "":
		r.Outcome = "panic"
		r.find("panic", "PANIC", "%s", o.panicked)
	case o.hung:
		r.Outcome = "hang"
		r.find("hang", "HANG", "no end after %d calls", len(run.calls))
	case o.err != nil && winerr.Code(o.err) == r.Code:
		r.Outcome = "returned"
	case o.err != nil:
		r.Outcome = "without code"
	case sameState && sameResult && len(run.calls) != len(s.Calls):
		r.Outcome = "survived" // it did something about it
	case sameState && sameResult:
		r.Outcome = "swallowed"
	case !r.Arranged && asserts(r.Code) && o.state == start:
		r.Outcome = "believed"
	case !sameState:
		r.Outcome = "false success"
		r.find("state", "FALSE SUCCESS", "no error, but another state:\n%s\nand without the fault\n%s", o.state, s.none.state)
	default:
		r.Outcome = "false success"
		r.find("result", "FALSE SUCCESS", "no error, but another result: %+v, and without the fault %+v", o.result, s.none.result)
	}
}

// judgeHalf finds an error with neither the state before nor that of success. What others arranged is taken back before; a
// cancel that failed may have been all that the body wanted, or the first half of more, so that both states count.
func (r *Row) judgeHalf(s *Sweep, o *outcome, start string) {
	known := []string{start, s.none.state, s.none.settled}
	if (o.err != nil || o.panicked != "") && !slices.Contains(known, o.settled) && !slices.Contains(known, o.undone) {
		r.find("half", "HALF", "an error, and neither the state before nor that of success:\n%s", o.settled)
	}
}

// judgeRecovery finds a second run without the fault that doesn't come to what it does otherwise.
func (r *Row) judgeRecovery(s *Sweep, second outcome) {
	switch {
	case second.panicked != "" || second.hung:
		r.find("no recovery", "NO RECOVERY", "run again without the fault, it panics (%s) or hangs", second.panicked)
	case second.err != nil && (s.again.err == nil || second.err.Error() != s.again.err.Error()):
		r.find("no recovery", "NO RECOVERY", "run again without the fault: %v", second.err)
	case second.err == nil && second.state != s.none.state && second.state != s.again.state:
		r.find("no recovery", "NO RECOVERY", "run again without the fault, it leaves another state:\n%s", second.state)
	}
}

// allowance accepts findings.
type allowance struct {
	text string
	op   string
	code winerr.Errno // NO_ERROR: all
	word string
	used bool
}

// allowWords are the words of findings that Allow knows.
var allowWords = []string{"panic", "hang", "result", "state", "half", "left", "no recovery", "after", "not reached"}

func parseAllowance(text string) (a allowance, err error) {
	call, word, _ := strings.Cut(text, ":")
	name, code, coded := strings.Cut(call, "/")
	a = allowance{text: text, op: fault.FindOp(name), word: strings.TrimSpace(word)}
	known := true
	if coded {
		a.code, known = winerr.Lookup(code)
	}
	if a.op == "" || !known || !slices.Contains(allowWords, a.word) {
		return a, fmt.Errorf("what Sweep.Allow has, %q, isn't of the form \"GetUser: result\" or \"GetUser/ERROR_NOT_CONNECTED: result\", with one of %q", text, allowWords)
	}
	return a, nil
}

// allows reports whether a finding is meant so.
func (s *Sweep) allows(r *Row, f Finding) bool {
	for i := range s.allowed {
		a := &s.allowed[i]
		if a.op == r.Op && a.word == f.word && (a.code == winerr.NO_ERROR || a.code == r.Code) {
			a.used = true
			return true
		}
	}
	return false
}

// Unused returns what is allowed and was not found, if everything was tried.
func (s *Sweep) Unused() (unused []string) {
	for _, a := range s.allowed {
		if !a.used && !s.filtered && !s.Truncated && !testing.Short() && s.Calls != nil {
			unused = append(unused, a.text)
		}
	}
	return unused
}
