package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// header is the first line of the table; it guards against a column that moved.
const header = "value\tname\taliases\ttext"

// row is one code of the table.
type row struct {
	value   uint32
	literal string // the value as the table spells it, so that 0xFFFFFFFF stays readable
	name    string
	aliases []string
	text    string
}

var spelling = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

// parse reads the table. Values must ascend and no name may occur twice: the generated lookups search by halves and
// would silently miss a code otherwise.
func parse(table string) ([]row, error) {
	lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")
	if lines[0] != header {
		return nil, fmt.Errorf("line 1: header is %q, want %q", lines[0], header)
	}
	var rows []row
	seen := map[string]bool{}
	for i, line := range lines[1:] {
		r, err := parseRow(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+2, err)
		}
		if len(rows) > 0 && r.value <= rows[len(rows)-1].value {
			return nil, fmt.Errorf("line %d: value %s is not above the one before", i+2, r.literal)
		}
		for _, name := range append([]string{r.name}, r.aliases...) {
			if seen[name] {
				return nil, fmt.Errorf("line %d: name %s occurs twice", i+2, name)
			}
			seen[name] = true
		}
		rows = append(rows, r)
	}
	return rows, nil
}

func parseRow(line string) (row, error) {
	columns := strings.Split(line, "\t")
	if len(columns) != 4 {
		return row{}, fmt.Errorf("%d columns, want 4", len(columns))
	}
	value, err := strconv.ParseUint(columns[0], 0, 32)
	if err != nil {
		return row{}, fmt.Errorf("value: %w", err)
	}
	r := row{value: uint32(value), literal: columns[0], name: columns[1], text: columns[3]}
	if columns[2] != "" {
		r.aliases = strings.Split(columns[2], ",")
	}
	for _, name := range append([]string{r.name}, r.aliases...) {
		if !spelling.MatchString(name) {
			return row{}, fmt.Errorf("name %q is not spelled as in a header", name)
		}
	}
	// The text stands in the middle of an error message, so it is no sentence.
	if r.text == "" || strings.TrimSpace(r.text) != r.text || strings.HasSuffix(r.text, ".") {
		return row{}, fmt.Errorf("text %q must be neither empty nor padded nor end in a full stop", r.text)
	}
	return r, nil
}
