package house

import (
	"go/ast"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func skipsSayWhy(src source) []string {
	var complaints []string
	ast.Inspect(src.file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if f, ok := call.Fun.(*ast.SelectorExpr); ok && src.test() && len(call.Args) == 0 && (f.Sel.Name == "Skip" || f.Sel.Name == "SkipNow") {
			complaints = append(complaints, "a test is skipped, and nobody learns why")
		}
		return true
	})
	return complaints
}

// Whoever reads of a package finds it in use: every public one has an example.
func TestPublicPackagesHaveExamples(t *testing.T) {
	packages, shown := make(map[string]bool), make(map[string]bool)
	for _, src := range sources(t) {
		if !public(src) {
			continue
		}
		if !src.test() {
			packages[src.dir()] = true
			continue
		}
		for _, f := range src.functions() {
			if strings.HasPrefix(f.Name.Name, "Example") {
				shown[src.dir()] = true
			}
		}
	}
	require.NotEmpty(t, packages)
	for dir := range packages {
		require.True(t, shown[dir], "%s has no example", dir)
	}
}
