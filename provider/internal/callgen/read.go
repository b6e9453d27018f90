package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// reader reads interfaces from the source of one package.
type reader struct {
	fset    *token.FileSet
	pkg     string // the name of the package
	qualify bool   // write the types of the package with its name in front
	types   map[string]*ast.TypeSpec
}

// read reads an interface of the package in a folder. Tests and generated files aren't read, so that the outputs of
// an earlier run have no influence.
func read(dir, name string, qualify bool) (*Interface, error) {
	r := &reader{fset: token.NewFileSet(), qualify: qualify, types: map[string]*ast.TypeSpec{}}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		if err := r.file(file); err != nil {
			return nil, err
		}
	}
	face := &Interface{Name: name}
	if err := r.methods(face, name); err != nil {
		return nil, err
	}
	return face, nil
}

// file notes the types that a file declares.
func (r *reader) file(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	file, err := parser.ParseFile(r.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	if ast.IsGenerated(file) {
		return nil
	}
	r.pkg = file.Name.Name
	for _, decl := range file.Decls {
		if group, ok := decl.(*ast.GenDecl); ok {
			for _, spec := range group.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok {
					r.types[t.Name.Name] = t
				}
			}
		}
	}
	return nil
}

// methods appends the methods of an interface to face, in the order of the source; those of an embedded interface
// take its place.
func (r *reader) methods(face *Interface, name string) error {
	if slices.Contains(face.parts, name) {
		return fmt.Errorf("%s is embedded twice", name)
	}
	face.parts = append(face.parts, name)
	spec := r.types[name]
	if spec == nil {
		return fmt.Errorf("%s isn't declared in the package", name)
	}
	list, ok := spec.Type.(*ast.InterfaceType)
	if !ok || spec.TypeParams != nil {
		return fmt.Errorf("%s isn't an interface, or has type parameters", name)
	}
	for _, field := range list.Methods.List {
		var err error
		switch typ := field.Type.(type) {
		case *ast.FuncType:
			err = r.method(face, name, field, typ)
		case *ast.Ident:
			err = r.methods(face, typ.Name)
		default:
			err = fmt.Errorf("%s embeds %s, which the package doesn't declare as an interface", name, r.print(typ))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// announced finds the capability that a method's comment names.
var announced = regexp.MustCompile(`(?i:announced)\s+by\s+(WNNC_\w+)\s+of\s+(WNNC_\w+)`)

// method appends a method that the interface part declares.
func (r *reader) method(face *Interface, part string, field *ast.Field, typ *ast.FuncType) error {
	m := &Method{Part: part, Name: field.Names[0].Name}
	for _, other := range face.methods {
		if other.Name == m.Name {
			return fmt.Errorf("%s.%s is also a method of %s", part, m.Name, other.Part)
		}
	}
	if found := announced.FindStringSubmatch(field.Doc.Text()); found != nil {
		m.Bit, m.Index = found[1], found[2]
	}
	var err error
	if m.Params, err = r.values(typ.Params); err != nil {
		return fmt.Errorf("%s.%s: %w", part, m.Name, err)
	}
	if m.results, err = r.values(typ.Results); err != nil {
		return fmt.Errorf("%s.%s: %w", part, m.Name, err)
	}
	for _, p := range m.Params {
		if p.Name == "" || p.Name == "_" {
			return fmt.Errorf("%s.%s: a parameter of type %s has no name", part, m.Name, p.Type)
		}
	}
	m.signature = strings.TrimPrefix(r.print(typ), "func")
	face.methods = append(face.methods, m)
	return nil
}

// values reads parameters or results, one value for each name.
func (r *reader) values(list *ast.FieldList) (Values, error) {
	var values Values
	if list == nil {
		return nil, nil
	}
	for _, field := range list.List {
		fields := r.fields(field.Type)
		if err := r.qualified(field.Type); err != nil {
			return nil, err
		}
		v := Value{Type: r.print(field.Type), fields: fields}
		if len(field.Names) == 0 {
			values = append(values, v)
		}
		for _, name := range field.Names {
			v.Name = name.Name
			values = append(values, v)
		}
	}
	return values, nil
}

// fields returns the fields of a struct type that the package declares, nil for another type.
func (r *reader) fields(typ ast.Expr) Values {
	name, ok := typ.(*ast.Ident)
	if !ok || r.types[name.Name] == nil {
		return nil
	}
	declared, ok := r.types[name.Name].Type.(*ast.StructType)
	if !ok {
		return nil
	}
	var fields Values
	for _, field := range declared.Fields.List {
		for _, name := range field.Names {
			fields = append(fields, Value{Name: name.Name, Type: r.print(field.Type)})
		}
	}
	return fields
}

// qualified puts the name of the package in front of the package's types in typ, if the reader is to do so.
func (r *reader) qualified(typ ast.Expr) error {
	switch typ := typ.(type) {
	case *ast.Ident:
		return r.ident(typ)
	case nil, *ast.BasicLit, *ast.SelectorExpr: // the length of a slice and of an array; a type of another package
		return nil
	case *ast.StarExpr:
		return r.qualified(typ.X)
	case *ast.Ellipsis:
		return r.qualified(typ.Elt)
	case *ast.ArrayType:
		if err := r.qualified(typ.Len); err != nil {
			return err
		}
		return r.qualified(typ.Elt)
	case *ast.ChanType:
		return r.qualified(typ.Value)
	case *ast.MapType:
		if err := r.qualified(typ.Key); err != nil {
			return err
		}
		return r.qualified(typ.Value)
	case *ast.FuncType:
		if _, err := r.values(typ.Params); err != nil {
			return err
		}
		_, err := r.values(typ.Results)
		return err
	}
	return fmt.Errorf("callgen can't read the type %s", r.print(typ))
}

// ident writes the package into the name itself: the tree is only printed from here on.
func (r *reader) ident(typ *ast.Ident) error {
	if !r.qualify || types.Universe.Lookup(typ.Name) != nil {
		return nil
	}
	if !typ.IsExported() {
		return fmt.Errorf("the type %s isn't exported", typ.Name)
	}
	typ.Name = r.pkg + "." + typ.Name
	return nil
}

// print returns the source of a node.
func (r *reader) print(node ast.Node) string {
	var text strings.Builder
	_ = printer.Fprint(&text, r.fset, node) // a Builder doesn't fail
	return text.String()
}
