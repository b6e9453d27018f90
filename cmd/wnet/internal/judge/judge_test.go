package judge_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/judge"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// matrix is that of an implementation, written in a format.
func matrix(t *testing.T, impl, format string) string {
	t.Helper()
	open, err := judge.Open(impl, "", "")
	require.NoError(t, err)
	return written(t, format, conformance.Matrix(conformance.Results(open)))
}

func written(t *testing.T, format string, lines []conformance.Line) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, judge.Write(&out, "raw", format, lines))
	return out.String()
}

// mixed has an answer of each outcome, one of them in two cases.
var mixed = []conformance.Line{
	{Function: "WNetA", Code: "NO_ERROR", Origin: "router", Basis: conformance.Observed, Case: "one", Outcome: conformance.Pass},
	{Function: "WNetA", Code: "NO_ERROR", Origin: "router", Basis: conformance.Observed, Case: "<two>", Outcome: conformance.Fail, Why: "it & it"},
	{Function: "WNetA", Code: "ERROR_BUSY", Origin: "provider", Basis: conformance.Ruled, Case: "three", Outcome: conformance.Skip, Why: "there is no Halt"},
	{Function: "WNetB", Code: "NO_ERROR", Origin: "ui", Basis: conformance.Documented, Outcome: conformance.Uncovered},
	{Function: "WNetB", Code: "ERROR_BUSY", Origin: "ui", Basis: conformance.Documented, Case: "one", Outcome: conformance.Pass},
}

func TestTSV(t *testing.T) {
	require.Equal(t, strings.Join([]string{
		"function\tcode\torigin\trests on\tcase\tresult",
		"WNetA\tNO_ERROR\trouter\tobserved\tone\tpass",
		"WNetA\tNO_ERROR\trouter\tobserved\t<two>\tfail",
		"WNetA\tERROR_BUSY\tprovider\truling\tthree\tskip",
		"WNetB\tNO_ERROR\tui\tdocument\t\tuncovered",
		"WNetB\tERROR_BUSY\tui\tdocument\tone\tpass",
		"",
	}, "\n"), written(t, "tsv", mixed))
}

// One failing case is a failure of its answer, whatever the others say.
func TestMarkdown(t *testing.T) {
	text := written(t, "markdown", mixed)
	require.Contains(t, text, "| WNetA | 2 | 0 | 1 | 1 | 0 | 0 | 1 | 1 | 3 |\n| WNetB | 2 | 1 | 0 | 0 | 1 | 2 | 0 | 0 | 1 |\n")
	require.Contains(t, text, "4 documented answers: 1 pass, 1 fail, 1 skip, 1 uncovered; "+
		"2 rest on documents alone, 1 were observed on Windows, 1 go on with a ruling.")
}

func TestTable(t *testing.T) {
	text := written(t, "table", mixed)
	require.Contains(t, text, "fail: <two>: it & it\n")
	require.Contains(t, text, "skip: three: there is no Halt\n")
	require.Contains(t, text, "4 documented answers:")
}

// The page is one file of its own: it loads nothing, and its picture has a square
// for each answer.
func TestHTML(t *testing.T) {
	text := written(t, "html", mixed)
	require.Contains(t, text, "<p>Of the emulator, through its raw face. 4 documented answers")
	require.Equal(t, 4, strings.Count(text, "<rect "))
	for _, class := range []string{"pass", "fail", "skip", "uncovered"} {
		require.Equal(t, 1, strings.Count(text, `<rect class="`+class+`"`), class)
	}
	require.Contains(t, text, "&lt;two&gt;")
	require.Contains(t, text, "it &amp; it")
	for _, loading := range []string{"src=", "href=", "url(", "@import"} {
		require.NotContains(t, text, loading)
	}
	svg := text[strings.Index(text, "<svg"):]
	require.NoError(t, xml.Unmarshal([]byte(svg[:strings.Index(svg, "</svg>")+len("</svg>")]), new(struct{})))
}

// Both faces of the emulator pass every documented answer; the system, where
// nothing is to be connected to, is left out of it.
func TestImplementations(t *testing.T) {
	results := map[string]string{"emulator": "pass", "raw": "pass", "system": "skip", "bridged": "skip"}
	if runtime.GOOS == "windows" {
		delete(results, "raw")     // whose raw calls may be those of the real mpr.dll
		delete(results, "bridged") // which wants a machine made for it
	}
	for impl, result := range results {
		text := matrix(t, impl, "tsv")
		for _, line := range strings.Split(strings.TrimSpace(text), "\n")[1:] {
			require.True(t, strings.HasSuffix(line, "\t"+result), "%s: %s", impl, line)
		}
		for _, row := range spec.Winnetwk() {
			require.Contains(t, text, row.Function+"\t"+row.Code+"\t"+row.Origin+"\t")
		}
	}
}

func TestUnknownNames(t *testing.T) {
	_, err := judge.Open("nt4", "", "")
	require.ErrorContains(t, err, "emulator, raw, system, bridged")
	require.ErrorContains(t, judge.Write(new(bytes.Buffer), "raw", "pdf", mixed), "table, tsv, markdown, html")
	require.True(t, judge.Failed(mixed))
	require.False(t, judge.Failed(mixed[2:]))
}

// The table of calls in README.md is what the command prints.
func TestREADME(t *testing.T) {
	const begin, end = "<!-- conformance:begin -->\n", "<!-- conformance:end -->"
	data, err := os.ReadFile("../../../../README.md")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("there is no README.md in this copy of the project")
	}
	require.NoError(t, err)
	_, rest, found := strings.Cut(string(data), begin)
	require.True(t, found, "README.md has no line %s", begin)
	table, _, found := strings.Cut(rest, end)
	require.True(t, found, "README.md has no line %s", end)
	require.Equal(t, matrix(t, "emulator", "markdown"), table,
		"put the output of `go run ./cmd/wnet conformance --format markdown` between the two lines")
}
