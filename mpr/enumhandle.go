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

// EnumHandle is an open enumeration. Handles are numbers that are never used
// twice: a closed one stays dead, and so does one whose session has logged off.
type EnumHandle uint64

// enumTable are the open enumerations of a router.
type enumTable struct {
	mu   sync.RWMutex // protects what follows
	last EnumHandle
	open map[EnumHandle]*enumeration
}

// add gives an enumeration its handle. ERROR_NO_SUCH_LOGON_SESSION: its session
// has ended, and nobody would take it out again.
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

func (t *enumTable) find(h EnumHandle) (*enumeration, error) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	if e := t.open[h]; e != nil {
		return e, nil
	}
	return nil, winerr.ERROR_INVALID_HANDLE
}

// remove gives the enumeration to the one caller that closes it.
func (t *enumTable) remove(h EnumHandle) (*enumeration, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	e := t.open[h]
	if e == nil {
		return nil, winerr.ERROR_INVALID_HANDLE
	}
	delete(t.open, h)
	return e, nil
}

// putBack opens a handle again whose close failed, unless its session has ended
// meanwhile.
func (t *enumTable) putBack(h EnumHandle, e *enumeration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if e.session.Alive() {
		t.open[h] = e
	}
}

// removeOf forgets the enumerations of a session that has ended; its providers
// have closed theirs by then.
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

// enumeration is one open enumeration: what is at hand, then what each provider
// has. Providers' handles are safe for concurrent use, so no lock is held while
// one is asked.
type enumeration struct {
	session *session.Session // who opened it

	mu      sync.Mutex    // protects what follows
	sources []enumSource  // replaced, never changed
	pending []NetResource // fetched or made here, not yet delivered
	spare   []NetResource // where pending lay the last time
	at      int           // the source to ask next
}

type enumSource struct {
	slot   *routing.Slot
	handle provider.Handle
	closed bool // by a close that failed elsewhere
}

// openSources is a copy of the sources, for a close to work on.
func (e *enumeration) openSources() []enumSource {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.sources)
}

// keepSources replaces the sources after a close that failed.
func (e *enumeration) keepSources(sources []enumSource) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.sources = sources
}

// take delivers what is at hand.
func (e *enumeration) take(buf []NetResource) int {
	e.mu.Lock()
	defer e.mu.Unlock()
	n := copy(buf, e.pending)
	e.pending = e.pending[n:]
	return n
}

// putBack keeps what was fetched and not delivered, for the next call.
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

// source is the source to ask now, and its place.
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

// finished moves on from the source at a place, if nobody has yet.
func (e *enumeration) finished(at int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.at == at {
		e.at++
	}
}
