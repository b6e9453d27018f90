// Package conformance checks whether an implementation of mpr.Network does what
// the documents of winnetwk.h say. It is a table of cases; each has the sentence
// of the contract that it holds the implementation to, the document it comes
// from, and the documented answers that it covers.
//
//	func TestNetwork(t *testing.T) {
//		conformance.Test(t, func(conformance.Setup) (*conformance.Machine, error) {
//			return &conformance.Machine{Network: myNetwork(), Remote: `\\server\share`}, nil
//		})
//	}
//
// Run is the same for programs: it returns an error. Results tells of each case,
// and Matrix of each documented answer, those that no case covers included.
package conformance

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// Open makes a machine as a case wants it. It is called for each case. An error
// that is a [Lack] leaves the case out.
type Open func(Setup) (*Machine, error)

// Lack says what an implementation or its machine hasn't got.
type Lack = suite.Lack

// Failure is a case that an implementation did not pass: its name (Case), the sentence of the
// contract that was not kept (Rule) and what happened instead (Err).
type Failure = suite.Failure

// Case tells of one case of the suite.
type Case struct {
	Name     string
	Rule     string   // the sentence of the contract
	Document string   // where the sentence comes from
	Covers   []string // documented answers, as "WNetAddConnection2W/ERROR_BAD_DEVICE"
	Needs    []string // what the machine must have; the case is left out otherwise
	Setup    Setup    // how the machine must be
}

// Result is how a case ended.
type Result struct {
	Case
	Lacking string // what the machine hasn't got, so that the case was left out; "": nothing
	Err     error  // what went wrong; nil: nothing
}

// Cases tells of every case, in the order in which they run.
func Cases() []Case {
	var all []Case
	for _, tc := range table() {
		all = append(all, tc.tell())
	}
	return all
}

// Test runs every case as a test of its own. A case that the machine lacks
// something for is skipped, and the skip names what it is.
func Test(t *testing.T, open Open) {
	t.Helper()
	suite.Test(t, bound(open))
}

// Run runs every case and returns nil or a *Failure for each that the
// implementation did not pass, joined. A case that the machine lacks something
// for counts as passed.
func Run(open Open) error { return suite.Run(bound(open)) }

// bound are the cases on machines that open makes.
func bound(open Open) []suite.Case {
	var all []suite.Case
	for _, tc := range table() {
		all = append(all, suite.Case{Name: tc.name, Rule: tc.rule, Document: tc.document, Run: func() error { return tc.run(open) }})
	}
	return all
}

// Results runs the cases of those names, or every case when there are none, and
// tells how each ended.
func Results(open Open, names ...string) []Result {
	var all []Result
	for _, tc := range table() {
		if len(names) > 0 && !slices.Contains(names, tc.name) {
			continue
		}
		r := Result{Case: tc.tell(), Err: tc.run(open)}
		var lack Lack
		if errors.As(r.Err, &lack) {
			r.Lacking, r.Err = string(lack), nil
		}
		all = append(all, r)
	}
	return all
}

// testCase holds an implementation to one sentence of the contract.
type testCase struct {
	name     string
	rule     string
	document string
	covers   []string
	setup    Setup
	needs    []need
	user     script // what a user does; nil: nobody is there
	check    func(*checker)
}

func (tc *testCase) tell() Case {
	told := Case{Name: tc.name, Rule: tc.rule, Document: tc.document, Covers: slices.Clone(tc.covers), Setup: tc.setup}
	for _, n := range tc.needs {
		if !slices.Contains(told.Needs, n.name) {
			told.Needs = append(told.Needs, n.name)
		}
	}
	return told
}

// table lists the cases: those of single answers, function by function, and then
// those of rules that hold between calls.
func table() []testCase {
	return slices.Concat(answers(), deviceCases, connectorCases, rememberCases, keptCases, singleCases, cancelCases, fileCases, sessionCases, credentialCases,
		routingCases, useCases, sizeCases, enumCases, resourceCases, memberCases, nameCases, errorCases, versionCases, dialogCases)
}

// run runs one case on a machine of its own. A panic is what went wrong.
func (tc *testCase) run(open Open) (err error) {
	setup, ui := tc.setup, mpr.NewScriptedUI()
	if tc.user != nil {
		setup.UI = ui
	}
	m, err := open(setup)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	if m.Close != nil {
		defer func() { err = errors.Join(err, m.Close()) }()
	}
	for _, n := range tc.needs {
		if !n.met(m) {
			return Lack(n.name)
		}
	}
	c := newChecker(m)
	if tc.user != nil {
		ui.Then(tc.user(c)...)
	}
	c.Recovering(func() { tc.check(c) })
	c.OK("the user's script", ui.Err())
	return c.Err()
}
