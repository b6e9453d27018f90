package terminal_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/terminal"
)

// batch runs lines without a terminal.
func batch(t *testing.T, config terminal.Config, lines ...string) (code int, out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	config.In, config.Out, config.Err = strings.NewReader(strings.Join(lines, "\n")), &o, &e
	code, err := terminal.Run(config)
	require.NoError(t, err)
	return code, o.String(), e.String()
}

// The example network lets a newcomer map a drive and read a file at once. No
// prompt and no greeting gets in the way of a pipe.
func TestBatchOnTheExample(t *testing.T) {
	code, out, errOut := batch(t, terminal.Config{}, `net use Z: \\files\docs`, `type Z:\welcome.txt`)
	require.Zero(t, code, errOut)
	require.Equal(t, "Z: is now \\\\files\\docs\nThis file is on \\\\files\\docs.\n", out)
	_, out, _ = batch(t, terminal.Config{}, `net view`)
	require.Equal(t, `Server    Comment              Network
\\files   The file server      Microsoft Windows Network
\\backup  Away for the moment  Microsoft Windows Network
`, out)
}

func TestBatchExitCodes(t *testing.T) {
	_, missing := os.Stat("nowhere.txtar")
	for _, c := range []struct {
		lines []string
		code  int
		err   string
	}{
		{[]string{`net use`}, 0, ""},
		{[]string{``, `# a comment`, `connection Z:`, `net use`}, 1, "line 3: ERROR_NOT_CONNECTED (2250): "},
		{[]string{`! net use`}, 1, "line 1: net use\n  expected a failure"},
		{[]string{`! connection Z:`, `stderr 2250`, `env A=Z`, `stderr '$A' # '`, `! connection $A:`}, 1, "line 4: no match for `$A` found in stderr"},
		{[]string{`! stdut x`}, 2, `line 1: unknown command "stdut" (did you mean stdout?)`},
		{[]string{`connection Z:`, `net vew`, `connection Z:`}, 2, `line 2: unknown command "net vew" (did you mean net view?)`},
		{[]string{`plya x`}, 2, `line 1: unknown command "plya" (did you mean play?)`},
		{[]string{`open 'f`}, 2, "line 1: a quote isn't closed"},
		{[]string{`expect 5 connection Z:`}, 1, "expected ERROR_ACCESS_DENIED (5)"},
		{[]string{`exit`, `connection Z:`}, 0, ""},
		{[]string{`quit`, `connection Z:`}, 0, ""},
		{[]string{`play`}, 2, "play: it takes FILE"},
		{[]string{`play nowhere.txtar`}, 2, "nowhere.txtar: " + errors.Unwrap(missing).Error()},
		{[]string{`help nosuch`}, 2, `unknown command "nosuch"`},
		{[]string{`net use Z: \\files\docs * /user:files\bob`}, 1, "ERROR_CANCELLED"},
		{[]string{`disconnectdialog`}, 1, "ERROR_NOT_ENOUGH_MEMORY"},
	} {
		code, _, errOut := batch(t, terminal.Config{}, c.lines...)
		require.Equal(t, c.code, code, "%v: %s", c.lines, errOut)
		require.Contains(t, errOut, c.err, "%v", c.lines)
	}
}

func TestBatchHelp(t *testing.T) {
	_, out, _ := batch(t, terminal.Config{}, `help`)
	require.Contains(t, out, "\nConnections\n  net use ")
	require.Contains(t, out, "\nThe shell\n  help [COMMAND]")
	for _, line := range []string{`help net use`, `net use /?`, `NET USE Z: /?`, `? net use`} {
		code, out, errOut := batch(t, terminal.Config{}, line)
		require.Zero(t, code, errOut)
		require.Contains(t, out, "/persistent:yes|no", line)
	}
	for line, want := range map[string]string{
		`help play`: "Run a scenario file on this machine\n\n  play FILE\n", `play /?`: "  play FILE\n",
		`help exit`: "Leave, as Ctrl-D does\n\n  exit\n", `help QUIT`: "  exit\n", `help help`: "  help [COMMAND]\n",
	} {
		code, out, errOut := batch(t, terminal.Config{}, line)
		require.Zero(t, code, errOut)
		require.Contains(t, out, want, line)
	}
}

// What a pipe of Windows puts in front and behind of lines is no part of them.
func TestBatchOnWindows(t *testing.T) {
	code, out, errOut := batch(t, terminal.Config{}, "\ufeffnet use\r", "\r", "connection Z:\r")
	require.Equal(t, 1, code)
	require.Equal(t, "There are no connections.\n", out)
	require.Contains(t, errOut, "line 3: ERROR_NOT_CONNECTED")
}

// A line without end is refused by its number.
func TestBatchLongLine(t *testing.T) {
	config := terminal.Config{In: strings.NewReader("net use\n" + strings.Repeat("a", 1<<21)), Out: new(bytes.Buffer), Err: new(bytes.Buffer)}
	_, err := terminal.Run(config)
	require.EqualError(t, err, "line 2 is longer than 1048576 bytes")
}

func TestBatchEmpty(t *testing.T) {
	code, out, errOut := batch(t, terminal.Config{Empty: true}, `callers`, `net use`)
	require.Equal(t, 2, code)
	require.Empty(t, out)
	require.Contains(t, errOut, "line 2: net use: nobody is logged on")
}

// A scenario to begin with leaves the shell where it ends, and one that is played
// goes on from there.
func TestBatchFromAScenario(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "first.txtar"), filepath.Join(dir, "second.txtar")
	require.NoError(t, os.WriteFile(first, []byte("server own /guest\nshare \\\\own\\docs\nlogon carol\n"), 0o666))
	require.NoError(t, os.WriteFile(second, []byte("net use Z: \\\\own\\docs\n"), 0o666))
	code, out, errOut := batch(t, terminal.Config{Scenario: first}, `play "`+second+`"`, `connection Z:`, `whoami`)
	require.Zero(t, code, errOut)
	require.Contains(t, out, "PASS "+second)
	require.Contains(t, out, "\n\\\\own\\docs\ncarol, session ")
}

func TestBatchTrace(t *testing.T) {
	_, out, _ := batch(t, terminal.Config{Trace: true}, `net use Z: \\files\docs`)
	require.Contains(t, out, ".WNetAddConnection2(")
}
