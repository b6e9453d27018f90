package speed

import (
	"flag"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// Options says how thoroughly to measure.
type Options struct {
	Time   time.Duration // of a round, for each side of a figure
	Rounds int           // of which the best counts
	Slow   bool          // the figures that take most of a minute as well
}

// All returns all figures.
func All() []Figure {
	return slices.Concat(Connecting(), Sessions(), Enumerating(), Raw(), Sharing(), Profiles())
}

// MeasureAll measures figures; progress is told what comes next.
func MeasureAll(figures []Figure, o Options, progress io.Writer) ([]Result, error) {
	if err := setTime(o.Time); err != nil {
		return nil, err
	}
	if o.Rounds < 1 {
		return nil, fmt.Errorf("%d rounds measure nothing", o.Rounds)
	}
	var results []Result
	for _, f := range figures {
		if f.Slow && !o.Slow {
			continue
		}
		fmt.Fprintln(progress, "measuring", f.Name)
		r, err := Measure(f, o.Rounds)
		if err != nil {
			return nil, err
		}
		results = append(results, r)
	}
	return results, nil
}

// setTime sets how long a benchmark runs, which only a flag of the testing
// package can.
func setTime(d time.Duration) error {
	if d <= 0 {
		return fmt.Errorf("a round of %v measures nothing", d)
	}
	testing.Init()
	return flag.Set("test.benchtime", d.String())
}

// Held reports whether every bar of every figure is held.
func Held(results []Result) bool {
	for _, r := range results {
		if !r.Held() {
			return false
		}
	}
	return true
}

// formats lists the ways to write results, by name.
var formats = map[string]func(io.Writer, []Result) error{"table": writeTable, "markdown": writeMarkdown}

// Formats lists the names of the formats that [Write] knows.
var Formats = []string{"table", "markdown"}

// Write writes results in a format, one of [Formats].
func Write(w io.Writer, format string, results []Result) error {
	write, known := formats[format]
	if !known {
		return fmt.Errorf("there is no format %q: it is one of %s", format, strings.Join(Formats, ", "))
	}
	return write(w, results)
}

// rows returns the results, a bar each.
func rows(results []Result) (all [][]string) {
	for _, r := range results {
		for i, bar := range r.Bars {
			row := []string{"", "", "", "", figure(r.Value(bar.Unit), bar.Unit), bar.String(), "held"}
			if i == 0 {
				copy(row, []string{r.Cost, r.OwnTime().String(), r.Against, r.BaseTime().String()})
			}
			if !r.Holds(bar) {
				row[6] = "NOT HELD"
			}
			all = append(all, row)
		}
	}
	return all
}

func figure(value float64, unit string) string {
	if unit == Times && value < 0.1 {
		return fmt.Sprintf("%.2g %s", value, unit)
	}
	if unit == Times {
		return fmt.Sprintf("%.2f %s", value, unit)
	}
	return fmt.Sprintf("%.0f %s", value, unit)
}

func writeTable(w io.Writer, results []Result) error {
	t := scenario.NewTable(head...)
	for _, row := range rows(results) {
		t.Row(row...)
	}
	t.Write(w, "nothing was measured")
	_, err := fmt.Fprintln(w, "\n"+machine())
	return err
}

var head = []string{"cost", "time", "against", "its time", "figure", "bar", "result"}

// machine names what the figures depend on besides the code.
func machine() string {
	return fmt.Sprintf("%s, %s/%s, %d processors", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
}

// writeMarkdown writes the table of a page, and what limits each figure.
func writeMarkdown(w io.Writer, results []Result) error {
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
