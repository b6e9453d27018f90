package remote_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/internal/wire"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Every documented answer of every call, with callers' buffers too, by a process that isn't the machine's.
func TestConformance(t *testing.T) {
	conformance.Test(t, elsewhere(t, func(c *remote.Caller) mpr.Network { return c }))
}

func TestEveryCaseHasWhatItNeeds(t *testing.T) {
	for _, result := range conformance.Results(elsewhere(t, func(c *remote.Caller) mpr.Network { return c })) {
		if result.Lacking == "Terminate" { // and ask afterwards: a process that has ended makes no calls
			continue
		}
		require.Empty(t, result.Lacking, result.Name)
	}
}

// elsewhere returns machines in a process of their own, whose callers are seen by a face. It ends with the test.
func elsewhere(t *testing.T, face func(*remote.Caller) mpr.Network) conformance.Open {
	t.Helper()
	d := &distant{face: face, callers: make(map[mpr.Network]*remote.Caller)}
	l, address := listen(t)
	address.Session = session.LocalSystem
	idle := new(mpr.Router)
	front := inFront(func() mpr.UI { return d.ui })
	s := serve.New(serve.Config{Router: func() *mpr.Router { return idle }, Command: front.do})
	go s.Serve(l)
	t.Cleanup(func() { require.NoError(t, s.Close()) })

	d.machine = startPart(t, "machine", address)
	var err error
	d.control, err = remote.Dial(remote.Address{Machine: d.machine, Session: session.LocalSystem})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.control.Close()) })
	return d.open
}

// startPart starts this program again, to do a part, and returns the line that it prints first. The process ends when the
// test does.
func startPart(t *testing.T, part string, address remote.Address) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), partVariable+"="+part), address.Environ()...)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	require.NoError(t, err)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() {
		require.NoError(t, in.Close())
		require.NoError(t, cmd.Wait())
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	require.NoError(t, err)
	return strings.TrimSpace(line)
}

// distant is the machine of one case after the other, in another process.
type distant struct {
	face    func(*remote.Caller) mpr.Network
	machine string         // its address
	control *remote.Caller // of a session of its own

	mu      sync.Mutex // protects the fields below
	ui      mpr.UI
	callers map[mpr.Network]*remote.Caller
}

func (d *distant) open(setup conformance.Setup) (*conformance.Machine, error) {
	d.ui = setup.UI
	setup.UI = nil
	var luid session.LUID
	m := new(conformance.Machine)
	if err := ask(d.control, "open", []any{setup, d.ui != nil}, &luid, m); err != nil {
		return nil, err
	}
	alice, err := d.dial(luid)
	if err != nil {
		return nil, err
	}
	m.Network = alice
	d.ofSessions(m)
	d.ofNetworks(m)
	m.State = func() any {
		var state string
		if err := ask(d.control, "state", nil, &state); err != nil {
			return err
		}
		return state
	}
	m.Close = d.close
	return m, nil
}

// ofSessions sets what makes further callers, and what they do besides WNet.
func (d *distant) ofSessions(m *conformance.Machine) {
	m.Logon = func(l session.Logon) (mpr.Network, func(), error) {
		var luid session.LUID
		if err := ask(d.control, "logon", []any{l.User, l.Type, l.Administrator, l.Password}, &luid); err != nil {
			return nil, nil, err
		}
		n, err := d.dial(luid)
		return n, func() { d.must(ask(d.control, "logoff", []any{luid})) }, err
	}
	m.Thread = func(n mpr.Network) (mpr.Network, error) {
		c, err := d.caller(n).Thread()
		if err != nil {
			return nil, err
		}
		return d.keep(c), nil
	}
	m.Elevated = func(n mpr.Network) (mpr.Network, error) {
		luid, err := d.caller(n).Elevated()
		if err != nil {
			return nil, err
		}
		return d.dial(luid)
	}
	m.System = func() mpr.Network {
		n, err := d.dial(session.LocalSystem)
		d.must(err)
		return n
	}
	m.Open = func(n mpr.Network, path string) (io.ReadCloser, error) { return d.caller(n).Open(path) }
	m.Chdir = func(n mpr.Network, path string) error { return d.caller(n).Chdir(path) }
	alice := d.caller(m.Network)
	m.Define = func(name, target string) error {
		return alice.Process().Devices.DefineDosDevice(session.DDD_RAW_TARGET_PATH, name, target)
	}
}

// ofNetworks sets what is done to the networks and the profiles.
func (d *distant) ofNetworks(m *conformance.Machine) {
	m.Remember = func(entry profile.Entry) error { return ask(d.control, "remember", []any{entry}) }
	m.Damage = func(err error) { d.must(ask(d.control, "damage", []any{wire.ErrorOf(err)})) }
	m.Halt = func() { d.must(ask(d.control, "halt", nil)) }
	m.Starting = func() { d.must(ask(d.control, "starting", nil)) }
	m.AddIdle = func() error { return ask(d.control, "addidle", nil) }
	m.Fail = func(call provider.Call, err error) {
		d.must(ask(d.control, "fail", []any{false, call, wire.ErrorOf(err)}))
	}
	m.FailSecond = func(call provider.Call, err error) {
		d.must(ask(d.control, "fail", []any{true, call, wire.ErrorOf(err)}))
	}
}

// must ends the case if the other process can't do what the case rests on.
func (d *distant) must(err error) {
	if err != nil {
		panic(fmt.Sprintf("the other process: %v", err))
	}
}

// dial returns the face of a new process in a session.
func (d *distant) dial(luid session.LUID) (mpr.Network, error) {
	c, err := remote.Dial(remote.Address{Machine: d.machine, Session: luid})
	if err != nil {
		return nil, err
	}
	return d.keep(c), nil
}

func (d *distant) keep(c *remote.Caller) mpr.Network {
	n := d.face(c)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.callers[n] = c
	return n
}

func (d *distant) caller(n mpr.Network) *remote.Caller {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.callers[n]
}

// close ends the processes of a case, and its machine.
func (d *distant) close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for n, c := range d.callers {
		delete(d.callers, n)
		_ = c.Close() // never fails
	}
	return ask(d.control, "close", nil)
}
