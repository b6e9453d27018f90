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
	public, shown := make(map[string]bool), make(map[string]bool)
	for _, src := range sources(t) {
		if src.program() || strings.Contains(src.name, "internal/") || strings.HasPrefix(src.name, "testdata/") {
			continue // a program, what nobody else can import, or files that are embedded
		}
		if !src.test() {
			public[src.dir()] = true
			continue
		}
		for _, f := range src.functions() {
			if strings.HasPrefix(f.Name.Name, "Example") {
				shown[src.dir()] = true
			}
		}
	}
	require.NotEmpty(t, public)
	for dir := range public {
		require.True(t, shown[dir], "%s has no example", dir)
	}
}
