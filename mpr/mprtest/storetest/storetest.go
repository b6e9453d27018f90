// Package storetest checks whether a store of profiles keeps the promises of profile.Store. It is a table of cases;
// each has the sentence of the contract that it holds the store to.
//
//	func TestStore(t *testing.T) {
//		storetest.Test(t, func() (*storetest.Harness, error) {
//			return &storetest.Harness{Store: new(MyStore)}, nil
//		})
//	}
//
// Run is the same for programs: it returns an error.
package storetest

import (
	"slices"
	"testing"

	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/profile"
)

// Harness is an empty store with the means to put it into the states that the contract speaks of. What is nil cannot be
// done to the store, and the cases that need it are left out.
type Harness struct {
	// Store is what is tested. It must be there.
	Store profile.Store
	// Another opens a second store on the same profiles, as another process would do.
	Another func() (profile.Store, error)
	// Unopenable makes the profile of a user impossible to open, and undoes that.
	Unopenable func(user string, on bool) error
	// Malformed damages the profile of a user, which exists, and undoes that.
	Malformed func(user string, on bool) error
	// FullDisk makes every change fail with ERROR_CANNOT_OPEN_PROFILE, and undoes that.
	FullDisk func(on bool) error
	// Close is called when a case is over.
	Close func() error
}

// Open makes a harness. It is called for each case.
type Open func() (*Harness, error)

// Failure is a case that a store did not pass.
type Failure = suite.Failure

// Test runs every case as a test of its own. A case that the harness has no means for is skipped.
func Test(t *testing.T, open Open) {
	t.Helper()
	on(open).Test(t)
}

// Run runs every case and returns nil or a *Failure for each that the store did not pass, joined. A case that the
// harness has no means for counts as passed.
func Run(open Open) error { return on(open).Run() }

// on returns the suite on the harnesses that open makes.
func on(open Open) suite.Suite[struct{}, *checker] {
	return suite.Suite[struct{}, *checker]{
		Tests: slices.Concat(contentCases, sharingCases),
		Open: func(test) (*checker, error) {
			h, err := open()
			return &checker{Harness: h}, err
		},
	}
}
