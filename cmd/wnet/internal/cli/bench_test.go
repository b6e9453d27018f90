package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBenchRefusesWhatItCannotDo(t *testing.T) {
	for _, args := range [][]string{{"--rounds", "0"}, {"--time", "0s"}, {"extra"}} {
		code, _, _ := wnet("", append([]string{"bench"}, args...)...)
		require.Equal(t, 2, code, args)
	}
}

// A round that is too short measures badly, so whether the bars are held is left
// open here.
func TestBench(t *testing.T) {
	if testing.Short() {
		t.Skip("short: the figures take seconds")
	}
	code, out, errOut := wnet("", "bench", "--time", "1ns", "--rounds", "1", "--format", "markdown")
	require.Contains(t, []int{0, 1}, code, errOut)
	require.Contains(t, out, "| GetConnection of a mapped drive | ")
	require.NotContains(t, out, "1,000,000 sessions", "a slow one")
}

func TestBenchPlot(t *testing.T) {
	if testing.Short() {
		t.Skip("short: the plot takes seconds")
	}
	file := filepath.Join(t.TempDir(), "growth.svg")
	code, _, errOut := wnet("", "bench", "--time", "1ns", "--plot", file)
	require.Zero(t, code, errOut)
	svg, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Contains(t, string(svg), "resources</text>")
}
