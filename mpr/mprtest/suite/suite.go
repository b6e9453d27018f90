// Package suite is what the suites of packages conformance, providertest and storetest
// are made of: tables of tests, each of which holds a subject to one sentence of a
// contract. A suite for another contract needs a subject that embeds a [Checker], and a
// table:
//
//	type clock struct {
//		suite.Checker
//		now func() time.Time
//	}
//
//	func (*clock) Close() error { return nil }
//
//	var tests = []suite.Test[struct{}, *clock]{{
//		Name: "forwards", Rule: "a clock never goes back",
//		Check: func(c *clock) {
//			if first := c.now(); c.now().Before(first) {
//				c.Notef("it went back")
//			}
//		},
//	}}
//
// A [Suite] runs the table: as tests, as an error for programs, or as a list of results.
package suite

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

// Case tells of one case of a suite, whose subject is set up as S says.
type Case[S any] struct {
	Name     string
	Rule     string   // the sentence of the contract
	Document string   // where the sentence comes from; "": from the contract itself
	Covers   []string // documented answers, as the tables of the specification name them
	Needs    []string // what the subject must have; the case is left out otherwise
	Setup    S        // how the subject must be
}

// Subject is what a case checks: what is tested with what a case may ask of it, a
// Checker that notes what goes wrong, and how it ends.
type Subject interface {
	noting
	Close() error
}

// noting is what embeds a Checker.
type noting interface{ checker() *Checker }

// Need is something that a case can't do without.
type Need[C any] struct {
	Name string
	Met  func(C) bool
}

// Test is a row of a suite's table: a case and how it is checked.
type Test[S any, C Subject] struct {
	Name     string
	Rule     string
	Document string
	Covers   []string
	Setup    S
	Needs    []Need[C]
	Prepare  func(C) // called when all needs are met, before Check; nil: nothing
	Check    func(C)
}

// From returns a table with what its tests leave out: the document, and the needs.
func From[S any, C Subject](document string, needs []Need[C], tests []Test[S, C]) []Test[S, C] {
	for i := range tests {
		if tests[i].Document == "" {
			tests[i].Document = document
		}
		if tests[i].Needs == nil {
			tests[i].Needs = needs
		}
	}
	return tests
}

// Case returns what the suite tells of a test.
func (tt Test[S, C]) Case() Case[S] {
	told := Case[S]{Name: tt.Name, Rule: tt.Rule, Document: tt.Document, Covers: slices.Clone(tt.Covers), Setup: tt.Setup}
	for _, n := range tt.Needs {
		if !slices.Contains(told.Needs, n.Name) {
			told.Needs = append(told.Needs, n.Name)
		}
	}
	return told
}

// Suite is a table of tests with what makes a subject for each of them.
type Suite[S any, C Subject] struct {
	Tests []Test[S, C]
	// Open makes a subject as a test wants it. An error that is a [Lack] leaves the
	// test out.
	Open func(Test[S, C]) (C, error)
}

// Cases tells of every case, in the order in which they run.
func (s Suite[S, C]) Cases() []Case[S] {
	var all []Case[S]
	for _, tt := range s.Tests {
		all = append(all, tt.Case())
	}
	return all
}

// Result tells how a case ended.
type Result[S any] struct {
	Case[S]
	Lacking string // what the subject hasn't got, so that the case was left out; "": nothing
	Err     error  // what went wrong; nil: nothing
}

// Results runs the cases of those names, or every case if there are none, and tells how
// each of them ended.
func (s Suite[S, C]) Results(names ...string) []Result[S] {
	var all []Result[S]
	for _, tt := range s.Tests {
		if len(names) > 0 && !slices.Contains(names, tt.Name) {
			continue
		}
		all = append(all, s.result(tt))
	}
	return all
}

// Test runs every case as a test of its own. A case that the subject lacks something for
// is skipped, and the skip names what is lacking. A failure has the line of the case. At the end there are totals, and where
// to begin; the test fails if nothing was tried.
func (s Suite[S, C]) Test(t *testing.T) {
	t.Helper()
	var total totals
	for _, tt := range s.Tests {
		t.Run(tt.Name, func(t *testing.T) {
			r := s.result(tt)
			total.add(r.Name, r.Lacking, r.Err)
			switch {
			case r.Lacking != "":
				t.Skip(Lack(r.Lacking))
			case r.Err != nil:
				t.Errorf("%s\n%s", r.sentence(), withPlaces(r.Err))
			}
		})
	}
	if err := total.nothingTried(); err != nil {
		t.Error(err)
	}
	t.Log(total.String())
}

// Run runs every case and returns nil, or a *[Failure] for each that the subject did not
// pass, joined. A case that the subject lacks something for counts as passed; if all do, nothing was tried, which is an
// error.
func (s Suite[S, C]) Run() error {
	var failures []error
	var total totals
	for _, r := range s.Results() {
		total.add(r.Name, r.Lacking, r.Err)
		if r.Err != nil {
			failures = append(failures, &Failure{Case: r.Name, Rule: r.Rule, Err: r.Err})
		}
	}
	if err := total.nothingTried(); err != nil {
		return err
	}
	return errors.Join(failures...)
}

func (s Suite[S, C]) result(tt Test[S, C]) Result[S] {
	r := Result[S]{Case: tt.Case(), Err: s.run(tt)}
	if lack, is := errors.AsType[Lack](r.Err); is {
		r.Lacking, r.Err = string(lack), nil
	}
	return r
}

// run runs a test on a subject of its own. A panic is what went wrong.
func (s Suite[S, C]) run(tt Test[S, C]) (err error) {
	subject, err := s.Open(tt)
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	defer func() { err = errors.Join(err, subject.Close()) }()
	for _, n := range tt.Needs {
		if !n.Met(subject) {
			return Lack(n.Name)
		}
	}
	subject.checker().Recovering(func() {
		if tt.Prepare != nil {
			tt.Prepare(subject)
		}
		tt.Check(subject)
	})
	return subject.checker().Err()
}

func (c Case[S]) sentence() string {
	if c.Document == "" {
		return c.Rule
	}
	return c.Rule + " (" + c.Document + ")"
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

// Failed returns the names of the cases in an error of [Suite.Run].
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

// Lack names what a case would need and can't have. A case whose error is one is left
// out.
type Lack string

// Error returns a sentence with the name of what isn't there.
func (l Lack) Error() string { return "left out: there is no " + string(l) }
