package regconv_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/regconv"
	"github.com/seed-520b6462/winnet/profile"
)

// A REGEDIT4 file in the code page 1252: \xe9 is é.
const nt4 = "REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Network\\F]\r\n" +
	"\"RemotePath\"=\"\\\\\\\\srv\\\\donn\xe9es\"\r\n\"UserName\"=dword:00000000\r\n" +
	"\"ProviderName\"=\"Microsoft Windows Network\"\r\n\"ProviderType\"=dword:00020000\r\n" +
	"\"ConnectionType\"=dword:00000001\r\n\"DeferFlags\"=dword:00000004\r\n"

var entry = profile.Entry{
	Local: "F:", RemotePath: `\\srv\données`, UserZero: true, ProviderName: "Microsoft Windows Network", ProviderType: 0x20000,
	ConnectionType: 1, DeferFlags: 4,
}

// Through every form that can be read back, and in any order, the entries stay
// the same.
func TestFormsKeepEntries(t *testing.T) {
	forms := []regconv.Format{regconv.Reg5, regconv.Reg4, regconv.JSON}
	for _, first := range forms {
		for _, second := range forms {
			data := []byte(nt4)
			for _, f := range []regconv.Format{first, second} {
				doc, err := regconv.Decode(data)
				require.NoError(t, err, "%s to %s", first, second)
				data, err = regconv.Encode(doc, f)
				require.NoError(t, err)
			}
			doc, err := regconv.Decode(data)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff([]profile.Entry{entry}, doc.Entries()))
		}
	}
}

// The first bytes are those that regedit looks at.
func TestFormsBeginAsRegeditExpects(t *testing.T) {
	doc, err := regconv.Decode([]byte(nt4))
	require.NoError(t, err)
	for form, begin := range map[regconv.Format]string{
		regconv.Reg5: "\xff\xfeW\x00i\x00n\x00", regconv.Reg4: "REGEDIT4\r\n", regconv.JSON: "[\n", regconv.Table: "Local ",
	} {
		data, err := regconv.Encode(doc, form)
		require.NoError(t, err)
		require.True(t, bytes.HasPrefix(data, []byte(begin)), "%s: %q", form, data[:8])
	}
}

// What is no entry is kept from .reg to .reg.
func TestUnknownValuesAreKept(t *testing.T) {
	doc, err := regconv.Decode([]byte(nt4 + "\"Strange\"=\"kept\"\r\n"))
	require.NoError(t, err)
	data, err := regconv.Encode(doc, regconv.Reg4)
	require.NoError(t, err)
	require.Contains(t, string(data), `"Strange"="kept"`)
}

func TestReg4SaysWhatItCantSpell(t *testing.T) {
	for text, reason := range map[string]string{
		strings.ReplaceAll(nt4, "REGEDIT4", "Windows Registry Editor Version 5.00") + "\"X\"=hex(2):41,00,00,00\r\n": "hex(2)",
		`[{"Local":"Z:","RemotePath":"\\\\srv\\общая"}]`:                                                             "code page 1252",
	} {
		doc, err := regconv.Decode([]byte(strings.ReplaceAll(text, "\xe9", "e")))
		require.NoError(t, err)
		_, err = regconv.Encode(doc, regconv.Reg4)
		require.ErrorContains(t, err, reason)
	}
}

func TestDecodeRefuses(t *testing.T) {
	for text, reason := range map[string]string{
		"":                                    "line 1",
		"hello":                               "line 1",
		`[{"Local":"Z:"}]`:                    "entry 1",
		`[{"Local":"ZZ","RemotePath":"x"}]`:   "entry 1",
		`[{"Drive":"Z:"}]`:                    "unknown field",
		`[{"Local":"Z:","RemotePath":"\\x"},`: "EOF",
	} {
		_, err := regconv.Decode([]byte(text))
		require.ErrorContains(t, err, reason, "%q", text)
	}
}

func TestFormatNames(t *testing.T) {
	for file, want := range map[string]regconv.Format{
		"a.json": regconv.JSON, "a.JSON": regconv.JSON, "a.txt": regconv.Table, "a.reg": regconv.Reg5, "": regconv.Reg5,
	} {
		require.Equal(t, want, regconv.FormatOf(file), file)
	}
	for f, ext := range map[regconv.Format]string{regconv.Reg5: ".reg", regconv.Reg4: ".reg", regconv.JSON: ".json", regconv.Table: ".txt"} {
		require.Equal(t, ext, f.Ext())
	}
	_, err := regconv.Encode(nil, "yaml")
	require.EqualError(t, err, `no format "yaml"`)
}

func TestFilesOfAFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.reg", "a.REG", "c.json", "lock", "d.txt"} {
		require.NoError(t, regconv.Write(filepath.Join(dir, name), nil, false))
	}
	files, err := regconv.Expand([]string{dir})
	require.NoError(t, err)
	require.Equal(t, []string{filepath.Join(dir, "a.REG"), filepath.Join(dir, "b.reg"), filepath.Join(dir, "c.json")}, files)
	_, err = regconv.Expand([]string{filepath.Join(dir, "none")})
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestWriteOverwritesOnlyWhenTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.reg")
	require.NoError(t, regconv.Write(file, []byte("one"), false))
	require.ErrorIs(t, regconv.Write(file, []byte("two"), false), os.ErrExist)
	require.NoError(t, regconv.Write(file, []byte("2"), true))
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, "2", string(data))
}

// The line comes when work takes more than half a second, changes ten times a
// second at most, and is taken away at the end.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	now := time.Unix(0, 0)
	p := &regconv.Progress{Out: &out, Total: 9, Clock: func() time.Time { return now }}
	steps := []time.Duration{0, 400 * time.Millisecond, 100 * time.Millisecond, 50 * time.Millisecond, 50 * time.Millisecond}
	for _, d := range steps {
		now = now.Add(d)
		p.Step()
	}
	p.End()
	require.Equal(t, "\r3 of 9 files\r5 of 9 files\r\x1b[K", out.String())

	out.Reset()
	quick := &regconv.Progress{Out: &out, Total: 1, Clock: func() time.Time { return now }}
	quick.Step()
	quick.End()
	var none *regconv.Progress
	none.Step()
	none.End()
	require.Empty(t, out.String())
}
