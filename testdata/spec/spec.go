// Package spec holds the tables that the tests check the emulator against:
// which codes each call may return, and when, as the documents have it.
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

// table reads a table with a line of headings.
func table(text string, columns int, row func([]string) Row) []Row {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord = '\t', columns
	lines, err := reader.ReadAll()
	if err != nil {
		panic(err)
	}
	rows := make([]Row, 0, len(lines))
	for _, line := range lines[1:] {
		rows = append(rows, row(line))
	}
	return rows
}
