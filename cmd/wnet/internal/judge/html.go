package judge

import (
	"html/template"
	"io"
	"slices"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// The measures of the picture, in its own units.
const (
	cell   = 18  // a square of the matrix
	beside = 250 // for the names of the calls
	above  = 200 // for those of the codes, which are slanted
	slant  = 120 // by which the last of these stands out
)

// square is one documented answer in the picture.
type square struct {
	X, Y            int
	Call, Code      string
	Outcome, Origin string
	Basis           conformance.Basis
	Cases           int
}

// label is the name of a row or a column.
type label struct {
	X, Y int
	Text string
}

// picture is the matrix as a page has it.
type picture struct {
	Implementation, Summary string

	Width, Height int
	Cell          int
	Rows, Columns []label
	Squares       []square
	Lines         []conformance.Line
}

// draw places every answer: a row for each call, a column for each code, those of
// most calls first.
func draw(lines []conformance.Line) picture {
	list := calls(lines)
	uses, codes := make(map[string]int), []string(nil)
	for _, c := range list {
		for _, a := range c.answers {
			if uses[a.code] == 0 {
				codes = append(codes, a.code)
			}
			uses[a.code]++
		}
	}
	slices.SortStableFunc(codes, func(a, b string) int { return uses[b] - uses[a] })
	p := picture{
		Summary: summary(lines), Lines: lines, Cell: cell - 2,
		Width: beside + cell*len(codes) + slant, Height: above + cell*len(list) + cell,
	}
	for x, code := range codes {
		p.Columns = append(p.Columns, label{beside + cell*x + cell/2, above - 6, code})
	}
	for y, c := range list {
		p.Rows = append(p.Rows, label{beside - 8, above + cell*y + cell - 5, c.function})
		for _, a := range c.answers {
			p.Squares = append(p.Squares, square{
				X: beside + cell*slices.Index(codes, a.code), Y: above + cell*y,
				Call: c.function, Code: a.code, Outcome: string(a.outcome()), Origin: a.origin, Basis: a.basis, Cases: len(a.cases),
			})
		}
	}
	return p
}

// page is one file without anything from elsewhere.
var page = template.Must(template.New("page").Parse(`<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Conformance to the documents of winnetwk.h: {{.Implementation}}</title>
<style>
body { font: 14px/1.4 system-ui, sans-serif; margin: 2em; color: #222 }
svg text { font: 11px ui-monospace, monospace; fill: #222 }
.pass { fill: #3a9d5d; background: #d9f0e0 }
.fail { fill: #d03b3b; background: #f8d7d7 }
.skip { fill: #e3b341; background: #fbeecb }
.uncovered { fill: #b8b8b8; background: #eee }
table { border-collapse: collapse }
th, td { text-align: left; padding: 2px 8px; border-bottom: 1px solid #ddd }
figure { overflow-x: auto; margin: 0 }
</style>
<h1>Conformance to the documents of winnetwk.h</h1>
<p>Of {{.Implementation}}. {{.Summary}}. A row is a call, a column a code that its page documents:
<span class="pass">pass</span> <span class="fail">fail</span>
<span class="skip">skip</span> (the machine lacks what the case needs)
<span class="uncovered">uncovered</span>.</p>
<figure>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{.Width}} {{.Height}}" width="{{.Width}}" height="{{.Height}}" role="img" aria-label="{{.Summary}}">
{{range .Rows}}<text x="{{.X}}" y="{{.Y}}" text-anchor="end">{{.Text}}</text>
{{end}}{{range .Columns}}<text transform="translate({{.X}},{{.Y}}) rotate(-60)">{{.Text}}</text>
{{end}}{{$cell := .Cell}}{{range .Squares}}<rect class="{{.Outcome}}" x="{{.X}}" y="{{.Y}}" width="{{$cell}}" height="{{$cell}}" rx="3"><title>{{.Call}} {{.Code}}: {{.Outcome}} (found out by: {{.Origin}}; rests on: {{.Basis}}; cases: {{.Cases}})</title></rect>
{{end}}</svg>
</figure>
<h2>Every answer in every case</h2>
<table>
<tr><th>function</th><th>code</th><th>origin</th><th>rests on</th><th>case</th><th>result</th><th>why</th></tr>
{{range .Lines}}<tr><td>{{.Function}}</td><td>{{.Code}}</td><td>{{.Origin}}</td><td>{{.Basis}}</td><td>{{.Case}}</td><td class="{{.Outcome}}">{{.Outcome}}</td><td>{{.Why}}</td></tr>
{{end}}</table>
</html>
`))

// named says what the implementations of [Implementations] are, in a heading.
var named = map[string]string{
	"emulator": "the emulator, through its typed face", "raw": "the emulator, through its raw face",
	"system": "the mpr.dll of this machine", "bridged": "the mpr.dll of this machine, over networks of the emulator",
}

func writeHTML(w io.Writer, impl string, lines []conformance.Line) error {
	p := draw(lines)
	p.Implementation = named[impl]
	return page.Execute(w, p)
}
