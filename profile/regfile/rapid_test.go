package regfile

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed-520b6462/winnet/profile"
)

// drawnLine draws lines of a file among which those that matter to an entry are frequent.
var drawnLine = rapid.OneOf(
	rapid.SampledFrom([]string{
		`[HKEY_CURRENT_USER\Network]`, `[HKEY_CURRENT_USER\Network\A]`, `[hkey_current_user\network\m]`,
		`[HKEY_CURRENT_USER\Network\LPT1]`, `[HKEY_CURRENT_USER\Network\M\Sub]`, `[HKEY_OTHER]`,
		`[-HKEY_CURRENT_USER\Network\A]`, `[-HKEY_CURRENT_USER\Network]`, `[-HKEY_CURRENT_USER]`,
		`["RemotePath"]`, `; comment`, ``, ` `,
	}),
	rapid.SampledFrom([]string{
		`"RemotePath"="\\\\сервер\\𝄞"`, `"RemotePath"=-`, `"RemotePath"=""`, `"RemotePath"=hex(1):61,00,\` + "\r\n 62,00",
		`"UserName"=dword:0`, `"username"="alice"`, `"UseOptions"=hex:1`, `"UseOptions"=-`, `@="x"`, "\"Note\"=\"two\r\nlines\"",
		`"DeferFlags"=dword:4`, `"DeferFlags"=-`, `"Note \" \\"=-`,
	}),
)

var drawnEntry = rapid.Custom(func(t *rapid.T) profile.Entry {
	text := rapid.StringMatching(`[^\x00\p{Cs}]{0,5}`)
	e := profile.Entry{
		Local: drawnLocal.Draw(t, "local"), RemotePath: "x" + text.Draw(t, "remote"), ProviderName: text.Draw(t, "provider"),
		UserName: text.Draw(t, "user"), DeferFlags: rapid.Uint32().Draw(t, "defer"),
		UseOptions: rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "options"),
	}
	e.UserZero = e.UserName == "" && rapid.Bool().Draw(t, "user 0")
	return e
})

var drawnLocal = rapid.SampledFrom([]string{"A:", "L:", "LPT1", "M:", "Z:"})

// drawnDocument draws a file that can be parsed.
var drawnDocument = rapid.Custom(func(t *rapid.T) *Document {
	newline := rapid.SampledFrom([]string{"\r\n", "\n"}).Draw(t, "newline")
	lines := append([]string{header5, "[HKEY_FIRST]"}, rapid.SliceOfN(drawnLine, 0, 12).Draw(t, "lines")...)
	d, err := parse(withBOM(strings.Join(lines, newline) + rapid.SampledFrom([]string{"", newline}).Draw(t, "end")))
	require.NoError(t, err)
	return d
})

// wholeDocument compares documents in all their parts; in how many pieces the bytes are does not matter.
var wholeDocument = cmp.Options{
	cmp.AllowUnexported(Document{}, section{}), cmpopts.EquateEmpty(), cmp.Transformer("join", content.join),
}

// TestEditsEqualWhatTheyWrite compares an edited document in all its parts to what a reader makes of its bytes: the
// edits work on what has changed only, and must not drift from it.
func TestEditsEqualWhatTheyWrite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawnDocument.Draw(t, "document")
		model := make(map[string]profile.Entry)
		for _, e := range d.Entries() {
			model[e.Local] = e
		}
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			edited, err := drawnEdit(t, d, model)
			require.NoError(t, err)
			d = edited
			again, err := parse(d.Bytes())
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(again, d, wholeDocument))
			require.Len(t, d.Entries(), len(model))
			for _, e := range d.Entries() {
				require.Empty(t, cmp.Diff(model[e.Local], e))
			}
		}
	})
}

// drawnEdit makes one edit to a document and to the model of its entries.
func drawnEdit(t *rapid.T, d *Document, model map[string]profile.Entry) (*Document, error) {
	switch rapid.IntRange(0, 3).Draw(t, "edit") {
	case 0:
		local := drawnLocal.Draw(t, "local")
		delete(model, local)
		return d.Delete(local)
	case 1:
		recent := rapid.SliceOfN(rapid.StringMatching(`[^\x00\p{Cs}]{1,4}`), 0, 10).Draw(t, "recent")
		want := Persistent{DontSave: rapid.Bool().Draw(t, "save"), Recent: recent}
		edited, err := d.SetPersistent(want)
		require.NoError(t, err)
		got, err := edited.Persistent()
		require.NoError(t, err)
		require.Equal(t, want.DontSave, got.DontSave)
		require.ElementsMatch(t, want.Recent, got.Recent)
		return edited, nil
	default:
		e := drawnEntry.Draw(t, "entry")
		model[e.Local] = e
		return d.Put(e)
	}
}
