package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// On a machine with an mpr.dll what it answers is kept, and nothing of several files
// is asked when one of them can't be.
func TestRecordAsksThisMachine(t *testing.T) {
	file := write(t, "q.txtar", asking)
	code, _, errOut := wnet("", "record", file, filepath.Join(t.TempDir(), "none.txtar"))
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "none.txtar: ")
	require.NoFileExists(t, file+".recording")

	code, out, errOut := wnet("", "record", file)
	require.Zero(t, code, errOut)
	require.Contains(t, out, "  >   logon user\n      passed over: it is for the emulator\n")
	require.Regexp(t, `q\.txtar\.recording: 1 answers by (Wine .*, as )?Windows \d+\.\d+\.\d+ amd64`, out)
	data, err := os.ReadFile(file + ".recording")
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(data), asking+"-- recorded/by --\n"), "%s", data)
	require.Contains(t, string(data), "-- recorded/line-003 --\ncall GetConnection local=PRN size=9\nERROR_")
	code, _, errOut = wnet("", "run", "--against", file+".recording")
	require.Contains(t, []int{0, 1}, code, errOut)

	code, _, errOut = wnet("", "record", write(t, "fails.txtar", asking+"stdout NO_ERROR\n"))
	require.Equal(t, 1, code)
	require.Contains(t, errOut, "fails.txtar:4: no match for `NO_ERROR` found in stdout")
}
