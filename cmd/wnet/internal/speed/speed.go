// Package speed measures how fast the emulator is. A figure is a cost beside its
// baseline, measured in the same run, and the bar that holds for the two: machines
// differ, so nearly every bar is a ratio. The Go benchmarks of this package and wnet
// bench run the same bodies; wnet bench prints the figures, or plots what grows with
// what.
package speed

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// The units of a bar besides those that the testing package reports, which are
// called as there ("allocs/op", "B/op").
const (
	Times      = "times"     // the baseline's time
	perSession = "B/session" // of memory
	allocs     = "allocs/op"
	bytesPerOp = "B/op"
)

// Bar is the most that a figure may be.
type Bar struct {
	Unit string // Times, or a unit of the testing package
	Max  float64
}

// String returns the bar as a condition: "<= 4 times".
func (b Bar) String() string { return fmt.Sprintf("<= %.4g %s", b.Max, b.Unit) }

// Figure is a cost, what it is held to, and its bars.
type Figure struct {
	Name     string // short, as that of a Go benchmark
	Cost     string // what is measured
	Against  string // what the baseline does
	Limit    string // what the cost consists of: why it can't be much less
	Bars     []Bar
	Slow     bool // takes most of a minute, so once is enough
	Baseline func(*testing.B)
	Measured func(*testing.B)
}

// Bench runs figures as Go benchmarks, the baseline of each first. Slow ones are
// left out of short runs.
func Bench(b *testing.B, figures []Figure) {
	for _, f := range figures {
		if f.Slow && testing.Short() {
			continue
		}
		b.Run(f.Name+"/baseline", reporting(f.Baseline))
		b.Run(f.Name+"/measured", reporting(f.Measured))
	}
}

func reporting(f func(*testing.B)) func(*testing.B) {
	return func(b *testing.B) {
		b.ReportAllocs()
		f(b)
	}
}

// Result is a figure as it was measured.
type Result struct {
	Figure
	Base, Own testing.BenchmarkResult // the best rounds
}

// Measure runs baseline and cost in turn, so that what else the machine does
// disturbs both, and keeps the best round of each. A side that fails is an error.
func Measure(f Figure, rounds int) (Result, error) {
	r := Result{Figure: f}
	if f.Slow {
		rounds = 1
	}
	for range rounds {
		if err := better(&r.Base, f.Baseline); err != nil {
			return r, fmt.Errorf("the baseline of %s: %w", f.Name, err)
		}
		if err := better(&r.Own, f.Measured); err != nil {
			return r, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return r, nil
}

// errFailed is all that testing.Benchmark tells: no round was counted.
var errFailed = fmt.Errorf("the benchmark failed")

func better(best *testing.BenchmarkResult, f func(*testing.B)) error {
	got := testing.Benchmark(f)
	if got.N == 0 {
		return errFailed
	}
	if best.N == 0 || nanos(got) < nanos(*best) {
		*best = got
	}
	return nil
}

// nanos returns the time of one operation. NsPerOp has whole nanoseconds, too coarse
// for a lookup.
func nanos(r testing.BenchmarkResult) float64 {
	return float64(r.T) / float64(time.Nanosecond) / float64(r.N)
}

// Value returns the figure in the unit of a bar.
func (r Result) Value(unit string) float64 {
	switch unit {
	case Times:
		return nanos(r.Own) / nanos(r.Base)
	case allocs:
		return float64(r.Own.AllocsPerOp())
	case bytesPerOp:
		return float64(r.Own.AllocedBytesPerOp())
	}
	return r.Own.Extra[unit]
}

// BaseTime returns the time of one operation of the baseline.
func (r Result) BaseTime() time.Duration { return time.Duration(nanos(r.Base) + 0.5) }

// OwnTime returns the time of one operation of what is measured.
func (r Result) OwnTime() time.Duration { return time.Duration(nanos(r.Own) + 0.5) }

// Holds reports whether a bar is held.
func (r Result) Holds(b Bar) bool { return r.Value(b.Unit) <= b.Max }

// Held reports whether all bars of the figure are held.
func (r Result) Held() bool {
	return !slices.ContainsFunc(r.Bars, func(b Bar) bool { return !r.Holds(b) })
}
