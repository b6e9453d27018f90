package house

import (
	"fmt"
	"go/ast"
	"strings"
)

// addressesEscape complains about functions of the raw face that take an address without
// the mark that alone keeps what it points to alive and off the stack.
func addressesEscape(src source) []string {
	calls := src.dir() == "mpr/system" // where unexported functions pass addresses on, too
	if src.dir() != "mpr/mprdll" && !calls || src.test() {
		return nil
	}
	var complaints []string
	for _, f := range src.functions() {
		if (calls || f.Name.IsExported()) && takesAddresses(f) && !marked(f) {
			complaints = append(complaints, fmt.Sprintf("%s wants //go:uintptrescapes", f.Name.Name))
		}
	}
	return complaints
}

func takesAddresses(f *ast.FuncDecl) bool {
	for _, field := range f.Type.Params.List {
		typ := field.Type
		if variadic, ok := typ.(*ast.Ellipsis); ok {
			typ = variadic.Elt
		}
		if name, ok := typ.(*ast.Ident); ok && name.Name == "uintptr" {
			return true
		}
	}
	return false
}

func marked(f *ast.FuncDecl) bool {
	if f.Doc == nil {
		return false
	}
	for _, comment := range f.Doc.List {
		if strings.HasPrefix(comment.Text, "//go:uintptrescapes") {
			return true
		}
	}
	return false
}
