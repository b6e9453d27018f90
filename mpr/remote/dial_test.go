package remote_test

import (
	"bufio"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/session"
)

func TestEnvironmentLeadsToAnAddress(t *testing.T) {
	want := remote.Address{Machine: "tcp:127.0.0.1:1", Token: "secret", Session: 0x10000}
	for _, variable := range want.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		t.Setenv(name, value)
	}
	require.Equal(t, want, remote.Environment())
	for _, variable := range (remote.Address{Machine: "unix:/x"}).Environ() { // overrides all of it
		name, value, _ := strings.Cut(variable, "=")
		t.Setenv(name, value)
	}
	require.Equal(t, remote.Address{Machine: "unix:/x"}, remote.Environment())
	t.Setenv(remote.SessionVariable, "mine")
	require.Equal(t, ^session.LUID(0), remote.Environment().Session)
}

func TestAddressesAreTold(t *testing.T) {
	for machine, want := range map[string]bool{
		"unix:/tmp/x": true, "tcp:127.0.0.1:1": true, "": false, "unix:": false, "http://x": false, "machine.txtar": false, `C:\m.txtar`: false,
	} {
		require.Equal(t, want, remote.IsAddress(machine), machine)
	}
	_, err := remote.Dial(remote.Address{Machine: "machine.txtar"})
	require.EqualError(t, err, `"machine.txtar" names no machine: it is neither unix:PATH nor tcp:HOST:PORT`)
	_, err = remote.Dial(remote.Address{Machine: "unix:" + filepath.Join(t.TempDir(), "gone")})
	require.ErrorContains(t, err, "there is no machine at unix:")
}

// What listens need not be a machine.
func TestWhatIsNoMachineIsTold(t *testing.T) {
	const switched = "HTTP/1.1 101 Switching Protocols\r\n\r\n"
	for name, tt := range map[string]struct{ answer, want string }{
		"ends":         {"", "it answers no HTTP"},
		"no HTTP":      {"220 ready\r\n\r\n", "it answers no HTTP"},
		"half a line":  {"HTTP/1.1", "it answers no HTTP"},
		"a long line":  {"HTTP/1.1 101 " + strings.Repeat("x", 1<<20), "it answers no HTTP"},
		"many headers": {"HTTP/1.1 101 x\r\n" + strings.Repeat("X: y\r\n", 1000), "it answers no HTTP"},
		"not found":    {"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "refuses: HTTP status 404"},
		"a sentence":   {"HTTP/1.1 403 Forbidden\r\nContent-Length: 9\r\n\r\nnot today\n more", "refuses: not today"},
		"no greeting":  {switched, "ended the connection"},
		"no JSON":      {switched + "hello\n", "answers nonsense: this is no JSON"},
		"no results":   {switched + "{}\n", "answers nonsense: 0 values in place of 1"},
		"a long hello": {switched + strings.Repeat("x", 17<<20), "ended the connection: a line of more than 16 MB"},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := remote.Dial(answering(t, tt.answer))
			require.ErrorContains(t, err, tt.want)
			require.Nil(t, c)
		})
	}
}

// answering returns the address of something that answers so to whoever connects, and ends the connection then.
func answering(t *testing.T, answer string) remote.Address {
	t.Helper()
	dir, err := os.MkdirTemp("", "winnet")
	require.NoError(t, err)
	l, err := net.Listen("unix", filepath.Join(dir, "socket"))
	if err != nil {
		t.Skipf("no Unix sockets here: %v", err)
	}
	served := make(chan struct{})
	go func() {
		defer close(served)
		c, err := l.Accept()
		if err != nil {
			return
		}
		r := bufio.NewReader(c)
		for line, err := r.ReadString('\n'); line != "\r\n" && err == nil; {
			line, err = r.ReadString('\n')
		}
		_, _ = io.WriteString(c, answer) // who has heard enough hangs up
		_ = c.(*net.UnixConn).CloseWrite()
		_, _ = io.Copy(io.Discard, c) // a request left unread would reset the connection
		_ = c.Close()
	}()
	t.Cleanup(func() {
		_ = l.Close()
		<-served
		_ = os.RemoveAll(dir)
	})
	return remote.Address{Machine: "unix:" + filepath.Join(dir, "socket")}
}

func TestNonsenseInTheMiddleIsTheEnd(t *testing.T) {
	const hello = "HTTP/1.1 101 Switching Protocols\r\n\r\n" + `{"Results":[{"LUID":65536,"User":"alice"}]}` + "\n"
	for line, want := range map[string]string{
		"nonsense\n": "this is no JSON",
		`{"Error":{"Text":"this machine is tired"}}` + "\n": "this machine is tired",
		"": "the connection to the machine has ended", // by EOF or a reset, as the request was read or not
	} {
		c, err := remote.Dial(answering(t, hello+line))
		require.NoError(t, err)
		require.Equal(t, "alice", c.Process().User)
		for range 2 {
			_, err = c.GetConnection("Z:")
			require.ErrorIs(t, err, remote.ErrGone)
		}
		require.ErrorContains(t, err, want)
		require.Equal(t, mpr.LastError{}, c.GetLastError())
		require.NotZero(t, c.LastErrno())
		require.NoError(t, c.Close())
		require.NoError(t, c.Close())
	}
}
