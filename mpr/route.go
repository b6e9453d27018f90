package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// A verdict collects what the providers answered and decides what the caller
// gets, as "Implementing a Network Provider" has it: every provider is tried
// until one accepts, and the first significant error is remembered.
//
// Insignificant, meaning "not mine", are ERROR_BAD_NETPATH, ERROR_BAD_NET_NAME,
// ERROR_INVALID_PARAMETER and ERROR_INVALID_LEVEL, and of a single provider
// also ERROR_NOT_SUPPORTED and ERROR_NO_NETWORK. A call about a device counts
// ERROR_NOT_CONNECTED as "not mine" too: the documents have every provider but
// the owner answer so. A call that only asks has no ERROR_BUSY in its documents:
// a provider that is starting is one there that isn't available.
type verdict struct {
	device      bool  // the call is about a device or a connection, not about a new resource
	asks        bool  // the call changes nothing
	someDown    error // what it means that nobody accepted and one can't be asked; nil: ERROR_NO_NET_OR_BAD_PATH
	noneHas     error // what it means that no provider has the call; nil: nothing of its own
	asked       int32
	down        int32 // answered ERROR_NO_NETWORK
	starting    bool  // one is, and the call only asks
	without     int32 // answered ERROR_NOT_SUPPORTED
	significant error // the first
	by          *slot // whose that is
	notFound    error // the first 53 or 67
	foundBy     *slot // whose that is
}

// note takes one provider's error.
func (v *verdict) note(sl *slot, err error) {
	v.asked++
	code := winerr.Code(err)
	if v.asks && code == winerr.ERROR_BUSY && !sl.ready.Load() {
		v.starting = true
		return
	}
	switch code {
	case winerr.ERROR_NO_NETWORK:
		v.down++
	case winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME:
		if v.notFound == nil {
			v.notFound, v.foundBy = err, sl
		}
	case winerr.ERROR_NOT_SUPPORTED:
		v.without++
	case winerr.ERROR_INVALID_PARAMETER, winerr.ERROR_INVALID_LEVEL:
	default:
		if code == winerr.ERROR_NOT_CONNECTED && v.device {
			return
		}
		if v.significant == nil {
			v.significant, v.by = err, sl
		}
	}
}

// result is what the caller gets when nobody accepted. wellFormed says whether
// the remote name could be one at all; a call about a device ignores it.
func (v *verdict) result(cl *call, wellFormed bool) error {
	switch {
	case v.significant != nil:
		cl.provider = v.by.name
		return v.significant
	case v.down == v.asked:
		return winerr.ERROR_NO_NETWORK
	case v.starting:
		return winerr.ERROR_NO_NET_OR_BAD_PATH
	case v.without == v.asked && v.noneHas != nil:
		return v.noneHas
	case v.down > 0 && v.someDown != nil:
		return v.someDown
	case v.down > 0:
		return winerr.ERROR_NO_NET_OR_BAD_PATH
	case v.device:
		return winerr.ERROR_NOT_CONNECTED
	case v.notFound != nil:
		cl.provider = v.foundBy.name
		return v.notFound
	case !wellFormed:
		return winerr.ERROR_BAD_NET_NAME
	}
	return winerr.ERROR_NO_NET_OR_BAD_PATH
}

// method is a provider's call that the router routes: its name, the capability
// that announces it (bit 0: none does, it is always tried), and the older call
// that does for providers without it.
type method struct {
	name  provider.Call
	index provider.CapIndex
	bit   uint32
	older *method
}

// route tries the providers in order until one accepts, and says which did.
// v decides among the errors of those that didn't. f is told which of the
// method's calls to make.
func route[R any](cl *call, slots []*slot, m *method, v *verdict, f func(provider.Provider, provider.Call) (R, error)) (R, *slot) {
	for _, sl := range slots {
		result, err := attempt(cl, sl, m, f)
		if err == nil {
			cl.provider = sl.name
			return result, sl
		}
		v.note(sl, err)
	}
	var none R
	return none, nil
}

// attempt asks one provider, if it has started and has the call. It guards the
// provider's call itself, a call less on the hottest path, unless it is recorded.
func attempt[R any](cl *call, sl *slot, m *method, f func(provider.Provider, provider.Call) (R, error)) (result R, err error) {
	if !sl.ready.Load() {
		if err := sl.state(cl.c.router); err != nil {
			return result, err
		}
	}
	for m.bit != 0 && !sl.can(m.index, m.bit) {
		if m = m.older; m == nil {
			return result, winerr.ERROR_NOT_SUPPORTED
		}
	}
	if cl.rec != nil {
		return ask(cl, sl, m.name, f)
	}
	defer sl.recovered(&err)
	if result, err = f(sl.p, m.name); err != nil {
		err = failure(err)
	}
	return result, err
}

// candidates are the providers to try: the named one alone, or all in order.
// ERROR_BAD_PROVIDER: no such provider. ERROR_NO_NETWORK: there is none at all.
func (cl *call) candidates(name string) ([]*slot, error) {
	slots := cl.c.router.slots()
	if len(slots) == 0 {
		return nil, winerr.ERROR_NO_NETWORK
	}
	if name == "" {
		return slots, nil
	}
	for i, sl := range slots {
		if sameText(sl.name, name) {
			return slots[i : i+1], nil
		}
	}
	return nil, winerr.ERROR_BAD_PROVIDER
}
