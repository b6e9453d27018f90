package conformance

import (
	"slices"

	"github.com/seed-520b6462/winnet/testdata/spec"
)

// Outcome says how a documented answer fared in a case.
type Outcome string

// The outcomes.
const (
	Pass      Outcome = "pass"
	Fail      Outcome = "fail"
	Skip      Outcome = "skip"      // the machine lacks what the case needs
	Uncovered Outcome = "uncovered" // there is no case
)

// Line is one documented answer of one function, in one case that covers it.
type Line struct {
	Function string
	Code     string
	Origin   string // who finds it out: router, provider, profile, session or ui
	Case     string // "" for an answer that no case covers
	Outcome  Outcome
	Why      string // what failed, or what is lacking
}

// Matrix has a line for each documented answer and case that covers it, in the
// order of the table of answers, whatever the results are of.
func Matrix(results []Result) []Line {
	var lines []Line
	for _, row := range spec.Winnetwk() {
		line := Line{Function: row.Function, Code: row.Code, Origin: row.Origin, Outcome: Uncovered}
		covered := false
		for i := range results {
			if r := &results[i]; slices.Contains(r.Covers, row.Name()) {
				line.Case = r.Name
				line.Outcome, line.Why = outcome(r)
				lines = append(lines, line)
				covered = true
			}
		}
		if !covered {
			lines = append(lines, line)
		}
	}
	return lines
}

// outcome returns how a case ended, and why.
func outcome(r *Result) (Outcome, string) {
	switch {
	case r.Err != nil:
		return Fail, r.Err.Error()
	case r.Lacking != "":
		return Skip, "there is no " + r.Lacking
	}
	return Pass, ""
}

// Worst is the outcome of several cases of one answer: a failure above all, then
// what was left out, then what passed.
func Worst(outcomes ...Outcome) Outcome {
	for _, worst := range []Outcome{Fail, Skip, Pass} {
		if slices.Contains(outcomes, worst) {
			return worst
		}
	}
	return Uncovered
}
