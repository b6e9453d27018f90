package speed_test

import (
	"flag"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/speed"
)

// once has every benchmark run for one operation only, as go test would with
// -benchtime 1x.
func once(t *testing.T) {
	old := flag.Lookup("test.benchtime").Value.String()
	require.NoError(t, flag.Set("test.benchtime", "1x"))
	t.Cleanup(func() { require.NoError(t, flag.Set("test.benchtime", old)) })
}

// Both sides of each figure do what they say: they check their own results.
func TestEverySideWorks(t *testing.T) {
	once(t)
	names := map[string]bool{}
	for _, f := range speed.All() {
		require.False(t, names[f.Name], "two figures are called %s", f.Name)
		names[f.Name] = true
		for _, text := range []string{f.Name, f.Cost, f.Against, f.Limit} {
			require.NotEmpty(t, text, f.Name)
		}
		require.NotEmpty(t, f.Bars, f.Name)
		if f.Slow {
			continue
		}
		r, err := speed.Measure(f, 1)
		require.NoError(t, err)
		require.Positive(t, r.BaseTime(), f.Name)
		require.Positive(t, r.Value(speed.Times), f.Name)
	}
}

// The bars are those that the project set itself; a looser one is a decision, not
// a slip.
func TestBars(t *testing.T) {
	got := map[string][]string{}
	for _, f := range speed.All() {
		for _, bar := range f.Bars {
			got[f.Name] = append(got[f.Name], bar.String())
		}
	}
	want := map[string][]string{
		"GetConnection":          {"<= 2 times", "<= 0 allocs/op"},
		"GetConnection-parallel": {"<= 0.5882 times"},
		"AddCancel-yes":          {"<= 4 times", "<= 4 allocs/op"},
		"AddCancel-fake-profile": {"<= 20 times"},
		"Machine":                {"<= 0.1 times", "<= 1e+04 B/op", "<= 60 allocs/op"},
		"MillionSessions":        {"<= 2 times", "<= 2000 B/session"},
		"MillionSessions-drawn":  {"<= 2 times", "<= 2000 B/session"},
		"EnumMillion":            {"<= 5 times", "<= 100 allocs/op"},
		"GetUniversalName":       {"<= 3 times"},
		"SharedGetConnection":    {"<= 3 times"},
		"SharedNetUse":           {"<= 5 times"},
		"Walk":                   {"<= 5 times"},
		"ProfileLoad":            {"<= 10 times"},
		"ProfileUpdate":          {"<= 2 times"},
		"ProfileUpdate-10000":    {"<= 2 times"},
	}
	if len(speed.Sharing()) == 0 { // as on Windows
		delete(want, "SharedGetConnection")
		delete(want, "SharedNetUse")
	}
	if len(speed.Sharing()) < 2 { // nor is the program true everywhere
		delete(want, "SharedNetUse")
	}
	for _, f := range speed.Raw() { // of which Windows has none
		want[f.Name] = map[string][]string{
			"RawGetConnection": {"<= 4 times", "<= 0 allocs/op"},
			"RawEnumResource":  {"<= 4 times"},
		}[f.Name]
	}
	require.Equal(t, want, got)
}

// result is one that was measured like this, per operation.
func result(base, own time.Duration, allocs uint64) speed.Result {
	side := func(d time.Duration, allocs uint64) testing.BenchmarkResult {
		return testing.BenchmarkResult{N: 1000, T: 1000 * d, MemAllocs: 1000 * allocs, Extra: map[string]float64{"B/session": 700}}
	}
	return speed.Result{Base: side(base, 99), Own: side(own, allocs)}
}

func TestHeld(t *testing.T) {
	for _, c := range []struct {
		name string
		bars []speed.Bar
		want bool
	}{
		{"no bar", nil, true},
		{"at the ratio", []speed.Bar{{Unit: speed.Times, Max: 3}}, true},
		{"over the ratio", []speed.Bar{{Unit: speed.Times, Max: 2.99}}, false},
		{"at the allocations", []speed.Bar{{Unit: "allocs/op", Max: 4}}, true},
		{"over the allocations", []speed.Bar{{Unit: speed.Times, Max: 3}, {Unit: "allocs/op", Max: 3}}, false},
		{"at a unit of its own", []speed.Bar{{Unit: "B/session", Max: 700}}, true},
		{"over a unit of its own", []speed.Bar{{Unit: "B/session", Max: 699}}, false},
	} {
		r := result(100*time.Nanosecond, 300*time.Nanosecond, 4)
		r.Bars = c.bars
		require.Equal(t, c.want, r.Held(), c.name)
	}
}

// works is a side that has nothing to do.
func works(b *testing.B) {
	for b.Loop() {
		os.Getpid()
	}
}

func TestASideThatFailsIsAnError(t *testing.T) {
	once(t)
	fails := func(b *testing.B) { b.Fatal("no network") }
	_, err := speed.Measure(speed.Figure{Name: "X", Baseline: fails, Measured: works}, 1)
	require.EqualError(t, err, "the baseline of X: the benchmark failed")
	_, err = speed.Measure(speed.Figure{Name: "X", Baseline: works, Measured: fails}, 1)
	require.EqualError(t, err, "X: the benchmark failed")
	_, err = speed.Curve{Cost: "X", Size: "drives", Sizes: []int{7}, At: func(int) func(*testing.B) { return fails }}.Trace()
	require.EqualError(t, err, "X with 7 drives: the benchmark failed")
}

// Of several rounds the best counts, on each side.
func TestTheBestRoundCounts(t *testing.T) {
	once(t)
	round := 0
	slowAtFirst := func(b *testing.B) {
		for b.Loop() {
			round++
			for start := time.Now(); round == 1 && time.Since(start) < 20*time.Millisecond; {
			}
		}
	}
	r, err := speed.Measure(speed.Figure{Baseline: works, Measured: slowAtFirst}, 3)
	require.NoError(t, err)
	require.Equal(t, 3, round)
	require.Less(t, r.OwnTime(), 20*time.Millisecond)
}

// Every curve can be traced, at small sizes here.
func TestGrowth(t *testing.T) {
	once(t)
	for _, c := range speed.Growth() {
		require.Len(t, c.Sizes[:3], 3, "a curve has at least three points")
		c.Sizes = c.Sizes[:3]
		points, err := c.Trace()
		require.NoError(t, err)
		for i, p := range points {
			require.Equal(t, c.Sizes[i], p.Size)
			require.Positive(t, p.Nanos)
		}
	}
}
