package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Interface is what a template reads: the methods of an interface with those of the interfaces that it embeds.
type Interface struct {
	Name    string
	parts   []string // the interface itself and those that it embeds
	methods []*Method
}

// Methods returns the methods in the order of the source, without those that the package writes by hand.
func (i *Interface) Methods(byHand ...string) ([]*Method, error) {
	for _, name := range byHand {
		if !slices.ContainsFunc(i.methods, func(m *Method) bool { return m.Name == name }) {
			return nil, fmt.Errorf("%s has no method %s", i.Name, name)
		}
	}
	return slices.DeleteFunc(slices.Clone(i.methods), func(m *Method) bool { return slices.Contains(byHand, m.Name) }), nil
}

// Method is one method. Its functions return the text that a template writes.
type Method struct {
	Name   string
	Part   string // the interface that declares the method
	Params Values

	// Bit and Index are the constants in "announced by WNNC_... of WNNC_..." of the method's comment, "" without the words.
	Bit, Index string

	results   Values
	signature string
}

// Value is a parameter or a result.
type Value struct {
	Name, Type string

	fields Values // if the type is a struct of the interface's package
}

// Values are the parameters or results of a method. They print as a list with their types: "s *Session, name string".
type Values []Value

// String returns the list with types.
func (v Values) String() string { return v.join(func(v Value) string { return v.Name + " " + v.Type }) }

// Names returns the list without types: "s, name".
func (v Values) Names() string { return v.join(func(v Value) string { return v.Name }) }

// Types returns the list of the types: "*Session, string".
func (v Values) Types() string { return v.join(func(v Value) string { return v.Type }) }

// join returns a text for each value, with commas between.
func (v Values) join(text func(Value) string) string {
	texts := make([]string, len(v))
	for i := range v {
		texts[i] = text(v[i])
	}
	return strings.Join(texts, ", ")
}

// Signature returns parameters and results as the interface spells them: "(s *Session, name string) (n int, err error)".
func (m *Method) Signature() string { return m.signature }

// Args returns the parameters as arguments of a call: "s, name", or "s, names..." for a variadic method.
func (m *Method) Args() string {
	if last := len(m.Params) - 1; last >= 0 && strings.HasPrefix(m.Params[last].Type, "...") {
		return m.Params.Names() + "..."
	}
	return m.Params.Names()
}

// Fails reports whether the last result is an error.
func (m *Method) Fails() bool {
	return len(m.results) > 0 && m.results[len(m.results)-1].Type == "error"
}

// Results returns the results with a name for each: "(result string, err error)". A method that returns nothing but
// an error needs no names: "error".
func (m *Method) Results() string {
	switch {
	case len(m.results) == 0:
		return ""
	case len(m.results) == 1 && m.Fails():
		return "error"
	}
	return "(" + m.named().String() + ")"
}

// Values returns the results without the error, each with a name.
func (m *Method) Values() Values {
	values := m.named()
	if m.Fails() {
		values = values[:len(values)-1]
	}
	return values
}

// named returns the results under the names of the interface. The error is called err; another result without a name is
// called result, or result1 and so on if there are several.
func (m *Method) named() Values {
	named := slices.Clone(m.results)
	for i := range named {
		switch last := len(named) - 1; {
		case m.Fails() && i == last:
			named[i].Name = "err"
		case named[i].Name != "" && named[i].Name != "_":
		case i == 0 && (last == 0 || m.Fails() && last == 1):
			named[i].Name = "result"
		default:
			named[i].Name = "result" + strconv.Itoa(i+1)
		}
	}
	return named
}

// Find returns an expression for the first parameter of a type, or for the field of that type of a parameter that is a
// struct: "s", "logon.Session". "" stands for none.
func (m *Method) Find(typ string) string {
	for _, p := range m.Params {
		if p.Type == typ {
			return p.Name
		}
		for _, field := range p.fields {
			if field.Type == typ {
				return p.Name + "." + field.Name
			}
		}
	}
	return ""
}
