package regfile

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
)

// FuzzParse starts from the files in testdata/fuzz and those of testdata. What can be read must be the same after it
// was written and read again, and it must be possible to put into it and to delete from it.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.reg")
	require.NoError(f, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(f, err)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Parse(data)
		if err != nil {
			require.ErrorIs(t, err, winerr.ERROR_BAD_PROFILE)
			require.Nil(t, d)
			return
		}
		same := func(want, got *Document) {
			t.Helper()
			require.Empty(t, cmp.Diff(want, got, wholeDocument))
		}
		again, err := Parse(d.Bytes())
		require.NoError(t, err)
		same(d.modern(), again)

		e := profile.Entry{Local: "Z:", RemotePath: `\\server\share`}
		with, err := d.Put(e)
		require.NoError(t, err)
		got, found := with.Get("Z:")
		require.True(t, found)
		require.Empty(t, cmp.Diff(e, got))
		without, err := with.Delete("Z:")
		require.NoError(t, err)
		for _, edited := range []*Document{with, without} {
			again, err := Parse(edited.Bytes())
			require.NoError(t, err)
			same(again, edited)
		}
	})
}

// TestParseTakesMemoryInProportion parses files that are made of the smallest of everything. All that parsing ever
// allocates, garbage included, is compared to the size of the file.
func TestParseTakesMemoryInProportion(t *testing.T) {
	const size, times = 1 << 20, 16
	for name, part := range map[string]string{
		"keys":            "[a]\n",
		"our keys":        "[HKEY_CURRENT_USER\\Network\\Z]\n",
		"foreign keys":    "[HKEY_CURRENT_USER\\Network\\x]\n",
		"deletions":       "[-HKEY_CURRENT_USER]\n",
		"values":          "@=-\n",
		"our values":      "\"RemotePath\"=\"\"\n",
		"our lists":       "\"UseOptions\"=hex:0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9\n",
		"comments":        ";\n",
		"blanks":          "\n",
		"continued lines": "@=hex:0" + strings.Repeat(",\\\n0", 1000) + "\n",
		"a letter":        "; \u0416\n",
	} {
		t.Run(name, func(t *testing.T) {
			text := header5 + "\n[HKEY_CURRENT_USER\\Network\\A]\n"
			text += strings.Repeat(part, size/len(part))
			for _, data := range [][]byte{withBOM(text), []byte(text)} {
				require.Less(t, allocated(func() { _, _ = parse(data) }), uint64(times*len(data)))
			}
			long := []byte(header5 + "\n[HKEY_CURRENT_USER\\Network\\A]\n\"RemotePath\"=\"" + strings.Repeat(`\\`, size/2))
			require.Less(t, allocated(func() { _, _ = parse(long) }), uint64(times*len(long)))
		})
	}
}

func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
