package suite

import (
	"errors"
	"fmt"
	"reflect"
	"runtime/debug"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Checker notes what goes wrong in one case. What checks a subject embeds one. It is not
// safe for use by several goroutines.
type Checker struct{ errs []error }

// checker implements noting for what embeds a Checker.
func (c *Checker) checker() *Checker { return c }

// stop ends a case, because what comes next in it would make no sense.
type stop struct{ err error }

// Stop ends the case with an error. A [Lack] leaves the case out.
func (c *Checker) Stop(err error) { panic(stop{err}) }

// Recovering runs f, and notes the error that f stopped with, or its panic.
func (c *Checker) Recovering(f func()) {
	defer func() {
		switch v := recover().(type) {
		case nil:
		case stop:
			c.errs = append(c.errs, v.err)
		default:
			c.Notef("panic: %v\n%s", v, debug.Stack())
		}
	}()
	f()
}

// Notef notes what went wrong.
func (c *Checker) Notef(format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf(format, args...))
}

// Err returns everything that was noted, joined.
func (c *Checker) Err() error { return errors.Join(c.errs...) }

// Must stops the case unless a step that the case rests on worked.
func (c *Checker) Must(step string, err error) {
	if code := winerr.Code(err); code != winerr.NO_ERROR {
		c.Stop(fmt.Errorf("%s: %s (%w), which this case rests on", step, code.Name(), err))
	}
}

// OK notes a call that failed.
func (c *Checker) OK(call string, err error) { c.Code(call, err, winerr.NO_ERROR) }

// Code notes an error whose code is none of those wanted.
func (c *Checker) Code(call string, err error, want ...winerr.Errno) {
	if got := winerr.Code(err); !slices.Contains(want, got) {
		c.Notef("%s: got %s (%v), want %s", call, got.Name(), err, names(want))
	}
}

func names(codes []winerr.Errno) string {
	text := codes[0].Name()
	for _, each := range codes[1:] {
		text += " or " + each.Name()
	}
	return text
}

// ErrorOf returns the error of a call whose other results don't matter: the last of its results.
func ErrorOf(results ...any) error {
	err, _ := results[len(results)-1].(error)
	return err
}

// Refused notes a call that doesn't fail with one of the codes, or that changes what
// state returns. A nil state isn't asked.
func (c *Checker) Refused(call string, f func() error, state func() any, want ...winerr.Errno) {
	if state == nil {
		state = func() any { return nil }
	}
	before := state()
	c.Code(call, f(), want...)
	if after := state(); !reflect.DeepEqual(before, after) {
		c.Notef("%s failed and changed\n  %+v\nto\n  %+v", call, before, after)
	}
}

// Equal notes a value that isn't the one wanted.
func Equal[T comparable](c interface{ Notef(string, ...any) }, what string, got, want T) {
	if got != want {
		c.Notef("%s: got %v, want %v", what, got, want)
	}
}
