package house

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/testdata"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// mostUnasked is how many observed facts may be beyond what can be asked.
const mostUnasked = 20

// Every fact of the table of observations is shown by a case or a scenario, or the table
// says why not. None is named that isn't there.
func TestObservedFactsAreShown(t *testing.T) {
	shown, rows := testdata.Observed(), make(map[string]bool)
	for _, c := range conformance.Cases() {
		for _, name := range c.Covers {
			shown[name] = append(shown[name], c.Name)
		}
	}
	for _, row := range spec.Winnetwk() {
		rows[row.Name()] = true
	}
	facts, unasked := make(map[string]bool), 0
	for _, f := range spec.Observed() {
		require.False(t, facts[f.Name()], "%s stands there twice", f.ID)
		facts[f.Name()] = true
		require.NotContains(t, []string{f.Function, f.Situation, f.Expected, f.Source, f.Strength}, "", f.ID)
		for _, answer := range f.Shows {
			require.True(t, rows[answer], "%s shows %s, which is no documented answer", f.ID, answer)
		}
		require.Equal(t, f.Standing == "", f.Why == "", "%s says why, or has nothing to say", f.ID)
		switch f.Standing {
		case "":
			require.NotEmpty(t, shown[f.Name()], "no case and no scenario shows %s", f.ID)
		case spec.Unasked:
			unasked++
			require.Empty(t, shown[f.Name()], f.ID)
		case spec.LeftOut:
			require.Contains(t, f.Situation, "Windows 95", f.ID)
			require.Empty(t, shown[f.Name()], f.ID)
		case spec.Differs:
		default:
			require.Fail(t, "unknown standing", "%s: %s", f.ID, f.Standing)
		}
	}
	require.LessOrEqual(t, unasked, mostUnasked)
	for _, name := range slices.Sorted(func(yield func(string) bool) {
		for name := range shown {
			if !yield(name) {
				return
			}
		}
	}) {
		require.True(t, !strings.HasPrefix(name, "observed/") || facts[name], "%s is named and is no fact", name)
	}
}
