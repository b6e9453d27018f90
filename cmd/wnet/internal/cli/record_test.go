package cli_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

// recording writes a file with one question and an answer to it.
func recording(t *testing.T, answer string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "q.txt.recording")
	text := "# recorded by: Windows 10.0.19045 amd64\nGetConnection local=PRN size=9\n< " + answer + "\n"
	require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	return file
}

func TestRunAgainst(t *testing.T) {
	same := recording(t, `ERROR_BAD_DEVICE last=ERROR_BAD_DEVICE size=0x9 remote=""`)
	code, out, errOut := wnet("", "run", "--against", same)
	require.Zero(t, code, errOut)
	require.Contains(t, out, "1 of 1 answers as of Windows 10.0.19045 amd64")

	other := recording(t, `ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED size=0x9 remote=""`)
	code, out, _ = wnet("", "run", "--against", same, "--against", other)
	require.Equal(t, 1, code)
	require.Contains(t, out, "recorded ERROR_NOT_CONNECTED")
	require.Contains(t, out, "emulator ERROR_BAD_DEVICE")
	require.Contains(t, out, "0 of 1 answers")

	for _, args := range [][]string{{"--against", same, "scenario.txtar"}, {"--against", "missing"}, {"--against", recording(t, "")}} {
		code, _, errOut = wnet("", append([]string{"run"}, args...)...)
		require.Equal(t, 2, code, args)
		require.NotEmpty(t, errOut)
	}
}

func TestRecordWantsAnMpr(t *testing.T) {
	code, _, errOut := wnet("", "record")
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "a file of questions is missing")
	if runtime.GOOS != "windows" {
		code, _, errOut = wnet("", "record", "questions.txt")
		require.Equal(t, 2, code)
		require.Contains(t, errOut, "runs on Windows and under Wine")
	}
}
