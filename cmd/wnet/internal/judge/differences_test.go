package judge_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/judge"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// Each case that isn't as the documents say is one line, whatever is in its text,
// and the same line on the machine of another user.
func TestDifferences(t *testing.T) {
	results := []conformance.Result{
		{Case: conformance.Case{Name: "one", Rule: "it works"}},
		{
			Case: conformance.Case{Name: "two", Covers: []string{"WNetA/NO_ERROR", "WNetB/NO_ERROR"}, Document: "a page", Rule: "a rule"},
			Err: errors.New("WNetA: got ERROR_BUSY (WNetA Z:: it is busy (ERROR_BUSY, 170)), want NO_ERROR\n" +
				"the user: got carol, want caroline\n  from\tto"),
		},
		{Case: conformance.Case{Name: "three", Rule: "another rule"}, Lacking: "Halt"},
	}
	var out bytes.Buffer
	require.NoError(t, judge.WriteDifferences(&out, results, "carol"))
	require.Equal(t, "# 3 cases: 1 as the documents say, 1 differ, 1 left out\n"+
		"result\tcase\tanswers\tdocument\tsentence\tinstead\n"+
		"differs\ttwo\tWNetA/NO_ERROR WNetB/NO_ERROR\ta page\ta rule\t"+
		"WNetA: got ERROR_BUSY, want NO_ERROR; the user: got USER, want caroline; from to\n"+
		"left out\tthree\t\t\tanother rule\tthere is no Halt\n", out.String())
}
