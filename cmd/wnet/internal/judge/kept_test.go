package judge_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// The table of where Wine differs speaks of cases that there are, in their own
// words, and its head counts them all: .ci/wine renews it when the suite changes.
func TestKeptTable(t *testing.T) {
	data, err := os.ReadFile("../../../../testdata/wine/differences.tsv")
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	require.Regexp(t, `^# wine-\d`, lines[0])
	cases := make(map[string]conformance.Case)
	for _, c := range conformance.Cases() {
		cases[c.Name] = c
	}
	total, counts := len(cases), make(map[string]int)
	for _, line := range lines[3:] {
		cells := strings.Split(line, "\t")
		require.Len(t, cells, 6, line)
		c, there := cases[cells[1]]
		require.True(t, there, "no case, or twice: %s", cells[1])
		delete(cases, cells[1])
		require.Equal(t, []string{strings.Join(c.Covers, " "), c.Document, c.Rule}, cells[2:5])
		require.NotContains(t, cells[2:], "")
		counts[cells[0]]++
	}
	require.Equal(t, fmt.Sprintf("# %d cases: %d as the documents say, %d differ, %d left out",
		total, len(cases), counts["differs"], counts["left out"]), lines[1])
	require.Len(t, counts, 2)
}
