package provider_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/provider"
)

// spelled gives a number the type of that name.
var spelled = map[string]func(uint32) fmt.Stringer{
	"Scope":           func(n uint32) fmt.Stringer { return provider.Scope(n) },
	"ResourceType":    func(n uint32) fmt.Stringer { return provider.ResourceType(n) },
	"DisplayType":     func(n uint32) fmt.Stringer { return provider.DisplayType(n) },
	"Usage":           func(n uint32) fmt.Stringer { return provider.Usage(n) },
	"ConnectFlags":    func(n uint32) fmt.Stringer { return provider.ConnectFlags(n) },
	"Level":           func(n uint32) fmt.Stringer { return provider.Level(n) },
	"ConnectionState": func(n uint32) fmt.Stringer { return provider.ConnectionState(n) },
	"Class":           func(n uint32) fmt.Stringer { return provider.Class(n) },
	"NotifyStatus":    func(n uint32) fmt.Stringer { return provider.NotifyStatus(n) },
}

// declared calls back for each constant of those types that the source declares, with
// the type, the header's name and the number.
func declared(t *testing.T, call func(typ, name string, number uint32)) {
	for _, file := range []string{"winnetwk.go", "npapi.go", "notify.go", "registration.go"} {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(parsed, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			typ, _ := spec.Type.(*ast.Ident)
			value, _ := spec.Values[0].(*ast.BasicLit)
			if typ != nil && value != nil && spelled[typ.Name] != nil {
				number, err := strconv.ParseUint(value.Value, 0, 32)
				require.NoError(t, err)
				call(typ.Name, spec.Names[0].Name, uint32(number))
			}
			return true
		})
	}
}

// Every constant is printed by the name that the headers give its number.
func TestConstantsPrintTheirNames(t *testing.T) {
	found := make(map[string]int)
	declared(t, func(typ, name string, number uint32) {
		found[typ]++
		require.Equal(t, name, spelled[typ](number).String())
	})
	require.Len(t, found, len(spelled), "%v", found)
}

// A number that the headers don't have is printed as one, and a mask as C has it.
func TestOtherNumbersPrintAsTheyAre(t *testing.T) {
	for want, value := range map[string]fmt.Stringer{
		"Scope(0)":                    provider.Scope(0),
		"DisplayType(4096)":           provider.DisplayType(4096),
		"Level(3)":                    provider.Level(3),
		"ConnectionState(2)":          provider.ConnectionState(2),
		"0x0":                         provider.Usage(0),
		"0x80000":                     provider.ConnectFlags(0x80000),
		"CONNECT_RESERVED":            provider.CONNECT_RESERVED,
		"CONNECT_TEMPORARY|0x1000000": provider.CONNECT_TEMPORARY | 0x01000000,
		"CONNECT_UPDATE_PROFILE|CONNECT_INTERACTIVE|CONNECT_PROMPT": provider.CONNECT_PROMPT | provider.CONNECT_INTERACTIVE |
			provider.CONNECT_UPDATE_PROFILE,
		"RESOURCETYPE_DISK|RESOURCETYPE_PRINT":                                     provider.RESOURCETYPE_DISK | provider.RESOURCETYPE_PRINT,
		"RESOURCETYPE_DISK|0x4":                                                    provider.ResourceType(5),
		"WN_NETWORK_CLASS|WN_CREDENTIAL_CLASS":                                     provider.WN_NETWORK_CLASS | provider.WN_CREDENTIAL_CLASS,
		"RESOURCEUSAGE_CONNECTABLE|RESOURCEUSAGE_CONTAINER|RESOURCEUSAGE_ATTACHED": provider.RESOURCEUSAGE_ALL,
	} {
		require.Equal(t, want, value.String())
	}
}

// What a test prints of a resource can be read without the header.
func TestResourcesPrintInWords(t *testing.T) {
	nr := provider.NetResource{Scope: provider.RESOURCE_CONNECTED, Type: provider.RESOURCETYPE_DISK, LocalName: "Z:"}
	require.Contains(t, fmt.Sprintf("%+v", nr),
		"Scope:RESOURCE_CONNECTED Type:RESOURCETYPE_DISK DisplayType:RESOURCEDISPLAYTYPE_GENERIC Usage:0x0 LocalName:Z:")
}
