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

// Row is one code of one call.
type Row struct {
	Function  string // as mpr.dll exports it: "WNetAddConnection2W"
	Code      string // as the headers spell it: "ERROR_BAD_DEVICE"
	Condition string
	Origin    string // who finds it out: router, provider, profile, session or ui
}

// Name is how tests name the row: "WNetAddConnection2W/ERROR_BAD_DEVICE".
func (r Row) Name() string { return r.Function + "/" + r.Code }

// Winnetwk lists the codes of the calls of winnetwk.h. It panics when the table
// is malformed: it is part of the package.
func Winnetwk() []Row {
	table := csv.NewReader(strings.NewReader(winnetwkCodes))
	table.Comma, table.FieldsPerRecord = '\t', 4
	lines, err := table.ReadAll()
	if err != nil {
		panic(err)
	}
	rows := make([]Row, 0, len(lines))
	for _, line := range lines[1:] {
		rows = append(rows, Row{line[0], line[1], line[2], line[3]})
	}
	return rows
}
