package house

import (
	_ "embed"
	"fmt"
	"go/ast"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	//go:embed public.txt
	publicList string
	//go:embed foldings.txt
	foldingsList string
	//go:embed circles.txt
	circlesList string
	//go:embed codes.txt
	codesList string
)

// entries returns the lines of a list without its comments.
func entries(list string) []string {
	var all []string
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	return all
}

// numbers returns the numbers of a list by what stands before them.
func numbers(list string) map[string]int {
	all := make(map[string]int)
	for _, entry := range entries(list) {
		name, number, _ := strings.Cut(entry, " ")
		n, err := strconv.Atoi(number)
		if err != nil {
			panic(entry)
		}
		all[name] = n
	}
	return all
}

// ratchet complains about numbers that have risen above those of a list.
func ratchet(t *testing.T, file, list string, counted map[string]int, unlisted int) {
	t.Helper()
	limits := numbers(list)
	require.NotEmpty(t, limits)
	for name, n := range counted {
		limit, listed := limits[name]
		if !listed {
			limit = unlisted
		}
		if n > limit {
			t.Errorf("%s: %d, and at most %d by %s, whose numbers only go down: what moves takes its number along", name, n, limit, file)
		}
	}
	for name := range limits {
		require.Contains(t, counted, name, "%s lists what is no more", file)
	}
}

// public reports whether everybody can import the package of a file.
func public(src source) bool {
	return !src.program() && !strings.Contains(src.name, "internal/") && !strings.Contains(src.name, "testdata/") && !strings.HasPrefix(src.name, "docs/")
}

func publicPackagesAreListed(src source) []string {
	if public(src) && !slices.Contains(entries(publicList), src.dir()) {
		return []string{"this public package isn't in public.txt"}
	}
	return nil
}

// A list with packages that are no more would let others come under their names.
func TestPublicPackagesAreThere(t *testing.T) {
	there := make(map[string]bool)
	for _, src := range sources(t) {
		there[src.dir()] = true
	}
	for _, dir := range entries(publicList) {
		require.True(t, there[dir], "public.txt lists %s, which is no more", dir)
	}
}

// foldings are the functions that fold letters otherwise than Windows compares names.
var foldings = []string{"EqualFold", "ToLower", "ToUpper", "SimpleFold"}

// foldingsOf counts the lines of a file that fold letters by strings, bytes or unicode.
func foldingsOf(src source) int {
	lines := make(map[int]bool)
	ast.Inspect(src.file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok || !slices.Contains(foldings, selector.Sel.Name) {
			return true
		}
		if name, ok := selector.X.(*ast.Ident); ok && slices.Contains([]string{"strings", "bytes", "unicode"}, name.Name) {
			lines[src.fset.Position(selector.Pos()).Line] = true
		}
		return true
	})
	return len(lines)
}

// Names are compared by session/wintext alone. What else folds letters compares words
// that are no names of Windows, such as those of a command line.
func TestNamesAreComparedInOnePlace(t *testing.T) {
	counted := make(map[string]int)
	for _, src := range sources(t) {
		if src.test() || src.dir() == "session/wintext" {
			continue
		}
		if n := foldingsOf(src); n > 0 {
			counted[src.dir()] += n
		}
	}
	ratchet(t, "foldings.txt", foldingsList, counted, 0)
}

func TestFoldingsAreFound(t *testing.T) {
	for text, want := range map[string]int{
		"strings.EqualFold(a, b)":                     1,
		"strings.ToLower(a) == strings.ToLower(b)":    1,
		"bytes.ToUpper(a); f(strings.ToUpper, a)":     1,
		"unicode.ToLower(a);\nstrings.EqualFold(a,b)": 2,
		"wintext.ToLower(a)":                          0,
		"strings.Fields(a)":                           0,
	} {
		require.Equal(t, want, foldingsOf(parse(t, "mpr/x.go", fmt.Sprintf("package mpr\nfunc f() { %s }", text))), text)
	}
}
