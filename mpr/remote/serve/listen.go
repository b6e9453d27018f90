package serve

import (
	"crypto/rand"
	"fmt"
	"net"
	"os"
	"path/filepath"

	"github.com/seed-520b6462/winnet/mpr/remote"
)

// socketName is the name of the socket in its folder.
const socketName = "machine"

// Listen listens on a Unix socket in a new temporary folder of mode 0700, which goes when the listener is closed. The
// address leads there.
func Listen() (net.Listener, remote.Address, error) {
	dir, err := os.MkdirTemp("", "winnet")
	if err != nil {
		return nil, remote.Address{}, fmt.Errorf("there is no place for a socket: %w", err)
	}
	path := filepath.Join(dir, socketName)
	l, err := net.Listen("unix", path)
	if err != nil {
		_ = os.Remove(dir) // it is empty
		return nil, remote.Address{}, fmt.Errorf("there is no socket: %w", err)
	}
	return &inFolder{l, dir}, remote.Address{Machine: "unix:" + path}, nil
}

// inFolder removes the folder of its socket.
type inFolder struct {
	net.Listener
	dir string
}

// Close closes the listener, which removes the socket, and removes the folder.
func (l *inFolder) Close() error {
	err := l.Listener.Close()
	_ = os.Remove(l.dir) // a folder that has something else in it stays
	return err
}

// ListenTCP listens on a free port of 127.0.0.1. The address leads there, with a random token that [Config] is to be given:
// everybody on the computer reaches the port.
func ListenTCP() (net.Listener, remote.Address, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, remote.Address{}, fmt.Errorf("there is no port: %w", err)
	}
	return l, remote.Address{Machine: "tcp:" + l.Addr().String(), Token: rand.Text()}, nil
}
