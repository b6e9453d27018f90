package record_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/record"
	"github.com/seed-520b6462/winnet/mpr"
)

// asked records questions on the emulated machine.
func asked(t *testing.T, questions string) (string, error) {
	t.Helper()
	c, err := record.Emulated()
	require.NoError(t, err)
	t.Cleanup(func() { c.Close() })
	var out bytes.Buffer
	err = record.Record(&out, strings.NewReader(questions), c, "Windows 10.0.1 test")
	return out.String(), err
}

// compared asks the questions of a recording once more.
func compared(t *testing.T, recording string) (differ []record.Difference, n int, by string, err error) {
	t.Helper()
	c, err := record.Emulated()
	require.NoError(t, err)
	t.Cleanup(func() { c.Close() })
	return record.Compare(strings.NewReader(recording), c)
}

// A recording has code, last error, sizes and buffers of each call behind it, and
// says who answered.
func TestRecord(t *testing.T) {
	recording, err := asked(t, `# a story
AddConnection2 local=J: remote=\\localhost\C$ type=1 flags=0x1

GetConnection local=J: size=15
GetConnection local=J: size=14
Enumerate scope=1
GetProviderName type=0x20000 size=100
CancelConnection2 name=K: flags=0 force=1
`)
	require.NoError(t, err)
	require.Equal(t, `# recorded by: Windows 10.0.1 test
# a story
AddConnection2 local=J: remote=\\localhost\C$ type=1 flags=0x1
< NO_ERROR last=NO_ERROR

GetConnection local=J: size=15
< NO_ERROR last=NO_ERROR size=0xf remote="\\\\localhost\\C$"
GetConnection local=J: size=14
< ERROR_MORE_DATA last=ERROR_MORE_DATA size=0xf remote=""
Enumerate scope=1
< ERROR_NO_MORE_ITEMS last=ERROR_NO_MORE_ITEMS closed NO_ERROR last=NO_ERROR [scope=0x1 type=0x1 display=0x3 usage=0x1 local="J:" remote="\\\\localhost\\C$" comment="" provider="Microsoft Windows Network"]
GetProviderName type=0x20000 size=100
< NO_ERROR last=NO_ERROR size=0x64 name="Microsoft Windows Network"
CancelConnection2 name=K: flags=0 force=1
< ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED
`, recording)
}

// Only what is answered otherwise is a difference.
func TestCompare(t *testing.T) {
	differ, n, by, err := compared(t, `# recorded by: Windows 10.0.19045 amd64
GetConnection local=J:
< ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED size=0x400 remote=""
GetConnection local=J
< ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED size=0x400 remote=""
`)
	require.NoError(t, err)
	require.Equal(t, 2, n)
	require.Equal(t, "Windows 10.0.19045 amd64", by)
	require.Equal(t, []record.Difference{{
		Call:     "GetConnection local=J",
		Recorded: `ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED size=0x400 remote=""`,
		Got:      `ERROR_BAD_DEVICE last=ERROR_BAD_DEVICE size=0x400 remote=""`,
	}}, differ)
}

// The open questions can be asked, are about forty, ask about this computer only,
// and leave nothing connected or remembered.
func TestOpenQuestions(t *testing.T) {
	files, err := filepath.Glob("../../../../testdata/open-questions/*.txt")
	require.NoError(t, err)
	require.Len(t, files, 3)
	total := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		recording, err := asked(t, string(data)+"\nEnumerate scope=1\nEnumerate scope=3\n")
		require.NoError(t, err, file)
		differ, n, _, err := compared(t, recording)
		require.NoError(t, err, file)
		require.Empty(t, differ, "%s: asked twice, answered twice", file)
		total += n - 2
		const none = "< ERROR_NO_MORE_ITEMS last=ERROR_NO_MORE_ITEMS closed NO_ERROR last=NO_ERROR\n"
		require.True(t, strings.HasSuffix(recording, "Enumerate scope=1\n"+none+"Enumerate scope=3\n"+none), "%s leaves something behind:\n%s", file, recording)
		for _, line := range strings.Split(string(data), "\n") {
			if _, remote, names := strings.Cut(line, `remote=\\`); names && !strings.HasPrefix(line, "#") {
				require.True(t, strings.HasPrefix(strings.ToLower(remote), "localhost"), line)
			}
		}
	}
	require.InDelta(t, 45, total, 10)
}

func TestWhatIsNoQuestion(t *testing.T) {
	for text, says := range map[string]string{
		"FormatDisk drive=C:":             "line 1: there is no call",
		"\nGetConnection name=J:":         "line 2: GetConnection has no argument",
		"GetConnection J:":                "has no argument",
		"GetConnection local=J: size=big": "no number",
		"GetConnection local='J:":         "quote",
		"< NO_ERROR":                      "an answer without a call",
		"GetUser\n< NO_ERROR\n< NO_ERROR": "line 3: an answer without a call",
	} {
		_, err := asked(t, text)
		require.ErrorContains(t, err, says, text)
	}
	_, _, _, err := compared(t, "GetUser")
	require.ErrorContains(t, err, "this is no recording")
}

// Nobody's drive is touched: where a letter is in use nothing is asked.
func TestLettersInUse(t *testing.T) {
	c, err := record.Emulated()
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.AddConnection(`\\localhost\C$`, mpr.Password{}, "J:"))
	for range 2 { // connected, then only remembered
		var out bytes.Buffer
		err = record.Record(&out, strings.NewReader("GetUser\nCancelConnection2 name=J:"), c, "test")
		require.ErrorContains(t, err, `J: is in use for \\localhost\C$`)
		require.Empty(t, out.String())
		_ = c.CancelConnection2("J:", 0, true)
	}
}
