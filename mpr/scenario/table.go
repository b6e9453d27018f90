package scenario

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Table is a table with a head, as plain text.
type Table struct {
	head []string
	rows [][]string
}

// NewTable makes a table without rows.
func NewTable(head ...string) *Table { return &Table{head: head} }

// Row adds a row.
func (t *Table) Row(cells ...string) { t.rows = append(t.rows, cells) }

// Write prints the table, or a sentence when it has no rows. A cell that is
// empty shows as a dash, so that columns can be told apart by eye and by tools.
func (t *Table) Write(w io.Writer, none string) {
	if len(t.rows) == 0 {
		fmt.Fprintln(w, none)
		return
	}
	width := make([]int, len(t.head))
	all := append([][]string{t.head}, t.rows...)
	for _, row := range all {
		for i, cell := range row {
			width[i] = max(width[i], utf8.RuneCountInString(orDash(cell)))
		}
	}
	for _, row := range all {
		var b strings.Builder
		for i, cell := range row {
			cell = orDash(cell)
			b.WriteString(cell)
			b.WriteString(strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell)+2))
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}

func orDash(cell string) string {
	if cell == "" {
		return "-"
	}
	return cell
}
