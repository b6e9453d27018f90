package suite

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// Totals tell where to begin: at what most cases say, or else at the first that failed.
func TestTotals(t *testing.T) {
	var n totals
	n.add("one", "", nil)
	require.Equal(t, "cases: 1 passed, 0 failed, 0 left out", n.String())
	n.add("two", "a printer", nil)
	n.add("three", "", errors.New("it rains\nagain"))
	require.NoError(t, n.nothingTried())
	require.Equal(t, "cases: 1 passed, 1 failed, 1 left out: 1 for want of a printer\nbegin with three", n.String())
	n.add("four", "", errors.New("it snows"))
	n.add("five", "", errors.New("it snows\ntoo"))
	require.Equal(t, "cases: 1 passed, 3 failed, 1 left out: 1 for want of a printer\nbegin with what 2 cases say, the first of them four: it snows", n.String())
	require.NoError(t, new(totals).nothingTried(), "nothing was to be tried")
}

// What was noted has the line of the case, whatever helper has noted it.
func TestPlaces(t *testing.T) {
	var c Checker
	c.Recovering(func() {
		func() { c.OK("Call", errors.New("no")) }()
		c.Asked = "device Z"
		c.Code("Call", nil, winerr.ERROR_BAD_DEVICE, winerr.ERROR_BUSY)
		Equal(&c, "a number", 1, 2)
		c.Stop(errors.New("enough"))
	})
	require.Regexp(t, `^totals_test.go:\d+: Call: got .*\ntotals_test.go:\d+: Call, device Z: got NO_ERROR \(<nil>\), want ERROR_BAD_DEVICE \(1200\) or ERROR_BUSY \(170\)\ntotals_test.go:\d+: a number: got 1, want 2\nenough$`, withPlaces(c.Err()))
	require.NotContains(t, c.Err().Error(), "totals_test.go")
}
