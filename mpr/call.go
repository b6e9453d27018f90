package mpr

import (
	"errors"
	"reflect"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// call is one WNet call in progress: who makes it, what it is about, and the
// record of it when somebody looks on. Each call begins with [call.begin] and
// returns what [call.end] gives.
type call struct {
	c        *Caller
	op       string
	local    string // what the call is about, for its error
	remote   string
	provider string
	rec      *Record // nil: nobody looks on
}

// begin starts a call, in its place: looking a drive up is quick enough for a copy
// of the call to be felt. It costs nothing when nobody looks on.
func (cl *call) begin(c *Caller, op string) {
	cl.c, cl.op = c, op
	if c.watched {
		cl.rec = c.record(op)
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
		cl.c.noteExtended(err, cl.provider)
		err = &Error{Op: cl.op, Local: cl.local, Remote: cl.remote, Provider: cl.provider, Err: err}
	}
	if cl.rec != nil {
		cl.c.router.observe(cl.rec, code, err)
	}
	return err
}

// ask makes one call of a provider. A panic comes back as an error, and so does
// everything but success: an error whose code is zero is success.
func ask[R any](cl *call, sl *slot, name provider.Call, f func(provider.Provider, provider.Call) (R, error)) (R, error) {
	if cl.rec == nil {
		return guarded(sl, name, f)
	}
	start := time.Now()
	result, err := guarded(sl, name, f)
	cl.rec.called(sl.name, name, err, start)
	return result, err
}

// guarded runs f so that a panic in it becomes an error.
func guarded[R any](sl *slot, name provider.Call, f func(provider.Provider, provider.Call) (R, error)) (result R, err error) {
	defer sl.recovered(&err)
	result, err = f(sl.p, name)
	return result, failure(err)
}

// failure is err unless its code says success. An error that is a nil pointer
// says nothing: it is ERROR_UNEXP_NET_ERR.
func failure(err error) error {
	switch {
	case err == nil:
		return nil
	case isNil(err):
		return winerr.ERROR_UNEXP_NET_ERR
	case winerr.Code(err) == winerr.NO_ERROR:
		return nil
	}
	return err
}

// isNil reports whether an interface holds nothing, or a nil of its type.
func isNil(v any) bool {
	switch value := reflect.ValueOf(v); value.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Func, reflect.Chan:
		return value.IsNil()
	}
	return false
}

// present refuses a success that comes without its result.
func present[R any](result R, err error) (R, error) {
	if err == nil && isNil(result) {
		err = winerr.ERROR_UNEXP_NET_ERR
	}
	return result, err
}

// nothing is the result of a provider's call that has none.
type nothing struct{}

// noteExtended keeps a provider's own error for GetLastError.
func (c *Caller) noteExtended(err error, name string) {
	var ext *winerr.Extended
	var panicked *panicError
	switch {
	case errors.As(err, &ext) && ext != nil:
		c.setExtended(LastError{ext.Code, ext.Text, ext.Provider})
	case errors.As(err, &panicked):
		c.setExtended(LastError{uint32(winerr.ERROR_UNEXP_NET_ERR), panicked.Error(), name})
	}
}
