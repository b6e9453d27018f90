package providertest

import (
	"fmt"
	"reflect"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
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
	suite.Pad
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
		c.Stop(fmt.Errorf("logon: %w", err))
	}
	return s
}

// offered leaves the case out if the provider doesn't have the call.
func (c *checker) offered(call string, err error) {
	if winerr.Code(err) == winerr.ERROR_NOT_SUPPORTED {
		c.Stop(suite.Lack(call))
	}
}

// refused notes a call that doesn't fail with one of the codes, or that changes
// anything.
func (c *checker) refused(call string, f func() error, want ...winerr.Errno) {
	before := c.state()
	c.Code(call, f(), want...)
	if after := c.state(); !reflect.DeepEqual(before, after) {
		c.Notef("%s failed and changed\n  %+v\nto\n  %+v", call, before, after)
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
