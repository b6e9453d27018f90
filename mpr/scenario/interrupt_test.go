package scenario

import (
	"bytes"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// impatient is a user who presses Ctrl-C when a text comes up.
type impatient struct {
	text      string
	interrupt chan struct{}
}

func (i *impatient) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte(i.text)) {
		close(i.interrupt)
	}
	return len(p), nil
}

// A story that is interrupted ends where it is, and leaves no files behind.
func TestInterrupt(t *testing.T) {
	temp := t.TempDir()
	file := script(t, begun+"fault any hang\nnet use Z: \\\\files\\docs\nnet use\n")
	t.Setenv("TMPDIR", temp)
	user := &impatient{">   net use Z:", make(chan struct{})}
	err := Runner{Out: user, Interrupt: user.interrupt}.Run(file)
	require.EqualError(t, err, file+":5: net use Z: \\\\files\\docs\n  expected an end\n  got      an interrupt")
	left, err := os.ReadDir(temp)
	require.NoError(t, err)
	require.Empty(t, left)
}
