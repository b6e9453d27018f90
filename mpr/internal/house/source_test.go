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

// top leads to the top of the project.
var top = filepath.Join("..", "..", "..")

// source is one Go file of the project.
type source struct {
	name string // from the top of the project, with slashes
	fset *token.FileSet
	file *ast.File
}

// parse parses a file: the text, or what the file holds when text is nil.
func parse(t *testing.T, name string, text any) source {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, filepath.Join(top, name), text, parser.ParseComments)
	require.NoError(t, err)
	return source{filepath.ToSlash(name), fset, file}
}

// sources reads every Go file of this module; a nested module is another house.
func sources(t *testing.T) []source {
	t.Helper()
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
		rel, err := filepath.Rel(top, name)
		all = append(all, parse(t, rel, nil))
		return err
	})
	require.NoError(t, err)
	require.Greater(t, len(all), 100, "the project's files weren't found")
	return all
}

func (s source) dir() string     { return path.Dir(s.name) }
func (s source) test() bool      { return strings.HasSuffix(s.name, "_test.go") }
func (s source) program() bool   { return s.file.Name.Name == "main" }
func (s source) generated() bool { return ast.IsGenerated(s.file) }
func (s source) lines() int      { return s.fset.File(s.file.Pos()).LineCount() }

// linesOf returns the number of lines of a part of the file.
func (s source) linesOf(n ast.Node) int {
	return s.fset.Position(n.End()).Line - s.fset.Position(n.Pos()).Line + 1
}

// imports returns the names that imports have in the file, by path; "" is the package's own.
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

// functions returns the functions and methods that the file declares.
func (s source) functions() []*ast.FuncDecl {
	var all []*ast.FuncDecl
	for _, decl := range s.file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok {
			all = append(all, f)
		}
	}
	return all
}
