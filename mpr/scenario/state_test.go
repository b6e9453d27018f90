package scenario

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
)

func TestTable(t *testing.T) {
	var out bytes.Buffer
	table := NewTable("Name", "Größe", "Last")
	table.Row("größer", "1", "")
	table.Row("", "22", "x")
	table.Write(&out, "none")
	require.Equal(t, "Name    Größe  Last\ngrößer  1      -\n-       22     x\n", out.String())

	out.Reset()
	NewTable("A").Write(&out, "There is nothing.")
	require.Equal(t, "There is nothing.\n", out.String())
}

// NULL and "" stay apart, paths keep their backslashes, and what notifyees were
// told stands around what the networks were asked.
func TestRecord(t *testing.T) {
	var out bytes.Buffer
	WriteRecord(&out, mpr.Record{
		LUID: 0x10, User: "alice", Op: "WNetX", Code: winerr.ERROR_BAD_NET_NAME,
		Args: []mpr.Arg{
			{Name: "a", Value: nil}, {Name: "b", Value: ""}, {Name: "c", Value: `\\s\d`}, {Name: "p", Value: "***"}, {Name: "q", Value: "NULL"},
			{Name: "n", Value: mpr.NetResource{Type: 1, LocalName: "Z:", RemoteName: `\\s\d`}},
			{Name: "f", Value: mpr.CONNECT_UPDATE_PROFILE}, {Name: "u", Value: true},
		},
		Calls: []mpr.ProviderCall{{Provider: "Net", Name: provider.CallAddConnection3, Code: winerr.ERROR_BAD_NET_NAME}},
		Notified: []mpr.Notified{
			{Notifyee: 0, Status: provider.NOTIFY_PRE}, {Notifyee: 0, Status: provider.NOTIFY_POST, Code: winerr.ERROR_BUSY},
		},
	})
	require.Equal(t, `0x10 alice.WNetX(a: NULL, b: "", c: "\\s\d", p: ***, q: NULL, `+
		`n: {type 1, local "Z:", remote "\\s\d", provider NULL}, f: 0x1, u: true) = ERROR_BAD_NET_NAME
    notifyee 0 NOTIFY_PRE = NO_ERROR
    Net.AddConnection3 = ERROR_BAD_NET_NAME
    notifyee 0 NOTIFY_POST = ERROR_BUSY
`, out.String())
}

func TestEntries(t *testing.T) {
	var out bytes.Buffer
	WriteEntries(&out, []profile.Entry{
		{Local: "Y:", RemotePath: `\\a\b`, ProviderName: "Net", ConnectionType: 1, DeferFlags: 4},
		{Local: "LPT1", RemotePath: `\\a\p`, UserZero: true, ConnectionType: 2},
		{Local: "Z:", RemotePath: `\\a\c`, ConnectionType: 7},
	})
	require.Equal(t, `Local  Remote  User       Network  Type   Defer
Y:     \\a\b   (default)  Net      disk   4
LPT1   \\a\p   (default)  -        print  0
Z:     \\a\c   (default)  -        7      0
`, out.String())
}
