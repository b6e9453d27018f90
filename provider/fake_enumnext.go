package provider

import (
	"iter"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// EnumResource implements [Enumeration] (NPEnumResource). It doesn't allocate, but
// for shares that Server.MoreShares produces.
//
// ERROR_NO_NETWORK. ERROR_INVALID_HANDLE. ERROR_NO_MORE_ITEMS: finished, now and
// every time. ERROR_MORE_DATA: buf has no room.
func (f *Fake) EnumResource(h Handle, buf []NetResource) (n int, err error) {
	if err := f.started(); err != nil {
		return 0, err
	}
	f.mu.Lock()
	e := f.enums[h]
	f.mu.Unlock()
	if e == nil {
		return 0, winerr.ERROR_INVALID_HANDLE
	}
	defer e.end()
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case e.closed.Load():
		return 0, winerr.ERROR_INVALID_HANDLE
	case len(buf) == 0:
		return 0, winerr.ERROR_MORE_DATA
	}
	if n = f.fillKnown(e, buf); n == 0 {
		n = f.fillMore(e, buf)
	}
	if n == 0 {
		return 0, winerr.ERROR_NO_MORE_ITEMS
	}
	return n, nil
}

// fillKnown fills buf with what the fake holds; one that isn't shown is written
// over by the next. It needs e.mu.
func (f *Fake) fillKnown(e *enumeration, buf []NetResource) (n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for n < len(buf) && e.known(&buf[n]) {
		if e.shows(&buf[n]) {
			n++
		}
	}
	return n
}

// fillMore fills buf with the further shares of a server. It needs e.mu.
func (f *Fake) fillMore(e *enumeration, buf []NetResource) (n int) {
	if e.more != nil && e.next == nil {
		e.next, e.stop = iter.Pull(e.more)
	}
	for e.next != nil && n < len(buf) {
		data, ok := e.next()
		if !ok {
			break
		}
		added, err := f.newShare(e.server, data)
		if err != nil {
			continue // it couldn't be connected to either
		}
		if buf[n] = added.record; e.shows(&buf[n]) {
			n++
		}
	}
	return n
}

// CloseEnum implements [Enumeration] (NPCloseEnum).
//
// ERROR_NO_NETWORK. ERROR_INVALID_HANDLE: not open, or closed already.
func (f *Fake) CloseEnum(h Handle) error {
	if err := f.started(); err != nil {
		return err
	}
	f.mu.Lock()
	e := f.enums[h]
	delete(f.enums, h)
	f.mu.Unlock()
	if e == nil {
		return winerr.ERROR_INVALID_HANDLE
	}
	e.revoke()
	return nil
}

// revoke closes the enumeration. It doesn't wait for shares that are just being
// produced: whoever waits for those ends them.
func (e *enumeration) revoke() {
	e.closed.Store(true)
	e.end()
}

// end ends the shares that were being produced, once the enumeration is closed
// and nobody uses it.
func (e *enumeration) end() {
	if e.closed.Load() && e.mu.TryLock() {
		defer e.mu.Unlock()
		if e.stop != nil {
			e.stop()
		}
	}
}
