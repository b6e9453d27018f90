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
	"errors"
	"fmt"
	"testing"

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
type Failure struct {
	Case string // its name
	Rule string // the sentence of the contract that was not kept
	Err  error  // what happened instead
}

// Error returns name, sentence and what happened.
func (f *Failure) Error() string { return fmt.Sprintf("%s: %s: %v", f.Case, f.Rule, f.Err) }

// Unwrap returns what happened.
func (f *Failure) Unwrap() error { return f.Err }

// Test runs every case as a test of its own. A case that the harness has no means for is skipped.
func Test(t *testing.T, open Open) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			switch err := c.run(open); {
			case errors.Is(err, errNoMeans):
				t.Skip(err)
			case err != nil:
				t.Errorf("%s\n%v", c.rule, err)
			}
		})
	}
}

// Run runs every case and returns nil or a *Failure for each that the store did not pass, joined. A case that the
// harness has no means for counts as passed.
func Run(open Open) error {
	var failures []error
	for _, c := range cases {
		if err := c.run(open); err != nil && !errors.Is(err, errNoMeans) {
			failures = append(failures, &Failure{Case: c.name, Rule: c.rule, Err: err})
		}
	}
	return errors.Join(failures...)
}

var errNoMeans = errors.New("the harness has no means for this case")

func (c testCase) run(open Open) (err error) {
	h, err := open()
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	if h.Close != nil {
		defer func() { err = errors.Join(err, h.Close()) }()
	}
	if c.needs != nil && !c.needs(h) {
		return errNoMeans
	}
	r := &recorder{store: h.Store}
	c.action(r, h)
	return errors.Join(r.errs...)
}
