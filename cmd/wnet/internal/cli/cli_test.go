package cli_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/cli"
)

// wnet runs the program and gives its exit code and what it printed.
func wnet(in string, args ...string) (code int, out, errOut string) {
	var o, e bytes.Buffer
	code = cli.Main(args, strings.NewReader(in), &o, &e)
	return code, o.String(), e.String()
}

// write writes a file of a test.
func write(t *testing.T, name, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
	return file
}

const story = "server files /guest\nshare \\\\files\\docs\nlogon alice\n"

// reasonMissing is why a file that isn't there can't be read, in the system's words.
func reasonMissing(name string) string {
	_, err := os.Stat(name)
	return errors.Unwrap(err).Error()
}

func TestRunExitCodes(t *testing.T) {
	good := write(t, "good.txtar", story)
	wrong := write(t, "wrong.txtar", story+"expect ERROR_OPEN_FILES net use Z: \\\\files\\docs\n")
	unknown := write(t, "unknown.txtar", "frobnicate\n")
	missing := "nowhere.txtar: " + reasonMissing("nowhere.txtar")
	for _, c := range []struct {
		args []string
		code int
		err  string
	}{
		{[]string{"run", good}, 0, ""},
		{[]string{"run", wrong}, 1, wrong + ":4: net use Z:"},
		{[]string{"run", unknown}, 2, unknown + `:1: unknown command "frobnicate"`},
		{[]string{"run", "nowhere.txtar"}, 2, missing},
		{[]string{"run", good, wrong, good}, 1, "expected ERROR_OPEN_FILES"},
		{[]string{"run", wrong, unknown}, 2, "frobnicate"},
		{[]string{"run"}, 2, "a scenario file is missing; see wnet run --help"},
		{[]string{"run", "--nope", good}, 2, "unknown flag: --nope"},
		{[]string{"runn"}, 2, "Did you mean this?\n\trun"},
		{[]string{"shell", "a", "b"}, 2, "accepts at most 1 arg"},
		{[]string{"shell", "nowhere.txtar"}, 2, missing},
		{[]string{"version"}, 0, ""},
	} {
		code, _, errOut := wnet("", c.args...)
		require.Equal(t, c.code, code, "%v: %s", c.args, errOut)
		require.Contains(t, errOut, c.err, "%v", c.args)
	}
	_, out, _ := wnet("", "run", "-q", good, wrong, good)
	require.Equal(t, 2, strings.Count(out, "PASS "), "it goes on after a failure")
}

// Every command says in its help what it does, with an example.
func TestHelpHasExamples(t *testing.T) {
	for _, args := range [][]string{{}, {"run"}, {"shell"}, {"profile"}, {"profile", "show"}, {"profile", "convert"}, {"record"}, {"version"}} {
		code, out, _ := wnet("", append(args, "--help")...)
		require.Zero(t, code)
		require.Contains(t, out, "Examples:\n  wnet", "%v", args)
	}
}

func TestCompletion(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		code, out, _ := wnet("", "completion", shell)
		require.Zero(t, code)
		require.Contains(t, out, "wnet")
	}
	_, out, _ := wnet("", "__complete", "")
	require.Contains(t, out, "run\tRun scenario files")
	_, out, _ = wnet("", "__complete", "run", "")
	require.Contains(t, out, "txtar\n")
}

// Drives that are remembered in one run are there in the next, also for the
// shell, and lie in a file that profile show reads.
func TestProfilesInAFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "drives")
	remember := write(t, "remember.txtar", story+"net use Z: \\\\files\\docs /persistent:yes\n")
	code, _, errOut := wnet("", "run", "--profile", dir, remember)
	require.Zero(t, code, errOut)

	code, out, errOut := wnet("net use\n", "shell", "--profile", dir)
	require.Zero(t, code, errOut)
	require.Contains(t, out, `OK      Z:     \\files\docs`)

	code, out, errOut = wnet("", "profile", "show", dir)
	require.Zero(t, code, errOut)
	require.Contains(t, out, `Z:     \\files\docs  (default)`)

	code, _, errOut = wnet("", "run", "--profile", write(t, "afile", ""), remember)
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "afile: ", "what isn't a folder is named")
}

const regedit4 = "REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Network\\Z]\r\n\"RemotePath\"=\"\\\\\\\\files\\\\docs\"\r\n"

func TestProfileConvert(t *testing.T) {
	reg := write(t, "alice.reg", regedit4)
	code, out, errOut := wnet("", "profile", "convert", reg, "--to", "json")
	require.Zero(t, code, errOut)
	require.Contains(t, out, `"RemotePath": "\\\\files\\docs"`)

	dir := t.TempDir()
	target := filepath.Join(dir, "alice.json")
	code, _, errOut = wnet("", "profile", "convert", reg, "--out", target)
	require.Zero(t, code, errOut)
	code, out, _ = wnet("", "profile", "convert", target)
	require.Zero(t, code)
	require.True(t, strings.HasPrefix(out, "\xff\xfe"))

	code, _, errOut = wnet("", "profile", "convert", target, "--out", target, "--force") // in its own place
	require.Zero(t, code, errOut)
	_, out, _ = wnet("", "profile", "show", target)
	require.Contains(t, out, `\\files\docs`)

	for _, c := range []struct {
		args []string
		err  string
	}{
		{[]string{reg, "--out", target}, "exists"},
		{[]string{reg, target}, "several files need --out with a folder"},
		{[]string{"nowhere.reg"}, "nowhere.reg: " + reasonMissing("nowhere.reg")},
		{[]string{write(t, "bad.reg", "hello")}, "line 1"},
		{[]string{write(t, "kyrillic.json", `[{"Local":"Z:","RemotePath":"\\\\srv\\общая"}]`), "--to", "reg4"}, "kyrillic.json: "},
		{nil, "a file or folder is missing"},
	} {
		code, _, errOut := wnet("", append([]string{"profile", "convert"}, c.args...)...)
		require.Equal(t, 2, code, "%v", c.args)
		require.Contains(t, errOut, c.err)
	}
	code, _, errOut = wnet("", "profile", "convert", reg, write(t, "bob.reg", regedit4), "--to", "table", "--out", dir)
	require.Zero(t, code, errOut)
	for _, name := range []string{"alice.txt", "bob.txt"} {
		data, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		require.Contains(t, string(data), `\\files\docs`)
	}
}

// show goes on after a file that it can't read.
func TestProfileShowGoesOn(t *testing.T) {
	bad, good := write(t, "bad.reg", "hello"), write(t, "good.reg", regedit4)
	code, out, errOut := wnet("", "profile", "show", bad, good)
	require.Equal(t, 2, code)
	require.Contains(t, errOut, bad)
	require.Contains(t, out, good+"\nLocal")
}

// A pattern that no shell has replaced stands for what it matches.
func TestPatterns(t *testing.T) {
	file := write(t, "one.txtar", story)
	dir := filepath.Dir(file)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "two.txtar"), []byte(story), 0o666))
	code, out, errOut := wnet("", "run", "-q", filepath.Join(dir, "*.txtar"))
	require.Zero(t, code, errOut)
	require.Equal(t, 2, strings.Count(out, "PASS "))
	none := filepath.Join(dir, "*.none")
	code, _, errOut = wnet("", "run", none)
	require.Equal(t, 2, code)
	require.Contains(t, errOut, none+": ")
}
