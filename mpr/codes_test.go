package mpr_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// codeCase is a machine on which a call gives one code of the table.
type codeCase struct {
	code  winerr.Errno
	set   func(m *testbed)                // before its first use; nil: as the harness makes it
	given func(m *testbed, c *mpr.Caller) // the state before the call; nil: none
	fault provider.Action                 // what each call of the provider does; nil: its work
	call  func(m *testbed, c *mpr.Caller) error
	check func(t *testing.T, m *testbed, c *mpr.Caller) // more to hold after it; nil: nothing
}

// allCases are the cases of the calls of winnetwk.h, by function.
func allCases() map[string][]codeCase {
	cases := make(map[string][]codeCase)
	maps.Copy(cases, addCases())
	maps.Copy(cases, cancelCases())
	maps.Copy(cases, restoreCases())
	maps.Copy(cases, queryCases())
	maps.Copy(cases, networkCases())
	return cases
}

// TestCodes has a subtest for each code of each call, named as in the table.
func TestCodes(t *testing.T) {
	origins := make(map[string]string)
	for _, row := range spec.Winnetwk() {
		origins[row.Name()] = row.Origin
	}
	for function, cases := range allCases() {
		t.Run(function, func(t *testing.T) {
			for _, one := range cases {
				t.Run(one.code.Name(), func(t *testing.T) {
					origin := origins[function+"/"+one.code.Name()]
					if one.fault != nil {
						require.Contains(t, []string{"provider", "ui"}, origin, "this row comes from the state of the machine")
					}
					one.run(t, function)
				})
			}
		})
	}
}

// TestCodesAreComplete finds the rows of the table that have no case, and the
// cases that are no row.
func TestCodesAreComplete(t *testing.T) {
	var want, got []string
	for _, row := range spec.Winnetwk() {
		want = append(want, row.Name())
	}
	for function, list := range allCases() {
		for _, one := range list {
			got = append(got, function+"/"+one.code.Name())
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	require.Equal(t, want, got)
}

func (one *codeCase) run(t *testing.T, function string) {
	m := machine(t, func(m *testbed) {
		if one.set != nil {
			one.set(m)
		}
	})
	c := m.logon("alice")
	if one.given != nil {
		one.given(m, c)
	}
	if one.fault != nil {
		m.hook.On(provider.AnyCall, one.fault.If(func(in provider.Invocation) bool {
			return in.Session != nil // but let the machine be looked at
		}))
	}
	var err error
	call := func() { err = one.call(m, c) }
	if one.code == winerr.NO_ERROR {
		call()
	} else {
		unchanged(t, m.Router, call)
	}
	requireCode(t, one.code, err)
	require.Equal(t, one.code, c.LastErrno(), "the thread's last error is the return value")
	if err != nil {
		var failed *mpr.Error
		require.ErrorAs(t, err, &failed)
		require.Equal(t, strings.TrimSuffix(function, "W"), failed.Op)
	}
	if one.check != nil {
		one.check(t, m, c)
	}
}

// ownError is an error of the provider's own, as ERROR_EXTENDED_ERROR stands for.
var ownError = &winerr.Extended{Code: 4711, Text: "the moon is full", Provider: lanman}

// toldOwnError asserts that WNetGetLastError tells ownError.
func toldOwnError(t *testing.T, _ *testbed, c *mpr.Caller) {
	require.Equal(t, mpr.LastError{Code: 4711, Text: "the moon is full", Provider: lanman}, c.GetLastError())
}

// The states that several calls share.

func unopenable(m *testbed, _ *mpr.Caller) { m.profiles.SetUnopenable("alice", true) }

func malformed(m *testbed, _ *mpr.Caller) { m.profiles.SetMalformed("alice", true) }

func notStarted(m *testbed, _ *mpr.Caller) { m.net.SetStarted(false) }

func starting(m *testbed, _ *mpr.Caller) { m.net.SetStart(5000) }

// withIdleNetwork installs a second network that hasn't started and won't.
func withIdleNetwork(m *testbed, _ *mpr.Caller) {
	idle := &provider.Fake{Kind: provider.Kind{Name: "Idle Network"}}
	idle.SetStarted(false)
	require.NoError(m.t, m.AddProvider(idle))
}

// given makes one state of several.
func given(states ...func(*testbed, *mpr.Caller)) func(*testbed, *mpr.Caller) {
	return func(m *testbed, c *mpr.Caller) {
		for _, state := range states {
			state(m, c)
		}
	}
}

// connected has the caller connect a device to docs.
func connected(local string) func(*testbed, *mpr.Caller) {
	return func(m *testbed, c *mpr.Caller) { mapped(m.t, c, local, docs) }
}

// remembered puts a device into alice's profile.
func remembered(local, remote string) func(*testbed, *mpr.Caller) {
	return func(m *testbed, _ *mpr.Caller) { m.remember("alice", local, remote) }
}

// answering gives the machine a user with a script.
func answering(replies ...mpr.Reply) func(*testbed) {
	return func(m *testbed) {
		ui := mpr.NewScriptedUI(replies...)
		m.UI = ui
		m.t.Cleanup(func() { require.NoError(m.t, ui.Err()) })
	}
}

// both turns a machine twice.
func both(first, second func(*testbed)) func(*testbed) {
	return func(m *testbed) { first(m); second(m) }
}

// xp is the version that the restoring call of the table belongs to.
var xp = version(session.WindowsXP)
