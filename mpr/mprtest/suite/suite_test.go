package suite_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// subject is set up as a test says, and counts how often it was closed.
type subject struct {
	suite.Checker
	setup  string
	closed *int
}

func (s *subject) Close() error {
	*s.closed++
	if s.setup == "stuck" {
		return winerr.ERROR_BUSY
	}
	return nil
}

type test = suite.Test[string, *subject]

// of returns a suite of these tests, and how often a subject was opened and closed.
func of(tests ...test) (s suite.Suite[string, *subject], opened, closed *int) {
	opened, closed = new(int), new(int)
	return suite.Suite[string, *subject]{Tests: tests, Open: func(tt test) (*subject, error) {
		*opened++
		switch tt.Setup {
		case "lost":
			return nil, winerr.ERROR_BAD_NETPATH
		case "lacking":
			return nil, fmt.Errorf("on this system: %w", suite.Lack("network"))
		}
		return &subject{setup: tt.Setup, closed: closed}, nil
	}}, opened, closed
}

// ending returns a test that ends with an error.
func ending(name string, err error) test {
	return test{Name: name, Rule: "the rule of " + name, Check: func(s *subject) {
		if err != nil {
			s.Stop(err)
		}
	}}
}

// What was not passed is told with its rule and what happened; what is left out is
// not, however deep in an error its lack is.
func TestRunTellsFailures(t *testing.T) {
	run := func(tests ...test) error { s, _, _ := of(tests...); return s.Run() }
	require.NoError(t, run())
	require.Empty(t, suite.Failed(nil))
	require.EqualError(t, run(ending("left out", suite.Lack("network")), ending("left out, too", suite.Lack("printer")), ending("and", suite.Lack("printer"))),
		"nothing was tried: 3 left out: 2 for want of printer, 1 for want of network")
	require.NoError(t, run(
		ending("good", nil),
		ending("left out", suite.Lack("network")),
		ending("left out later", errors.Join(fmt.Errorf("open: %w", suite.Lack("network")))),
	))
	err := run(ending("bad", winerr.ERROR_BUSY), ending("good", nil), ending("worse", winerr.ERROR_BAD_DEVICE))
	require.ErrorIs(t, err, winerr.ERROR_BUSY)
	require.ErrorIs(t, err, winerr.ERROR_BAD_DEVICE)
	require.Equal(t, []string{"bad", "worse"}, suite.Failed(err))
	var first *suite.Failure
	require.ErrorAs(t, err, &first)
	require.Equal(t, "bad", first.Case)
	require.Equal(t, "the rule of bad", first.Rule)
	require.ErrorContains(t, first, "bad: the rule of bad: ")
}

// By the other door what is left out is skipped, and no failure.
func TestTestSkipsWhatIsLeftOut(t *testing.T) {
	ran := 0
	passed := t.Run("suite", func(t *testing.T) {
		s, _, _ := of(ending("left out", suite.Lack("network")), test{Name: "good", Check: func(*subject) { ran++ }})
		s.Test(t)
	})
	require.True(t, passed)
	require.Equal(t, 1, ran)
	require.EqualError(t, suite.Lack("network"), "left out: there is no network")
}

// Each test has a subject of its own, set up as it says, which is closed whatever
// happens; what can't be opened or closed has failed.
func TestSubjects(t *testing.T) {
	lacking := []suite.Need[*subject]{{Name: "Network", Met: func(*subject) bool { return true }}, {Name: "Printer", Met: func(*subject) bool { return false }}}
	var done []string
	does := func(what string) func(*subject) { return func(s *subject) { done = append(done, what+" "+s.setup) } }
	s, opened, closed := of(
		test{Name: "both", Setup: "one", Prepare: does("prepare"), Check: does("check")},
		test{Name: "panics", Setup: "two", Check: func(*subject) { panic("oops") }},
		test{Name: "needs", Setup: "three", Needs: lacking, Prepare: does("prepare"), Check: does("check")},
		test{Name: "lost", Setup: "lost", Check: does("check")},
		test{Name: "lacking", Setup: "lacking", Check: does("check")},
		test{Name: "stuck", Setup: "stuck", Check: does("check")},
	)
	results := s.Results()
	require.Equal(t, []string{"prepare one", "check one", "check stuck"}, done)
	require.Equal(t, []int{6, 4}, []int{*opened, *closed})
	require.Equal(t, []string{"", "", "Printer", "", "network", ""}, lackingOf(results))
	require.NoError(t, results[0].Err)
	require.ErrorContains(t, results[1].Err, "panic: oops")
	require.NoError(t, results[2].Err)
	require.EqualError(t, results[3].Err, "open: "+winerr.ERROR_BAD_NETPATH.Error())
	require.ErrorIs(t, results[5].Err, winerr.ERROR_BUSY)
	require.Len(t, s.Results("lost", "both"), 2)
}

func lackingOf(results []suite.Result[string]) (all []string) {
	for _, r := range results {
		all = append(all, r.Lacking)
	}
	return all
}

// What a suite tells of a case names each need once, and shares no memory with it.
func TestCases(t *testing.T) {
	need := suite.Need[*subject]{Name: "Network"}
	tt := test{Name: "one", Rule: "a rule", Document: "a page", Covers: []string{"A/B"}, Setup: "up", Needs: []suite.Need[*subject]{need, need}}
	s, _, _ := of(tt)
	told := s.Cases()
	require.Equal(t, []suite.Case[string]{{Name: "one", Rule: "a rule", Document: "a page", Covers: []string{"A/B"}, Needs: []string{"Network"}, Setup: "up"}}, told)
	told[0].Covers[0] = "changed"
	require.Equal(t, "A/B", tt.Covers[0])
}

// A table's document and needs are those of the tests that say none.
func TestFromFillsWhatTestsLeaveOut(t *testing.T) {
	network := []suite.Need[*subject]{{Name: "network"}}
	var told []suite.Case[string]
	for _, tt := range suite.From("the page", network, []test{
		{Name: "bare"},
		{Name: "of its own", Document: "the book", Needs: []suite.Need[*subject]{{Name: "desk"}}},
	}) {
		told = append(told, tt.Case())
	}
	require.Equal(t, []suite.Case[string]{
		{Name: "bare", Document: "the page", Needs: []string{"network"}},
		{Name: "of its own", Document: "the book", Needs: []string{"desk"}},
	}, told)
}
