// Package providertest checks whether a network provider keeps the promises of
// provider.Provider. It is a table of cases; each has the sentence of the
// contract that it holds the provider to, the document it comes from, and the
// documented answers that it covers.
//
//	func TestProvider(t *testing.T) {
//		providertest.Test(t, func() (*providertest.Harness, error) {
//			return &providertest.Harness{Provider: NewMyProvider(), Remote: `\\server\share`}, nil
//		})
//	}
//
// The cases call the provider as the router does, in logon sessions of their
// own. Run is the same for programs: it returns an error.
package providertest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// Open makes a harness. It is called for each case.
type Open func() (*Harness, error)

// Failure is a case that a provider did not pass: its name (Case), the sentence of the
// contract that was not kept (Rule) and what happened instead (Err).
type Failure = suite.Failure

// Case tells of one case of the suite.
type Case struct {
	Name     string
	Rule     string   // the sentence of the contract
	Document string   // where the sentence comes from
	Covers   []string // documented answers, as "NPCancelConnection WN_OPEN_FILES"
	Needs    []string // what the harness or the provider must have; the case is left out otherwise
}

// Cases tells of every case, in the order in which they run.
func Cases() []Case {
	var all []Case
	for _, tc := range table() {
		told := Case{Name: tc.name, Rule: tc.rule, Document: tc.document, Covers: slices.Clone(tc.covers)}
		for _, n := range tc.needs {
			told.Needs = append(told.Needs, n.name)
		}
		all = append(all, told)
	}
	return all
}

// Test runs every case as a test of its own. A case that the harness or the
// provider lacks something for is skipped, and the skip names what it is.
func Test(t *testing.T, open Open) {
	t.Helper()
	suite.Test(t, bound(open))
}

// Run runs every case and returns nil or a *Failure for each that the provider
// did not pass, joined. A case that the harness or the provider lacks something
// for counts as passed.
func Run(open Open) error { return suite.Run(bound(open)) }

// bound are the cases on harnesses that open makes.
func bound(open Open) []suite.Case {
	var all []suite.Case
	for _, tc := range table() {
		all = append(all, suite.Case{Name: tc.name, Rule: tc.rule, Document: tc.document, Run: func() error { return tc.run(open) }})
	}
	return all
}

// testCase holds a provider to one sentence of the contract.
type testCase struct {
	name     string
	rule     string
	document string
	covers   []string
	needs    []need
	check    func(*checker)
}

// table lists the cases by subject.
func table() []testCase {
	return slices.Concat(identityCases, addCases, refusalCases, deferredCases, cancelCases, openFileCases,
		connectionCases, nameCases, parentCases, enumCases, enumHandleCases, stoppedCases, sessionCases, robustnessCases)
}

// run runs one case on a provider of its own. A panic is what went wrong.
func (tc testCase) run(open Open) (err error) {
	h, err := open()
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	if h.Close != nil {
		defer func() { err = errors.Join(err, h.Close()) }()
	}
	for _, n := range tc.needs {
		if !n.met(h) {
			return suite.Lack(n.name)
		}
	}
	c := newChecker(h)
	c.Recovering(func() { tc.check(c) })
	return c.Err()
}
