package suite

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"reflect"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Checker notes what goes wrong in one case. What checks a subject embeds one. It is not
// safe for use by several goroutines.
type Checker struct {
	// Asked is what a call was asked, in words, while its answer is checked; "": nothing is known of it.
	Asked string

	errs []error
}

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
			c.errs = append(c.errs, fmt.Errorf("panic: %v at %s", v, PanicSite()))
		}
	}()
	f()
}

// Notef notes what went wrong.
func (c *Checker) Notef(format string, args ...any) {
	c.errs = append(c.errs, &noted{casePlace(), fmt.Errorf(format, args...), ""})
}

// noted is something that went wrong, with the line of the case that noted it.
type noted struct {
	place string
	err   error
	long  string // the same with what was asked, and numbers; "": there is no more to tell
}

// Error returns what went wrong.
func (n *noted) Error() string { return n.err.Error() }

// Unwrap returns the error.
func (n *noted) Unwrap() error { return n.err }

// withPlaces returns the text of an error with the places of what was noted.
func withPlaces(err error) string {
	if joined, is := err.(interface{ Unwrap() []error }); is {
		var lines []string
		for _, each := range joined.Unwrap() {
			lines = append(lines, withPlaces(each))
		}
		return strings.Join(lines, "\n")
	}
	if n, is := err.(*noted); is && n.place != "" {
		return n.place + ": " + cmp.Or(n.long, n.Error())
	}
	return err.Error()
}

// casePlace returns file and line of the case that runs: of the last frame before those of this package, which called it.
func casePlace() (place string) {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	for {
		frame, more := frames.Next()
		own := strings.Contains(frame.Function, "mprtest/suite.") && !strings.HasSuffix(frame.File, "_test.go")
		if own && place != "" || !more {
			return place
		}
		if !own {
			place = fmt.Sprintf("%s:%d", path.Base(frame.File), frame.Line)
		}
	}
}

// PanicSite returns file and line of what has panicked, for a function that recovers it.
func PanicSite() string {
	_, stack, _ := strings.Cut(string(debug.Stack()), "\npanic(")
	for line := range strings.Lines(stack) {
		site, is := strings.CutPrefix(line, "\t")
		if is && !strings.Contains(site, "/runtime/") && !strings.HasPrefix(site, "runtime/") {
			site, _, _ = strings.Cut(strings.TrimRight(site, "\n"), " +0x") // a folder may have spaces
			return path.Base(site)
		}
	}
	return "an unknown place"
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
		short := fmt.Errorf("%s: got %s (%v), want %s", call, got.Name(), err, names(want, winerr.Errno.Name))
		if c.Asked != "" {
			call += ", " + c.Asked
		}
		long := fmt.Sprintf("%s: got %s (%v), want %s", call, got.Name(), err, names(want, numbered))
		c.errs = append(c.errs, &noted{casePlace(), short, long})
	}
}

// names returns the names of codes.
func names(codes []winerr.Errno, name func(winerr.Errno) string) string {
	list := make([]string, len(codes))
	for i, code := range codes {
		list[i] = name(code)
	}
	return strings.Join(list, " or ")
}

// numbered returns the name of a code with its number.
func numbered(code winerr.Errno) string { return fmt.Sprintf("%s (%d)", code.Name(), uint32(code)) }

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
