package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
)

// call is one WNet call in progress: who makes it, what it is about, and the
// record of it when somebody looks on. Each call begins with [call.begin] and
// returns what [call.end] gives.
type call struct {
	routing.Asker
	c      *Caller
	op     string
	local  string // what the call is about, for its error
	remote string
	rec    *Record // nil: nobody looks on
}

// begin starts a call, in its place: looking a drive up is quick enough for a copy
// of the call to be felt. It costs nothing when nobody looks on.
func (cl *call) begin(c *Caller, op string) {
	cl.c, cl.op = c, op
	if c.watched {
		cl.rec = c.record(op)
		cl.Observe = cl.rec.called
	}
}

// end sets the caller's last error, closes the record, and wraps a failure with
// what the call was about.
func (cl *call) end(err error) error {
	if err == nil && cl.settled() {
		return nil
	}
	return cl.endWith(err)
}

// settled reports whether a call that succeeds leaves nothing to do: nobody
// looks on, and the caller's last error is success already.
func (cl *call) settled() bool { return cl.rec == nil && cl.c.lastErr.Load() == 0 }

func (cl *call) endWith(err error) error {
	code := winerr.Code(err)
	cl.c.setLastErrno(code)
	if err != nil {
		cl.c.noteExtended(err, cl.Provider)
		err = &Error{Op: cl.op, Local: cl.local, Remote: cl.remote, Provider: cl.Provider, Err: err}
	}
	if cl.rec != nil {
		cl.c.router.observe(cl.rec, code, err)
	}
	return err
}

// nothing is the result of a provider's call that has none.
type nothing struct{}
