package conformance

import (
	"io"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// answer describes a machine on which a call returns one code of the table.
type answer struct {
	code  winerr.Errno
	setup Setup
	user  script  // what the user does; nil: nobody is there
	needs []need  // beside those of the state
	given []state // the state before the call, in this order
	fault error   // what each call of the network answers; nil: its work
	call  func(*checker) error
	check func(*checker) // more to hold after it; nil: nothing
}

// state is something that a case does to its machine before the call.
type state struct {
	needs []need
	do    func(*checker)
}

// of makes the case of a row.
func (a answer) of(row spec.Row) test {
	needs := slices.Concat([]need{needRemote}, a.needs)
	for _, s := range a.given {
		needs = append(needs, s.needs...)
	}
	if a.fault != nil {
		needs = append(needs, needFail)
	}
	if strings.Contains(row.Function, "Dialog") {
		needs = append(needs, needDesk)
	}
	if row.Function == "WNetGetProviderNameW" || row.Function == "WNetGetNetworkInformationW" {
		needs = append(needs, needNetType)
	}
	tt := test{
		Name:     row.Name(),
		Rule:     row.Code + ": " + row.Condition,
		Document: row.Function + ", winnetwk.h documentation",
		Covers:   []string{row.Name()},
		Setup:    a.setup,
		Needs:    needs,
		Check:    func(c *checker) { a.hold(c, row.Function) },
	}
	if a.user != nil {
		tt.Prepare = user(a.user)
	}
	return tt
}

// hold makes the call, with what holds of each answer: a failed call changes
// nothing, and an *mpr.Error names it.
func (a answer) hold(c *checker, function string) {
	for _, s := range a.given {
		s.do(c)
	}
	if a.fault != nil {
		c.Fail(provider.AnyCall, a.fault)
	}
	var err error
	call := func() error {
		asked := &asking{Network: c.n}
		c.n = asked
		defer func() { c.n, c.Asked = asked.Network, asked.asked }()
		err = a.call(c)
		return err
	}
	if a.code == winerr.NO_ERROR {
		c.Code(function, call(), a.code)
	} else {
		c.refused(function, call, a.code)
	}
	c.Asked = ""
	if failed, is := err.(*mpr.Error); is {
		suite.Equal(c, "the name of the call", failed.Op, strings.TrimSuffix(function, "W"))
	}
	if a.fault == ownError {
		c.tells(ownError)
	}
	if a.check != nil {
		a.check(c)
	}
}

// ownError is an error of the network's own, as ERROR_EXTENDED_ERROR stands for.
var ownError = &winerr.Extended{Code: 4711, Text: "the moon is full", Provider: "Moon"}

// tells notes an extended error that isn't the one wanted.
func (c *checker) tells(want *winerr.Extended) {
	suite.Equal(c, "GetLastError", c.n.GetLastError(), mpr.LastError{Code: want.Code, Text: want.Text, Provider: want.Provider})
}

// The states that several calls share.
var (
	unopenable = state{[]need{needDamage}, func(c *checker) { c.Damage(winerr.ERROR_CANNOT_OPEN_PROFILE) }}
	malformed  = state{[]need{needDamage}, func(c *checker) { c.Damage(winerr.ERROR_BAD_PROFILE) }}
	stopped    = state{[]need{needHalt}, func(c *checker) { c.Halt() }}
	starting   = state{[]need{needStarting}, func(c *checker) { c.Starting() }}
	idle       = state{[]need{needIdle}, func(c *checker) { c.Must("AddIdle", c.AddIdle()) }}
	// connected is a device without a place in the profile, kept one that has both.
	connected = state{nil, func(c *checker) { c.connect(drive, c.Remote) }}
	kept      = state{nil, func(c *checker) {
		c.Must("AddConnection2", add(c.n, drive, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
	}}
	remembered = state{nil, func(c *checker) { c.remember(drive, c.Remote) }}
	// opened has a file open, standing a process with the device as its current
	// directory.
	opened   = state{[]need{needOpen}, func(c *checker) { c.open(drive) }}
	standing = state{[]need{needChdir, needThread}, func(c *checker) {
		other, err := c.Thread(c.n)
		c.Must("Thread", err)
		c.Must("Chdir", c.Chdir(other, drive+`\`))
	}}
)

// open opens a file of a device or a share, which the case rests on.
func (c *checker) open(in string) io.ReadCloser {
	file, err := c.Open(c.n, in+c.File)
	c.Must("Open", err)
	return file
}

// failing returns a state in which one call of the network fails with an error of its own.
func failing(call provider.Call) state {
	return state{[]need{needFail}, func(c *checker) { c.Fail(call, ownError) }}
}
