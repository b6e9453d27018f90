//go:build unix

package terminal_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// Ctrl-C gives up a line and not the shell.
func TestTerminalCtrlC(t *testing.T) {
	term := prompt(t, 80)
	term.send(`reset`)
	term.await("reset") // the editor listens
	term.send(ctrlC)
	term.await("^C")
	term.await("alice> ")
	term.send(`fault any hang` + enter)
	term.await("alice> ")
	term.send(`net use Z: \\files\docs` + enter)
	term.await("docs\r\n")
	term.press(ctrlC, `Z: is now`)
	term.await("alice> ")
	term.send(ctrlU + `exit` + enter)
	require.Zero(t, term.end())
}

// An interrupt while no command runs ends neither the shell nor the next command.
func TestTerminalInterruptedAtThePrompt(t *testing.T) {
	term := prompt(t, 80)
	require.NoError(t, term.cmd.Process.Signal(os.Interrupt))
	term.send(`net use Z: \\files\docs` + enter)
	term.await(`Z: is now`)
	term.await("alice> ")
	term.send(ctrlD)
	require.Zero(t, term.end())
}

// The second Ctrl-C gives up waiting for what the first one couldn't let go.
func TestTerminalCtrlCTwice(t *testing.T) {
	term := prompt(t, 80)
	for _, line := range []string{`net use Z: \\files\docs`, `net use Y: \\files\docs`, `fault CancelConnection2 delay 1h /from:2`} {
		term.send(line + enter)
		term.await("alice> ")
	}
	term.send(`net use * /delete /yes` + enter)
	term.await("is disconnected") // and the other one hangs
	term.press(ctrlC, "It goes on in the background.")
	term.await("alice> ")
	term.send(`callers` + enter)
	term.await("* alice")
	term.send(ctrlU + `exit` + enter)
	require.Zero(t, term.end())
}
