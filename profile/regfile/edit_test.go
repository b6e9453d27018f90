package regfile_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/regfile"
)

// utf16File is a file of regedit: UTF-16LE behind a byte order mark. Tests encode by the standard library, which the
// package does not.
func utf16File(text string) []byte {
	data := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(text)) {
		data = binary.LittleEndian.AppendUint16(data, unit)
	}
	return data
}

// textOf shows a file of regedit in a test's message.
func textOf(t testing.TB, data []byte) string {
	t.Helper()
	require.Equal(t, []byte{0xFF, 0xFE}, data[:2])
	var units []uint16
	for i := 2; i < len(data); i += 2 {
		units = append(units, binary.LittleEndian.Uint16(data[i:]))
	}
	return string(utf16.Decode(units))
}

// lines is a file of version 5.00 with a line for each argument.
func lines(lines ...string) []byte {
	return utf16File(strings.Join(append([]string{"Windows Registry Editor Version 5.00", ""}, lines...), "\r\n") + "\r\n")
}

func put(e profile.Entry) func(*regfile.Document) (*regfile.Document, error) {
	return func(d *regfile.Document) (*regfile.Document, error) { return d.Put(e) }
}

func forget(local string) func(*regfile.Document) (*regfile.Document, error) {
	return func(d *regfile.Document) (*regfile.Document, error) { return d.Delete(local) }
}

func setPersistent(p regfile.Persistent) func(*regfile.Document) (*regfile.Document, error) {
	return func(d *regfile.Document) (*regfile.Document, error) { return d.SetPersistent(p) }
}

// small is an entry whose values are short; smallValues are its lines.
var small = profile.Entry{Local: "M:", RemotePath: `\\a\b`, UserZero: true, ProviderName: "N", ProviderType: 1, ConnectionType: 1, DeferFlags: 4}

var smallValues = []string{
	`"RemotePath"="\\\\a\\b"`, `"UserName"=dword:00000000`, `"ProviderName"="N"`, `"ProviderType"=dword:00000001`,
	`"ConnectionType"=dword:00000001`, `"ConnectFlags"=dword:00000000`, `"DeferFlags"=dword:00000004`,
}

// with returns lines with those of small behind each key of M.
func with(all ...string) []string {
	var out []string
	for _, line := range all {
		out = append(out, line)
		if line == keyM {
			out = append(out, smallValues...)
		}
	}
	return out
}

const (
	root = `[HKEY_CURRENT_USER\Network]`
	keyA = `[HKEY_CURRENT_USER\Network\A]`
	keyM = `[HKEY_CURRENT_USER\Network\M]`
	keyZ = `[HKEY_CURRENT_USER\Network\Z]`
)

// edits are whole files before and after one edit.
var edits = map[string]struct {
	before []string
	edit   func(*regfile.Document) (*regfile.Document, error)
	after  []string
}{
	"a new key goes between its neighbours": {
		[]string{root, "", keyA, "", keyZ, ""}, put(small), with(root, "", keyA, "", keyM, "", keyZ, ""),
	},
	"a new key goes between its neighbours in small letters": {
		[]string{root, "", `[HKEY_CURRENT_USER\Network\a]`, "", `[HKEY_CURRENT_USER\Network\z]`, ""}, put(small),
		with(root, "", `[HKEY_CURRENT_USER\Network\a]`, "", keyM, "", `[HKEY_CURRENT_USER\Network\z]`, ""),
	},
	"a new key goes before a neighbour's own keys": {
		[]string{root, "", keyA, "", `[HKEY_CURRENT_USER\Network\A\X]`, "", keyZ, "", `[HKEY_X]`, ""}, put(small),
		with(root, "", keyA, "", `[HKEY_CURRENT_USER\Network\A\X]`, "", keyM, "", keyZ, "", `[HKEY_X]`, ""),
	},
	"a new key goes behind the subtree": {
		[]string{root, "", keyA, "", `[HKEY_X]`, `"x"=-`}, put(small),
		with(root, "", keyA, "", keyM, "", `[HKEY_X]`, `"x"=-`),
	},
	"a new subtree goes to the end": {
		[]string{`[HKEY_X]`, `"x"=-`}, put(small), with(`[HKEY_X]`, `"x"=-`, "", root, "", keyM, ""),
	},
	"a new key goes behind what would take it away": {
		[]string{root, "", keyZ, "", `[-HKEY_CURRENT_USER\Network\M]`, "", `[HKEY_X]`, ""}, put(small),
		with(root, "", keyZ, "", `[-HKEY_CURRENT_USER\Network\M]`, "", keyM, "", `[HKEY_X]`, ""),
	},
	"a new key goes behind what takes all away": {
		[]string{keyM, `"RemotePath"="gone"`, "", `[-HKEY_CURRENT_USER]`, ""}, put(small),
		append([]string{keyM, `"RemotePath"="gone"`, "", `[-HKEY_CURRENT_USER]`, ""}, with(root, "", keyM, "")...),
	},
	"a key that is there already as it should be stays": {
		with(root, keyM), put(small), with(root, keyM),
	},
	"spelling that means the same stays": {
		[]string{`[hkey_current_user\NETWORK\m]`, `"remotepath"=hex(1):5c,0,5c,0,61,0,5c,0,62,0,0,0`, `"UserName"=dword:0 ; none`,
			`"ProviderName"="N"`, `"ProviderType"=hex(4):01,00,00,00`, `"ConnectionType"=dword:1`, `"ConnectFlags"=dword:0`, `"DeferFlags"=dword:4`},
		put(small),
		[]string{`[hkey_current_user\NETWORK\m]`, `"remotepath"=hex(1):5c,0,5c,0,61,0,5c,0,62,0,0,0`, `"UserName"=dword:0 ; none`,
			`"ProviderName"="N"`, `"ProviderType"=hex(4):01,00,00,00`, `"ConnectionType"=dword:1`, `"ConnectFlags"=dword:0`, `"DeferFlags"=dword:4`},
	},
	"one value changes among others": {
		with("; mine", keyM, `"Note"="kept"`, "; end"), put(profile.Entry{
			Local: "M:", RemotePath: `\\c\d`, UserZero: true, ProviderName: "N", ProviderType: 1, ConnectionType: 1, DeferFlags: 4,
		}),
		append([]string{"; mine", keyM, `"RemotePath"="\\\\c\\d"`}, append(smallValues[1:len(smallValues):len(smallValues)], `"Note"="kept"`, "; end")...),
	},
	"values that are missing go behind the others": {
		[]string{keyM, `"RemotePath"="\\\\a\\b"`, `"Note"="kept"`, "", "; end"}, put(small),
		append([]string{keyM, smallValues[0], `"Note"="kept"`}, append(smallValues[1:len(smallValues):len(smallValues)], "", "; end")...),
	},
	"only the value that counts changes": {
		append(with(keyM), `"DeferFlags"=dword:00000001`, `[HKEY_X]`, keyM, `"DeferFlags"=dword:00000002`), put(small),
		append(with(keyM), `"DeferFlags"=dword:00000001`, `[HKEY_X]`, keyM, `"DeferFlags"=dword:00000004`),
	},
	"a deletion that counts becomes a value": {
		append(with(keyM), `"DeferFlags"=-`), put(small), append(with(keyM), `"DeferFlags"=dword:00000004`),
	},
	"UseOptions that an entry lacks goes": {
		append(with(keyM), `"UseOptions"=hex:01,\`, `  02`, `"Note"=-`), put(small), append(with(keyM), `"Note"=-`),
	},
	"a deleted key goes with all under it": {
		append(with(root, "", keyM), "; of M", "", `[HKEY_CURRENT_USER\network\m\Sub]`, `"x"=-`, "", keyZ, `"x"=-`, "", keyM, `"y"=-`),
		forget("M:"), []string{root, "", keyZ, `"x"=-`, ""},
	},
	"what is not there is not deleted": {
		[]string{root, "", keyM, `"Note"="kept"`, ""}, forget("M:"), []string{root, "", keyM, `"Note"="kept"`, ""},
	},
	"the recent names get new letters": {
		[]string{root, "", persistentKey, `"b"="old"`, `"c"="gone"`, `"Note"="kept"`, `"Order"="bc"`},
		setPersistent(regfile.Persistent{Recent: []string{`\\a\b`, "old"}}),
		[]string{root, "", persistentKey, `"b"="old"`, `"Note"="kept"`, `"Order"="ab"`, `"a"="\\\\a\\b"`, `"SaveConnections"="yes"`},
	},
	"the key of the recent names goes to the end": {
		[]string{root}, setPersistent(regfile.Persistent{DontSave: true}),
		[]string{root, "", persistentKey, `"Order"=""`, `"SaveConnections"="no"`, ""},
	},
}

// TestEditsKeepWhatTheyDoNotMean compares whole files.
func TestEditsKeepWhatTheyDoNotMean(t *testing.T) {
	for name, test := range edits {
		t.Run(name, func(t *testing.T) {
			d := parse(t, lines(test.before...))
			edited, err := test.edit(d)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(textOf(t, lines(test.after...)), textOf(t, edited.Bytes())))
			require.Equal(t, lines(test.before...), d.Bytes(), "the document itself never changes")
			require.Empty(t, cmp.Diff(parse(t, lines(test.after...)).Entries(), edited.Entries()))
		})
	}
}

const persistentKey = `[HKEY_CURRENT_USER\Software\Microsoft\Windows NT\CurrentVersion\Network\Persistent Connections]`

func TestEditsOfOtherFormsWriteVersion5(t *testing.T) {
	d := parse(t, []byte("REGEDIT4\n\n[HKEY_CURRENT_USER\\Network\\M]\n\"Note\"=\"\xE9\x81\"\n\"Path\"=hex(2):e9,\\\n 0\n\"Raw\"=hex:e9,\\\n 0"))
	edited, err := d.Put(small)
	require.NoError(t, err)
	want := append([]string{keyM, "\"Note\"=\"\u00e9\u0081\"", `"Path"=hex(2):e9,00,00,00`, `"Raw"=hex:e9,\`, ` 0`}, smallValues...)
	require.Empty(t, cmp.Diff(textOf(t, lines(want...)), textOf(t, edited.Bytes())))
}

func TestEditsOfATextWithoutALastLineEnd(t *testing.T) {
	before := utf16File("Windows Registry Editor Version 5.00\n[HKEY_CURRENT_USER\\Network\\M]\n\"Note\"=\"kept\"")
	edited, err := parse(t, before).Put(small)
	require.NoError(t, err)
	want := "Windows Registry Editor Version 5.00\n[HKEY_CURRENT_USER\\Network\\M]\n\"Note\"=\"kept\"\r\n" + strings.Join(smallValues, "\r\n") + "\r\n"
	require.Equal(t, want, textOf(t, edited.Bytes()))
}

func TestEditsRefuse(t *testing.T) {
	d := parse(t, golden(t, "windows10.reg"))
	tests := map[string]struct {
		edit func(*regfile.Document) (*regfile.Document, error)
		want error
	}{
		"a device":             {put(profile.Entry{Local: "z:", RemotePath: "x"}), winerr.ERROR_BAD_DEVICE},
		"an empty remote name": {put(profile.Entry{Local: "Z:"}), winerr.ERROR_BAD_NET_NAME},
		"a NUL":                {put(profile.Entry{Local: "Z:", RemotePath: "x\x00"}), winerr.ERROR_INVALID_PARAMETER},
		"to delete no device":  {forget("Z"), winerr.ERROR_BAD_DEVICE},
		"eleven recent names":  {setPersistent(regfile.Persistent{Recent: make([]string, 11)}), winerr.ERROR_INVALID_PARAMETER},
		"an empty recent name": {setPersistent(regfile.Persistent{Recent: []string{""}}), winerr.ERROR_INVALID_PARAMETER},
		"a recent NUL":         {setPersistent(regfile.Persistent{Recent: []string{"a\x00"}}), winerr.ERROR_INVALID_PARAMETER},
		"recent bytes":         {setPersistent(regfile.Persistent{Recent: []string{"\xff"}}), winerr.ERROR_INVALID_PARAMETER},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			edited, err := test.edit(d)
			require.ErrorIs(t, err, test.want)
			require.Nil(t, edited)
		})
	}
}

func TestEditedEntriesAreCopies(t *testing.T) {
	e := profile.Entry{Local: "M:", RemotePath: "x", UserName: "alice", UseOptions: []byte{1}}
	var d *regfile.Document
	d, err := d.Put(e)
	require.NoError(t, err)
	e.UseOptions[0] = 2
	got, _ := d.Get("M:")
	got.UseOptions[0] = 2
	all := d.Entries()
	all[0].UseOptions[0] = 2
	want := profile.Entry{Local: "M:", RemotePath: "x", UserName: "alice", UseOptions: []byte{1}}
	require.Empty(t, cmp.Diff([]profile.Entry{want}, d.Entries()))
}
