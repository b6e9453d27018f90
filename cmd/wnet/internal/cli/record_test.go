package cli_test

import (
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

const asking = "server localhost /guest\nlogon user\ncall GetConnection local=PRN size=9\n"

// recording writes a scenario with one question and an answer to it.
func recording(t *testing.T, answer string) string {
	t.Helper()
	return write(t, "q.txtar.recording", asking+
		"-- recorded/by --\nWindows 10.0.19045 amd64\n"+
		"-- recorded/line-003 --\ncall GetConnection local=PRN size=9\n"+answer+"\n")
}

func TestRunAgainst(t *testing.T) {
	same := recording(t, `ERROR_BAD_DEVICE last=ERROR_BAD_DEVICE size=9`)
	code, out, errOut := wnet("", "run", "--against", same)
	require.Zero(t, code, errOut)
	require.Equal(t, same+": 1 of 1 answers are those of Windows 10.0.19045 amd64\n", out)

	other := recording(t, `ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED size=9`)
	code, out, _ = wnet("", "run", "--against", other, "--against", same)
	require.Equal(t, 1, code)
	require.Equal(t, other+`:3: call GetConnection local=PRN size=9
  recorded  ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED size=9
  emulator  ERROR_BAD_DEVICE last=ERROR_BAD_DEVICE size=9
`+other+": 0 of 1 answers are those of Windows 10.0.19045 amd64\n"+same+": 1 of 1 answers are those of Windows 10.0.19045 amd64\n", out)
}

// What can't be compared is said, and the others are compared all the same.
func TestRunAgainstWhatIsNoRecording(t *testing.T) {
	same := recording(t, `ERROR_BAD_DEVICE last=ERROR_BAD_DEVICE size=9`)
	none := write(t, "story.txtar", asking)
	failing := write(t, "failing.recording", "logon user\n! call GetUser\n-- recorded/by --\nx\n")
	for _, c := range []struct {
		file, says string
		code       int
	}{
		{"nowhere.recording", "nowhere.recording: " + reasonMissing("nowhere.recording"), 2},
		{none, none + ": this is no recording: wnet record makes them", 2},
		{failing, failing + ":2: call GetUser\n  expected a failure", 1},
		{write(t, "empty", ""), "this is no scenario", 2},
	} {
		code, out, errOut := wnet("", "run", "--against", c.file, "--against", same)
		require.Equal(t, c.code, code, errOut)
		require.Contains(t, errOut, c.says)
		require.Contains(t, out, "1 of 1 answers")
	}
	code, _, errOut := wnet("", "run", "--against", same, "scenario.txtar")
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "--against takes the place of scenario files")
	_, out, _ := wnet("", "__complete", "run", "--against", "")
	require.Contains(t, out, "recording\n")
}

// What a recording has in it is a scenario as before.
func TestARecordingRuns(t *testing.T) {
	code, out, errOut := wnet("", "run", recording(t, "ERROR_NO_NETWORK last=ERROR_NO_NETWORK size=9"))
	require.Zero(t, code, errOut)
	require.Contains(t, out, "call GetConnection local=PRN size=9\n      ERROR_BAD_DEVICE last=ERROR_BAD_DEVICE size=9\n")
}

func TestRecordWantsAScenario(t *testing.T) {
	code, _, errOut := wnet("", "record")
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "a scenario file is missing")
	if runtime.GOOS != "windows" {
		code, _, errOut = wnet("", "record", "questions.txtar")
		require.Equal(t, 2, code)
		require.Contains(t, errOut, "runs on Windows and under Wine")
	}
}
