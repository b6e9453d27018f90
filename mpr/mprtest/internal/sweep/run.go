package sweep

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// When a body counts as hung: it makes more calls, or takes longer.
const (
	mostCalls = 1000
	longest   = time.Second
)

// Call is a call that a body made, as it began.
type Call struct {
	rec    mpr.Record // what was asked
	place  string     // the line of the client
	answer winerr.Errno
}

// bodyRun is one run of a body.
type bodyRun struct {
	s     *Sweep
	m     *Subject
	fault *fault.Spec // nil: none
	state bool        // the state that the fault's code tells of is arranged
	start mpr.Snapshot

	mu    sync.Mutex // protects the fields below
	calls []Call
	count map[string]int // by the name of the call
	fired int
	away  bool // the body is over, or somebody else calls
	raw   bool // by way of addresses

	undo     func()   // takes back what was arranged; nil: nothing was
	arranged string   // the state then
	base     []string // what others have open
	others   [2]int   // the records of the machine that are theirs: from, to
}

// answer is asked at each call of the machine.
func (r *bodyRun) answer(rec *mpr.Record) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.away {
		return nil
	}
	place := r.s.Place()
	r.raw = r.raw || throughAddresses()
	r.calls = append(r.calls, Call{rec: mpr.Record{Op: rec.Op, Args: slices.Clone(rec.Args)}, place: place})
	if len(r.calls) > mostCalls {
		runtime.Goexit()
	}
	if r.count == nil {
		r.count = make(map[string]int)
	}
	r.count[rec.Op]++
	n := r.count[rec.Op]
	if r.fault == nil || rec.Op != r.fault.Op || n < r.fault.Nth || n > r.fault.Nth && !r.fault.Always {
		return nil
	}
	r.fired++
	if r.state {
		r.arrange(rec)
		return nil
	}
	return fault.Error(r.fault.Code)
}

// arrange brings about the state that the fault's code tells of. The caller holds r.mu.
func (r *bodyRun) arrange(rec *mpr.Record) {
	r.away = true
	r.mu.Unlock()
	before, from := r.m.Open(), len(r.m.Calls(0))
	undo := arrange(r.m, r.start, rec, r.fault.Code)
	made, state := beyond(r.m.Open(), before), r.snapshot()
	r.mu.Lock()
	r.away, r.undo, r.arranged, r.others = false, undo, state, [2]int{from, len(r.m.Calls(0))}
	r.base = append(r.base, made...)
}

// throughAddresses reports whether the call was made by way of an address of mpr.dll.
func throughAddresses() bool {
	var pcs [32]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	for {
		frame, more := frames.Next()
		if strings.Contains(frame.Function, "/mpr/mprdll.") {
			return true
		}
		if !more {
			return false
		}
	}
}

// recorded notes the answers of the calls, which are in the records in the order in which they ended.
func (r *bodyRun) recorded(records []mpr.Record) {
	next := make(map[string][]winerr.Errno)
	for i := range records {
		next[records[i].Op] = append(next[records[i].Op], records[i].Code)
	}
	for i := range r.calls {
		if answers := next[r.calls[i].rec.Op]; len(answers) > 0 {
			r.calls[i].answer, next[r.calls[i].rec.Op] = answers[0], answers[1:]
		}
	}
}

// answered returns what the n-th call of a name answered; false: there was none.
func (r *bodyRun) answered(op string, n int) (winerr.Errno, bool) {
	for _, call := range r.calls {
		if call.rec.Op == op {
			if n--; n == 0 {
				return call.answer, true
			}
		}
	}
	return 0, false
}

// asked returns the calls as text, to compare runs.
func (r *bodyRun) asked() (list []string) {
	for _, call := range r.calls {
		list = append(list, fmt.Sprint(call.rec.Op, call.rec.Args, call.place))
	}
	return list
}

// outcome is what a run of a body came to.
type outcome struct {
	result   any
	err      error
	panicked string
	hung     bool
	state    string   // when the body was over
	undone   string   // without what others have arranged
	settled  string   // when everything was taken back that was to be
	left     []string // what is open then
	after    []string // what After complained of
}

// snapshot returns the state of the machine as text. Open enumerations count as left open and as nothing else.
func (r *bodyRun) snapshot() string {
	snap := r.m.Router().Snapshot()
	snap.OpenEnums = 0
	return snap.String()
}

// play runs the body once.
func (r *bodyRun) play(t testing.TB, patience time.Duration) (o outcome) {
	r.m.Watch(r.answer)
	r.start = r.m.Router().Snapshot()
	from := len(r.m.Calls(0))
	said := &complaints{TB: t}
	done := make(chan outcome, 1)
	go func() { done <- r.m.body(said) }()
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case o = <-done:
	case <-timer.C:
		o.hung = true
	}
	r.mu.Lock()
	r.away = true
	r.mu.Unlock()
	records := r.m.Calls(from)
	if r.others[1] > 0 {
		records = slices.Delete(records, r.others[0]-from, r.others[1]-from)
	}
	r.recorded(records)
	r.takeBack(records, "WNetCloseEnum")
	o.state = r.snapshot()
	o.undone = o.state
	if r.undo != nil {
		r.undo()
		o.undone = r.snapshot()
	}
	if r.m.After != nil {
		after := &complaints{TB: t}
		after.run(func() { r.m.After(after) })
		o.after = after.list()
	}
	r.takeBack(records, "WNetCancel")
	o.settled, o.left = r.snapshot(), r.m.Open()
	return o
}

// body runs the body, which may panic or end its goroutine.
func (m *Subject) body(said *complaints) (o outcome) {
	said.run(func() {
		defer func() {
			if v := recover(); v != nil {
				o.panicked = fmt.Sprintf("%v at %s", v, suite.PanicSite())
			}
		}()
		o.hung = true // unless it comes to an end
		o.result, o.err = m.Body(said)
		o.hung = false
	})
	if list := said.list(); len(list) > 0 {
		o.hung, o.err = false, errors.Join(o.err, errors.New(strings.Join(list, "; ")))
	}
	o.hung = o.hung && o.panicked == ""
	return o
}

// takeBack repeats the calls of a kind that take something back and failed: the body has tried, and can't be blamed.
func (r *bodyRun) takeBack(records []mpr.Record, kind string) {
	for i := range records {
		rec := &records[i]
		if rec.Code == winerr.NO_ERROR || !strings.HasPrefix(rec.Op, kind) {
			continue
		}
		s, err := r.m.Router().Sessions().Find(rec.LUID)
		if err != nil {
			continue
		}
		h, isEnum := rec.Argument("hEnum").(mpr.EnumHandle)
		if isEnum && rec.LUID == r.m.Session().LUID() {
			_ = r.m.CloseEnum(h) // it may never have been open
			continue
		}
		c, err := r.m.Router().Caller(s)
		if err != nil {
			continue
		}
		name, _ := rec.Argument("lpName").(string)
		flags, flagged := rec.Argument("dwFlags").(mpr.ConnectFlags)
		force, _ := rec.Argument("fForce").(bool)
		if flagged {
			_ = c.CancelConnection2(name, flags, force) // as above
		}
		_ = c.Close()
	}
}

// beyond returns what a list has beyond another one.
func beyond(list, other []string) (extra []string) {
	rest := slices.Clone(other)
	for _, each := range list {
		if i := slices.Index(rest, each); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			extra = append(extra, each)
		}
	}
	return extra
}

// complaints is a test that keeps what is complained of.
type complaints struct {
	testing.TB
	mu   sync.Mutex // protects said
	said []string
}

// run runs f on a goroutine of its own, which FailNow ends.
func (c *complaints) run(f func()) {
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	<-done
}

func (c *complaints) say(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.said = append(c.said, strings.TrimSpace(text))
}

func (c *complaints) list() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.said
}

// The methods of testing.TB that fail a test.
func (c *complaints) Error(args ...any)                 { c.say(fmt.Sprint(args...)) }
func (c *complaints) Errorf(format string, args ...any) { c.say(fmt.Sprintf(format, args...)) }
func (c *complaints) Fail()                             { c.say("failed") }
func (c *complaints) FailNow()                          { c.Fail(); runtime.Goexit() }
func (c *complaints) Failed() bool                      { return len(c.list()) > 0 }
func (c *complaints) Fatal(args ...any)                 { c.Error(args...); runtime.Goexit() }
func (c *complaints) Fatalf(format string, args ...any) { c.Errorf(format, args...); runtime.Goexit() }
