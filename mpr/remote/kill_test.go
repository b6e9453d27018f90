package remote_test

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

var long = flag.Bool("long", false, "kill a thousand processes instead of fifty")

const docs = `\\files\docs`

// office returns a machine where alice is logged on, with what its network does.
func office() (*mpr.Caller, *hook.Hook, error) {
	network, err := fake.New(fake.Network{Servers: []fake.Server{{Name: "files", Guest: true, Shares: []fake.Share{
		{Name: "docs", FS: fstest.MapFS{"a.txt": {Data: []byte("hello")}}},
	}}}})
	if err != nil {
		return nil, nil, err
	}
	h := hook.New(network)
	c, err := mpr.New(h).Logon(session.Logon{User: session.User{Name: "alice"}})
	return c, h, err
}

// listen listens on a Unix socket, which Wine doesn't have.
func listen(t *testing.T) (net.Listener, remote.Address) {
	t.Helper()
	l, address, err := serve.Listen()
	if err != nil {
		t.Skipf("no Unix sockets here: %v", err)
	}
	return l, address
}

// serveOffice serves an office, where Z: is connected and GetUser hangs, until its standard input ends.
func serveOffice() error {
	alice, h, err := office()
	if err != nil {
		return err
	}
	if err := alice.AddConnection(docs, mpr.Password{}, "Z:"); err != nil {
		return err
	}
	h.On(provider.CallGetUser, new(hook.Gate).Hold())
	l, address, err := serve.Listen()
	if err != nil {
		return err
	}
	go serve.New(serve.Config{Router: alice.Router, Session: alice.Session}).Serve(l)
	fmt.Println(address.Machine)
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

// callOnAndOn makes calls of all kinds, on several goroutines, until the process is killed. It prints a line when the
// first have returned.
func callOnAndOn() error {
	c, err := remote.Dial(remote.Environment())
	if err != nil {
		return err
	}
	var first sync.WaitGroup
	for i := range 3 {
		first.Add(1)
		go func() {
			for n := 0; ; n++ {
				local := fmt.Sprintf("%c:", 'E'+(n+7*i)%20)
				_ = c.AddConnection(docs, mpr.Password{}, local) // others are about the same letters
				_, _ = c.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, nil)
				_, _ = c.Open(docs + `\a.txt`)
				_, _ = c.GetConnection(local)
				_ = c.CancelConnection2(local, 0, n%2 == 0)
				if n == 0 {
					first.Done()
				}
			}
		}()
	}
	first.Wait()
	fmt.Println("calling")
	select {}
}

// A process that is killed in the middle of calls leaves letters, and nothing else.
func TestKilledProcessesLeaveNothingOpen(t *testing.T) {
	kills := 50
	if *long {
		kills = 1000
	}
	alice, _, err := office()
	require.NoError(t, err)
	defer alice.Close()
	l, address := listen(t)
	s := serve.New(serve.Config{Router: alice.Router, Session: alice.Session})
	served := make(chan error)
	go func() { served <- s.Serve(l) }()
	goroutines := runtime.NumGoroutine()
	var running sync.WaitGroup
	for lane := range 4 {
		running.Go(func() {
			for n := lane; n < kills; n += 4 {
				kill(t, address, time.Duration(n%7)*time.Millisecond)
			}
		})
	}
	running.Wait()

	require.EventuallyWithT(t, func(c *assert.CollectT) {
		state := alice.Router().Snapshot()
		require.Zero(c, state.OpenEnums)
		for _, connection := range state.Providers[0].Connections {
			require.Empty(c, connection.OpenFiles)
		}
		require.LessOrEqual(c, runtime.NumGoroutine()-1, goroutines, "less that of this check")
	}, 20*time.Second, 10*time.Millisecond)
	c, err := remote.Dial(address)
	require.NoError(t, err)
	require.NoError(t, c.AddConnection(docs, mpr.Password{}, "D:"))
	require.NoError(t, c.Close())
	require.NoError(t, s.Close())
	require.NoError(t, <-served)
}

// kill starts a process that calls the machine, and kills it some time after its first calls.
func kill(t *testing.T, address remote.Address, after time.Duration) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), partVariable+"=restless"), address.Environ()...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if !assert.NoError(t, err) || !assert.NoError(t, cmd.Start()) {
		return
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	assert.NoError(t, err)
	assert.Equal(t, "calling\n", line)
	time.Sleep(after)
	assert.NoError(t, cmd.Process.Kill())
	assert.Error(t, cmd.Wait(), "it was killed")
}

// The processes of a machine that is killed are told, in the middle of a call and afterwards.
func TestKilledMachineIsTold(t *testing.T) {
	l, _ := listen(t) // where the other process can
	require.NoError(t, l.Close())
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), partVariable+"=office")
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	defer in.Close()
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	machine := strings.TrimSpace(line)
	defer os.RemoveAll(strings.TrimSuffix(strings.TrimPrefix(machine, "unix:"), "/machine"))

	c, err := remote.Dial(remote.Address{Machine: machine})
	require.NoError(t, err)
	const calls = 10
	ended := make(chan error, calls)
	for range calls {
		go func() {
			_, err := c.GetUser("Z:") // which hangs
			ended <- err
		}()
	}
	got, err := c.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, docs, got)
	require.NoError(t, cmd.Process.Kill())
	require.Error(t, cmd.Wait(), "it was killed")
	for range calls {
		require.ErrorIs(t, <-ended, remote.ErrGone)
	}
	_, err = c.GetConnection("Z:")
	require.ErrorIs(t, err, remote.ErrGone)
	require.ErrorContains(t, err, machine)
	_, err = remote.Dial(remote.Address{Machine: machine})
	require.ErrorContains(t, err, "there is no machine at "+machine)
	require.NoError(t, c.Close())
}
