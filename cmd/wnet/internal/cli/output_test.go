package cli_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/cli"
)

// fullDisk takes some bytes, and then nothing more.
type fullDisk struct{ left int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.left -= len(p); d.left < 0 {
		return 0, errors.New("no space left")
	}
	return len(p), nil
}

// Output that is lost is no success, whichever command it is of, and is said once.
func TestOutputThatIsLost(t *testing.T) {
	file, wrong := write(t, "good.txtar", story), write(t, "wrong.txtar", story+"expect 5 net use\n")
	reg := write(t, "alice.reg", regedit4)
	for _, args := range [][]string{
		{"run", file}, {"run", "--quiet", file}, {"run", "--quiet", wrong}, {"shell"}, {"version"}, {"--version"}, {"--help"}, {"help", "run"}, {"profile"},
		{"profile", "show", reg}, {"profile", "convert", reg, "--to", "json"}, {"conformance", "--format", "tsv"}, {"completion", "bash"},
	} {
		var errOut bytes.Buffer
		code := cli.Main(args, strings.NewReader("net view\n"), &fullDisk{left: 10}, &errOut)
		require.Equal(t, 2, code, args)
		require.Equal(t, 1, strings.Count(errOut.String(), "no space left"), "%v: %s", args, errOut.String())
	}
}
