package house

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The limits that keep a file to one idea and a function to one screen. Nine
// functions of ten are to be shorter still.
const (
	maxFile       = 400
	maxFunction   = 60
	shortFunction = 30
)

func filesAreShort(src source) []string {
	if n := src.lines(); n > maxFile && !src.generated() {
		return []string{fmt.Sprintf("it has %d lines", n)}
	}
	return nil
}

func functionsAreShort(src source) []string {
	if src.generated() {
		return nil
	}
	var complaints []string
	for _, f := range src.functions() {
		if n := src.linesOf(f); n > maxFunction {
			complaints = append(complaints, fmt.Sprintf("%s has %d lines", f.Name.Name, n))
		}
	}
	return complaints
}

func TestMostFunctionsAreShort(t *testing.T) {
	all, long := 0, 0
	for _, src := range sources(t) {
		if src.generated() {
			continue
		}
		for _, f := range src.functions() {
			all++
			if src.linesOf(f) > shortFunction {
				long++
			}
		}
	}
	require.Less(t, 10*long, all, "%d of %d functions have more than %d lines", long, all, shortFunction)
}

// The suites that implementations are checked with count as the tests that they are.
func TestThereAreAsManyLinesOfTestsAsOfCode(t *testing.T) {
	tests, code := 0, 0
	for _, src := range sources(t) {
		switch {
		case src.generated():
		case src.test() || strings.HasPrefix(src.name, "mpr/mprtest/"):
			tests += src.lines()
		default:
			code += src.lines()
		}
	}
	require.GreaterOrEqual(t, tests, code)
}
