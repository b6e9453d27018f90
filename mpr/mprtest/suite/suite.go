package suite

import (
	"errors"
	"fmt"
	"testing"
)

// Case is a case of a suite, bound to what is tested.
type Case struct {
	Name     string
	Rule     string // the sentence of the contract
	Document string // where the sentence comes from; "": from the contract itself
	Run      func() error
}

// Failure is a case that was not passed.
type Failure struct {
	Case string // its name
	Rule string // the sentence of the contract that was not kept
	Err  error  // what happened instead
}

// Error returns name, sentence and what happened.
func (f *Failure) Error() string { return fmt.Sprintf("%s: %s: %v", f.Case, f.Rule, f.Err) }

// Unwrap returns what happened.
func (f *Failure) Unwrap() error { return f.Err }

// Lack is what a case would need and can't have. A case whose error is one is left
// out.
type Lack string

// Error names what isn't there.
func (l Lack) Error() string { return "left out: there is no " + string(l) }

// Test runs each case as a test of its own. One that is left out is skipped, and
// the skip names what it lacks.
func Test(t *testing.T, cases []Case) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			var lack Lack
			switch err := c.Run(); {
			case errors.As(err, &lack):
				t.Skip(lack)
			case err != nil:
				t.Errorf("%s\n%v", c.sentence(), err)
			}
		})
	}
}

func (c Case) sentence() string {
	if c.Document == "" {
		return c.Rule
	}
	return c.Rule + " (" + c.Document + ")"
}

// Run runs the cases and returns nil or a *Failure for each that was not passed,
// joined. One that is left out counts as passed.
func Run(cases []Case) error {
	var failures []error
	for _, c := range cases {
		var lack Lack
		if err := c.Run(); err != nil && !errors.As(err, &lack) {
			failures = append(failures, &Failure{Case: c.Name, Rule: c.Rule, Err: err})
		}
	}
	return errors.Join(failures...)
}

// Failed are the names of the cases in what Run returned.
func Failed(err error) []string {
	joined, _ := err.(interface{ Unwrap() []error })
	if joined == nil {
		return nil
	}
	var names []string
	for _, each := range joined.Unwrap() {
		if failure, is := errors.AsType[*Failure](each); is {
			names = append(names, failure.Case)
		}
	}
	return names
}
