package cli_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// choices are the flags that take one of several words.
var choices = []struct {
	command, flag string
	words         []string
}{
	{"conformance", "--impl", []string{"emulator", "raw", "system", "bridged"}},
	{"conformance", "--format", []string{"table", "tsv", "markdown", "html", "differences"}},
	{"bench", "--format", []string{"table", "markdown"}},
	{"profile convert", "--to", []string{"reg5", "reg4", "json", "table"}},
}

// A word that isn't among those is refused as the command line is read, before a
// suite, a measurement or a file is begun: not even a missing argument is noticed.
func TestChoicesAreChecked(t *testing.T) {
	for _, c := range choices {
		args := append(strings.Fields(c.command), c.flag, "nonsense")
		code, out, errOut := wnet("", args...)
		require.Equal(t, 2, code, args)
		require.Empty(t, out)
		require.Equal(t, `wnet: invalid argument "nonsense" for "`+c.flag+`" flag: it is one of `+strings.Join(c.words, ", ")+"\n", errOut)

		_, help, _ := wnet("", append(strings.Fields(c.command), "--help")...)
		require.Contains(t, help, strings.Join(c.words, ", "))
	}
}

// A shell completes them.
func TestChoicesAreCompleted(t *testing.T) {
	for _, c := range choices {
		_, out, _ := wnet("", append(append([]string{"__complete"}, strings.Fields(c.command)...), c.flag, "")...)
		require.Equal(t, strings.Join(c.words, "\n")+"\n:4\n", out)
	}
}

// Case doesn't matter.
func TestChoicesWithoutCase(t *testing.T) {
	code, out, errOut := wnet("", "profile", "convert", write(t, "alice.reg", regedit4), "--to", "JSON")
	require.Zero(t, code, errOut)
	require.Contains(t, out, `"RemotePath"`)
}
