package house

import (
	"cmp"
	"fmt"
	"go/ast"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// comments returns the comments of the calls that a file declares, by name: of the
// methods of a type and of interfaces. The comment of an interface is about each of its
// methods.
func comments(src source, receiver string) map[string]string {
	all := make(map[string]string)
	add := func(name string, doc *ast.CommentGroup) {
		all[name] += doc.Text()
	}
	for _, decl := range src.file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Recv != nil && receiverName(d.Recv) == receiver {
				add(d.Name.Name, d.Doc)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				typ, _ := spec.(*ast.TypeSpec)
				if typ == nil {
					continue
				}
				methods, ok := typ.Type.(*ast.InterfaceType)
				if !ok {
					continue
				}
				add(typ.Name.Name, cmp.Or(typ.Doc, d.Doc))
				for _, method := range methods.Methods.List {
					for _, name := range method.Names {
						add(name.Name, method.Doc)
						all[name.Name] += "Errors of " + typ.Name.Name + ".\n"
					}
				}
			}
		}
	}
	return all
}

var (
	// code finds the codes that a comment names.
	code = regexp.MustCompile(`\b(ERROR_|WN_|DIALOG_)[A-Z0-9_]+\b`)
	// reference finds the other calls whose codes a comment stands for.
	reference = regexp.MustCompile(`(?:\[Caller\.|\[Network\.|\bErrors of )(\w+)`)
)

// codesIn returns the codes that a comment names by itself.
func codesIn(comment string) []winerr.Errno {
	var codes []winerr.Errno
	for _, name := range code.FindAllString(comment, -1) {
		if number, ok := winerr.Lookup(name); ok {
			codes = append(codes, number)
		}
	}
	return codes
}

// named returns the codes that the comment of a call names, and those of the calls
// that it refers to.
func named(call string, comments map[string]string, seen ...string) []winerr.Errno {
	if slices.Contains(seen, call) {
		return nil
	}
	codes := codesIn(comments[call])
	for _, match := range reference.FindAllStringSubmatch(comments[call], -1) {
		codes = append(codes, named(match[1], comments, append(seen, call)...)...)
	}
	return codes
}

// unnamed complains about the rows of a table whose codes the comments of their calls
// don't name. call returns the method of a row, or "" if it has none.
func unnamed(rows []spec.Row, comments map[string]string, call func(spec.Row) string) []string {
	var complaints []string
	for _, row := range rows {
		method := call(row)
		number, known := winerr.Lookup(row.Code)
		if method == "" || !known || number == winerr.NO_ERROR || slices.Contains(named(method, comments), number) {
			continue
		}
		complaints = append(complaints, fmt.Sprintf("the comment of %s doesn't name %s: %s", method, row.Code, row.Condition))
	}
	return complaints
}

// unknown complains about the codes that the comments of calls name by themselves and
// that neither the table has for the call nor the list of further codes.
func unknown(rows []spec.Row, comments map[string]string, list string) []string {
	has := make(map[string][]winerr.Errno)
	for _, row := range rows {
		number, _ := winerr.Lookup(row.Code)
		has[callOfMPR(row)] = append(has[callOfMPR(row)], number)
	}
	for _, entry := range entries(list) {
		call, further, _ := strings.Cut(entry, ": ")
		has[call] = append(has[call], codesIn(further)...)
	}
	var complaints []string
	for call, known := range has {
		for _, number := range codesIn(comments[call]) {
			if !slices.Contains(known, number) && number != winerr.NO_ERROR {
				complaints = append(complaints, fmt.Sprintf("%s: %s", call, number.Name()))
			}
		}
	}
	slices.Sort(complaints)
	return slices.Compact(complaints)
}

// callOfMPR returns the method of a function of mpr.dll.
func callOfMPR(row spec.Row) string {
	name := strings.TrimPrefix(strings.TrimPrefix(row.Function, "WNet"), "Multinet")
	return strings.TrimSuffix(name, "W")
}

// callOfProvider returns the method of a function of providers. Methods return strings,
// so that no buffer is too small.
func callOfProvider(row spec.Row) string {
	name, ok := strings.CutPrefix(row.Function, "NP")
	if !ok || name == "GetCaps" || row.Code == "WN_MORE_DATA" && name != "EnumResource" {
		return ""
	}
	return name
}

// commentsOf returns the comments of the calls of a package.
func commentsOf(t *testing.T, dir, receiver string) map[string]string {
	t.Helper()
	all := make(map[string]string)
	for _, src := range sources(t) {
		if src.dir() == dir && !src.test() {
			for name, text := range comments(src, receiver) {
				all[name] += text
			}
		}
	}
	return all
}

// The comment of a call names the codes that the tables of the specification have for
// it, and no others than those of codes.txt besides. A provider may return any code.
func TestCallsNameTheirCodes(t *testing.T) {
	calls := commentsOf(t, "mpr", "Caller")
	require.Empty(t, unnamed(spec.Winnetwk(), calls, callOfMPR))
	require.Empty(t, unknown(spec.Winnetwk(), calls, codesList))
	require.Empty(t, unnamed(spec.Npapi(), commentsOf(t, "provider", ""), callOfProvider))
}

func TestCodesAreFound(t *testing.T) {
	const text = `package mpr
// F waits.
//   - ERROR_BUSY: always.
//   - ERROR_BAD_DEVICE, WN_BAD_NETNAME: sometimes.
func (*Caller) F() {}
// G returns the codes of [Caller.F], and ERROR_MORE_DATA.
func (*Caller) G() {}
// H returns ERROR_NO_NETWORK.
func (*Snapshot) H() {}
// Sized has buffers: ERROR_INSUFFICIENT_BUFFER.
type Sized interface {
	// G returns ERROR_INVALID_ADDRESS.
	G()
}`
	calls := comments(parse(t, "mpr/x.go", text), "Caller")
	row := func(function, code string) spec.Row { return spec.Row{Function: function, Code: code} }
	rows := []spec.Row{row("WNetFW", "ERROR_BUSY"), row("WNetFW", "ERROR_BAD_NET_NAME"), row("WNetGW", "ERROR_BUSY"), row("WNetGW", "ERROR_INVALID_ADDRESS"), row("WNetGW", "ERROR_INSUFFICIENT_BUFFER")}
	require.Empty(t, unnamed(rows, calls, callOfMPR))
	require.Len(t, unnamed([]spec.Row{row("WNetFW", "ERROR_MORE_DATA"), row("WNetGW", "ERROR_NO_NETWORK"), row("WNetHW", "ERROR_NO_NETWORK")}, calls, callOfMPR), 3)
	require.Equal(t, []string{"F: ERROR_BAD_DEVICE", "G: ERROR_MORE_DATA"}, unknown(rows, calls, ""))
	require.Empty(t, unknown(rows, calls, "# more\nF: ERROR_BAD_DEVICE\nG: ERROR_MORE_DATA ERROR_BUSY\n"))
}
