package mprtest

import (
	"os"
	"os/exec"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
	"github.com/seed-520b6462/winnet/mpr/remote/tools"
	"github.com/seed-520b6462/winnet/session"
)

// init makes the test binary the program net where it runs under that name: Exec puts links to it on PATH.
func init() {
	if exit, is := tools.Main(os.Args, nil); is {
		os.Exit(exit)
	}
}

// Exec gives a command that hasn't started the environment that leads it and its children to the machine, for the length of
// the test. net and cmdkey are first on its PATH, as are the stand-ins of with: "cmd", "wmic". The command runs in the session
// of the machine's own caller. What it leaves connected fails the test, unless [Machine.KeepDrives] is called.
func Exec(t testing.TB, m *Machine, cmd *exec.Cmd, with ...string) {
	t.Helper()
	listener, address, err := serve.Listen()
	if err != nil { // there are no such sockets, as under Wine
		listener, address, err = serve.ListenTCP()
	}
	m.must(err)
	address.Session = m.Session().LUID()
	server := serve.New(serve.Config{
		Token:  address.Token,
		Router: func() *mpr.Router { return m.Router() }, Session: func() *session.Session { return m.Session() },
	})
	t.Cleanup(func() { _ = server.Close() }) // the error is always nil
	go func() { _ = server.Serve(listener) }()
	dir, err := tools.Folder("net", with...)
	m.must(err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // it has links only
	if cmd.Env == nil {
		cmd.Env = os.Environ()
	}
	cmd.Env = tools.Environ(cmd.Env, dir, address)
	tools.Prefer(dir, cmd)
}
