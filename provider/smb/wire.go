package smb

import (
	"context"
	"fmt"
	"net"
	"strconv"
	"sync"
	"sync/atomic"

	"github.com/cloudsoda/go-smb2"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// wire is an SMB session over a TCP connection of its own.
type wire struct {
	conn    *watched
	session *smb2.Session

	mu     sync.Mutex // protects below
	busy   int        // requests under way
	ending bool       // no more of them
}

// watched is a connection that knows when it is lost: SMB always reads, so the
// end shows at once.
type watched struct {
	net.Conn
	lost atomic.Bool
}

// Read reads, and notes the end.
func (w *watched) Read(b []byte) (int, error) {
	n, err := w.Conn.Read(b)
	if err != nil {
		w.lost.Store(true)
	}
	return n, err
}

// dial connects to a server and has it take the caller for a user.
//
// ERROR_BAD_NETPATH: the server can't be reached. ERROR_INVALID_PASSWORD: no
// password is known. ERROR_LOGON_FAILURE and its like: the server refuses.
func (p *Provider) dial(ctx context.Context, server string, who candidate) (*wire, error) {
	dial, port := p.DialContext, p.Port
	if dial == nil {
		dial = new(net.Dialer).DialContext
	}
	if port == 0 {
		port = 445
	}
	conn, err := dial(ctx, "tcp", net.JoinHostPort(server, strconv.Itoa(int(port))))
	if err != nil {
		return nil, winerr.ERROR_BAD_NETPATH
	}
	w := &wire{conn: &watched{Conn: conn}}
	password, known := who.password.Reveal()
	if !known {
		_ = conn.Close() // nothing was said yet
		return nil, winerr.ERROR_INVALID_PASSWORD
	}
	dialer := &smb2.Dialer{Initiator: &smb2.NTLMInitiator{User: who.user.Name, Password: password, Domain: who.user.Domain}}
	err = w.do(ctx, func() (err error) {
		w.session, err = dialer.DialConn(ctx, w.conn, server)
		return err
	})
	if err != nil {
		_ = conn.Close() // what the server said is the answer
		return nil, codeOf(err, winerr.ERROR_BAD_NETPATH)
	}
	return w, nil
}

// do makes requests. When the time is up the connection is given up: a server
// that doesn't answer has gone. After close it fails with net.ErrClosed, and with
// ERROR_UNEXP_NET_ERR when the library panics over what a server said.
func (w *wire) do(ctx context.Context, requests func() error) (err error) {
	w.mu.Lock()
	ending := w.ending
	if !ending {
		w.busy++
	}
	w.mu.Unlock()
	if ending {
		return net.ErrClosed
	}
	defer w.done(ctx)
	defer func() {
		if v := recover(); v != nil {
			_ = w.conn.Close() // nothing that comes over it makes sense any more
			err = fmt.Errorf("%w: %v", winerr.ERROR_UNEXP_NET_ERR, v)
		}
	}()
	stop := context.AfterFunc(ctx, func() { _ = w.conn.Close() })
	defer stop()
	return requests()
}

// done ends requests, and the session with the last of them if it is to end.
func (w *wire) done(ctx context.Context) {
	w.mu.Lock()
	w.busy--
	last := w.ending && w.busy == 0
	w.mu.Unlock()
	if last {
		w.hangUp(ctx)
	}
}

// close ends the session, once the requests that are under way have ended: they
// can't be answered after the logoff.
func (w *wire) close(ctx context.Context) {
	w.mu.Lock()
	last := !w.ending && w.busy == 0
	w.ending = true
	w.mu.Unlock()
	if last {
		w.hangUp(ctx)
	}
}

// hangUp logs off. A server that has gone did so already.
func (w *wire) hangUp(ctx context.Context) {
	if !w.conn.lost.Load() {
		stop := context.AfterFunc(ctx, func() { _ = w.conn.Close() })
		_ = w.session.WithContext(ctx).Logoff() // it goes in any case
		stop()
	}
	_ = w.conn.Close() // after Logoff it is closed
}
