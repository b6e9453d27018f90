package speed_test

import (
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/speed"
)

// measured is a result with these times.
func measured(cost string, base, own time.Duration, bars ...speed.Bar) speed.Result {
	side := func(d time.Duration) testing.BenchmarkResult {
		return testing.BenchmarkResult{N: 1, T: d, MemAllocs: 3}
	}
	f := speed.Figure{Name: "x", Cost: cost, Against: "nothing", Limit: "the speed of light", Bars: bars}
	return speed.Result{Figure: f, Base: side(base), Own: side(own)}
}

var (
	good = measured("good", 10, 19, speed.Bar{Unit: speed.Times, Max: 2}, speed.Bar{Unit: "allocs/op", Max: 2})
	fine = measured("fine", 10, 5, speed.Bar{Unit: speed.Times, Max: 1})
	tiny = measured("tiny", 4000, 5, speed.Bar{Unit: speed.Times, Max: 1})
)

func TestAllHeld(t *testing.T) {
	require.True(t, speed.Held(nil))
	require.True(t, speed.Held([]speed.Result{fine}))
	require.False(t, speed.Held([]speed.Result{fine, good}), "it has too many allocations")
}

func written(t *testing.T, format string) []string {
	var b strings.Builder
	require.NoError(t, speed.Write(&b, format, []speed.Result{good, fine, tiny}))
	return strings.Split(b.String(), "\n")
}

func TestTable(t *testing.T) {
	lines := written(t, "table")
	require.Equal(t, []string{
		"cost  time  against  its time  figure        bar             result",
		"good  19ns  nothing  10ns      1.90 times    <= 2 times      held",
		"-     -     -        -         3 allocs/op   <= 2 allocs/op  NOT HELD",
		"fine  5ns   nothing  10ns      0.50 times    <= 1 times      held",
		"tiny  5ns   nothing  4µs       0.0013 times  <= 1 times      held",
	}, lines[:5])
	require.Contains(t, lines[6], "processors")
}

func TestMarkdown(t *testing.T) {
	lines := written(t, "markdown")
	require.Equal(t, "| cost | time | against | its time | figure | bar | result |", lines[0])
	require.Equal(t, "|---|---|---|---|---|---|---|", lines[1])
	require.Equal(t, "| good | 19ns | nothing | 10ns | 1.90 times | <= 2 times | held |", lines[2])
	require.Contains(t, lines, "| fine | the speed of light |")
	require.EqualError(t, speed.Write(io.Discard, "pdf", nil), `there is no format "pdf": it is one of table, markdown`)
}

// keepTime puts the flag back that MeasureAll and Trace set.
func keepTime(t *testing.T) {
	old := flag.Lookup("test.benchtime").Value.String()
	t.Cleanup(func() { require.NoError(t, flag.Set("test.benchtime", old)) })
}

func TestMeasureAll(t *testing.T) {
	keepTime(t)
	figures := []speed.Figure{
		{Name: "quick", Baseline: works, Measured: works},
		{Name: "slow", Slow: true, Baseline: works, Measured: works},
	}
	for _, slow := range []bool{false, true} {
		var said strings.Builder
		results, err := speed.MeasureAll(figures, speed.Options{Time: time.Microsecond, Rounds: 2, Slow: slow}, &said)
		require.NoError(t, err)
		require.Len(t, results, len(strings.Split(strings.TrimSpace(said.String()), "\n")))
		require.Equal(t, slow, strings.Contains(said.String(), "measuring slow"))
	}
}

func TestNothingIsNotMeasured(t *testing.T) {
	for _, o := range []speed.Options{{Rounds: 1}, {Time: -time.Second, Rounds: 1}, {Time: time.Second}} {
		_, err := speed.MeasureAll(nil, o, io.Discard)
		require.ErrorContains(t, err, "measure", "%+v", o)
	}
	_, err := speed.Trace(nil, 0, io.Discard)
	require.Error(t, err)
}

func TestTrace(t *testing.T) {
	keepTime(t)
	curve := speed.Curve{Size: "drives", Cost: "lookup", Sizes: []int{1, 10}, At: func(int) func(*testing.B) { return works }}
	lines, err := speed.Trace([]speed.Curve{curve}, time.Microsecond, io.Discard)
	require.NoError(t, err)
	require.Len(t, lines, 1)
	require.Len(t, lines[0].Points, 2)
}

// The plot is XML, has a panel for each size and a circle for each point, and
// shows more time further up and more things further right.
func TestPlot(t *testing.T) {
	line := func(size string, points ...speed.Point) speed.Line {
		return speed.Line{Curve: speed.Curve{Size: size, Cost: "a < b"}, Points: points}
	}
	var b strings.Builder
	require.NoError(t, speed.WriteSVG(&b, []speed.Line{
		line("sessions", speed.Point{Size: 1, Nanos: 10}, speed.Point{Size: 100, Nanos: 1000}),
		line("drives", speed.Point{Size: 1, Nanos: 1e9}),
		line("sessions", speed.Point{Size: 1, Nanos: 0.1}),
	}))
	count, d := map[string]int{}, xml.NewDecoder(strings.NewReader(b.String()))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		if e, ok := token.(xml.StartElement); ok {
			count[e.Name.Local]++
		}
	}
	require.Equal(t, 2, count["g"])
	require.Equal(t, 4, count["circle"])
	require.Equal(t, 3, count["polyline"])
	require.Contains(t, b.String(), `points="0.0,192.0 300.0,96.0"`)
	require.Contains(t, b.String(), `cx="0.0" cy="0.0"`, "what is above the panel lies at its edge")
	require.Contains(t, b.String(), `cx="0.0" cy="240.0"`, "what is below too")
}
