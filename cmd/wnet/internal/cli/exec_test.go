package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// posix skips a test whose programs are those of a POSIX system.
func posix(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("wnet exec refuses to run on a real Windows")
	}
}

// script runs a script of the shell on the machine of a scenario.
func script(t *testing.T, machine, text string, flags ...string) (code int, out, errOut string) {
	t.Helper()
	args := append([]string{"exec", "--machine", write(t, "machine.txtar", machine)}, flags...)
	return wnet("", append(args, "--", "sh", "-c", text)...)
}

// Users, LocalSystem and an elevated half see their own letters, and a drive outlives the process that mapped it.
func TestExecSessions(t *testing.T) {
	posix(t)
	code, out, errOut := script(t, `server files /guest
share \\files\docs
logon root /admin
`, `
wnet as --system -- net use S: '\\files\docs' >/dev/null && echo mapped
net use | grep -c S:
wnet as --system -- net use | grep -c S:
net session >/dev/null 2>&1; echo $?
wnet as --elevated -- net session >/dev/null; echo $?
wnet as bob -- sh -c 'net use Z: "\\\\files\\docs" >/dev/null; net use | grep -c Z:'
net use Z: /delete 2>/dev/null; echo $?
net use S: /delete 2>/dev/null; echo $?
wnet as --system -- net use S: /delete
wnet as --new-credentials 'X\bob' --password secret -- net use | head -1
`)
	require.Zero(t, code)
	require.Equal(t, "mapped\n0\n1\n2\n0\n1\n2\n2\nS: was deleted successfully.\r\n\r\nNew connections will be remembered.\r\n", out, errOut)
	require.Empty(t, errOut)
}

// A user who is no administrator has no elevated half.
func TestExecElevation(t *testing.T) {
	posix(t)
	code, _, errOut := script(t, story, `wnet as --elevated -- true`)
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "ERROR_NO_SUCH_LOGON_SESSION")
}

// What is left is said, and fails with --strict.
func TestExecLeftovers(t *testing.T) {
	posix(t)
	machine := story + "reply yes\n"
	for flag, want := range map[string]int{"--strict": 1, "--strict=false": 0} {
		code, _, errOut := script(t, machine, `net use Z: //files/docs; net use //files/IPC$`, flag)
		require.Equal(t, want, code)
		for _, line := range []string{`left: connection Z: \\files\docs of alice`, `left: connection \\files\IPC$ of alice`, `machine.txtar:4`} {
			require.Contains(t, errOut, line)
		}
	}
	code, _, errOut := script(t, story+"net use Z: \\\\files\\docs\n", `net use Y: //files/docs >/dev/null; net use Y: /delete >/dev/null`, "--strict")
	require.Zero(t, code, errOut)
	require.Empty(t, errOut, "what the machine had is nobody's fault")
}

// A file that is held open keeps its drive, and net asks.
func TestExecHold(t *testing.T) {
	posix(t)
	code, out, errOut := script(t, "server files /guest\nshare \\\\files\\docs /files:docs\nlogon alice\nnet use Z: \\\\files\\docs\n\n-- docs/x.txt --\nx\n", `
wnet hold 'Z:\x.txt' -- net use Z: /delete; echo $?
wnet hold 'Z:\nosuch' -- true; echo $?
wnet hold 'Z:\x.txt' -- sh -c 'net use Z: /delete /y'
`)
	require.Zero(t, code)
	require.Contains(t, out, "Is it OK to continue disconnecting and force them closed? (Y/N) [N]: 2\n2\nZ: was deleted successfully.\r\n")
	require.Contains(t, errOut, "No valid response was provided.")
	require.Contains(t, errOut, "ERROR_FILE_NOT_FOUND")
}

// A machine that can't be made starts no program; one that isn't there or can't be started has the codes of a shell.
func TestExecExitCodes(t *testing.T) {
	posix(t)
	bad := write(t, "bad.txtar", story+"expect ERROR_OPEN_FILES net use Z: \\\\files\\docs\n")
	for _, c := range []struct {
		args []string
		code int
		err  string
	}{
		{[]string{"exec", "--", "sh", "-c", "exit 3"}, 3, ""},
		{[]string{"exec", "--", "sh", "-c", "kill -9 $$"}, 137, ""},
		{[]string{"exec", "--", "nosuchprogram"}, 127, "nosuchprogram"},
		{[]string{"exec", "--", bad}, 126, "permission denied"},
		{[]string{"exec", "--machine", bad, "--", "true"}, 2, bad + ":4: "},
		{[]string{"exec", "--machine", "nowhere.txtar", "--", "true"}, 2, "nowhere.txtar"},
		{[]string{"exec", "--as", "bob", "--", "true"}, 2, "bob"},
		{[]string{"exec", "--with", "powershell", "--", "true"}, 2, "there is no stand-in for"},
		{[]string{"exec"}, 2, "COMMAND is missing"},
		{[]string{"as", "bob", "--", "true"}, 2, "there is no machine: this runs inside of wnet exec"},
		{[]string{"as", "bob"}, 2, ""},
		{[]string{"as", "--system", "bob", "--", "true"}, 2, "exclude each other"},
		{[]string{"as", "--administrator", "--", "true"}, 2, "--administrator is of USER"},
		{[]string{"hold", "Z:\\x"}, 2, "COMMAND is missing"},
	} {
		code, _, errOut := wnet("", c.args...)
		require.Equal(t, c.code, code, "%v: %s", c.args, errOut)
		require.Contains(t, errOut, c.err)
	}
}

func TestExecTraceAndPort(t *testing.T) {
	posix(t)
	code, out, errOut := script(t, story, `echo $WINNET_MACHINE; net use Z: '\files\docs' >/dev/null; net use Z: /delete >/dev/null`, "--trace", "--tcp")
	require.Zero(t, code)
	require.True(t, strings.HasPrefix(out, "tcp:127.0.0.1:"), out)
	require.Contains(t, errOut, `alice.WNetAddConnection2(`)
	require.Contains(t, errOut, `wnet: net use: \files\docs is taken for \\files\docs`)
}

// A signal to wnet reaches the program.
func TestExecSignals(t *testing.T) {
	posix(t)
	self, err := os.Executable()
	require.NoError(t, err)
	dir := t.TempDir()
	link, ready := filepath.Join(dir, "wnet"), filepath.Join(dir, "ready")
	require.NoError(t, os.Symlink(self, link))
	cmd := exec.Command(link, "exec", "--", "sh", "-c", `trap 'exit 5' TERM; touch "$0"; while :; do sleep 0.05; done`, ready)
	require.NoError(t, cmd.Start())
	require.Eventually(t, func() bool { _, err := os.Stat(ready); return err == nil }, 20*time.Second, 10*time.Millisecond)
	require.NoError(t, cmd.Process.Signal(syscall.SIGTERM))
	require.Error(t, cmd.Wait())
	require.Equal(t, 5, cmd.ProcessState.ExitCode())
}

// A scenario starts programs where that is allowed, and nowhere else.
func TestExecInScenarios(t *testing.T) {
	posix(t)
	file := write(t, "programs.txtar", story+`exec sh -c 'true'
exec net use Z: '\\files\docs'
stdout 'The command completed successfully.'
connection Z:
! exec net use Z: '\\files\docs'
stderr 'System error 85 has occurred.'
exec sh -c 'cat notes.txt'
stdout Figures
! exec nosuchprogram
net use Z: /delete
system
exec net session
-- notes.txt --
Figures.
`)
	code, out, errOut := wnet("", "run", file)
	require.Equal(t, 2, code)
	require.Contains(t, errOut, file+":4: exec: no program is started here", out)
	code, out, errOut = wnet("", "run", "--allow-exec", file)
	require.Zero(t, code, out+errOut)
	code, _, errOut = wnet("", "exec", "--machine", file, "--strict", "--", "net", "use")
	require.Zero(t, code, errOut)
}

// A fault makes a call of the program fail; one that never happens is told.
func TestExecFaults(t *testing.T) {
	posix(t)
	code, out, errOut := script(t, story, `net use Z: '\\files\docs' 2>&1 | head -1; net use Z: '\\files\docs' | head -1; net use Z: /delete >/dev/null`,
		"--fault", "AddConnection2#1=ERROR_BUSY", "--fault", "GetUser#7=ERROR_NO_NETWORK")
	require.Zero(t, code)
	require.Equal(t, "System error 170 has occurred.\r\nThe command completed successfully.\r\n", out)
	require.Contains(t, errOut, "GetUser#7=ERROR_NO_NETWORK")
	code, _, errOut = script(t, story, `true`, "--fault", "nonsense")
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "--fault: ")
}
