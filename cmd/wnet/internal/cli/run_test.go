package cli_test

import (
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
