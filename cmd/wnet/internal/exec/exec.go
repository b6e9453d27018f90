// Package exec runs programs on a machine that they share: wnet exec, wnet as and wnet hold.
package exec

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
	"github.com/seed-520b6462/winnet/mpr/remote/tools"
	"github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/session"
)

// Config holds what is run, and where.
type Config struct {
	Machine   string   // a scenario; "" for the example
	Folders   []string // of this computer that the scenario may share
	As        string   // who of the scenario's callers runs the program; "" for the last one
	TCP       bool     // serve on a port as well as on a socket
	Trace     bool     // print each call
	Strict    bool     // fail if something is left
	With      []string // further stand-ins, of tools.Extra
	Faults    []string // as AddConnection2#1=ERROR_BUSY
	OnWindows bool     // run on a real Windows as well

	Command  []string
	dir      string // the current folder of the program; "" for this one
	In       io.Reader
	Out, Err io.Writer
}

// The exit codes of a machine that can't be had, and of what is left with Strict.
const (
	exitLeft = 1
	exitNone = 2
)

// Run makes the machine and runs the program on it, and returns its exit code: that of the program, 2 with an error when
// there is no machine, 126 and 127 as of a shell, 1 when something is left and Strict is set.
func Run(c Config) (int, error) {
	if runtime.GOOS == "windows" && !c.OnWindows {
		return exitNone, errors.New("this is a real Windows, where a program that doesn't go through wnet maps real drives: --on-windows runs it all the same")
	}
	if _, file := c.Err.(*os.File); !file {
		c.Err = &locked{w: c.Err} // the program's copier and the trace write
	}
	prompts := new(prompts)
	m, err := load(c, prompts)
	if err != nil {
		return exitNone, err
	}
	defer m.Close() // whose error is told before
	if c.As != "" {
		if err := m.Do(io.Discard, "switch "+scenario.Quote(c.As)); err != nil {
			return exitNone, fmt.Errorf("--as: %w", err)
		}
	}
	for _, spec := range c.Faults {
		if err := m.Do(io.Discard, "fault "+scenario.Quote(spec)); err != nil {
			return exitNone, fmt.Errorf("--fault: %w", err)
		}
	}
	me := m.Caller()
	if me == nil {
		return exitNone, errors.New("nobody is logged on at the end of the machine's file")
	}
	before := m.Router().Snapshot()
	code, err := c.run(m, me)
	if err != nil {
		return code, err
	}
	left := leftovers(before, m.Router().Snapshot())
	left = append(left, prompts.unanswered()...)
	if err := m.Close(); err != nil {
		left = append(left, strings.Split(err.Error(), "\n")...)
	}
	for _, line := range left {
		fmt.Fprintf(c.Err, "wnet: left: %s\n", line)
	}
	if c.Strict && len(left) > 0 && code == 0 {
		code = exitLeft
	}
	return code, nil
}

// run serves the machine, and runs the program.
func (c Config) run(m *scenario.Machine, me *mpr.Caller) (int, error) {
	h, err := newHost(c, m)
	if err != nil {
		return exitNone, err
	}
	defer h.Close()
	if c.Trace {
		defer h.trace()()
	}
	return start(c, h.dir, h.environ(me.Session()))
}

// locked is a writer for several goroutines.
type locked struct {
	mu sync.Mutex // held while w is written
	w  io.Writer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}

// load makes the machine.
func load(c Config, ui mpr.UI) (*scenario.Machine, error) {
	file, err := scenario.Example()
	if c.Machine != "" {
		file, err = scenario.Read(c.Machine)
	}
	if err != nil {
		return nil, err
	}
	return scenario.Config{UI: ui, Folders: c.Folders, Programs: Programs(c)}.Load(file)
}

// host serves a machine to the programs that it starts.
type host struct {
	Config
	machine *scenario.Machine
	server  *serve.Server
	address remote.Address
	dir     string // with the tools
	notes   string // the file that these append to
}

// Programs returns what starts programs on a machine, for the command exec of a scenario.
func Programs(c Config) func(*scenario.Machine) (scenario.Programs, error) {
	return func(m *scenario.Machine) (scenario.Programs, error) {
		h, err := newHost(c, m)
		if err != nil {
			return nil, err
		}
		return h, nil
	}
}

// newHost serves a machine. The caller calls Close.
func newHost(c Config, m *scenario.Machine) (*host, error) {
	h := &host{Config: c, machine: m}
	listen := serve.Listen
	if c.TCP {
		listen = serve.ListenTCP
	}
	listener, address, err := listen()
	if err != nil {
		return nil, err
	}
	h.address = address
	var commands sync.Mutex // the machine's lines are done one after the other
	h.server = serve.New(serve.Config{
		Router: m.Router, Token: address.Token,
		Session: func() *session.Session {
			if me := m.Caller(); me != nil {
				return me.Session()
			}
			return nil
		},
		Command: func(out io.Writer, line string) error {
			commands.Lock()
			defer commands.Unlock()
			return m.Do(out, line)
		},
	})
	go func() { _ = h.server.Serve(listener) }() // it ends with Close
	if h.dir, err = tools.Folder("wnet", c.With...); err == nil {
		h.notes = filepath.Join(h.dir, "notes")
		err = os.WriteFile(h.notes, nil, 0o600)
	}
	if err != nil {
		h.Close()
		return nil, err
	}
	return h, nil
}

// Close ends the server, prints the notes of the tools and removes them.
func (h *host) Close() {
	_ = h.server.Close() // the error is always nil
	notes, _ := os.ReadFile(h.notes)
	for line := range bytes.Lines(notes) {
		fmt.Fprintf(h.Err, "wnet: %s", line)
	}
	_ = os.RemoveAll(h.dir) // a temporary folder
}

// environ returns the environment of a program that runs in a session.
func (h *host) environ(s *session.Session) []string {
	address := h.address
	address.Session = s.LUID()
	return append(tools.Environ(os.Environ(), h.dir, address), tools.NotesVariable+"="+h.notes)
}

// Exec runs a program for the command exec.
func (h *host) Exec(me *mpr.Caller, dir string, command []string, out, errOut io.Writer) (int, error) {
	return start(Config{Command: command, dir: dir, Out: out, Err: errOut}, h.dir, h.environ(me.Session()))
}

// start runs the program in an environment, with the tools of a folder unless that is "", hands signals on, and returns its
// exit code.
func start(c Config, toolDir string, env []string) (int, error) {
	cmd := exec.Command(c.Command[0], c.Command[1:]...)
	if toolDir != "" {
		tools.Prefer(toolDir, cmd)
	}
	cmd.Env, cmd.Dir, cmd.Stdin, cmd.Stdout, cmd.Stderr = env, c.dir, c.In, c.Out, c.Err
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, handedOn...)
	defer signal.Stop(signals)
	if err := cmd.Start(); err != nil {
		return tools.ExitCode(cmd, err), err
	}
	ended := make(chan struct{})
	go func() {
		for {
			select {
			case s := <-signals:
				handOn(cmd.Process, s)
			case <-ended:
				return
			}
		}
	}()
	err := cmd.Wait()
	close(ended)
	return tools.ExitCode(cmd, err), nil
}

// trace prints each call as it ends, until the function that it returns is called.
func (h *host) trace() (end func()) {
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for n := 0; ; {
			records, all, more := h.machine.Router().Recorder.Since(n)
			for _, rec := range records {
				scenario.WriteRecord(h.Err, rec)
			}
			n = all
			select {
			case <-more:
			case <-stop:
				if records, _, _ := h.machine.Router().Recorder.Since(n); len(records) == 0 {
					return
				}
			}
		}
	}()
	return func() { close(stop); <-done }
}

// Client holds what wnet as and wnet hold run in the machine that the environment leads to.
type Client struct {
	User          string // who logs on anew; "" for nobody
	Administrator bool   // the user is one
	Password      string // of a NewCredentials logon
	Elevated      bool   // the other half of the session
	System        bool   // LocalSystem
	NewCredential string // whom servers see
	File          string // a file that is kept open

	Config
}

// As runs a program in another logon session, or with a file held open, and returns its exit code: 2 with an error when
// that can't be had.
func As(c Client) (int, error) {
	address := remote.Environment()
	if address.Machine == "" {
		return exitNone, errors.New("there is no machine: this runs inside of wnet exec")
	}
	process, err := remote.Dial(address)
	if err != nil {
		return exitNone, err
	}
	defer process.Close()
	if c.File != "" {
		f, err := process.OpenFile(c.File, os.O_RDONLY, 0)
		if err != nil {
			return exitNone, err
		}
		defer f.Close()
	}
	if address.Session, err = c.logon(process); err != nil {
		return exitNone, err
	}
	return start(c.Config, "", append(os.Environ(), address.Environ()...))
}

// logon returns the session that the program is to run in.
func (c *Client) logon(process *remote.Caller) (session.LUID, error) {
	switch {
	case c.Elevated:
		return process.Elevated()
	case c.System:
		return session.LocalSystem, nil
	case c.NewCredential != "":
		user, err := session.ParseUser(c.NewCredential)
		if err != nil {
			return 0, err
		}
		return process.Logon(session.Logon{Type: session.LogonNewCredentials, NetworkUser: user, NetworkPassword: mpr.NewPassword(c.Password)})
	case c.User != "":
		user, err := session.ParseUser(c.User)
		if err != nil {
			return 0, err
		}
		return process.Logon(session.Logon{User: user, Administrator: c.Administrator})
	}
	return process.Session(), nil
}
