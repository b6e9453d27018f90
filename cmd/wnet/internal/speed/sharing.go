//go:build !windows

package speed

import (
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	client "github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
	"github.com/seed-520b6462/winnet/mpr/remote/tools"
)

// Sharing returns the figures of a machine that processes share.
func Sharing() []Figure {
	figures := []Figure{{
		Name: "SharedGetConnection", Cost: "GetConnection of a mapped drive over a Unix socket", Against: "a ping-pong of the same bytes on a Unix socket",
		Limit: "two processes' goroutines take turns at the socket, and the names are written as JSON and read",
		Bars:  []Bar{{Times, 3}}, Baseline: pingPong, Measured: lookUpShared,
	}}
	if _, err := exec.LookPath("true"); err == nil {
		figures = append(figures, Figure{
			Name: "SharedNetUse", Cost: "a whole process net use Z:", Against: "a whole process true",
			Limit: "the program has 20 MB to load and Go's runtime to start, and then dials the machine",
			Bars:  []Bar{{Times, 5}}, Baseline: startTrue, Measured: startNet,
		})
	}
	return figures
}

// startTrue starts the smallest program of the system.
func startTrue(b *testing.B) {
	for b.Loop() {
		check(b, exec.Command("true").Run())
	}
}

// startNet starts this program as net, which shows a drive of the machine.
func startNet(b *testing.B) {
	address, stop := shared(b)
	defer stop()
	dir, err := tools.Folder("net")
	check(b, err)
	defer os.RemoveAll(dir)
	env := tools.Environ(os.Environ(), dir, address)
	for b.Loop() {
		cmd := exec.Command(filepath.Join(dir, "net"), "use", "Z:")
		cmd.Env = env
		check(b, cmd.Run())
	}
}

// The request and the answer of a GetConnection as they cross.
const (
	ping = `{"ID":100000,"Call":"Network.GetConnection","Args":["Z:"]}` + "\n"
	pong = `{"ID":100000,"Results":["\\\\files\\docs"]}` + "\n"
)

// pingPong has a goroutine answer on a Unix socket.
func pingPong(b *testing.B) {
	l, address, err := serve.Listen()
	check(b, err)
	answered := make(chan error)
	go func() { answered <- answerPings(l) }()
	socket, err := net.Dial("unix", strings.TrimPrefix(address.Machine, "unix:"))
	check(b, err)
	buf := make([]byte, len(pong))
	for b.Loop() {
		if _, err := io.WriteString(socket, ping); err != nil {
			b.Fatal(err)
		}
		if _, err := io.ReadFull(socket, buf); err != nil {
			b.Fatal(err)
		}
	}
	check(b, socket.Close())
	check(b, <-answered)
	check(b, l.Close())
}

// answerPings answers one connection until it ends.
func answerPings(l net.Listener) error {
	socket, err := l.Accept()
	if err != nil {
		return err
	}
	defer socket.Close()
	buf := make([]byte, len(ping))
	for {
		if _, err := io.ReadFull(socket, buf); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		if _, err := io.WriteString(socket, pong); err != nil {
			return err
		}
	}
}

// shared serves a machine with Z: to other processes until stop is called.
func shared(b *testing.B) (address client.Address, stop func()) {
	c := logon(b, office(b))
	connect(b, c, "Z:")
	l, address, err := serve.Listen()
	check(b, err)
	s := serve.New(serve.Config{Router: c.Router, Session: c.Session})
	go s.Serve(l)
	return address, func() { _ = s.Close() } // the error is always nil
}

func lookUpShared(b *testing.B) {
	address, stop := shared(b)
	defer stop()
	process, err := client.Dial(address)
	check(b, err)
	defer process.Close()
	looksUp(b, process.GetConnection, "Z:")
}
