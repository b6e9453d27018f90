// Package bench measures how fast the emulator is and shows it: the figures with
// their baselines and bars, and a plot of what grows with what.
package bench

import (
	"flag"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/seed-520b6462/winnet/mpr/mprtest/speed"
	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// Options say how thoroughly to measure.
type Options struct {
	Time   time.Duration // of a round, for each side of a figure
	Rounds int           // of which the best counts
	Slow   bool          // the figures that take most of a minute as well
}

// Run measures figures; progress is told what comes next.
func Run(figures []speed.Figure, o Options, progress io.Writer) ([]speed.Result, error) {
	if err := setTime(o.Time); err != nil {
		return nil, err
	}
	if o.Rounds < 1 {
		return nil, fmt.Errorf("%d rounds measure nothing", o.Rounds)
	}
	var results []speed.Result
	for _, f := range figures {
		if f.Slow && !o.Slow {
			continue
		}
		fmt.Fprintln(progress, "measuring", f.Name)
		r, err := speed.Measure(f, o.Rounds)
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

// Held tells whether every bar of every figure is held.
func Held(results []speed.Result) bool {
	for _, r := range results {
		if !r.Held() {
			return false
		}
	}
	return true
}

// formats are the ways to write results, by name.
var formats = map[string]func(io.Writer, []speed.Result) error{"table": writeTable, "markdown": writeMarkdown}

// Formats are the names of the formats that [Write] knows.
var Formats = []string{"table", "markdown"}

// Write writes results in a format, one of [Formats].
func Write(w io.Writer, format string, results []speed.Result) error {
	write, known := formats[format]
	if !known {
		return fmt.Errorf("there is no format %q: it is one of %s", format, strings.Join(Formats, ", "))
	}
	return write(w, results)
}

// rows are the results, a bar each.
func rows(results []speed.Result) (all [][]string) {
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
	if unit == speed.Times && value < 0.1 {
		return fmt.Sprintf("%.2g %s", value, unit)
	}
	if unit == speed.Times {
		return fmt.Sprintf("%.2f %s", value, unit)
	}
	return fmt.Sprintf("%.0f %s", value, unit)
}

func writeTable(w io.Writer, results []speed.Result) error {
	t := scenario.NewTable(head...)
	for _, row := range rows(results) {
		t.Row(row...)
	}
	t.Write(w, "nothing was measured")
	_, err := fmt.Fprintln(w, "\n"+machine())
	return err
}

var head = []string{"cost", "time", "against", "its time", "figure", "bar", "result"}

// machine is what the figures depend on besides the code.
func machine() string {
	return fmt.Sprintf("%s, %s/%s, %d processors", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
}
