package netkey

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed-520b6462/winnet/profile"
)

func TestKeysOfDevices(t *testing.T) {
	for key, local := range map[string]string{"Z": "Z:", "w": "W:", "LPT1": "LPT1", "lpt9": "LPT9"} {
		got, ok := LocalOf(key)
		require.True(t, ok, key)
		require.Equal(t, local, got)
		require.Equal(t, local[:len(key)], KeyOf(local))
	}
	for _, key := range []string{"", "ZZ", "Z:", "Recent", "LPT", "LPT0", "LPT1:", "1", "COM1", "ſ"} {
		_, ok := LocalOf(key)
		require.False(t, ok, key)
	}
}

// TestEncode holds the registry's own bytes, as the documents of the types give them.
func TestEncode(t *testing.T) {
	e := profile.Entry{
		Local: "Z:", RemotePath: `\\a\𝄞`, UserName: "é", ProviderName: "N", ProviderType: 0x20737046,
		ConnectionType: 1, ConnectFlags: 2, DeferFlags: 4, UseOptions: []byte{9, 8},
	}
	remote := []byte{'\\', 0, '\\', 0, 'a', 0, '\\', 0, 0x34, 0xD8, 0x1E, 0xDD, 0, 0}
	want := []Value{
		{"RemotePath", 1, remote},
		{"UserName", 1, []byte{0xE9, 0, 0, 0}},
		{"ProviderName", 1, []byte{'N', 0, 0, 0}},
		{"ProviderType", 4, []byte{0x46, 0x70, 0x73, 0x20}},
		{"ConnectionType", 4, []byte{1, 0, 0, 0}},
		{"ConnectFlags", 4, []byte{2, 0, 0, 0}},
		{"DeferFlags", 4, []byte{4, 0, 0, 0}},
		{"UseOptions", 3, []byte{9, 8}},
	}
	require.Empty(t, cmp.Diff(want, Encode(e)))

	e.UserName, e.UserZero, e.UseOptions = "", true, []byte{}
	want[1] = Value{"UserName", 4, []byte{0, 0, 0, 0}}
	require.Empty(t, cmp.Diff(want[:7], Encode(e)))
}

func TestNamesAreThoseOfEncode(t *testing.T) {
	var names []string
	for _, v := range Encode(profile.Entry{UseOptions: []byte{0}}) {
		names = append(names, v.Name)
	}
	require.Equal(t, Names, names)
}

var path = String("remotepath", `\\a\b`)

// decoded holds values of a key with the entry that they are, or the reason why they are none.
var decoded = map[string]struct {
	values []Value
	want   profile.Entry
	found  bool
	reason string
}{
	"nothing":                   {},
	"no RemotePath":             {values: []Value{DWord("DeferFlags", 4)}},
	"an empty RemotePath":       {values: []Value{String("RemotePath", "")}},
	"as little as there can be": {values: []Value{path}, found: true, want: profile.Entry{Local: "Z:", RemotePath: `\\a\b`}},
	"the last one counts": {
		values: []Value{path, DWord("DeferFlags", 1), DWord("DEFERFLAGS", 4)}, found: true,
		want: profile.Entry{Local: "Z:", RemotePath: `\\a\b`, DeferFlags: 4},
	},
	"UserName 0": {
		values: []Value{path, String("username", "bob"), DWord("UserName", 0)}, found: true,
		want: profile.Entry{Local: "Z:", RemotePath: `\\a\b`, UserZero: true},
	},
	"an empty UserName": {
		values: []Value{path, DWord("username", 0), String("UserName", "")}, found: true,
		want: profile.Entry{Local: "Z:", RemotePath: `\\a\b`},
	},
	"values of others": {
		values: []Value{path, {"ProviderFlags", 77, []byte{1}}}, found: true,
		want: profile.Entry{Local: "Z:", RemotePath: `\\a\b`},
	},
	"text ends at a NUL, or without one": {
		values: []Value{{"RemotePath", 2, []byte("a\x00\x00\x00b\x00")}, {"ProviderName", 1, []byte("c\x00")}}, found: true,
		want: profile.Entry{Local: "Z:", RemotePath: "a", ProviderName: "c"},
	},
	"RemotePath a number":    {values: []Value{DWord("RemotePath", 0)}, reason: `value "RemotePath" is not a string`},
	"RemotePath of odd size": {values: []Value{{"RemotePath", 1, []byte("abc")}}, reason: "odd number of bytes"},
	"UserName 1":             {values: []Value{path, DWord("UserName", 1)}, reason: `value "UserName" is a number other than 0`},
	"UserName binary":        {values: []Value{path, Binary("UserName", nil)}, reason: "is not a string"},
	"a number as text":       {values: []Value{path, String("DeferFlags", "4")}, reason: `value "DeferFlags" is not a dword`},
	"a number of 3 bytes":    {values: []Value{path, {"ConnectFlags", 4, []byte{1, 2, 3}}}, reason: "other than 4 bytes"},
	"UserName of 2 bytes":    {values: []Value{path, {"UserName", 4, []byte{0, 0}}}, reason: "other than 4 bytes"},
	"UseOptions a number":    {values: []Value{path, DWord("UseOptions", 0)}, reason: "is not binary"},
}

func TestDecode(t *testing.T) {
	for name, test := range decoded {
		t.Run(name, func(t *testing.T) {
			e, found, err := Decode("Z:", test.values)
			if test.reason != "" {
				require.ErrorContains(t, err, test.reason)
				return
			}
			require.NoError(t, err)
			require.Equal(t, test.found, found)
			require.Empty(t, cmp.Diff(test.want, e))
		})
	}
}

func TestDecodeIsTheInverseOfEncode(t *testing.T) {
	text := rapid.StringMatching(`[^\x00\p{Cs}]{0,8}`)
	rapid.Check(t, func(t *rapid.T) {
		e := profile.Entry{
			Local: "Z:", RemotePath: `\\` + text.Draw(t, "remote"), ProviderName: text.Draw(t, "provider"),
			UserName: text.Draw(t, "user"), ProviderType: rapid.Uint32().Draw(t, "type"),
			ConnectionType: rapid.Uint32().Draw(t, "connection"), ConnectFlags: rapid.Uint32().Draw(t, "flags"),
			DeferFlags: rapid.Uint32().Draw(t, "defer"), UseOptions: rapid.SliceOf(rapid.Byte()).Draw(t, "options"),
		}
		e.UserZero = e.UserName == "" && rapid.Bool().Draw(t, "user 0")
		got, found, err := Decode(e.Local, Encode(e))
		require.NoError(t, err)
		require.True(t, found)
		require.Empty(t, cmp.Diff(e, got))
	})
}
