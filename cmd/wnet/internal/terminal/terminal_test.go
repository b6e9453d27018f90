//go:build unix

package terminal_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/seed-520b6462/winnet/cmd/wnet/internal/terminal"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
)

// asShell makes the test program the shell itself, for a terminal of its own.
const asShell = "WNET_TEST_AS_SHELL"

func TestMain(m *testing.M) {
	if history := os.Getenv(asShell); history != "" {
		code, err := terminal.Run(terminal.Config{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, History: history})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 3
		}
		os.Exit(code)
	}
	goleak.VerifyTestMain(m)
}

// screen is a shell on a pseudo-terminal.
type screen struct {
	t    *testing.T
	file *os.File
	cmd  *exec.Cmd

	mu   sync.Mutex
	seen bytes.Buffer // what it has shown

	taken int // so much of that, without escape sequences, has been waited for
}

// open starts a shell on a terminal of so many columns.
func open(t *testing.T, history string, columns uint16, env ...string) *screen {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), asShell+"="+history, "TERM=xterm", "NO_COLOR=1"), env...)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: columns})
	require.NoError(t, err)
	term := &screen{t: t, file: file, cmd: cmd}
	go term.read()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it has ended, unless the test failed
		_ = file.Close()
	})
	return term
}

// prompt starts a shell with a history of its own, and waits until it asks.
func prompt(t *testing.T, columns uint16, env ...string) *screen {
	t.Helper()
	term := open(t, filepath.Join(t.TempDir(), "history"), columns, env...)
	term.await("alice> ")
	return term
}

func (term *screen) read() {
	buf := make([]byte, 4096)
	for {
		n, err := term.file.Read(buf)
		term.mu.Lock()
		term.seen.Write(buf[:n])
		term.mu.Unlock()
		if err != nil {
			return
		}
	}
}

var escapes = regexp.MustCompile("\x1b\\[[0-9;?<>=$]*[a-zA-Z]|\x1b[>=]|\x1b\\][^\x07\x1b]*(\x07|\x1b\\\\)")

// await waits until the shell shows a text, and takes all up to its end.
func (term *screen) await(text string) (passed string) {
	term.t.Helper()
	plain := ""
	defer func() {
		if term.t.Failed() {
			term.t.Logf("the terminal shows %q", plain)
		}
	}()
	require.Eventually(term.t, func() bool {
		term.mu.Lock()
		defer term.mu.Unlock()
		plain = escapes.ReplaceAllString(term.seen.String(), "")[term.taken:]
		at := strings.Index(plain, text)
		if at < 0 {
			return false
		}
		passed = plain[:at+len(text)]
		term.taken += len(passed)
		return true
	}, 10*time.Second, 5*time.Millisecond, "waiting for %q", text)
	return passed
}

func (term *screen) send(keys string) {
	term.t.Helper()
	_, err := term.file.WriteString(keys)
	require.NoError(term.t, err)
}

// press presses a key until the shell shows a text: a form that has just come up
// may not be listening yet. What was pressed too often is taken out of the next line.
func (term *screen) press(key, text string) {
	term.t.Helper()
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		for {
			_, _ = term.file.WriteString(key) // await tells when it has no effect
			select {
			case <-stop:
				return
			case <-time.After(time.Second):
			}
		}
	}()
	term.await(text)
}

// end waits until the shell has ended, and tells its exit code.
func (term *screen) end() int {
	term.t.Helper()
	defer time.AfterFunc(10*time.Second, func() { _ = term.cmd.Process.Kill() }).Stop()
	_ = term.cmd.Wait() // the exit code is looked at next
	return term.cmd.ProcessState.ExitCode()
}

const (
	enter, tab          = "\r", "\t"
	ctrlC, ctrlD, ctrlU = "\x03", "\x04", "\x15"
)

// A newcomer maps a drive with a few keys, reads a file, and leaves.
func TestTerminalMapsADrive(t *testing.T) {
	term := open(t, filepath.Join(t.TempDir(), "history"), 80)
	term.await("Try: net use Z:")
	term.await("alice> ")
	term.send(`net u` + tab + `Z: \\f` + tab + `d` + tab + enter)
	term.await(`Z: is now \\files\docs`)
	term.send(`type Z:\welcome.txt` + enter)
	term.await(`This file is on \\files\docs.`)
	term.send(`net vew` + enter)
	term.await(`did you mean net view?`)
	term.await("alice> ")
	term.send(ctrlD)
	require.Zero(t, term.end())
}

// A password doesn't show and isn't remembered; other lines are, for the next time.
func TestTerminalPasswordAndHistory(t *testing.T) {
	history := filepath.Join(t.TempDir(), "deep", "history")
	term := open(t, history, 80)
	term.await("alice> ")
	term.send(`net use Y: \\files\private * /user:files\bob` + enter)
	term.await("Password for ")
	term.send("hunter2" + enter)
	require.NotContains(t, term.await(`Y: is now`), "hunter2")
	term.await("alice> ")
	term.send(`net use X: \\files\private hunter2 /user:files\bob` + enter)
	term.await("X: is now")
	term.await("alice> ")
	term.send(ctrlD)
	require.Zero(t, term.end())

	data, err := os.ReadFile(history)
	require.NoError(t, err)
	require.Equal(t, "net use Y: \\\\files\\private * /user:files\\bob\n", string(data))
	info, err := os.Stat(history)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())

	term = open(t, history, 80)
	term.await("alice> ")
	term.send("\x1b[A")
	term.await(`net use Y: \\files\private`)
	term.send(ctrlC)
	term.await("^C")
	term.send(ctrlD)
	require.Zero(t, term.end())
}

// A prompt that is given up is a cancelled one.
func TestTerminalCancelsAPrompt(t *testing.T) {
	term := prompt(t, 80)
	term.send(`net use Z: \\files\private /flags:INTERACTIVE,PROMPT` + enter)
	term.await(`Enter the credentials for \\files\private`)
	term.await("User name")
	term.send(`files\bob` + enter)
	term.await("Password")
	term.send(ctrlC)
	term.await("ERROR_CANCELLED (1223)")
	term.await("alice> ")
	term.send(ctrlD)
	require.Zero(t, term.end())
}

// The disconnect dialog is a list to choose from, and it asks about open files. The
// terminal is narrow. What is typed at a dialog is none of the shell's history.
func TestTerminalDisconnectDialog(t *testing.T) {
	term := prompt(t, 40)
	term.send(`net use Z: \\files\docs` + enter)
	term.await("Z: is now")
	term.await("alice> ")
	term.send(`open f Z:\welcome.txt` + enter)
	term.await("alice> ")
	term.send(`disconnectdialog` + enter)
	require.Regexp(t, `\r\n\r*Disconnect network drives\r\n`, term.await(`1.   Z: \\files\docs`))
	term.await("between 0 and 1:\r\n> ")
	term.send(ctrlC)
	term.await("DIALOG_CANCELLED")
	term.await("alice> ")
	term.send(`disconnectdialog` + enter)
	term.await("between 0 and 1:\r\n> ")
	term.send("1" + enter)
	term.await("✓ Z:")
	term.await("between 0 and 1:\r\n> ")
	term.send("0" + enter)
	term.await(`To be disconnected: Z: \\files\docs`)
	term.await("Files are open on")
	term.await("Disconnect? [y/N]: ")
	term.send("y" + enter)
	term.await("The open files are closed.")
	term.await("alice> ")
	term.send(`read f` + enter)
	term.await("ERROR_NETNAME_DELETED (64)")
	term.await("alice> ")
	term.send("\x1b[A")
	term.await("read f")
	term.send("\x1b[A")
	term.await("disconnectdialog")
	term.send(ctrlU + `exit` + enter)
	require.Zero(t, term.end())
}

// The connect dialog asks for a letter, a share and how to connect it.
func TestTerminalConnectDialog(t *testing.T) {
	term := prompt(t, 80)
	term.send(`connectdialog` + enter)
	term.await("Drive (Enter takes Z:)")
	term.await("Enter a number between ")
	term.send("3" + enter)
	term.await("Folder: ")
	term.send(`docs` + enter)
	term.await(`a folder on the network begins with \\`)
	term.await("Folder: ")
	term.send(`\\files\docs` + enter)
	term.await("Reconnect at logon? [")
	term.send("n" + enter)
	term.await("Connect using different credentials? [y/N]: ")
	term.send(enter)
	term.await("connected as device number 24")
	term.await("alice> ")
	term.send(`connection X:` + enter)
	term.await("\\\\files\\docs\r\n")
	term.await("alice> ")
	term.send(ctrlD)
	require.Zero(t, term.end())
}
