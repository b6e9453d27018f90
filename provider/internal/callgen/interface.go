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

// Method is one method. What its functions return is text for a template to write.
type Method struct {
	Name string
	Part string // the interface that declares the method

	// Bit and Index are the constants in "announced by WNNC_... of WNNC_..." of the method's comment, "" without the words.
	Bit, Index string

	params, results []value
	signature       string
}

// value is a parameter, a result, or a field of a struct.
type value struct {
	name, typ string
	fields    []value // of a parameter or result whose type is a struct of the interface's package
}

// Signature returns parameters and results as the interface spells them: "(s *Session, name string) (n int, err error)".
func (m *Method) Signature() string { return m.signature }

// Params returns the parameters with their types: "s *Session, name string".
func (m *Method) Params() string {
	return join(m.params, func(p value) string { return p.name + " " + p.typ })
}

// Types returns the types of the parameters: "*Session, string".
func (m *Method) Types() string {
	return join(m.params, func(p value) string { return p.typ })
}

// Args returns the parameters as arguments of a call: "s, name".
func (m *Method) Args() string {
	return join(m.params, func(p value) string {
		if strings.HasPrefix(p.typ, "...") {
			return p.name + "..."
		}
		return p.name
	})
}

// Fails reports whether the last result is an error.
func (m *Method) Fails() bool {
	return len(m.results) > 0 && m.results[len(m.results)-1].typ == "error"
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
	return "(" + join(m.named(), func(r value) string { return r.name + " " + r.typ }) + ")"
}

// Values returns the names of the results without the error: "result".
func (m *Method) Values() string {
	values := m.named()
	if m.Fails() {
		values = values[:len(values)-1]
	}
	return join(values, func(r value) string { return r.name })
}

// named returns the results under the names of the interface; one without a name is called err if it is the error,
// and result, or result1 and so on, if it isn't.
func (m *Method) named() []value {
	named := slices.Clone(m.results)
	for i := range named {
		switch last := len(named) - 1; {
		case m.Fails() && i == last:
			named[i].name = "err"
		case named[i].name != "" && named[i].name != "_":
		case i == 0 && (last == 0 || m.Fails() && last == 1):
			named[i].name = "result"
		default:
			named[i].name = "result" + strconv.Itoa(i+1)
		}
	}
	return named
}

// Find returns an expression for the first parameter of a type, or for the field of that type of a parameter that is a
// struct: "s", "logon.Session". "" stands for none.
func (m *Method) Find(typ string) string {
	for _, p := range m.params {
		if p.typ == typ {
			return p.name
		}
		for _, field := range p.fields {
			if field.typ == typ {
				return p.name + "." + field.name
			}
		}
	}
	return ""
}

func join(values []value, text func(value) string) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = text(v)
	}
	return strings.Join(texts, ", ")
}
