//go:build unix

package terminal_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A question that a narrow terminal has no room for behind can be given up as well.
func TestTerminalCancelsALongPrompt(t *testing.T) {
	term := prompt(t, 40)
	term.send(`net use Z: \\files\private /flags:INTERACTIVE,PROMPT` + enter)
	term.await("User name: ")
	term.send(`files\bob` + enter)
	term.await("Password (it doesn't show): ")
	term.send("hunter2" + enter)
	term.await("Remember my credentials? [y/N]:")
	term.await("> ")
	term.send(ctrlC)
	term.await("ERROR_CANCELLED (1223)")
	term.await("alice> ")
	term.send(ctrlD)
	require.Zero(t, term.end())
}

// Before everything is disconnected, the shell shows what that is and asks.
func TestTerminalConfirms(t *testing.T) {
	term := prompt(t, 40)
	term.send(`net use Z: \\files\docs` + enter)
	term.await("Z: is now")
	term.await("alice> ")
	for _, no := range []string{enter, "n" + enter, ctrlC} {
		term.send(`net use * /delete` + enter)
		term.await("Z: \\\\files\\docs")
		term.await("Disconnect all of these? [y/N]:")
		term.send(no)
		term.await("ERROR_CANCELLED (1223)")
		term.await("alice> ")
	}
	term.send(`net use * /delete` + enter)
	term.await("Disconnect all of these? [y/N]:")
	term.send("y" + enter)
	term.await("Z: is disconnected")
	term.await("alice> ")
	term.send(ctrlD)
	require.Zero(t, term.end())
}

// On a narrow terminal texts are folded between words, and never within one.
func TestTerminalFolds(t *testing.T) {
	term := open(t, filepath.Join(t.TempDir(), "history"), 40)
	shown := term.await("alice> ")
	term.send(`help net use` + enter)
	shown += term.await("net use * /delete /yes")
	term.await("alice> ")
	term.send(`net use Z: \\files\private wrong /user:files\bob` + enter)
	term.await("wrong /user:files\\bob")
	shown += term.await("Network]")
	require.NotContains(t, shown, "user:fi\n")
	for line := range strings.Lines(strings.ReplaceAll(shown, "\r", "")) {
		require.LessOrEqual(t, len(strings.TrimSuffix(line, "\n")), 40, line)
	}
	term.await("alice> ")
	term.send(ctrlD)
	require.Zero(t, term.end())
}

// The shell completes its own commands, the commands that help explains, and the
// files that play runs, folder by folder.
func TestTerminalCompletesItsOwn(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "stories"), 0o700))
	file := filepath.Join(dir, "stories", "first.txtar")
	require.NoError(t, os.WriteFile(file, []byte("net use\n"), 0o600))
	term := open(t, filepath.Join(dir, "history"), 120)
	term.await("alice> ")
	term.send(`hel` + tab + `cmdk` + tab + enter)
	term.await("\n  cmdkey ")
	term.await("alice> ")
	term.send(`help net vi` + tab + enter)
	term.await("\n  net view ")
	term.await("alice> ")
	term.send(`pla` + tab + filepath.Join(dir, "sto") + tab + `fi` + tab + enter)
	term.await("PASS ")
	term.await("alice> ")
	term.send(`exi` + tab + enter)
	require.Zero(t, term.end())
}

// Ctrl-C and Ctrl-D give up a dialog, wherever it stands, and leave the lines that
// follow to the shell; also on a terminal that lines can't be edited on.
func TestTerminalGivesUpQuestions(t *testing.T) {
	for _, kind := range []string{"dumb", "xterm"} {
		t.Run(kind, func(t *testing.T) {
			term := prompt(t, 80, "TERM="+kind)
			term.send(`net use Z: \\files\docs` + enter)
			term.await("Z: is now")
			for _, key := range []string{ctrlC, ctrlD} {
				for _, dialog := range []struct{ command, first, next, question string }{
					{"disconnectdialog", "between 0 and 1: ", "✓ Z:", "between 0 and 1: "},
					{"connectdialog", "Enter a number between ", "Folder", ": "},
				} {
					term.await("alice> ")
					term.send(dialog.command + enter)
					term.await(dialog.first)
					term.send("1" + enter)
					term.await(dialog.next)
					term.await(dialog.question)
					term.send(key)
					require.NotContains(t, term.await("DIALOG_CANCELLED"), "Reconnect", "what would have come next")
				}
			}
			term.await("alice> ")
			term.send(`net use` + enter)
			term.await(`OK      Z:     \\files\docs`)
			term.await("alice> ")
			term.send(ctrlD)
			require.Zero(t, term.end())
		})
	}
}

// A terminal that lines can't be edited on shows no password either, and a password
// that is given up costs the next line nothing.
func TestTerminalHidesPasswordsOnPlainLines(t *testing.T) {
	term := prompt(t, 80, "TERM=dumb")
	for _, end := range []string{ctrlC, "hunter2" + enter} {
		term.send(`net use Y: \\files\private * /user:files\bob` + enter)
		term.await("Password for \\\\files\\private (it doesn't show): ")
		time.Sleep(100 * time.Millisecond) // the terminal stops showing what is typed behind the prompt
		term.send(end)
		require.NotContains(t, term.await("alice> "), "hunter2")
	}
	term.send(`connection Y:` + enter)
	require.Contains(t, term.await("alice> "), "connection Y:\r\n\\\\files\\private\r\n")
	term.send(ctrlD)
	require.Zero(t, term.end())
}

// What is told after a prompt that Ctrl-D has given up stands on a line of its own.
func TestTerminalEndsThePromptsLine(t *testing.T) {
	term := open(t, filepath.Join(t.TempDir(), "history"), 80)
	for _, prompt := range []string{"Password for ", "User name: "} {
		term.await("alice> ")
		if prompt == "User name: " {
			term.send(`net use Z: \\files\private /flags:INTERACTIVE,PROMPT` + enter)
		} else {
			term.send(`net use Z: \\files\private * /user:files\bob` + enter)
		}
		term.await(prompt)
		term.send(ctrlD)
		require.Regexp(t, `\r?\n\r*ERROR_CANCELLED`, term.await("ERROR_CANCELLED (1223)"))
	}
	term.await("alice> ")
	term.send(ctrlD)
	require.Zero(t, term.end())
}
