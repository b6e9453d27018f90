package cli_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A story may come from a program, by way of the standard input, which is said by
// what it is called in place of a file's name.
func TestRunStandardInput(t *testing.T) {
	file := write(t, "wrong.txtar", story+"expect 5 net use\n")
	for _, c := range []struct {
		in   string
		code int
		err  string
	}{
		{story, 0, ""},
		{"\ufeff" + strings.ReplaceAll(story, "\n", "\r\n"), 0, ""},
		{story + "expect ERROR_OPEN_FILES net use\n", 1, "-:4: net use\n  expected ERROR_OPEN_FILES"},
		{"frobnicate\n", 2, `-:1: unknown command "frobnicate"`},
		{"", 2, "-: this is no scenario"},
		{"\x00", 2, "-: this is no txtar archive"},
	} {
		code, out, errOut := wnet(c.in, "run", "-")
		require.Equal(t, c.code, code, errOut)
		require.Contains(t, errOut, c.err)
		require.Equal(t, c.code == 0, strings.Contains(out, "PASS - ("))
	}
	code, out, errOut := wnet(story, "run", "-q", file, "-")
	require.Equal(t, 1, code)
	require.Contains(t, out, "PASS - (", "it goes on after a failure")
	require.Contains(t, errOut, file+":4: net use")
}

// A folder of this computer is shared with the scenarios of those who allow it.
func TestAllowFolder(t *testing.T) {
	dir := t.TempDir()
	share := write(t, "share.txtar", story+"share \\\\files\\own \"/folder:"+dir+"\"\nopen f \\\\files\\own\\new.txt /write\nclose f\n")
	code, _, errOut := wnet("", "run", share)
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "share.txtar:4: share: ")
	require.Contains(t, errOut, " leads out of the folder of the scenario, and isn't allowed by --allow-folder\n")
	require.NoFileExists(t, filepath.Join(dir, "new.txt"))
	code, _, errOut = wnet("play \""+share+"\"\n", "shell", "--empty")
	require.Equal(t, 2, code, "those who type a line may share what they like, but no file may")
	require.Contains(t, errOut, "isn't allowed")

	code, _, errOut = wnet("", "run", "--allow-folder", dir, share)
	require.Zero(t, code, errOut)
	require.FileExists(t, filepath.Join(dir, "new.txt"))
	code, _, errOut = wnet("", "shell", "--allow-folder", dir, share)
	require.Zero(t, code, errOut)
	code, _, errOut = wnet("share \\\\files\\typed \"/folder:"+dir+"\"\n", "shell")
	require.Zero(t, code, errOut)

	for _, none := range []string{filepath.Join(dir, "none"), filepath.Join(dir, "new.txt")} {
		code, _, errOut = wnet("", "run", "--allow-folder", none, share)
		require.Equal(t, 2, code)
		require.Contains(t, errOut, none+": ")
	}
}

// With --explain each call that fails is followed by the rule, the document and what the networks answered.
func TestExplain(t *testing.T) {
	const why = "  rule: the device is not redirected in the session of the caller\n"
	for _, args := range [][]string{{"run", "--explain", "-"}, {"shell", "--explain", "--empty"}} {
		_, out, errOut := wnet("logon alice\n! connection Z:\n", args...)
		require.Contains(t, out, "[ERROR_NOT_CONNECTED, 2250]\n", errOut)
		require.Contains(t, out, why)
		require.Contains(t, out, "  asked: Microsoft Windows Network, NPGetConnection: ERROR_NOT_CONNECTED\n")
	}
	_, out, _ := wnet("logon alice\n! connection Z:\n", "run", "-")
	require.NotContains(t, out, "  rule: ")
}
