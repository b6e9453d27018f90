package routing

import (
	"fmt"
	"runtime/debug"
	"sync/atomic"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Slot holds one installed provider: analogous to a loaded provider DLL with the capabilities that it announced when it
// was loaded.
type Slot struct {
	Provider provider.Provider
	Name     string
	caps     [provider.WNNC_CONNECTION_FLAGS + 1]uint32 // by CapIndex
	service  string                                     // registry key
	class    provider.Class

	clock Clock
	start atomic.Pointer[start] // nil: WNNC_START hasn't been asked
}

// start holds the last answer of a provider to WNNC_START. A provider that has started, or won't, isn't asked again, unless
// it is [provider.Restartable] and its network has been stopped or started since.
type start struct {
	err     error     // what State answers
	next    time.Time // if err is ERROR_BUSY, WNNC_START isn't asked before this time
	changes uint64    // the provider's Starts before it was asked
}

// Clock returns the time of the machine and its setting RestoreTimeout ("Overriding the Default MPR Time-out Interval"),
// 0 if it isn't set.
type Clock func() (now time.Time, restoreTimeout time.Duration)

// unknownStart bounds the wait for a provider that doesn't say when it will have started, unless RestoreTimeout is set.
const unknownStart = 60 * time.Second

// newSlot asks a provider for its name, its registration and its capabilities.
// ERROR_UNEXP_NET_ERR: the provider panicked.
func newSlot(p provider.Provider, clock Clock) (sl *Slot, err error) {
	sl = &Slot{Provider: p, clock: clock}
	defer sl.Recover(&err)
	sl.Name = wintext.Terminate(p.Name())
	registered := provider.RegistrationOf(p)
	sl.service, sl.class = wintext.Terminate(registered.Service), registered.Class
	for _, index := range []provider.CapIndex{
		provider.WNNC_NET_TYPE, provider.WNNC_USER, provider.WNNC_CONNECTION,
		provider.WNNC_DIALOG, provider.WNNC_ADMIN, provider.WNNC_ENUMERATION,
	} {
		sl.caps[index] = p.GetCaps(index)
	}
	return sl, nil
}

// Can reports whether the provider announced a capability bit.
func (sl *Slot) Can(index provider.CapIndex, bit uint32) bool { return sl.caps[index]&bit != 0 }

// NetType returns the network type that the provider announced (WNNC_NET_TYPE).
func (sl *Slot) NetType() uint32 { return sl.caps[provider.WNNC_NET_TYPE] }

// isSMB reports whether the provider is the SMB network, which owns the plain UNC names.
func (sl *Slot) isSMB() bool { return sl.NetType() == provider.WNNC_NET_LANMAN }

// Ready reports whether the provider has started as far as its last answer tells, without asking it.
func (sl *Slot) Ready() bool {
	last := sl.start.Load()
	return last != nil && last.err == nil
}

// State returns nil if the provider has started. It asks WNNC_START, but not before the time that the provider named in
// its last answer.
// ERROR_BUSY: the provider is starting. ERROR_NO_NETWORK: it won't start. ERROR_UNEXP_NET_ERR: it panicked.
func (sl *Slot) State() error {
	now, restoreTimeout := time.Time{}, time.Duration(0)
	last := sl.start.Load()
	known := last != nil && last.changes == sl.changes()
	if known && last.err != error(winerr.ERROR_BUSY) {
		return last.err
	}
	if now, restoreTimeout = sl.clock(); known && now.Before(last.next) {
		return last.err
	}
	return sl.askState(now, restoreTimeout)
}

func (sl *Slot) askState(now time.Time, restoreTimeout time.Duration) error {
	asked := &start{changes: sl.changes()}
	answer, err := sl.askStart()
	switch {
	case err != nil:
		return err
	case answer == provider.WNNC_START_DONE:
	case answer == provider.WNNC_START_NEVER:
		asked.err = winerr.ERROR_NO_NETWORK
	default:
		asked.err, asked.next = winerr.ERROR_BUSY, now.Add(startDelay(answer, restoreTimeout))
	}
	sl.start.Store(asked)
	return asked.err
}

// changes returns how often the provider's network has been stopped or started; 0 if it isn't Restartable.
func (sl *Slot) changes() uint64 {
	if p, ok := sl.Provider.(provider.Restartable); ok {
		return p.Starts()
	}
	return 0
}

// Failure returns the error of a call as the function Failure does. If a Restartable provider that had started answers
// ERROR_NO_NETWORK, its network may have been stopped since: the error is then that of State, as if the provider had not
// been called.
func (sl *Slot) Failure(err error) error {
	if err = Failure(err); winerr.Code(err) == winerr.ERROR_NO_NETWORK {
		if state := sl.State(); state != nil {
			return state
		}
	}
	return err
}

func (sl *Slot) askStart() (answer uint32, err error) {
	defer sl.Recover(&err)
	return sl.Provider.GetCaps(provider.WNNC_START), nil
}

// startDelay returns the time that the answer of a starting provider to WNNC_START stands for.
func startDelay(answer uint32, restoreTimeout time.Duration) time.Duration {
	switch {
	case answer != provider.WNNC_START_UNKNOWN:
		return time.Duration(answer) * time.Millisecond
	case restoreTimeout != 0:
		return restoreTimeout
	}
	return unknownStart
}

// StartWait returns how long to wait for the providers that are starting before they are asked again: the longest time
// that any of them named, and not less than RestoreTimeout; 0 if none is starting.
func StartWait(slots []*Slot) time.Duration {
	longest := time.Duration(0)
	for _, sl := range slots {
		if sl.State() == winerr.ERROR_BUSY {
			now, restoreTimeout := sl.clock()
			longest = max(longest, sl.start.Load().next.Sub(now), restoreTimeout)
		}
	}
	return longest
}

// Gone reports whether the network isn't there and won't be. The provider is asked afresh each time, because a network
// that has started may have gone since.
func (sl *Slot) Gone() bool {
	answer, err := sl.askStart()
	return err != nil || answer == provider.WNNC_START_NEVER
}

// Status returns the codes of State, and ERROR_NO_NETWORK for a network that has gone since it started.
func (sl *Slot) Status() error {
	err := sl.State()
	if err == nil && sl.Gone() {
		err = winerr.ERROR_NO_NETWORK
	}
	return err
}

// Recover turns a panic of the provider into a PanicError. It must be deferred itself.
func (sl *Slot) Recover(err *error) {
	if v := recover(); v != nil {
		*err = panicked(sl.Name, v)
	}
}

// Recover turns a panic of something that isn't a provider, such as a notifyee, into a PanicError. It must be deferred
// itself.
func Recover(err *error) {
	if v := recover(); v != nil {
		*err = panicked("", v)
	}
}

func panicked(name string, value any) error {
	return &PanicError{Provider: name, Value: value, Stack: debug.Stack()}
}

// PanicError reports a panic of a provider or of a notifyee. Its code is ERROR_UNEXP_NET_ERR.
type PanicError struct {
	Provider string
	Value    any // what the provider panicked with
	Stack    []byte
}

// Error names the provider and the value of the panic.
func (e *PanicError) Error() string {
	return fmt.Sprintf("provider %q panicked: %v", e.Provider, e.Value)
}

// Unwrap returns ERROR_UNEXP_NET_ERR.
func (e *PanicError) Unwrap() error { return winerr.ERROR_UNEXP_NET_ERR }
