//go:build unix

package termui

import (
	"io"
	"os"
	"sync"

	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// pollTime is how long a form's reader waits for a key before it looks whether
// the form is over, in milliseconds.
const pollTime = 20

// formInput is the terminal for the time of one form, and what gives it back. The
// form library leaves a read pending when a form ends, which would take the first
// key after it; this reader takes none once it is stopped.
func formInput(in io.Reader) (io.Reader, func(), error) {
	file, isFile := in.(*os.File)
	if !isFile || !term.IsTerminal(int(file.Fd())) {
		return in, func() {}, nil
	}
	k := &keys{file: file}
	return k, k.stop, nil
}

// keys reads a terminal until it is stopped. It is a file with a descriptor, by
// which the form library finds the terminal: that it sets the mode, and draws
// for it, is the library's business.
type keys struct {
	file *os.File

	mu      sync.Mutex // held while a key is taken; protects below
	stopped bool
}

// Fd is the descriptor of the terminal.
func (k *keys) Fd() uintptr { return k.file.Fd() }

// Write writes to the terminal.
func (k *keys) Write(p []byte) (int, error) { return k.file.Write(p) }

// Close does nothing: the terminal stays open for what comes after the form.
func (k *keys) Close() error { return nil }

func (k *keys) stop() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.stopped = true
}

// Read waits for keys. io.EOF: it was stopped.
func (k *keys) Read(p []byte) (int, error) {
	for {
		if n, err := k.poll(p); n > 0 || err != nil {
			return n, err
		}
	}
}

// poll takes the keys that come within pollTime; none is no error. The standard input
// has no deadline that Read could have instead: it blocks, for all who share it.
func (k *keys) poll(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.stopped {
		return 0, io.EOF
	}
	ready, err := unix.Poll([]unix.PollFd{{Fd: int32(k.file.Fd()), Events: unix.POLLIN}}, pollTime)
	if ready == 0 || err == unix.EINTR {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	return k.file.Read(p)
}
