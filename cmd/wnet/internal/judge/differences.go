package judge

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// Differences is the format of [WriteDifferences].
const Differences = "differences"

// differenceColumns are those of the table of differences.
var differenceColumns = []string{"result", "case", "answers", "document", "sentence", "instead"}

// WriteDifferences writes where an implementation differs from the documents: a
// line for each case that failed, with the sentence and what happened instead, and
// then one for each that was left out, with what is lacking. The cases that aren't
// there passed. Instead of user, the name of the machine's user, it says USER.
func WriteDifferences(w io.Writer, results []conformance.Result, user string) error {
	differs, left := "", ""
	passed, failed, lacking := 0, 0, 0
	for _, r := range results {
		switch {
		case r.Err != nil:
			failed++
			differs += row("differs", r, plain(r.Err.Error(), user))
		case r.Lacking != "":
			lacking++
			left += row("left out", r, "there is no "+r.Lacking)
		default:
			passed++
		}
	}
	_, err := fmt.Fprintf(w, "# %d cases: %d as the documents say, %d differ, %d left out\n%s\n%s%s",
		len(results), passed, failed, lacking, strings.Join(differenceColumns, "\t"), differs, left)
	return err
}

// wordy are the words of an error whose code stands before them.
var wordy = regexp.MustCompile(` \((?:WNet|Multinet|<nil>)[^;\n]*?\), want `)

// plain returns the text of a failure in the same words on each machine.
func plain(failure, user string) string {
	failure = wordy.ReplaceAllString(failure, ", want ")
	if user == "" {
		return failure
	}
	return regexp.MustCompile(`\b`+regexp.QuoteMeta(user)+`\b`).ReplaceAllString(failure, "USER")
}

// row returns a line of the table.
func row(result string, r conformance.Result, instead string) string {
	cells := []string{result, r.Name, strings.Join(r.Covers, " "), r.Document, r.Rule, instead}
	for i, text := range cells {
		lines := strings.FieldsFunc(text, func(c rune) bool { return c == '\n' || c == '\r' })
		for j, line := range lines {
			lines[j] = strings.TrimSpace(strings.ReplaceAll(line, "\t", " "))
		}
		cells[i] = strings.Join(lines, "; ")
	}
	return strings.Join(cells, "\t") + "\n"
}
