package provider

import (
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// lease is what keeps a handle valid: the handle itself not closed, its
// connection not cancelled by force, its server and share still there.
type lease struct {
	c   *connection
	srv *server
	sh  *share

	mu      sync.Mutex // protects below
	busy    int        // calls under way
	closed  bool       // by its owner
	revoked bool       // with the connection
	done    bool       // what is behind it was let go
}

// valid says whether the handle still is. It needs l.mu.
//
// ERROR_INVALID_HANDLE: it is closed. ERROR_NETNAME_DELETED: the connection was
// cancelled, or the server or the share has gone.
func (l *lease) valid() error {
	switch {
	case l.closed:
		return winerr.ERROR_INVALID_HANDLE
	case l.revoked || l.srv.away() || l.sh.gone.Load():
		return winerr.ERROR_NETNAME_DELETED
	}
	return nil
}

// begin begins a call on the handle, with the codes of valid.
func (l *lease) begin() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := l.valid()
	if err == nil {
		l.busy++
	}
	return err
}

// end ends a call, and reports whether the owner must let go of what is behind
// the handle: nobody uses it any more.
func (l *lease) end() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.busy--
	return l.last()
}

// last reports, once, that nobody uses the handle any more. It needs l.mu.
func (l *lease) last() bool {
	last := (l.closed || l.revoked) && l.busy == 0 && !l.done
	l.done = l.done || last
	return last
}

// close marks the handle as closed, or as revoked.
//
// ERROR_INVALID_HANDLE: it is closed already.
func (l *lease) close(revoked bool) (last bool, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return false, winerr.ERROR_INVALID_HANDLE
	}
	l.closed, l.revoked = !revoked, l.revoked || revoked
	return l.last(), nil
}
