package regfile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/regfile"
)

const (
	lanman = "Microsoft Windows Network"
	smb    = 0x20000
)

// golden reads a file of testdata. They were written by hand after public descriptions and exports, never by this
// package.
func golden(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	return data
}

func parse(t testing.TB, data []byte) *regfile.Document {
	t.Helper()
	d, err := regfile.Parse(data)
	require.NoError(t, err)
	return d
}

// smbOptions is a UseOptions of Windows 10: 124 bytes behind the mark DefC.
func smbOptions() []byte {
	options := make([]byte, 124)
	copy(options, "DefC\x7c\x00\x00\x00\x04\x00\x74\x00\x00\x00\x02\x00\x11\x03")
	options[122], options[123] = 0x80, 0x01
	return options
}

// goldens holds what the files of testdata say.
var goldens = map[string]struct {
	entries    []profile.Entry
	persistent regfile.Persistent
}{
	"windows10.reg": {
		[]profile.Entry{
			{
				Local: "W:", RemotePath: `\\filer.example.net\team`, ProviderName: lanman,
				ProviderType: smb, ConnectionType: 1, DeferFlags: 4, UseOptions: smbOptions(),
			},
			{
				Local: "X:", RemotePath: `\\sshfs\alice@backup`, ProviderName: "Windows File System Proxy",
				ProviderType: 0x20737046, ConnectionType: 1,
			},
			{
				Local: "Y:", RemotePath: `\\dav.example.net@SSL\DavWWWRoot\Größe`, UserName: "bob@example.net",
				ProviderName: "Web Client Network", ProviderType: 0x2E0000, ConnectionType: 1, DeferFlags: 1,
			},
			{
				Local: "Z:", RemotePath: `\\server\share`, UserZero: true, ProviderName: lanman,
				ProviderType: smb, ConnectionType: 1, DeferFlags: 4,
			},
		},
		regfile.Persistent{DontSave: true, Recent: []string{`\\filer.example.net\team`, `\\server\share`}},
	},
	"windows7.reg":    {entries: windows7},
	"utf8-marked.reg": {entries: windows7},
	"nt4.reg":         {entries: nt4},

	"nt4-as-version5.reg": {entries: nt4},
	"script.reg": {entries: []profile.Entry{{
		Local: "P:", RemotePath: `\\сервер\общая`, UserZero: true, ProviderName: lanman, ProviderType: smb, ConnectionType: 1, DeferFlags: 4,
	}}},
	"others.reg": {entries: []profile.Entry{{
		Local: "T:", RemotePath: `\\server\𝄞`, ProviderName: lanman,
		ProviderType: smb, ConnectionType: 1, DeferFlags: 4,
	}}},
	"written.reg": {entries: written},
}

var windows7 = []profile.Entry{{
	Local: "H:", RemotePath: `\\nas\home`, UserName: `CONTOSO\alice`, ProviderName: lanman,
	ProviderType: smb, ConnectionType: 1, DeferFlags: 1,
}}

var nt4 = []profile.Entry{
	{
		Local: "F:", RemotePath: `\\SERVEUR\Données €`, UserName: `DOMAINE\Zoë`, ProviderName: lanman,
		ProviderType: smb, ConnectionType: 1,
	},
	{
		Local: "LPT1", RemotePath: `\\PRINT\Qé`, ProviderName: lanman,
		ProviderType: smb, ConnectionType: 2,
	},
}

var written = []profile.Entry{
	{Local: "L:", RemotePath: `\\server\quote " here`, UserZero: true, UseOptions: []byte{0xFF}},
	{
		Local: "LPT1", RemotePath: `\\print\laser`, UserName: `CONTOSO\alice`, ProviderName: lanman,
		ProviderType: smb, ConnectionType: 2, DeferFlags: 4,
	},
	{
		Local: "M:", RemotePath: `\\сервер\𝄞`, ProviderName: lanman,
		ProviderType: smb, ConnectionType: 1, DeferFlags: 4, UseOptions: smbOptions()[:26],
	},
}

func TestParseReadsFilesOfWindows(t *testing.T) {
	for name, want := range goldens {
		t.Run(name, func(t *testing.T) {
			d := parse(t, golden(t, name))
			require.Empty(t, cmp.Diff(want.entries, d.Entries()))
			persistent, err := d.Persistent()
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(want.persistent, persistent))
			for _, e := range want.entries {
				got, found := d.Get(e.Local)
				require.True(t, found)
				require.Empty(t, cmp.Diff(e, got))
			}
		})
	}
}

// TestVersion4HasTextsInANSI has the bytes of a text converted, in whatever form it is written, and no others.
func TestVersion4HasTextsInANSI(t *testing.T) {
	d := parse(t, []byte("REGEDIT4\n\n[HKEY_CURRENT_USER\\Network\\M]\n\"RemotePath\"=hex(2):5c,5c,e9,5c,62,00\n\"UseOptions\"=hex:e9,81\n"))
	require.Empty(t, cmp.Diff([]profile.Entry{{Local: "M:", RemotePath: `\\é\b`, UseOptions: []byte{0xE9, 0x81}}}, d.Entries()))
}

// TestEveryGoldenIsRead keeps files from lying in testdata unread.
func TestEveryGoldenIsRead(t *testing.T) {
	files, err := filepath.Glob("testdata/*.reg")
	require.NoError(t, err)
	require.Len(t, files, len(goldens))
}

func TestBytesOfAnUnchangedFile(t *testing.T) {
	for name, want := range map[string]string{
		"windows10.reg":   "windows10.reg",
		"windows7.reg":    "windows7.reg",
		"others.reg":      "others.reg",
		"written.reg":     "written.reg",
		"utf8-marked.reg": "windows7.reg",
		"nt4.reg":         "nt4-as-version5.reg",
	} {
		t.Run(name, func(t *testing.T) {
			got := parse(t, golden(t, name)).Bytes()
			require.Equal(t, golden(t, want), got)
			require.Equal(t, got, parse(t, got).Bytes())
		})
	}
}

// TestPutWritesAsRegedit builds a whole file; the order of the calls does not matter.
func TestPutWritesAsRegedit(t *testing.T) {
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0, 1}} {
		var d *regfile.Document
		for _, i := range order {
			edited, err := d.Put(written[i])
			require.NoError(t, err)
			d = edited
		}
		require.Empty(t, cmp.Diff(textOf(t, golden(t, "written.reg")), textOf(t, d.Bytes())))
		require.Empty(t, cmp.Diff(written, d.Entries()))
	}
}

func TestNilDocumentIsEmpty(t *testing.T) {
	var d *regfile.Document
	require.Empty(t, d.Entries())
	_, found := d.Get("Z:")
	require.False(t, found)
	persistent, err := d.Persistent()
	require.NoError(t, err)
	require.Empty(t, persistent)
	same, err := d.Delete("Z:")
	require.NoError(t, err)
	require.Nil(t, same)
	require.Equal(t, utf16File("Windows Registry Editor Version 5.00\r\n\r\n"), d.Bytes())
}
