// Package suite is what the suites share: what their cases write down that is not as
// it should be, and the two doors by which they are run.
package suite

import (
	"errors"
	"fmt"
	"runtime/debug"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Pad notes what goes wrong in one case. It is not safe for use by several
// goroutines.
type Pad struct{ errs []error }

// stop ends a case: what comes next in it would make no sense.
type stop struct{ err error }

// Stop ends the case with an error.
func (p *Pad) Stop(err error) { panic(stop{err}) }

// Recovering runs f, and notes what it stopped for or panicked with.
func (p *Pad) Recovering(f func()) {
	defer func() {
		switch v := recover().(type) {
		case nil:
		case stop:
			p.errs = append(p.errs, v.err)
		default:
			p.Notef("panic: %v\n%s", v, debug.Stack())
		}
	}()
	f()
}

// Notef notes what went wrong.
func (p *Pad) Notef(format string, args ...any) {
	p.errs = append(p.errs, fmt.Errorf(format, args...))
}

// Err is all that was noted, joined.
func (p *Pad) Err() error { return errors.Join(p.errs...) }

// Must stops the case unless a step that it rests on worked.
func (p *Pad) Must(call string, err error) {
	if code := winerr.Code(err); code != winerr.NO_ERROR {
		p.Stop(fmt.Errorf("%s: %s (%v), which this case rests on", call, code.Name(), err))
	}
}

// OK notes a call that failed.
func (p *Pad) OK(call string, err error) { p.Code(call, err, winerr.NO_ERROR) }

// Code notes an error whose code is none of those wanted.
func (p *Pad) Code(call string, err error, want ...winerr.Errno) {
	if got := winerr.Code(err); !slices.Contains(want, got) {
		p.Notef("%s: got %s (%v), want %s", call, got.Name(), err, names(want))
	}
}

func names(codes []winerr.Errno) string {
	text := codes[0].Name()
	for _, each := range codes[1:] {
		text += " or " + each.Name()
	}
	return text
}

// Equal notes a value that isn't the one wanted.
func Equal[T comparable](p *Pad, what string, got, want T) {
	if got != want {
		p.Notef("%s: got %v, want %v", what, got, want)
	}
}
