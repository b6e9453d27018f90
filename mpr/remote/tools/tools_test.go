package tools_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/tools"
)

// run runs a tool on a machine and returns what it printed and its exit code.
func run(t *testing.T, pc *mprtest.Machine, name string, args ...string) (out, errOut string, exit int) {
	t.Helper()
	var o, e strings.Builder
	cmd := exec.Command(name, args...)
	mprtest.Exec(t, pc, cmd, tools.Extra()...)
	cmd.Stdout, cmd.Stderr = &o, &e
	err := cmd.Run()
	return o.String(), e.String(), tools.ExitCode(cmd, err)
}

// The words of a line are those that the C run time of Windows makes of it.
//
// Document: "Parsing C command-line arguments", Microsoft C documentation, with its examples.
func TestSplit(t *testing.T) {
	for line, want := range map[string][]string{
		`"a b c" d e`:                   {`a b c`, `d`, `e`},
		`"ab\"c" "\\" d`:                {`ab"c`, `\`, `d`},
		`a\\\b d"e f"g h`:               {`a\\\b`, `de fg`, `h`},
		`a\\\"b c d`:                    {`a\"b`, `c`, `d`},
		`a\\\\"b c" d e`:                {`a\\b c`, `d`, `e`},
		`a"b"" c d`:                     {`ab" c d`},
		`net use Z: \\files\docs ""`:    {`net`, `use`, `Z:`, `\\files\docs`, ``},
		`net  use	"\\files\my docs" /y`: {`net`, `use`, `\\files\my docs`, `/y`},
		``:                              nil,
	} {
		require.Equal(t, want, tools.Split(line), line)
	}
}

func FuzzSplit(f *testing.F) {
	f.Add(`a\\\"b c "d`)
	f.Fuzz(func(t *testing.T, line string) {
		for _, word := range tools.Split(line) {
			require.LessOrEqual(t, len(word), len(line))
		}
	})
}

// wmic pads its columns by two, sorts them, and ends lines in CR CR LF.
func TestWmic(t *testing.T) {
	pc := mprtest.New(t)
	require.NoError(t, pc.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: mprtest.Share}, mpr.Credentials{}, 0))
	defer pc.CancelConnection2("Z:", 0, true)
	out, _, exit := run(t, pc, "wmic", "logicaldisk", "get", "caption")
	require.Zero(t, exit)
	require.Equal(t, "Caption  \r\r\nC:       \r\r\nZ:       \r\r\n\r\r\n", out)
	out, _, _ = run(t, pc, "wmic.exe", "logicaldisk", "get", "ProviderName,", "DeviceID")
	require.Equal(t, "DeviceID  ProviderName    \r\r\nC:                        \r\r\nZ:        \\\\server\\share  \r\r\n\r\r\n", out)
	_, errOut, exit := run(t, pc, "wmic", "cpu", "get", "name")
	require.Equal(t, 1, exit)
	require.Contains(t, errOut, "logicaldisk")
}

func TestCmd(t *testing.T) {
	pc := mprtest.New(t)
	out, _, exit := run(t, pc, "cmd", "/d", "/s", "/c", `"net use * "\\server\share""`)
	require.Zero(t, exit)
	require.Contains(t, out, "Drive Z: is now connected")
	require.NoError(t, pc.CancelConnection2("Z:", 0, false))
	for line, want := range map[string]int{`net use Q: /delete`: 2, `nosuchprogram`: 127, `net use & net view`: 1, ``: 0} {
		_, _, exit = run(t, pc, "cmd.exe", "/C", line)
		require.Equal(t, want, exit, line)
	}
}

// What a subcommand doesn't know goes to the next net on PATH.
func TestNextNet(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the other net is a script")
	}
	pc := mprtest.New(t)
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "net"), []byte("#!/bin/sh\necho next \"$@\"\nexit 7\n"), 0o700))
	t.Setenv("PATH", dir)
	out, _, exit := run(t, pc, "net", "start", "x")
	require.Equal(t, "next start x\n", out)
	require.Equal(t, 7, exit)
}

func TestNoMachine(t *testing.T) {
	pc := mprtest.New(t)
	cmd := exec.Command("net", "use")
	mprtest.Exec(t, pc, cmd)
	cmd.Env = append(cmd.Env, remote.MachineVariable+"=unix:/nowhere")
	var errOut strings.Builder
	cmd.Stderr = &errOut
	require.Equal(t, 2, tools.ExitCode(cmd, cmd.Run()))
	require.Contains(t, errOut.String(), "net: there is no machine at unix:/nowhere")
	_, is := tools.Main([]string{"net"}, nil)
	require.False(t, is, "no environment")
	_, err := tools.Folder("x", "powershell")
	require.ErrorContains(t, err, "there is no stand-in for")
}

// The words of a command line as Windows splits it.
func ExampleSplit() {
	fmt.Printf("%q\n", tools.Split(`net use Z: "\\files\my docs" /y`))
	// Output: ["net" "use" "Z:" "\\\\files\\my docs" "/y"]
}
