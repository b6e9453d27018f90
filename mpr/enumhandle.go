package mpr

import (
	"maps"
	"slices"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// EnumHandle identifies an open enumeration. No number is used twice: a closed handle stays dead, and so does a handle
// whose session has logged off. Like every handle it belongs to a process: to the caller that opened it and all made from
// that one by [Caller.Thread]. Other callers get ERROR_INVALID_HANDLE, which is a ruling: the documents speak of one
// process only.
type EnumHandle uint64

// enumTable holds the open enumerations of a router.
type enumTable struct {
	mu   sync.RWMutex // protects the fields below
	last EnumHandle
	open map[EnumHandle]*enumeration
}

// add assigns a handle to an enumeration. ERROR_NO_SUCH_LOGON_SESSION: the session has ended, and nothing would remove
// the enumeration again.
func (t *enumTable) add(e *enumeration) (EnumHandle, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !e.session.Alive() {
		return 0, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	if t.open == nil {
		t.open = make(map[EnumHandle]*enumeration)
	}
	t.last++
	t.open[t.last] = e
	return t.last, nil
}

// find returns an open enumeration of a process. ERROR_INVALID_HANDLE: the handle isn't open there.
func (t *enumTable) find(owner uint64, h EnumHandle) (*enumeration, error) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	if e := t.open[h]; e != nil && e.owner == owner {
		return e, nil
	}
	return nil, winerr.ERROR_INVALID_HANDLE
}

// remove removes an enumeration of a process, so that exactly one caller closes it. ERROR_INVALID_HANDLE: the
// handle isn't open there.
func (t *enumTable) remove(owner uint64, h EnumHandle) (*enumeration, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	e := t.open[h]
	if e == nil || e.owner != owner {
		return nil, winerr.ERROR_INVALID_HANDLE
	}
	delete(t.open, h)
	return e, nil
}

// putBack opens a handle again whose close failed, unless its session has ended meanwhile.
func (t *enumTable) putBack(h EnumHandle, e *enumeration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e.session.Alive() {
		t.open[h] = e
	}
}

// removeOf removes the enumerations of a session that has ended. The providers have closed their parts by then.
func (t *enumTable) removeOf(s *session.Session) {
	t.mu.Lock()
	defer t.mu.Unlock()
	maps.DeleteFunc(t.open, func(_ EnumHandle, e *enumeration) bool { return e.session == s })
}

func (t *enumTable) count() int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return len(t.open)
}

// enumeration holds one open enumeration: the resources at hand, then those that each provider has. No lock is held
// while a provider is asked, because providers' handles are safe for concurrent use.
type enumeration struct {
	session *session.Session // of the caller that opened it
	owner   uint64           // the process of that caller

	mu      sync.Mutex    // protects the fields below
	sources []enumSource  // replaced, never changed
	pending []NetResource // fetched or made here, and not yet delivered
	spare   []NetResource // the array that pending used the last time
	at      int           // index of the source to ask next
}

// enumSource holds the part of an enumeration that one provider has.
type enumSource struct {
	slot   *routing.Slot
	handle provider.Handle
	closed bool // by a close that failed elsewhere
}

// copySources returns a copy of the sources for a close to mark.
func (e *enumeration) copySources() []enumSource {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.sources)
}

// setSources replaces the sources after a close that failed.
func (e *enumeration) setSources(sources []enumSource) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.sources = sources
}

// take moves resources at hand into buf, and returns their number.
func (e *enumeration) take(buf []NetResource) int {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := copy(buf, e.pending)
	e.pending = e.pending[n:]
	return n
}

// putBack keeps resources that were fetched and not delivered for the next call.
func (e *enumeration) putBack(rest []NetResource) {
	if len(rest) == 0 {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.pending) > 0 {
		rest = append(slices.Clone(rest), e.pending...)
	}
	e.pending = append(e.spare[:0], rest...)
	e.spare = e.pending
}

// source returns the source to ask now, and its index; false if none is left.
func (e *enumeration) source() (enumSource, int, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for e.at < len(e.sources) && e.sources[e.at].closed {
		e.at++
	}
	if e.at >= len(e.sources) {
		return enumSource{}, 0, false
	}
	return e.sources[e.at], e.at, true
}

// finished moves on from the source at an index, unless another goroutine has already.
func (e *enumeration) finished(at int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.at == at {
		e.at++
	}
}
