package providertest

import (
	"fmt"
	"reflect"
	"runtime/debug"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// checker is one case under way: the provider on a machine of its own, where a
// user is logged on. It notes what is not as it should be.
type checker struct {
	*Harness
	p     provider.Provider
	table *session.Table
	s     *session.Session
	errs  []error
}

func newChecker(h *Harness) *checker {
	c := &checker{Harness: h, p: h.Provider, table: session.NewTable(session.Options{})}
	c.table.OnLogoff(c.p.Logoff)
	c.s = c.logon()
	return c
}

// logon logs the user on once more.
func (c *checker) logon() *session.Session {
	user := c.User
	if user.Name == "" {
		user.Name = "user"
	}
	s, err := c.table.Logon(session.Logon{User: user, Type: session.Interactive})
	if err != nil {
		panic(stop{fmt.Errorf("logon: %w", err)})
	}
	return s
}

// stop ends a case: what comes next in it would make no sense.
type stop struct{ err error }

// recovering runs f, and notes what it stopped for or panicked with.
func (c *checker) recovering(f func()) {
	defer func() {
		switch v := recover().(type) {
		case nil:
		case stop:
			c.errs = append(c.errs, v.err)
		default:
			c.notef("panic: %v\n%s", v, debug.Stack())
		}
	}()
	f()
}

func (c *checker) notef(format string, args ...any) {
	c.errs = append(c.errs, fmt.Errorf(format, args...))
}

// must stops the case unless a step that it rests on worked.
func (c *checker) must(call string, err error) {
	if code := winerr.Code(err); code != winerr.NO_ERROR {
		panic(stop{fmt.Errorf("%s: %s (%v), which this case rests on", call, code.Name(), err)})
	}
}

// offered leaves the case out if the provider doesn't have the call.
func (c *checker) offered(call string, err error) {
	if winerr.Code(err) == winerr.ERROR_NOT_SUPPORTED {
		panic(stop{&lackError{call}})
	}
}

// ok notes a call that failed.
func (c *checker) ok(call string, err error) { c.code(call, err, winerr.NO_ERROR) }

// code notes an error whose code is none of those wanted.
func (c *checker) code(call string, err error, want ...winerr.Errno) {
	if got := winerr.Code(err); !slices.Contains(want, got) {
		c.notef("%s: got %s (%v), want %s", call, got.Name(), err, names(want))
	}
}

func names(codes []winerr.Errno) string {
	text := codes[0].Name()
	for _, each := range codes[1:] {
		text += " or " + each.Name()
	}
	return text
}

// equal notes a value that isn't the one wanted.
func equal[T comparable](c *checker, what string, got, want T) {
	if got != want {
		c.notef("%s: got %v, want %v", what, got, want)
	}
}

// refused notes a call that doesn't fail with one of the codes, or that changes
// anything.
func (c *checker) refused(call string, f func() error, want ...winerr.Errno) {
	before := c.state()
	c.code(call, f(), want...)
	if after := c.state(); !reflect.DeepEqual(before, after) {
		c.notef("%s failed and changed\n  %+v\nto\n  %+v", call, before, after)
	}
}

// state is all that a call could have changed.
type state struct {
	Connections []provider.ConnectionSnapshot
	Names       map[session.LUID][]string
}

func (c *checker) state() state {
	st := state{Connections: c.p.Snapshot(), Names: make(map[session.LUID][]string)}
	if len(st.Connections) == 0 {
		st.Connections = nil // an empty list is as good as none
	}
	for _, s := range c.table.Sessions() {
		for _, d := range s.Devices().Snapshot() {
			st.Names[s.LUID()] = append(st.Names[s.LUID()], d.Name+" = "+d.Target)
		}
	}
	return st
}
