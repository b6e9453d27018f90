package regfile

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/profile"
)

// A child is this test binary once more. It writes versions of one entry, from one number to another, and says each
// number when the call for it has returned.
const (
	childVariable = "WINNET_REGFILE_CHILD" // folder, device, first and last number, with | between
	childUser     = "alice"
)

func TestMain(m *testing.M) {
	if task := os.Getenv(childVariable); task != "" {
		if err := childMain(strings.Split(task, "|")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func childMain(task []string) error {
	first, err := strconv.Atoi(task[2])
	if err != nil {
		return err
	}
	last, err := strconv.Atoi(task[3])
	if err != nil {
		return err
	}
	s, err := Open(task[0])
	if err != nil {
		return err
	}
	for n := first; n <= last; n++ {
		if err := s.Put(childUser, version(task[1], n)); err != nil {
			return err
		}
		fmt.Println(n)
	}
	return nil
}

// version is an entry whose parts belong together: a mix of two would show.
func version(local string, n int) profile.Entry {
	e := sample(local)
	e.RemotePath = fmt.Sprintf(`\\server\%d`, n)
	e.ProviderType, e.ConnectFlags, e.DeferFlags = uint32(n), uint32(n), uint32(n)
	e.UserName = strconv.Itoa(n)
	e.UseOptions = []byte(strings.Repeat(strconv.Itoa(n), 1+n%50))
	return e
}

// child is one that runs.
type child struct {
	cmd *exec.Cmd
	out *bufio.Reader
}

// startChild starts a child. One that couldn't be started has done nothing, so it is tried again: of many thousand
// processes that Wine starts, one now and then dies before its program begins.
func startChild(t testing.TB, dir, local string, first, last int) *child {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	for attempts := 3; ; attempts-- {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s|%s|%d|%d", childVariable, dir, local, first, last))
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		require.NoError(t, err)
		err = cmd.Start()
		if err == nil {
			return &child{cmd: cmd, out: bufio.NewReader(out)}
		}
		t.Logf("the child can't be started: %v", err)
		require.Greater(t, attempts, 1, "nor in further attempts")
	}
}

// said returns the next number that the child says, and false when it says no more. Half a line is nothing said.
func (c *child) said(t testing.TB) (int, bool) {
	t.Helper()
	line, err := c.out.ReadString('\n')
	if err == io.EOF {
		return 0, false
	}
	require.NoError(t, err)
	n, err := strconv.Atoi(strings.TrimSpace(line))
	require.NoError(t, err)
	return n, true
}
