package house

import (
	"go/ast"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
)

func exportedNamesAreDocumented(src source) []string {
	if src.test() || src.generated() || src.program() {
		return nil
	}
	var complaints []string
	for _, decl := range src.file.Decls {
		for _, name := range undocumented(decl) {
			complaints = append(complaints, name+" has no comment")
		}
	}
	return complaints
}

// undocumented returns the exported names of a declaration that have no comment, neither
// of their own nor at the head of their group.
func undocumented(decl ast.Decl) []string {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && d.Name.IsExported() && (d.Recv == nil || ast.IsExported(receiverName(d.Recv))) {
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

// receiverName returns the name of the type that a method belongs to.
func receiverName(list *ast.FieldList) string {
	typ := list.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	if generic, ok := typ.(*ast.IndexExpr); ok {
		typ = generic.X
	}
	name, _ := typ.(*ast.Ident)
	if name == nil {
		return ""
	}
	return name.Name
}

// Each package says once what it is.
func TestPackagesSayWhatTheyAre(t *testing.T) {
	said, packages := make(map[string]int), make(map[string]bool)
	for _, src := range sources(t) {
		if src.test() {
			continue
		}
		packages[src.dir()] = true
		if src.file.Doc != nil {
			said[src.dir()]++
		}
	}
	for dir := range packages {
		require.Equal(t, 1, said[dir], "package comments of %s", dir)
	}
}

// putOff is spelled so that it doesn't find itself.
var putOff = regexp.MustCompile(`\b(T[O]DO|F[I]XME|X[X]X|H[A]CK)\b`)

// nothingIsPutOff: what isn't done yet is no comment's business.
func nothingIsPutOff(src source) []string {
	var complaints []string
	for _, group := range src.file.Comments {
		for _, comment := range group.List {
			if putOff.MatchString(comment.Text) {
				complaints = append(complaints, comment.Text)
			}
		}
	}
	return complaints
}
