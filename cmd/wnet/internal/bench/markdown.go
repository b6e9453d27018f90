package bench

import (
	"fmt"
	"io"
	"strings"

	"github.com/seed-520b6462/winnet/mpr/mprtest/speed"
)

// writeMarkdown is the table of a page, and what limits each figure.
func writeMarkdown(w io.Writer, results []speed.Result) error {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s |\n|%s\n", strings.Join(head, " | "), strings.Repeat("---|", len(head)))
	for _, row := range rows(results) {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
	}
	fmt.Fprintf(&b, "\n%s\n\n| cost | what limits it |\n|---|---|\n", machine())
	for _, r := range results {
		fmt.Fprintf(&b, "| %s | %s |\n", r.Cost, r.Limit)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
