package suite_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// ending is a case that ends with an error.
func ending(name string, err error) suite.Case {
	return suite.Case{Name: name, Rule: "the rule of " + name, Run: func() error { return err }}
}

// What was not passed is told with its rule and what happened; what is left out is
// not, however deep in an error its lack is.
func TestRunTellsFailures(t *testing.T) {
	require.NoError(t, suite.Run(nil))
	require.Empty(t, suite.Failed(nil))
	require.NoError(t, suite.Run([]suite.Case{
		ending("good", nil),
		ending("left out", suite.Lack("network")),
		ending("left out later", errors.Join(fmt.Errorf("open: %w", suite.Lack("network")))),
	}))
	err := suite.Run([]suite.Case{ending("bad", winerr.ERROR_BUSY), ending("good", nil), ending("worse", winerr.ERROR_BAD_DEVICE)})
	require.ErrorIs(t, err, winerr.ERROR_BUSY)
	require.ErrorIs(t, err, winerr.ERROR_BAD_DEVICE)
	require.Equal(t, []string{"bad", "worse"}, suite.Failed(err))
	var first *suite.Failure
	require.ErrorAs(t, err, &first)
	require.Equal(t, suite.Failure{Case: "bad", Rule: "the rule of bad", Err: winerr.ERROR_BUSY}, *first)
	require.ErrorContains(t, first, "bad: the rule of bad: ")
}

// By the other door what is left out is skipped, and no failure.
func TestTestSkipsWhatIsLeftOut(t *testing.T) {
	ran := 0
	passed := t.Run("suite", func(t *testing.T) {
		suite.Test(t, []suite.Case{
			ending("left out", suite.Lack("network")),
			{Name: "good", Run: func() error { ran++; return nil }},
		})
	})
	require.True(t, passed)
	require.Equal(t, 1, ran)
	require.EqualError(t, suite.Lack("network"), "left out: there is no network")
}
