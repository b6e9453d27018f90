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
	"slices"
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// The parts of the suite that others see, and how it tells of them.
type (
	// Failure is a case that a provider did not pass.
	Failure = suite.Failure
	// Case tells of one case of the suite. Covers has documented answers, as
	// "NPCancelConnection WN_OPEN_FILES".
	Case = suite.Case[struct{}]
)

// Cases tells of every case, in the order in which they run.
func Cases() []Case { return on(nil).Cases() }

// Test runs every case as a test of its own. A case that the harness or the
// provider lacks something for is skipped, and the skip names what it is.
func Test(t *testing.T, open Open) {
	t.Helper()
	on(open).Test(t)
}

// Run runs every case and returns nil or a *Failure for each that the provider
// did not pass, joined. A case that the harness or the provider lacks something
// for counts as passed.
func Run(open Open) error { return on(open).Run() }

// on returns the suite on the harnesses that open makes, with its cases by subject.
func on(open Open) suite.Suite[struct{}, *checker] {
	return suite.Suite[struct{}, *checker]{
		Tests: slices.Concat(identityCases, addCases, refusalCases, deferredCases, droppedCases, cancelCases, openFileCases,
			connectionCases, nameCases, urlCases, parentCases, enumCases, enumHandleCases, stoppedCases, sessionCases, robustnessCases),
		Open: func(test) (*checker, error) { return newChecker(open) },
	}
}
