// Package spec holds the tables that the tests check the emulator against: which
// codes each call may return, and when, as the documents have it, and what was
// observed on Windows.
package spec

import (
	_ "embed"
	"encoding/csv"
	"strings"
)

//go:embed winnetwk-codes.tsv
var winnetwkCodes string

//go:embed npapi-codes.tsv
var npapiCodes string

//go:embed observed.tsv
var observedFacts string

// Row is one code of one call.
type Row struct {
	Function  string // as it is exported: "WNetAddConnection2W", "NPAddConnection"
	Code      string // as the headers spell it: "ERROR_BAD_DEVICE"
	Condition string
	Origin    string // of winnetwk.h's calls, who finds it out: router, provider, profile, session or ui
}

// Name is how tests name the row: "WNetAddConnection2W/ERROR_BAD_DEVICE".
func (r Row) Name() string { return r.Function + "/" + r.Code }

// Winnetwk lists the codes of the calls of winnetwk.h. It panics when the table
// is malformed: it is part of the package.
func Winnetwk() []Row {
	return table(winnetwkCodes, 4, func(line []string) Row { return Row{line[0], line[1], line[2], line[3]} })
}

// Npapi lists the codes of the calls of npapi.h, and what NPGetCaps may answer:
// there the code is an index with a bit or value of it. The function "*" is
// every call, and "MPR:routing" what the router makes of a code. It panics as
// Winnetwk does.
func Npapi() []Row {
	return table(npapiCodes, 3, func(line []string) Row { return Row{Function: line[0], Code: line[1], Condition: line[2]} })
}

// Fact is one thing that was observed: by a test that runs on Windows, by a program
// that has relied on it for years, or by Microsoft, in an article about it.
type Fact struct {
	ID        string
	Function  string // the call, or the command or registry value that was looked at
	Situation string
	Expected  string
	Shows     []string // the documented answers that it is an observation of, as Row.Name spells them
	Source    string
	// Strength is the kind of the source and how much it can be trusted: TEST-CI (a test
	// that a public machine runs on Windows), TEST (one that its author runs), OBS (a report
	// or log; OBS-MS: Microsoft's), KB-OLD (an article of the Knowledge Base), CODE (a program
	// that would break if it were otherwise), PROV (a network provider that would), DOC (a
	// document); H, M or L.
	Strength string
	// Standing is empty for a fact that a case or a scenario shows. Why says of the
	// others what there is to say.
	Standing Standing
	Why      string
}

// Standing says why no case shows a fact of the emulator as it is by default.
type Standing string

// The standings.
const (
	Differs Standing = "differs"  // the emulator does otherwise; Why names the setting that agrees, or the reason
	Unasked Standing = "unasked"  // it can't be put to the emulator; Why is the reason
	LeftOut Standing = "left out" // it is about a Windows that the emulator isn't
)

// Name is how cases and scenarios name the fact: "observed/use-size-one".
func (f Fact) Name() string { return "observed/" + f.ID }

// OnWindows reports whether the fact was seen, and not just written in a document.
func (f Fact) OnWindows() bool { return !strings.HasPrefix(f.Strength, "DOC") }

// Observed lists the facts. It panics as Winnetwk does.
func Observed() []Fact {
	return table(observedFacts, 9, func(line []string) Fact {
		return Fact{line[0], line[1], line[2], line[3], strings.Fields(line[4]), line[5], line[6], Standing(line[7]), line[8]}
	})
}

// table reads a table with a line of headings. Quotes stand for themselves.
func table[R any](text string, columns int, row func([]string) R) []R {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = '\t', columns, true
	lines, err := reader.ReadAll()
	if err != nil {
		panic(err)
	}
	rows := make([]R, 0, len(lines))
	for _, line := range lines[1:] {
		rows = append(rows, row(line))
	}
	return rows
}
