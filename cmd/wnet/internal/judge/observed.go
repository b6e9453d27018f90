package judge

import (
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/testdata"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// cantBeAsked is the outcome of a fact that can't be put to the emulator, or that is
// about another Windows.
const cantBeAsked conformance.Outcome = "can't be asked"

// Fact tells how one row of the table of observations fared.
type Fact struct {
	spec.Fact
	Outcome conformance.Outcome // pass, fail, skip, uncovered, differs or can't be asked
	Shown   []string            // the cases, and the files of the scenarios, that show it
	Reason  string              // what failed or is lacking, the setting that agrees, or why it can't be asked
}

// Facts returns the rows of the table of observations with what the results say of each.
// The scenarios that name a row are run if the implementation is the emulator itself;
// they can't be put to another one.
func Facts(impl string, results []conformance.Result) ([]Fact, error) {
	stories := testdata.Observed()
	ran := make(map[string]error)
	var facts []Fact
	for _, row := range spec.Observed() {
		f := Fact{Fact: row, Reason: row.Why}
		switch row.Standing {
		case spec.Differs:
			f.Outcome = conformance.Outcome(row.Standing)
		case spec.Unasked, spec.LeftOut:
			f.Outcome = cantBeAsked
		}
		var outcomes []conformance.Outcome
		note := func(outcome conformance.Outcome, by, why string) {
			outcomes, f.Shown = append(outcomes, outcome), append(f.Shown, by)
			if why != "" && f.Reason == "" {
				f.Reason = by + ": " + why
			}
		}
		for _, line := range conformance.Covering(results, row.Name()) {
			note(line.Outcome, line.Case, line.Why)
		}
		for _, file := range stories[row.Name()] {
			if impl != "emulator" {
				note(conformance.Skip, file, "a scenario is for the emulator")
				continue
			}
			err, done := ran[file]
			if !done {
				var broken error
				if err, broken = play(file); broken != nil {
					return nil, broken
				}
				ran[file] = err
			}
			if err != nil {
				note(conformance.Fail, file, err.Error())
			} else {
				note(conformance.Pass, file, "")
			}
		}
		if worst := conformance.Worst(outcomes...); f.Outcome == "" || worst == conformance.Fail {
			f.Outcome = worst
		}
		facts = append(facts, f)
	}
	return facts, nil
}

// play runs an embedded scenario. err is what the scenario came to, broken why it
// couldn't be run.
func play(name string) (err, broken error) {
	data, broken := testdata.Scenarios.ReadFile(name)
	if broken != nil {
		return nil, broken
	}
	dir, broken := os.MkdirTemp("", "wnet")
	if broken != nil {
		return nil, broken
	}
	defer os.RemoveAll(dir) // a folder of its own for the copy, which nobody misses
	file := filepath.Join(dir, path.Base(name))
	if broken = os.WriteFile(file, data, 0o600); broken != nil {
		return nil, broken
	}
	return scenario.Runner{Timeout: time.Minute}.Run(file), nil
}

// factColumns are the columns of a fact.
var factColumns = []string{"fact", "function", "situation", "expected", "source", "strength", "result", "shown by", "why"}

func factCells(f Fact) []string {
	return []string{f.ID, f.Function, f.Situation, f.Expected, f.Source, f.Strength, string(f.Outcome), strings.Join(f.Shown, ", "), f.Reason}
}

// FactFormats are the formats of [WriteFacts].
var FactFormats = []string{"table", "tsv", "markdown"}

// WriteFacts writes the table of observations: in the format table without situations
// and sources, which have no room there, and else with all columns.
func WriteFacts(w io.Writer, format string, facts []Fact) error {
	switch format {
	case "table":
		t := scenario.NewTable("fact", "function", "expected", "result", "why")
		for _, f := range facts {
			t.Row(f.ID, f.Function, f.Expected, string(f.Outcome), f.Reason)
		}
		t.Write(w, "There are no facts.")
		_, err := fmt.Fprintln(w, factSummary(facts))
		return err
	case "tsv":
		return writeRows(w, factColumns, facts, factCells)
	case "markdown":
		escape := strings.NewReplacer("|", `\|`, `\`, `\\`, "*", `\*`, "<", "&lt;", "$", "&#36;")
		text := "| " + strings.Join(factColumns, " | ") + " |\n" + strings.Repeat("|---", len(factColumns)) + "|\n"
		for _, f := range facts {
			for _, cell := range factCells(f) {
				text += "| " + escape.Replace(cell) + " "
			}
			text += "|\n"
		}
		_, err := io.WriteString(w, text+"\n"+factSummary(facts)+".\n")
		return err
	}
	return fmt.Errorf("there is no format %q for observed facts: it is one of %s", format, strings.Join(FactFormats, ", "))
}

// factSummary counts the facts by how they fared. Outcomes that none has are left out.
func factSummary(facts []Fact) string {
	by := make(map[conformance.Outcome]int)
	for _, f := range facts {
		by[f.Outcome]++
	}
	var parts []string
	for _, o := range append(slices.Clone(outcomes), conformance.Outcome(spec.Differs), cantBeAsked) {
		if by[o] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", by[o], o))
		}
	}
	return fmt.Sprintf("%d observed facts: %s", len(facts), strings.Join(parts, ", "))
}

// FactsFailed reports whether a fact failed.
func FactsFailed(facts []Fact) bool {
	return slices.ContainsFunc(facts, func(f Fact) bool { return f.Outcome == conformance.Fail })
}
