package speed

import (
	"flag"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"
)

// Options says how thoroughly to measure.
type Options struct {
	Time   time.Duration // of a round, for each side of a figure
	Rounds int           // of which the best counts
	Slow   bool          // the figures that take most of a minute as well
}

// All returns all figures.
func All() []Figure {
	return slices.Concat(Connecting(), Sessions(), Enumerating(), Raw(), Profiles())
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
