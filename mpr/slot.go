package mpr

import (
	"runtime/debug"
	"sync/atomic"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// unknownStart is how long the router waits for a provider that doesn't say
// when it will have started ("Overriding the Default MPR Time-out Interval").
const unknownStart = 60 * time.Second

// slot is one installed provider: analogous to a loaded provider DLL with the
// capabilities that it announced when it was loaded.
type slot struct {
	p     provider.Provider
	name  string
	caps  [provider.WNNC_CONNECTION_FLAGS + 1]uint32 // by CapIndex
	ready atomic.Bool                                // has started once; it isn't asked again
	never atomic.Bool                                // won't start; it isn't asked again
	next  atomic.Int64                               // not asked again before this time (Unix nanoseconds)
}

// newSlot asks the provider who it is and what it can do.
func newSlot(p provider.Provider) (sl *slot, err error) {
	sl = &slot{p: p}
	defer sl.recovered(&err)
	sl.name = p.Name()
	for _, index := range []provider.CapIndex{
		provider.WNNC_NET_TYPE, provider.WNNC_USER, provider.WNNC_CONNECTION,
		provider.WNNC_DIALOG, provider.WNNC_ADMIN, provider.WNNC_ENUMERATION,
	} {
		sl.caps[index] = p.GetCaps(index)
	}
	return sl, nil
}

// can reports whether the provider announced the bit.
func (sl *slot) can(index provider.CapIndex, bit uint32) bool {
	return sl.caps[index]&bit != 0
}

// state asks whether the provider has started: nil, ERROR_BUSY while it is
// starting, ERROR_NO_NETWORK when it won't.
func (sl *slot) state(now time.Time) error {
	switch {
	case sl.ready.Load():
		return nil
	case sl.never.Load():
		return winerr.ERROR_NO_NETWORK
	}
	return sl.askStart(now)
}

// askStart asks GetCaps(WNNC_START), but not before the time that the provider
// named in its last answer.
func (sl *slot) askStart(now time.Time) (err error) {
	if now.UnixNano() < sl.next.Load() {
		return winerr.ERROR_BUSY
	}
	defer sl.recovered(&err)
	switch wait := sl.p.GetCaps(provider.WNNC_START); wait {
	case provider.WNNC_START_DONE:
		sl.ready.Store(true)
		return nil
	case provider.WNNC_START_NEVER:
		sl.never.Store(true)
		return winerr.ERROR_NO_NETWORK
	default:
		sl.next.Store(now.Add(startDelay(wait, 0)).UnixNano())
		return winerr.ERROR_BUSY
	}
}

// startDelay is the time that an answer to WNNC_START stands for. fallback, if
// not zero, replaces the minute of a provider that doesn't know.
func startDelay(wait uint32, fallback time.Duration) time.Duration {
	switch {
	case wait == provider.WNNC_START_DONE || wait == provider.WNNC_START_NEVER:
		return 0
	case wait != provider.WNNC_START_UNKNOWN:
		return time.Duration(wait) * time.Millisecond
	case fallback != 0:
		return fallback
	}
	return unknownStart
}

// recovered turns a panic of the provider into an error. It must be deferred
// itself.
func (sl *slot) recovered(err *error) {
	if v := recover(); v != nil {
		*err = &panicError{provider: sl.name, value: v, stack: debug.Stack()}
	}
}
