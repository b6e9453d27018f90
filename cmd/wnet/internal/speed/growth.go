package speed

import (
	"fmt"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
)

// Curve is a cost that may grow with the size of something.
type Curve struct {
	Size  string // what there is more and more of
	Cost  string // what is measured
	Sizes []int
	At    func(size int) func(*testing.B)
	Per   bool // the cost is divided by the size
}

// Growth returns the curves of the plot.
func Growth() []Curve {
	sessions := []int{1, 10, 100, 1000, 10_000, 100_000}
	drives := []int{1, 2, 5, 10, 22}
	return []Curve{
		{Size: "sessions", Cost: "GetConnection", Sizes: sessions, At: func(n int) func(*testing.B) { return lookUpAmong(n, 0) }},
		{Size: "sessions", Cost: "logon and logoff", Sizes: sessions, At: logonAmong},
		{Size: "drives of the session", Cost: "GetConnection", Sizes: drives, At: func(n int) func(*testing.B) {
			return func(b *testing.B) { looksUp(b, logonWith(b, n).GetConnection, letter(n-1)) }
		}},
		{Size: "drives of the session", Cost: "AddConnection2 and CancelConnection2", Sizes: drives, At: func(n int) func(*testing.B) {
			return func(b *testing.B) { connects(b, logonWith(b, n), "Z:", 0) }
		}},
		{Size: "resources", Cost: "EnumResource, each", Sizes: []int{10, 100, 1000, 10_000, 100_000, million}, Per: true,
			At: func(n int) func(*testing.B) { return func(b *testing.B) { enumerate(b, n) } }},
	}
}

// letter returns one of the drives before Z:.
func letter(i int) string { return string(rune('D'+i)) + ":" }

// logonWith logs a user with so many drives on.
func logonWith(tb testing.TB, drives int) *mpr.Caller {
	c := logon(tb, office(tb))
	for i := range drives {
		connect(tb, c, letter(i))
	}
	return c
}

// logonAmong logs one more user on and off.
func logonAmong(n int) func(*testing.B) {
	return func(b *testing.B) {
		r := crowd(b, n)[0].Router()
		for b.Loop() {
			if err := logon(b, r).Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// Point is a point of a curve.
type Point struct {
	Size  int
	Nanos float64
}

// Trace measures a curve. An error is that of the benchmark that failed, and names it.
func (c Curve) Trace() ([]Point, error) {
	var points []Point
	for _, size := range c.Sizes {
		var best testing.BenchmarkResult
		if err := better(&best, c.At(size)); err != nil {
			return nil, fmt.Errorf("%s with %d %s: %w", c.Cost, size, c.Size, err)
		}
		p := Point{size, nanos(best)}
		if c.Per {
			p.Nanos /= float64(size)
		}
		points = append(points, p)
	}
	return points, nil
}
