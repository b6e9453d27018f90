package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/seed-520b6462/winnet"

// source is one Go file of the project.
type source struct {
	name string // from the top of the project, with slashes
	fset *token.FileSet
	file *ast.File
}

func (s source) dir() string     { return path.Dir(s.name) }
func (s source) test() bool      { return strings.HasSuffix(s.name, "_test.go") }
func (s source) generated() bool { return ast.IsGenerated(s.file) }
func (s source) lines() int      { return s.fset.File(s.file.Pos()).LineCount() }
func (s source) line(p token.Pos) int {
	return s.fset.Position(p).Line
}

// imports gives import paths by the name they have in the file.
func (s source) imports() map[string]string {
	list := make(map[string]string)
	for _, spec := range s.file.Imports {
		name := ""
		if spec.Name != nil {
			name = spec.Name.Name
		}
		list[strings.Trim(spec.Path.Value, `"`)] = name
	}
	return list
}

// sources reads every Go file of this module; a nested module is another house.
func sources(t *testing.T) []source {
	t.Helper()
	top := filepath.Join("..", "..", "..")
	var all []source
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			_, nested := os.Stat(filepath.Join(name, "go.mod"))
			if name != top && (nested == nil || strings.HasPrefix(d.Name(), ".")) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") {
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, name)
		all = append(all, source{filepath.ToSlash(rel), fset, file})
		return err
	})
	require.NoError(t, err)
	require.Greater(t, len(all), 100, "the project's files weren't found")
	return all
}

// core lists what each core package may import of the project: imports go one
// way. Packages below it (internal ones, suites) answer for themselves.
var core = map[string][]string{
	"errors":   {},
	"session":  {"errors"},
	"profile":  {"errors", "session"},
	"provider": {"errors", "session", "profile"},
	"mpr":      {"errors", "session", "profile", "provider"},
}

func TestImportsGoOneWay(t *testing.T) {
	for _, src := range sources(t) {
		allowed, ok := core[src.dir()]
		if !ok || src.test() {
			continue
		}
		for imported := range src.imports() {
			inside, own := strings.CutPrefix(imported, module+"/")
			switch {
			case own:
				require.Contains(t, allowed, inside, "%s imports %s", src.name, imported)
			case strings.Contains(strings.Split(imported, "/")[0], "."):
				windowsOnly := strings.HasPrefix(imported, "golang.org/x/sys/") && strings.HasSuffix(src.name, "_windows.go")
				require.True(t, windowsOnly, "%s imports %s: the core does with the standard library", src.name, imported)
			}
		}
	}
}

func TestNobodyImportsUpwards(t *testing.T) {
	for _, src := range sources(t) {
		inProgram := strings.HasPrefix(src.name, "cmd/")
		inRouter := strings.HasPrefix(src.name, "mpr/")
		for imported := range src.imports() {
			inside, own := strings.CutPrefix(imported, module+"/")
			if !own || src.test() {
				continue
			}
			if strings.HasPrefix(inside, "cmd/") {
				require.True(t, inProgram, "%s imports the program's %s", src.name, inside)
			}
			if strings.HasPrefix(inside, "mpr/") {
				require.True(t, inProgram || inRouter, "%s imports %s from below", src.name, inside)
			}
		}
	}
}

func TestErrorsAreImportedAsWinerr(t *testing.T) {
	for _, src := range sources(t) {
		if name, imported := src.imports()[module+"/errors"]; imported {
			require.Equal(t, "winerr", name, "%s imports the package errors", src.name)
		}
	}
}

// The limits that keep a file to one idea and a function to one screen.
const (
	maxFile     = 400
	maxFunction = 60
)

func TestFilesAndFunctionsAreShort(t *testing.T) {
	for _, src := range sources(t) {
		if src.generated() {
			continue
		}
		if src.lines() > maxFile {
			t.Errorf("%s has %d lines", src.name, src.lines())
		}
		for _, decl := range src.file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok {
				if lines := src.line(f.End()) - src.line(f.Pos()) + 1; lines > maxFunction {
					t.Errorf("%s: %s has %d lines", src.name, f.Name.Name, lines)
				}
			}
		}
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	for _, src := range sources(t) {
		if src.test() || src.generated() || src.file.Name.Name == "main" {
			continue
		}
		for _, decl := range src.file.Decls {
			for _, name := range undocumented(decl) {
				t.Errorf("%s: %s has no comment", src.name, name)
			}
		}
	}
}

// undocumented gives the exported names that a declaration leaves without a
// comment: neither of their own nor, in a group, at its head or line.
func undocumented(decl ast.Decl) []string {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && d.Name.IsExported() && (d.Recv == nil || exportedReceiver(d.Recv)) {
			return []string{d.Name.Name}
		}
	case *ast.GenDecl:
		var names []string
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && s.Doc == nil && s.Comment == nil && d.Doc == nil {
					names = append(names, s.Name.Name)
				}
			case *ast.ValueSpec:
				for _, name := range s.Names {
					if name.IsExported() && s.Doc == nil && s.Comment == nil && d.Doc == nil {
						names = append(names, name.Name)
					}
				}
			}
		}
		return names
	}
	return nil
}

func exportedReceiver(list *ast.FieldList) bool {
	typ := list.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	if generic, ok := typ.(*ast.IndexExpr); ok {
		typ = generic.X
	}
	name, ok := typ.(*ast.Ident)
	return ok && name.IsExported()
}

// Whoever reads of a package finds it in use: every public one has an example.
func TestPublicPackagesHaveExamples(t *testing.T) {
	public, shown := make(map[string]bool), make(map[string]bool)
	for _, src := range sources(t) {
		if src.file.Name.Name == "main" || strings.Contains(src.name, "internal/") || strings.HasPrefix(src.name, "testdata/") {
			continue // a program, what nobody else can import, or files that are embedded
		}
		if !src.test() {
			public[src.dir()] = true
			continue
		}
		for _, decl := range src.file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && strings.HasPrefix(f.Name.Name, "Example") {
				shown[src.dir()] = true
			}
		}
	}
	require.NotEmpty(t, public)
	for dir := range public {
		require.True(t, shown[dir], "%s has no example", dir)
	}
}
