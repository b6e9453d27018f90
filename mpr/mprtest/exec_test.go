package mprtest_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest"
)

// A program that runs net use maps a drive of the test's machine, and parses what Windows prints.
func TestExec(t *testing.T) {
	pc := mprtest.New(t)
	run := func(name string, args ...string) (string, error) {
		cmd := exec.Command(name, args...)
		mprtest.Exec(t, pc, cmd, "cmd")
		out, err := cmd.Output()
		return string(out), err
	}
	out, err := run("net", "use", "*", mprtest.Share)
	require.NoError(t, err)
	require.Equal(t, "Drive Z: is now connected to \\\\server\\share.\r\n\r\nThe command completed successfully.\r\n\r\n", out)
	remote, err := pc.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, mprtest.Share, remote)

	_, err = run("net.exe", "use", "Z:", mprtest.Printer)
	failed := new(exec.ExitError)
	require.ErrorAs(t, err, &failed)
	require.Equal(t, 2, failed.ExitCode())
	require.True(t, strings.HasPrefix(string(failed.Stderr), "System error 85 has occurred.\r\n"), string(failed.Stderr))

	_, err = run("cmd.exe", "/d", "/s", "/c", `"net use Z: /delete"`)
	require.NoError(t, err)
	_, err = pc.GetConnection("Z:")
	require.Error(t, err)
}
