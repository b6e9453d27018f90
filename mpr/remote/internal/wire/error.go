package wire

import (
	"errors"
	"io"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// Error holds an error of a call: what [mpr.Error] says of it, and its reason.
type Error struct {
	Op, Local, Remote, Provider string

	Code     uint32
	Text     string           // of a reason that is more than its code
	Extended *winerr.Extended // of ERROR_EXTENDED_ERROR
	EOF      bool             // the reason is io.EOF
}

// ErrorOf returns what crosses of an error, nil for nil.
func ErrorOf(err error) *Error {
	if err == nil {
		return nil
	}
	e := &Error{Code: uint32(winerr.Code(err))}
	if call, ok := errors.AsType[*mpr.Error](err); ok {
		e.Op, e.Local, e.Remote, e.Provider = call.Op, call.Local, call.Remote, call.Provider
		err = call.Err
	}
	e.EOF = err == io.EOF
	e.Extended, _ = errors.AsType[*winerr.Extended](err)
	if _, plain := err.(winerr.Errno); !plain && e.Extended == nil && !e.EOF && err != nil {
		e.Text = err.Error()
	}
	return e
}

// Err returns the error again: an [*mpr.Error] if it was one, with a reason of the same code and text.
func (e *Error) Err() error {
	if e == nil {
		return nil
	}
	code := winerr.Errno(e.Code)
	if code == winerr.NO_ERROR { // an error is none of success, whoever sends it
		code = winerr.ERROR_UNEXP_NET_ERR
	}
	err := error(code)
	switch {
	case e.EOF:
		err = io.EOF
	case e.Extended != nil:
		err = e.Extended
	case e.Text != "":
		err = &Reason{e.Text, code}
	}
	if e.Op == "" && e.Local == "" && e.Remote == "" && e.Provider == "" {
		return err
	}
	return &mpr.Error{Op: e.Op, Local: e.Local, Remote: e.Remote, Provider: e.Provider, Err: err}
}

// Reason is an error of which a text and a code are known: one of the other side, or what is wrong with a request.
type Reason struct {
	Text string
	Code winerr.Errno
}

// Error returns the text.
func (r *Reason) Error() string { return r.Text }

// Unwrap returns the code.
func (r *Reason) Unwrap() error { return r.Code }
