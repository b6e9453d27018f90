package redirector

import (
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// lease keeps a handle valid: the handle isn't closed, its connection wasn't cancelled by force, and its share isn't lost.
type lease struct {
	c    *connection
	tree Tree

	mu      sync.Mutex // protects what follows
	busy    int        // calls under way
	closed  bool       // by its owner
	revoked bool       // with the connection
	ended   bool       // what is behind the handle was released
}

// valid checks whether the handle is valid. The caller holds l.mu.
//
// ERROR_INVALID_HANDLE: it is closed. ERROR_NETNAME_DELETED: its connection was cancelled, or its share is lost.
func (l *lease) valid() error {
	switch {
	case l.closed:
		return winerr.ERROR_INVALID_HANDLE
	case l.revoked || l.tree.Lost():
		return winerr.ERROR_NETNAME_DELETED
	}
	return nil
}

// begin begins a call on the handle. Codes of valid.
func (l *lease) begin() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	err := l.valid()
	if err == nil {
		l.busy++
	}
	return err
}

// end ends a call. It reports whether the caller must release what is behind the handle.
func (l *lease) end() (last bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.busy--
	return l.unused()
}

// close closes the handle for its owner. last reports whether the caller must release what is behind the handle.
//
// Codes of valid; with ERROR_NETNAME_DELETED the handle is closed all the same.
func (l *lease) close() (last bool, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err = l.valid(); l.closed {
		return false, err
	}
	l.closed = true
	return l.unused(), err
}

// cancel takes the handle away from its owner. It reports whether the caller must release what is behind the handle.
func (l *lease) cancel() (last bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return false
	}
	l.revoked = true
	return l.unused()
}

// unused reports, once, that nobody uses the handle any more. The caller holds l.mu.
func (l *lease) unused() bool {
	unused := (l.closed || l.revoked) && l.busy == 0 && !l.ended
	l.ended = l.ended || unused
	return unused
}
