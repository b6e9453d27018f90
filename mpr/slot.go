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
	p       provider.Provider
	name    string
	service string // its registry key
	class   provider.Class
	caps    [provider.WNNC_CONNECTION_FLAGS + 1]uint32 // by CapIndex
	ready   atomic.Bool                                // has started once; it isn't asked again
	never   atomic.Bool                                // won't start; it isn't asked again
	next    atomic.Int64                               // not asked again before this time (Unix nanoseconds)
}

// newSlot asks the provider who it is and what it can do.
func newSlot(p provider.Provider) (sl *slot, err error) {
	sl = &slot{p: p}
	defer sl.recovered(&err)
	sl.name = clean(p.Name())
	registered := provider.RegistrationOf(p)
	sl.service, sl.class = clean(registered.Service), registered.Class
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
// starting, ERROR_NO_NETWORK when it won't. r has the clock and the settings.
func (sl *slot) state(r *Router) error {
	switch {
	case sl.ready.Load():
		return nil
	case sl.never.Load():
		return winerr.ERROR_NO_NETWORK
	}
	return sl.askStart(r.now(), r.Options.RestoreTimeout)
}

// askStart asks GetCaps(WNNC_START), but not before the time that the provider
// named in its last answer. fallback is as of startDelay.
func (sl *slot) askStart(now time.Time, fallback time.Duration) (err error) {
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
		sl.next.Store(now.Add(startDelay(wait, fallback)).UnixNano())
		return winerr.ERROR_BUSY
	}
}

// gone reports whether the network isn't there and won't be. It is asked afresh:
// a network that has started may have gone since.
func (sl *slot) gone() bool {
	start, err := guarded(sl, provider.CallGetCaps, func(p provider.Provider, _ provider.Call) (uint32, error) {
		return p.GetCaps(provider.WNNC_START), nil
	})
	return err != nil || start == provider.WNNC_START_NEVER
}

// status is state, and ERROR_NO_NETWORK for a network that has gone since it
// started.
func (sl *slot) status(r *Router) error {
	err := sl.state(r)
	if err == nil && sl.gone() {
		err = winerr.ERROR_NO_NETWORK
	}
	return err
}

// startWait is how long the router waits for providers that are starting before
// it tries them again: the longest time that any of them has named, and not
// less than the setting RestoreTimeout. It is 0 when none is starting.
func (r *Router) startWait(slots []*slot) time.Duration {
	longest := time.Duration(0)
	for _, sl := range slots {
		if sl.state(r) == winerr.ERROR_BUSY {
			left := time.Unix(0, sl.next.Load()).Sub(r.now())
			longest = max(longest, left, r.Options.RestoreTimeout)
		}
	}
	return longest
}

// startDelay is the time that a starting provider's answer to WNNC_START stands
// for. fallback, if not zero, replaces the minute of one that doesn't know.
func startDelay(wait uint32, fallback time.Duration) time.Duration {
	switch {
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
