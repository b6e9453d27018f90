package providertest

import (
	"errors"
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// checker runs one case: it calls the provider on a machine of its own, where a user is
// logged on, and notes what is not as it should be.
type checker struct {
	*Harness
	p     provider.Provider
	table *session.Table
	s     *session.Session
	suite.Checker
}

// test holds a provider to one sentence of the contract.
type test = suite.Test[struct{}, *checker]

// newChecker opens a harness and logs its user on.
func newChecker(open Open) (*checker, error) {
	h, err := open()
	if err != nil {
		return nil, err
	}
	c := &checker{Harness: h, p: h.Provider, table: session.NewTable(session.Options{})}
	c.table.OnLogoff(c.p.Logoff)
	if c.s, err = c.table.Logon(c.user()); err != nil {
		return nil, errors.Join(fmt.Errorf("logon: %w", err), c.Close())
	}
	return c, nil
}

// Close ends the harness.
func (c *checker) Close() error {
	if c.Harness.Close == nil {
		return nil
	}
	return c.Harness.Close()
}

// user returns the logon of the harness's user.
func (c *checker) user() session.Logon {
	user := c.User
	if user.Name == "" {
		user.Name = "user"
	}
	return session.Logon{User: user, Type: session.LogonInteractive}
}

// logon logs the user on once more.
func (c *checker) logon() *session.Session {
	s, err := c.table.Logon(c.user())
	c.Must("Logon", err)
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
	c.Refused(call, f, c.state, want...)
}

// state holds everything that a call could have changed.
type state struct {
	Connections []provider.ConnectionSnapshot
	Names       map[session.LUID][]string
}

func (c *checker) state() any {
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

// need is something that a case can't do without.
type need = suite.Need[*checker]

func has(name string, met func(*checker) bool) need { return need{Name: name, Met: met} }

var (
	needRemote  = has("Remote", func(c *checker) bool { return c.Remote != "" })
	needSecond  = has("Second", func(c *checker) bool { return c.Second != "" })
	needBad     = has("Bad", func(c *checker) bool { return c.Bad != nil })
	needRival   = has("Rival", func(c *checker) bool { return c.Rival != nil })
	needDenied  = has("Denied", func(c *checker) bool { return c.Denied != "" })
	needPrinter = has("Printer", func(c *checker) bool { return c.Printer != "" })
	needPipes   = has("Pipes", func(c *checker) bool { return c.Pipes != "" })
	needDefault = has("Default", func(c *checker) bool { return c.Default != "" })
	needMissing = has("Missing", func(c *checker) bool { return c.Missing != "" })
	needForeign = has("Foreign", func(c *checker) bool { return c.Foreign != "" })
	needURL     = has("URL", func(c *checker) bool { return c.URL != "" })
	needFile    = has("File", func(c *checker) bool { return c.File != "" })
	needStop    = has("SetStarted", func(c *checker) bool { return c.SetStarted != nil })
	needDrop    = has("Drop", func(c *checker) bool { return c.Drop != nil })
	needRouter  = has("RouterCalls", func(c *checker) bool { return c.RouterCalls != nil })
)

// The capabilities that cases need.
var (
	canAdd     = capability("WNNC_CON_ADDCONNECTION", provider.WNNC_CONNECTION, provider.WNNC_CON_ADDCONNECTION)
	canAdd3    = capability("WNNC_CON_ADDCONNECTION3", provider.WNNC_CONNECTION, provider.WNNC_CON_ADDCONNECTION3)
	canAdd4    = capability("WNNC_CON_ADDCONNECTION4", provider.WNNC_CONNECTION, provider.WNNC_CON_ADDCONNECTION4)
	canDefer   = capability("WNNC_CON_DEFER", provider.WNNC_CONNECTION, provider.WNNC_CON_DEFER)
	canCancel  = capability("WNNC_CON_CANCELCONNECTION", provider.WNNC_CONNECTION, provider.WNNC_CON_CANCELCONNECTION)
	canCancel2 = capability("WNNC_CON_CANCELCONNECTION2", provider.WNNC_CONNECTION, provider.WNNC_CON_CANCELCONNECTION2)
	canGet     = capability("WNNC_CON_GETCONNECTIONS", provider.WNNC_CONNECTION, provider.WNNC_CON_GETCONNECTIONS)
	canMeasure = capability("WNNC_CON_GETPERFORMANCE", provider.WNNC_CONNECTION, provider.WNNC_CON_GETPERFORMANCE)
	canGetUser = capability("WNNC_USR_GETUSER", provider.WNNC_USER, provider.WNNC_USR_GETUSER)
	canFormat  = capability("WNNC_DLG_FORMATNETWORKNAME", provider.WNNC_DIALOG, provider.WNNC_DLG_FORMATNETWORKNAME)
	canParent  = capability("WNNC_DLG_GETRESOURCEPARENT", provider.WNNC_DIALOG, provider.WNNC_DLG_GETRESOURCEPARENT)
	canInform  = capability("WNNC_DLG_GETRESOURCEINFORMATION", provider.WNNC_DIALOG, provider.WNNC_DLG_GETRESOURCEINFORMATION)
	canBrowse  = capability("WNNC_ENUM_GLOBAL", provider.WNNC_ENUMERATION, provider.WNNC_ENUM_GLOBAL)
	canList    = capability("WNNC_ENUM_LOCAL", provider.WNNC_ENUMERATION, provider.WNNC_ENUM_LOCAL)
)

func capability(name string, index provider.CapIndex, bit uint32) need {
	return has(name, func(c *checker) bool { return c.p.GetCaps(index)&bit != 0 })
}
