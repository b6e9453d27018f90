// Package judge shows how an implementation of mpr.Network fares in the
// conformance suite: which documented answers of which call it gives.
package judge

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// Implementations are the names that [Open] knows.
var Implementations = []string{"emulator", "raw", "system", "bridged"}

// Real says whether an implementation is the mpr.dll of this machine, which isn't
// ours and may crash.
func Real(name string) bool { return name == "system" || name == "bridged" }

// Open makes machines of an implementation. remote is a share that the system may
// be tried on, shims the folder of the provider DLLs that it is bridged by.
func Open(name, remote, shims string) (conformance.Open, error) {
	switch name {
	case "emulator":
		return conformance.Emulator(nil), nil
	case "raw":
		return conformance.Raw(), nil
	case "system":
		return conformance.System(remote), nil
	case "bridged":
		return conformance.Bridged(shims), nil
	}
	return nil, fmt.Errorf("there is no implementation %q: it is one of %s", name, strings.Join(Implementations, ", "))
}

// formats are the ways to write a matrix, by name.
var formats = map[string]func(w io.Writer, impl string, lines []conformance.Line) error{
	"table": writeTable, "tsv": writeTSV, "markdown": writeMarkdown, "html": writeHTML,
}

// Formats are the names of all formats: those of [Write], and [Differences].
var Formats = []string{"table", "tsv", "markdown", "html", Differences}

// Write writes the matrix of an implementation in a format: table, tsv, markdown or
// html.
func Write(w io.Writer, impl, format string, lines []conformance.Line) error {
	write, known := formats[format]
	if !known {
		return fmt.Errorf("there is no format %q: it is one of %s", format, strings.Join(Formats, ", "))
	}
	return write(w, impl, lines)
}

// columns are the columns of a line.
var columns = []string{"function", "code", "origin", "rests on", "case", "result"}

func cells(l conformance.Line) []string {
	return []string{l.Function, l.Code, l.Origin, string(l.Basis), l.Case, string(l.Outcome)}
}

// writeTable writes for the eye: the matrix, why something failed or was left out,
// and how many answers of each kind there are.
func writeTable(w io.Writer, _ string, lines []conformance.Line) error {
	t := scenario.NewTable(columns...)
	for _, l := range lines {
		t.Row(cells(l)...)
	}
	t.Write(w, "There are no documented answers.")
	var told []string
	for _, l := range lines {
		if why := fmt.Sprintf("%s: %s: %s", l.Outcome, l.Case, l.Why); l.Why != "" && !slices.Contains(told, why) {
			told = append(told, why)
			fmt.Fprintln(w, why)
		}
	}
	_, err := fmt.Fprintln(w, summary(lines))
	return err
}

// writeTSV writes for programs: exactly the columns, with a header.
func writeTSV(w io.Writer, _ string, lines []conformance.Line) error {
	return writeRows(w, columns, lines, cells)
}

// writeRows writes a line with tabs for a header and for each row.
func writeRows[R any](w io.Writer, header []string, rows []R, cells func(R) []string) error {
	text := strings.Join(header, "\t") + "\n"
	for _, row := range rows {
		text += strings.Join(cells(row), "\t") + "\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// call is one function with what became of its documented answers.
type call struct {
	function string
	answers  []answer
}

// answer is one code of a function over all cases that cover it.
type answer struct {
	code, origin string
	basis        conformance.Basis
	cases        []string
	outcomes     []conformance.Outcome
}

func (a answer) outcome() conformance.Outcome { return conformance.Worst(a.outcomes...) }

// calls gathers the lines by function and code, in their order.
func calls(lines []conformance.Line) []call {
	var list []call
	for _, l := range lines {
		if len(list) == 0 || list[len(list)-1].function != l.Function {
			list = append(list, call{function: l.Function})
		}
		c := &list[len(list)-1]
		at := slices.IndexFunc(c.answers, func(a answer) bool { return a.code == l.Code })
		if at < 0 {
			at = len(c.answers)
			c.answers = append(c.answers, answer{code: l.Code, origin: l.Origin, basis: l.Basis})
		}
		if l.Case != "" {
			c.answers[at].cases = append(c.answers[at].cases, l.Case)
		}
		c.answers[at].outcomes = append(c.answers[at].outcomes, l.Outcome)
	}
	return list
}

// counts returns how many answers have each outcome, and how many rest on each basis.
func (c call) counts() (by map[conformance.Outcome]int, on map[conformance.Basis]int) {
	by, on = make(map[conformance.Outcome]int), make(map[conformance.Basis]int)
	for _, a := range c.answers {
		by[a.outcome()]++
		on[a.basis]++
	}
	return by, on
}

// bases are all there are, in the order of the columns.
var bases = []conformance.Basis{conformance.Documented, conformance.Observed, conformance.Ruled}

// outcomes are all there are, the good one first.
var outcomes = []conformance.Outcome{conformance.Pass, conformance.Fail, conformance.Skip, conformance.Uncovered}

// summary counts the documented answers, by how they fared and by what they rest on.
func summary(lines []conformance.Line) string {
	var all call
	for _, c := range calls(lines) {
		all.answers = append(all.answers, c.answers...)
	}
	by, on := all.counts()
	parts := make([]string, 0, len(outcomes))
	for _, o := range outcomes {
		parts = append(parts, fmt.Sprintf("%d %s", by[o], o))
	}
	return fmt.Sprintf("%d documented answers: %s; %d rest on documents alone, %d were observed on Windows, %d go on with a ruling",
		len(all.answers), strings.Join(parts, ", "), on[conformance.Documented], on[conformance.Observed], on[conformance.Ruled])
}

// Failed reports whether anything failed.
func Failed(lines []conformance.Line) bool {
	return slices.ContainsFunc(lines, func(l conformance.Line) bool { return l.Outcome == conformance.Fail })
}

// Tried reports whether any case was tried.
func Tried(results []conformance.Result) bool {
	return slices.ContainsFunc(results, func(r conformance.Result) bool { return r.Lacking == "" })
}

// writeMarkdown writes a table with a line for each call.
func writeMarkdown(w io.Writer, _ string, lines []conformance.Line) error {
	text := "| call | documented answers | pass | fail | skip | uncovered | document only | observed | ruling | cases |\n" +
		"|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n"
	for _, c := range calls(lines) {
		cases := make(map[string]bool)
		for _, a := range c.answers {
			for _, name := range a.cases {
				cases[name] = true
			}
		}
		text += fmt.Sprintf("| %s | %d |", c.function, len(c.answers))
		by, on := c.counts()
		for _, o := range outcomes {
			text += fmt.Sprintf(" %d |", by[o])
		}
		for _, b := range bases {
			text += fmt.Sprintf(" %d |", on[b])
		}
		text += fmt.Sprintf(" %d |\n", len(cases))
	}
	_, err := io.WriteString(w, text+"\n"+summary(lines)+".\n")
	return err
}

var faults = regexp.MustCompile(`(?m)^(Exception 0x[0-9a-f]+|panic: .*|fatal error: .*)`)

// ending returns how a case ended a process.
func ending(hung bool, err error, complaint string) string {
	if hung {
		return "a call doesn't return"
	}
	if fault := faults.FindString(complaint); fault != "" {
		return "a call ends the process: " + fault
	}
	return fmt.Sprintf("a call ends the process: %v", err)
}

// head keeps the first of what is written: a crash says what it is before it says
// where.
type head struct{ text []byte }

// Write implements io.Writer.
func (h *head) Write(p []byte) (int, error) {
	const enough = 4096
	h.text = append(h.text, p[:min(len(p), enough-len(h.text))]...)
	return len(p), nil
}

// String returns what was kept.
func (h *head) String() string { return string(h.text) }
