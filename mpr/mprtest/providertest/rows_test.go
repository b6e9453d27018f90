package providertest_test

import (
	_ "embed"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
)

// documented are the answers that the documents of the network provider API list
// for each function: the function, the code, and where it isn't a case that covers
// it the reason.
//
//go:embed testdata/answers.tsv
var documented string

// Every documented answer is covered by a case, or the list says why a provider
// of this interface can't be asked for it.
func TestEveryDocumentedAnswerIsCovered(t *testing.T) {
	covered := make(map[string]bool)
	for _, c := range providertest.Cases() {
		require.NotEmpty(t, c.Covers, c.Name)
		for _, answer := range c.Covers {
			covered[answer] = true
		}
	}
	var listed []string
	for line := range strings.Lines(documented) {
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		require.Len(t, columns, 3, line)
		answer, reason := columns[0]+" "+columns[1], columns[2]
		listed = append(listed, answer)
		require.NotEqual(t, covered[answer], reason != "", "%s: covered %v, left out because %q", answer, covered[answer], reason)
	}
	for answer := range covered {
		require.Contains(t, listed, answer, "no document lists it")
	}
	sorted := slices.Clone(listed)
	require.Len(t, slices.Compact(sorted), len(listed))
}

// The name of a case is its subtest, its rule is what a failure says.
func TestCasesAreToldApart(t *testing.T) {
	names, rules := make(map[string]bool), make(map[string]bool)
	for _, c := range providertest.Cases() {
		require.False(t, names[c.Name] || rules[c.Rule], c.Name)
		require.NotEmpty(t, c.Rule)
		require.NotEmpty(t, c.Document)
		names[c.Name], rules[c.Rule] = true, true
	}
}
