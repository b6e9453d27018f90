// Package explain has the sentences of the documents about the codes of each call.
package explain

import (
	"slices"
	"strings"
)

//go:generate go run ./gen

// Row is what the documents say of one code of one call.
type Row struct {
	Name      string // "WNetAddConnection2/ERROR_BAD_DEVICE"
	Condition string // when the code comes
	Origin    string // who finds it out: router, provider, profile, session or ui
}

// table returns the call whose table has the codes of a call, as records name it: calls without one of their own have that of
// the call whose codes their pages name.
func table(op string) string {
	switch op {
	case "WNetUseConnection4":
		return "WNetUseConnection"
	case "WNetRestoreSingleConnection":
		return "WNetRestoreConnection"
	}
	return op
}

// Find returns the row of a call and the name of a code.
func Find(op, code string) (Row, bool) {
	i, found := slices.BinarySearchFunc(rows, table(op)+"/"+code, func(r Row, name string) int { return strings.Compare(r.Name, name) })
	if !found {
		return Row{}, false
	}
	return rows[i], true
}

// Codes returns the names of the codes of a call.
func Codes(op string) (codes []string) {
	for _, r := range rows {
		if name, code, _ := strings.Cut(r.Name, "/"); name == table(op) {
			codes = append(codes, code)
		}
	}
	return codes
}
