package smb

import (
	"context"
	"fmt"
	"net"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cloudsoda/go-smb2"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// wire is an SMB session over a TCP connection of its own.
type wire struct {
	*line
	session *smb2.Session
	timeout time.Duration

	// credits is held by every request, and alone by one that needs all credits.
	credits sync.RWMutex

	mu     sync.Mutex // protects what follows
	busy   int        // requests under way
	ending bool       // no further requests
}

// line is a TCP connection that knows when it has ended. Its reader is always
// waiting for the server, so that the end shows at once.
type line struct {
	net.Conn
	ended atomic.Bool

	// life is the context of everything that go-smb2 does over the line. It ends a
	// moment after the line: go-smb2 leaks a goroutine when a context ends during a
	// write, and else waits for ever for credits that no server grants any more.
	life   context.Context
	cancel context.CancelFunc
}

// afterlife is how long life goes on. A write to a closed connection ends at once.
const afterlife = time.Second

// newLine returns a line over a connection.
func newLine(conn net.Conn) *line {
	l := &line{Conn: conn}
	l.life, l.cancel = context.WithCancel(context.Background())
	return l
}

// Read reads, and records the end.
func (l *line) Read(b []byte) (int, error) {
	n, err := l.Conn.Read(b)
	if err != nil {
		l.end()
	}
	return n, err
}

// Write writes, and records the end.
func (l *line) Write(b []byte) (int, error) {
	n, err := l.Conn.Write(b)
	if err != nil {
		l.end()
	}
	return n, err
}

// Close ends the connection.
func (l *line) Close() error {
	l.end()
	return l.Conn.Close()
}

// end records the end.
func (l *line) end() {
	if !l.ended.Swap(true) {
		time.AfterFunc(afterlife, l.cancel)
	}
}

// lost reports whether the connection has ended.
func (l *line) lost() bool { return l.ended.Load() }

// dial connects to a server and logs a user on.
//
// ERROR_BAD_NETPATH: the server can't be reached. ERROR_LOGON_FAILURE: no password is
// known, or the server refuses. ERROR_ACCOUNT_DISABLED and its like: it says why.
func (n *network) dial(server string, user session.User, password session.Password) (*wire, error) {
	ctx, cancel := context.WithTimeout(context.Background(), n.Timeout)
	defer cancel()
	conn, err := n.DialContext(ctx, "tcp", net.JoinHostPort(server, strconv.Itoa(int(n.Port))))
	if err != nil {
		return nil, winerr.ERROR_BAD_NETPATH
	}
	w := &wire{line: newLine(conn), timeout: n.Timeout}
	secret, known := password.Reveal()
	if !known {
		_ = w.line.Close() // nothing was said yet
		return nil, winerr.ERROR_LOGON_FAILURE
	}
	dialer := &smb2.Dialer{Initiator: &smb2.NTLMInitiator{User: user.Name, Password: secret, Domain: user.Domain}}
	err = w.guard(ctx, func() error {
		s, err := dialer.DialConn(w.life, w.line, server)
		if err == nil {
			w.session = s.WithContext(w.life)
		}
		return err
	})
	if err != nil {
		_ = w.line.Close() // the error of the logon is the answer
		return nil, codeOf(err, winerr.ERROR_BAD_NETPATH)
	}
	return w, nil
}

// do makes requests.
//
// net.ErrClosed: the wire was closed. Otherwise the errors of the requests and of
// guard.
func (w *wire) do(requests func() error) error { return w.during(w.credits.RLocker(), requests) }

// alone makes requests after those under way, and before any other.
func (w *wire) alone(requests func() error) error { return w.during(&w.credits, requests) }

// during makes requests while a lock is held.
func (w *wire) during(credits sync.Locker, requests func() error) error {
	if !w.begin() {
		return net.ErrClosed
	}
	defer w.done()
	credits.Lock()
	defer credits.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), w.timeout)
	defer cancel()
	return w.guard(ctx, requests)
}

// guard makes requests until ctx ends. Then the connection is closed, because a
// server that doesn't answer has gone.
//
// ERROR_UNEXP_NET_ERR: go-smb2 panics over what the server said.
func (w *wire) guard(ctx context.Context, requests func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			_ = w.line.Close() // no further answer can be trusted
			err = fmt.Errorf("%w: %v", winerr.ERROR_UNEXP_NET_ERR, v)
		}
	}()
	stop := context.AfterFunc(ctx, func() { _ = w.line.Close() })
	defer stop()
	return requests()
}

// begin counts requests as under way; false says that the wire was closed.
func (w *wire) begin() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.ending {
		w.busy++
	}
	return !w.ending
}

// done ends requests, and the session with the last of them if the wire was closed.
func (w *wire) done() {
	w.mu.Lock()
	w.busy--
	last := w.ending && w.busy == 0
	w.mu.Unlock()
	if last {
		w.logoff()
	}
}

// close ends the session once the requests under way have ended, because a server
// doesn't answer them after the logoff.
func (w *wire) close() {
	w.mu.Lock()
	last := !w.ending && w.busy == 0
	w.ending = true
	w.mu.Unlock()
	if last {
		w.logoff()
	}
}

// logoff logs off at a server that is still there.
func (w *wire) logoff() {
	if !w.lost() {
		ctx, cancel := context.WithTimeout(context.Background(), w.timeout)
		defer cancel()
		_ = w.guard(ctx, w.session.Logoff) // the session ends in any case
	}
	_ = w.line.Close() // Logoff may have closed it
}
