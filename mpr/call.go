package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
)

// call holds one WNet call in progress: its caller, what it is about, and its record if the router is observed. Each
// call begins with [call.begin] or [call.beginChange] and returns the result of [call.end].
type call struct {
	routing.Asker
	c      *Caller
	op     string
	local  string // what the call is about, for its error
	remote string
	rec    *Record // nil: the router isn't observed
}

// begin initializes cl in place, because returning a call by value shows in the time of GetConnection. A call that
// isn't observed costs nothing. ERROR_NO_SUCH_LOGON_SESSION: the caller is closed; the call has ended.
func (cl *call) begin(c *Caller, op string) error {
	cl.c, cl.op = c, op
	if c.watched {
		cl.rec = c.record(op)
		cl.Observe = cl.rec.called
	}
	if c.closed.Load() {
		return cl.end(winerr.ERROR_NO_SUCH_LOGON_SESSION)
	}
	return nil
}

// beginChange does what begin does, for a call that changes something. ERROR_NO_SUCH_LOGON_SESSION also: the session
// has logged off.
func (cl *call) beginChange(c *Caller, op string) error {
	if err := cl.begin(c, op); err != nil {
		return err
	}
	if !c.session.Alive() {
		return cl.end(winerr.ERROR_NO_SUCH_LOGON_SESSION)
	}
	return nil
}

// end sets the caller's last error, closes the record, and wraps an error with what the call was about.
func (cl *call) end(err error) error {
	if err == nil && cl.endsQuietly() {
		return nil
	}
	return cl.endWith(err)
}

// endsQuietly reports whether a successful call leaves nothing to do: it isn't observed, and the caller's last error is
// success already.
func (cl *call) endsQuietly() bool { return cl.rec == nil && cl.c.lastErr.Load() == 0 }

// endWith does what end does where something is left to do.
func (cl *call) endWith(err error) error {
	code := winerr.Code(err)
	cl.c.setLastErrno(code)
	if err != nil {
		cl.c.keepExtended(err, cl.Provider)
		failed := &Error{Op: cl.op, Local: cl.local, Remote: cl.remote, Provider: cl.Provider, Err: err}
		if cl.rec != nil {
			failed.asked = cl.rec.Calls
		}
		err = failed
	}
	if cl.rec != nil {
		cl.c.router.observe(cl.rec, code, err)
	}
	return err
}

// nothing stands for the result of a provider's call that has none.
type nothing struct{}
