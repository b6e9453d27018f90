package speed_test

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/speed"
)

// A machine without mpr.dll has nothing to be measured against; one with it has
// each figure told, with a bar. .ci/wine measures them.
func TestReal(t *testing.T) {
	figures := speed.Real(t.TempDir())
	require.Equal(t, runtime.GOOS == "windows", len(figures) > 0)
	for _, f := range figures {
		require.NotEmpty(t, f.Cost)
		require.NotEmpty(t, f.Limit)
		require.NotEmpty(t, f.Bars)
		require.NotNil(t, f.Baseline)
		require.NotNil(t, f.Measured)
	}
}
