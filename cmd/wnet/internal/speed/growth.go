package speed

import (
	"fmt"
	"html"
	"io"
	"math"
	"strings"
	"testing"
	"time"

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

// Line is a curve with its points.
type Line struct {
	Curve
	Points []Point
}

// Trace measures curves; progress is told what comes next.
func Trace(curves []Curve, each time.Duration, progress io.Writer) ([]Line, error) {
	if err := setTime(each); err != nil {
		return nil, err
	}
	var lines []Line
	for _, c := range curves {
		fmt.Fprintln(progress, "tracing", c.Cost, "by", c.Size)
		points, err := c.Trace()
		if err != nil {
			return nil, err
		}
		lines = append(lines, Line{c, points})
	}
	return lines, nil
}

// The measures of the plot, in pixels. Both axes are logarithmic: equal costs lie
// on a level, costs that grow as fast as the size on a slope.
const (
	panelWidth, panelHeight = 300, 240
	left, top, gap          = 60, 40, 50
	lowest, highest         = 0, 5 // powers of ten, of nanoseconds
)

// WriteSVG draws a panel for each size that lines grow with.
func WriteSVG(w io.Writer, lines []Line) error {
	var sizes []string
	panels := map[string][]Line{}
	for _, l := range lines {
		if panels[l.Size] == nil {
			sizes = append(sizes, l.Size)
		}
		panels[l.Size] = append(panels[l.Size], l)
	}
	var b strings.Builder
	width := left + len(sizes)*(panelWidth+gap)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="11">`+"\n",
		width, top+panelHeight+60)
	b.WriteString("<title>Cost of one operation as the machine grows</title>\n" +
		`<rect width="100%" height="100%" fill="white"/>` + "\n")
	for i, size := range sizes {
		fmt.Fprintf(&b, `<g transform="translate(%d,%d)">`+"\n", left+i*(panelWidth+gap), top)
		drawPanel(&b, size, panels[size])
		b.WriteString("</g>\n")
	}
	b.WriteString("</svg>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

var colours = []string{"#1f5fa8", "#b3541e", "#3a7d44"}

func drawPanel(b *strings.Builder, size string, lines []Line) {
	most := 1
	for _, l := range lines {
		for _, p := range l.Points {
			most = max(most, p.Size)
		}
	}
	decades := max(1, int(math.Ceil(math.Log10(float64(most)))))
	drawGrid(b, decades)
	fmt.Fprintf(b, `<text x="%d" y="%d" text-anchor="middle">%s</text>`+"\n", panelWidth/2, panelHeight+34, html.EscapeString(size))
	for i, l := range lines {
		colour := colours[i%len(colours)]
		var path []string
		for _, p := range l.Points {
			x, y := across(float64(p.Size), decades), down(p.Nanos)
			path = append(path, fmt.Sprintf("%.1f,%.1f", x, y))
			fmt.Fprintf(b, `<circle cx="%.1f" cy="%.1f" r="3" fill="%s"><title>%d: %.1f ns</title></circle>`+"\n", x, y, colour, p.Size, p.Nanos)
		}
		fmt.Fprintf(b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="1.5"/>`+"\n", strings.Join(path, " "), colour)
		fmt.Fprintf(b, `<text x="4" y="%d" fill="%s">%s</text>`+"\n", 14+14*i, colour, html.EscapeString(l.Cost))
	}
}

func drawGrid(b *strings.Builder, decades int) {
	for d := 0; d <= decades; d++ {
		x := across(math.Pow10(d), decades)
		fmt.Fprintf(b, `<line x1="%.1f" y1="0" x2="%.1f" y2="%d" stroke="#ddd"/>`, x, x, panelHeight)
		fmt.Fprintf(b, `<text x="%.1f" y="%d" text-anchor="middle">%.0f</text>`+"\n", x, panelHeight+16, math.Pow10(d))
	}
	for d := lowest; d <= highest; d++ {
		y := down(math.Pow10(d))
		fmt.Fprintf(b, `<line x1="0" y1="%.1f" x2="%d" y2="%.1f" stroke="#ddd"/>`, y, panelWidth, y)
		fmt.Fprintf(b, `<text x="-6" y="%.1f" text-anchor="end">%v</text>`+"\n", y+4, time.Duration(math.Pow10(d)))
	}
}

// across and down are where a size and a time lie in a panel.
func across(size float64, decades int) float64 {
	return math.Log10(size) / float64(decades) * panelWidth
}

func down(nanos float64) float64 {
	level := (math.Log10(max(nanos, 1)) - lowest) / (highest - lowest)
	return panelHeight * (1 - min(level, 1))
}
