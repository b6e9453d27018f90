package mpr

import (
	"errors"
	"fmt"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/explain"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Error reports a failed call: which call, about what, and why. winerr.Code returns its code, and errors.Is and
// errors.As find the errors that it wraps.
type Error struct {
	Op       string // the documented name, such as "WNetAddConnection2"
	Local    string
	Remote   string
	Provider string // the provider that gave the error; "" for the router's own
	Err      error

	asked []ProviderCall // what the router asked, if the call was recorded
}

// Error returns the call, its subject and the reason, in that order, without what is empty. An error without a reason
// reads as its code does.
func (e *Error) Error() string {
	var about []string
	for _, part := range []string{e.Op, e.Local, e.Remote} {
		if part != "" {
			about = append(about, part)
		}
	}
	if e.Provider != "" {
		about = append(about, "("+e.Provider+")")
	}
	reason := e.Err
	if reason == nil {
		reason = winerr.Code(e)
	}
	if len(about) == 0 {
		return fmt.Sprint(reason)
	}
	return fmt.Sprintf("%s: %v", strings.Join(about, " "), reason)
}

// Explain returns why the call failed, in lines to read: the error, what the call's document says of the code, and what each
// network answered, if the router has a Recorder, a Logger or a Fault. Nothing of it is prepared before.
func (e *Error) Explain() string {
	code := winerr.Code(e)
	lines := []string{fmt.Sprintf("%v [%s, %d]", e, code.Name(), uint32(code))}
	if row, found := explain.Find(e.Op, code.Name()); found {
		lines = append(lines, "rule: "+row.Condition, "document: winnetwk.h, "+e.Op+"; found out by the "+row.Origin)
	} else {
		lines = append(lines, "rule: none in the document of the call: the comment of its method has it, or a network's own answer came through")
	}
	for _, call := range e.asked {
		lines = append(lines, fmt.Sprintf("asked: %s, NP%v: %s", call.Provider, call.Name, call.Code.Name()))
	}
	if e.asked == nil {
		lines = append(lines, "asked: no network, as far as was recorded")
	}
	return strings.Join(lines, "\n  ")
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }

// LastError holds the last extended error of a caller. The zero value stands for none.
type LastError struct {
	Code     uint32 // the provider's own number
	Text     string
	Provider string
}

// GetLastError returns the last extended error of the caller: what a provider reported before ERROR_EXTENDED_ERROR, or
// what the last SetLastError set (WNetGetLastErrorW). It stays until the next one, whatever succeeds in between.
func (c *Caller) GetLastError() LastError {
	var cl call
	if err := cl.begin(c, opGetLastError); err != nil {
		return LastError{}
	}
	_ = cl.end(nil) // it always succeeds
	return c.lastExtended()
}

// lastExtended returns the extended error of the caller.
func (c *Caller) lastExtended() LastError {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.extended
}

// opGetLastError names the call in traces and errors.
const opGetLastError = "WNetGetLastError"

func (s sized) GetLastError(text, provider Buffer) (LastError, error) {
	var cl call
	if err := cl.begin(s.c, opGetLastError); err != nil {
		return LastError{}, err
	}
	last, err := cl.lastError(text.given(), provider.given())
	return last, cl.end(err)
}

// lastError returns the extended error of the caller, cut to fit two buffers.
func (cl *call) lastError(text, provider *Buffer) (LastError, error) {
	if cl.rec != nil && cl.answered(nil, sizeArg("nErrorBufSize", text), sizeArg("nNameBufSize", provider)) {
		return LastError{}, cl.rec.Err
	}
	for _, b := range [...]*Buffer{text, provider} {
		if b == nil || b.NULL || b.Size == 0 {
			return LastError{}, winerr.ERROR_INVALID_ADDRESS
		}
	}
	last := cl.c.lastExtended()
	last.Text, last.Provider = text.cut(last.Text), provider.cut(last.Provider)
	return last, nil
}

// Remark adds a remark about a call to the trace: what a face above the caller saw, and the caller can't.
func (c *Caller) Remark(op, text string) {
	if !c.watched {
		return
	}
	rec := c.record(op)
	rec.arg("remark", text)
	c.router.observe(rec, winerr.NO_ERROR, nil)
}

// SetLastError sets the extended error of the caller, as a provider does (WNetSetLastErrorW). It has no result, and
// leaves LastErrno alone.
func (c *Caller) SetLastError(code uint32, text, provider string) {
	c.setExtended(LastError{code, text, provider})
	if !c.watched {
		return
	}
	rec := c.record("WNetSetLastError")
	rec.Args = []Arg{{"err", code}, {"lpError", nullable(text)}, {"lpProviders", nullable(provider)}}
	c.router.observe(rec, winerr.NO_ERROR, nil)
}

// setExtended sets the extended error of the caller.
func (c *Caller) setExtended(e LastError) {
	e.Text, e.Provider = wintext.Terminate(e.Text), wintext.Terminate(e.Provider)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.extended = e
}

// keepExtended keeps a provider's own error, or its panic, for GetLastError.
func (c *Caller) keepExtended(err error, name string) {
	var ext *winerr.Extended
	var panicked *routing.PanicError
	switch {
	case errors.As(err, &ext) && ext != nil:
		c.setExtended(LastError{ext.Code, ext.Text, ext.Provider})
	case errors.As(err, &panicked):
		c.setExtended(LastError{uint32(winerr.ERROR_UNEXP_NET_ERR), panicked.Error(), name})
	}
}
