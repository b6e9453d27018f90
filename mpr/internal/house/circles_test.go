package house

import (
	"go/ast"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// unlistedCircle is how many files of a package that isn't in circles.txt may use
// each other's names.
const unlistedCircle = 6

// A reader who follows names from file to file comes to an end: few files of a package
// use each other's names in a circle.
func TestCirclesOfFilesAreSmall(t *testing.T) {
	all := sources(t)
	nested, err := filepath.Glob(filepath.Join(top, "provider", "smb", "*.go"))
	require.NoError(t, err)
	for _, name := range nested {
		rel, err := filepath.Rel(top, name)
		require.NoError(t, err)
		all = append(all, parse(t, rel, nil))
	}
	packages := make(map[string][]source)
	for _, src := range all {
		if !src.test() {
			packages[src.dir()] = append(packages[src.dir()], src)
		}
	}
	counted := make(map[string]int)
	for dir, files := range packages {
		counted[dir] = largestCircle(uses(files))
	}
	ratchet(t, "circles.txt", circlesList, counted, unlistedCircle)
}

// uses returns which file of a package uses a name that another one declares. A name
// that two files declare, as methods of two types, counts for neither.
func uses(files []source) map[string]map[string]bool {
	declaredIn := make(map[string]string)
	for _, src := range files {
		for _, name := range declared(src.file) {
			if other, ok := declaredIn[name]; ok && other != src.name {
				declaredIn[name] = ""
			} else {
				declaredIn[name] = src.name
			}
		}
	}
	graph := make(map[string]map[string]bool)
	for _, src := range files {
		used := make(map[string]bool)
		graph[src.name] = used
		imported := importedNames(src)
		ast.Inspect(src.file, func(n ast.Node) bool {
			if selector, ok := n.(*ast.SelectorExpr); ok {
				if name, ok := selector.X.(*ast.Ident); ok && imported[name.Name] {
					return false // a name of another package
				}
			}
			id, ok := n.(*ast.Ident)
			if !ok || id.Obj != nil { // a name that this file declares, such as a parameter
				return true
			}
			if other := declaredIn[id.Name]; other != "" && other != src.name {
				used[other] = true
			}
			return true
		})
	}
	return graph
}

// declared returns the names that a file declares at its top, methods included.
func declared(file *ast.File) []string {
	var names []string
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			names = append(names, d.Name.Name)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					names = append(names, s.Name.Name)
				case *ast.ValueSpec:
					for _, name := range s.Names {
						names = append(names, name.Name)
					}
				}
			}
		}
	}
	return names
}

func importedNames(src source) map[string]bool {
	names := make(map[string]bool)
	for imported, name := range src.imports() {
		if name == "" {
			name = path.Base(imported)
		}
		names[name] = true
	}
	return names
}

// largestCircle returns the size of the largest strongly connected component of a
// graph, by Tarjan's algorithm.
func largestCircle(graph map[string]map[string]bool) int {
	index, low, stacked := make(map[string]int), make(map[string]int), make(map[string]bool)
	var stack []string
	largest := 0
	var visit func(string)
	visit = func(v string) {
		index[v] = len(index) + 1
		low[v] = index[v]
		stack, stacked[v] = append(stack, v), true
		for w := range graph[v] {
			if index[w] == 0 {
				visit(w)
				low[v] = min(low[v], low[w])
			} else if stacked[w] {
				low[v] = min(low[v], index[w])
			}
		}
		if low[v] != index[v] {
			return
		}
		for size := 1; ; size++ {
			w := stack[len(stack)-1]
			stack, stacked[w] = stack[:len(stack)-1], false
			if w == v {
				largest = max(largest, size)
				return
			}
		}
	}
	for v := range graph {
		if index[v] == 0 {
			visit(v)
		}
	}
	return largest
}

func TestLargestCircle(t *testing.T) {
	files := func(texts ...string) (all []source) {
		for i, text := range texts {
			all = append(all, parse(t, string(rune('a'+i))+".go", "package p\n"+strings.ReplaceAll(text, "; ", "\n")))
		}
		return all
	}
	for _, c := range []struct {
		want  int
		files []source
	}{
		{1, files("func f() { g() }", "func g() {}")},
		{2, files("func f() { g() }", "func g() { f() }", "func h() { f() }")},
		{3, files("func f() { g() }", "type T int; func g() { var x T; x.h() }", "func (T) h() { f() }")},
		{3, files("var v = w", "const w = u", "type t [v]int; const u = 1")},
		{1, files("func f() { g() }", "func g() { a.f() }; func (A) f() {}", "type A struct{}")},
		{1, files("func f() { g() }", "func g(f int) { f++; h := f; h++ }", "func h() { f() }; type t struct{ g int }")},
		{1, files(`import "fs"; func Open() { g() }`, `import "fs"; func g() { fs.Open() }`)},
	} {
		require.Equal(t, c.want, largestCircle(uses(c.files)), c.files[0].file)
	}
}
