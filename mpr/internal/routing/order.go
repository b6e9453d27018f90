// Package routing decides which providers a call of the router asks, in which order, and whose answer the caller gets
// ("Implementing a Network Provider", "Capability Bits and Network Provider Ordering" in the Windows documents).
//
// A [Slot] holds one installed provider, an [Order] all of them. [Route] asks providers one after the other until one
// accepts, and a [Verdict] decides among the errors of those that didn't. No provider can bring its caller down: a
// panic returns as a [PanicError]. The package doesn't know who calls.
package routing

import (
	"slices"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Order holds the installed providers of one machine, in the order in which they are tried. The zero Order holds none.
// It is safe for concurrent use, and readers take no lock. A list that a method returns must not be changed.
type Order struct {
	mu      sync.Mutex // held by changes only
	current atomic.Pointer[order]
}

// order is one state of an Order. It is replaced, never changed.
type order struct {
	all      []*Slot
	networks []*Slot // of class WN_NETWORK_CLASS: the others have nothing to route to
}

// Installed returns all providers.
func (o *Order) Installed() []*Slot {
	if current := o.current.Load(); current != nil {
		return current.all
	}
	return nil
}

// Networks returns the providers that calls are routed to.
func (o *Order) Networks() []*Slot {
	if current := o.current.Load(); current != nil {
		return current.networks
	}
	return nil
}

// CredentialManagers returns the providers that are told of logons: those of class WN_CREDENTIAL_CLASS. A provider whose
// network type is 0 isn't told, whatever its class; OpenAFS and MIT's kfwlogon have found that.
func (o *Order) CredentialManagers() []*Slot {
	return only(o.Installed(), func(sl *Slot) bool { return sl.class&provider.WN_CREDENTIAL_CLASS != 0 && sl.NetType() != 0 })
}

// Candidates returns the networks to try for a call that names a provider: that one alone, or all for "".
// ERROR_BAD_PROVIDER: no such provider. ERROR_NO_NETWORK: no network at all.
func (o *Order) Candidates(name string) ([]*Slot, error) {
	slots := o.Networks()
	if len(slots) == 0 {
		return nil, winerr.ERROR_NO_NETWORK
	}
	if name == "" {
		return slots, nil
	}
	if at := slices.IndexFunc(slots, func(sl *Slot) bool { return wintext.Same(sl.Name, name) }); at >= 0 {
		return slots[at : at+1], nil
	}
	return nil, winerr.ERROR_BAD_PROVIDER
}

// Available refuses with ERROR_NO_NETWORK if no network is installed, or none that will ever be there.
func (o *Order) Available() error {
	for _, sl := range o.Networks() {
		if !sl.Gone() {
			return nil
		}
	}
	return winerr.ERROR_NO_NETWORK
}

// Started refuses with ERROR_BUSY while a network is still starting and none has started.
func (o *Order) Started() error {
	var busy error
	for _, sl := range o.Networks() {
		switch err := sl.State(); winerr.Code(err) {
		case winerr.NO_ERROR:
			return nil
		case winerr.ERROR_BUSY:
			busy = err
		}
	}
	return busy
}

// Add installs a provider, last in the order, and returns its name.
// ERROR_ALREADY_EXISTS: the name is taken. ERROR_UNEXP_NET_ERR: the provider panicked when asked for its name and
// capabilities; then the name returned is "".
func (o *Order) Add(p provider.Provider, clock Clock) (name string, err error) {
	sl, err := newSlot(p, clock)
	if err != nil {
		return "", err
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if sl.Name != "" && slices.ContainsFunc(o.Installed(), func(other *Slot) bool { return wintext.Same(other.Name, sl.Name) }) {
		return sl.Name, winerr.ERROR_ALREADY_EXISTS
	}
	o.set(append(slices.Clip(o.Installed()), sl))
	return sl.Name, nil
}

// Remove removes a provider. ERROR_BAD_PROVIDER: none has the name.
func (o *Order) Remove(name string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	at := slices.IndexFunc(o.Installed(), func(sl *Slot) bool { return wintext.Same(sl.Name, name) })
	if at < 0 {
		return winerr.ERROR_BAD_PROVIDER
	}
	o.set(slices.Delete(slices.Clone(o.Installed()), at, at+1))
	return nil
}

// Arrange puts the named providers first. A name is that of a provider or of its service key. The providers that aren't
// named keep their order behind the named ones. With an error bad is the name that caused it, and nothing is changed.
// ERROR_BAD_PROVIDER: no such provider. ERROR_INVALID_PARAMETER: a provider is named twice.
func (o *Order) Arrange(names []string) (bad string, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	remaining := slices.Clone(o.Installed())
	var arranged []*Slot
	for _, name := range names {
		named := func(sl *Slot) bool { return wintext.Same(sl.Name, name) || wintext.Same(sl.service, name) }
		at := slices.IndexFunc(remaining, named)
		switch {
		case at >= 0:
			arranged = append(arranged, remaining[at])
			remaining = slices.Delete(remaining, at, at+1)
		case slices.ContainsFunc(arranged, named):
			return name, winerr.ERROR_INVALID_PARAMETER
		default:
			return name, winerr.ERROR_BAD_PROVIDER
		}
	}
	o.set(append(arranged, remaining...))
	return "", nil
}

// Names returns the names of the providers, Services their service keys.
func (o *Order) Names() []string {
	return mapped(o.Installed(), func(sl *Slot) string { return sl.Name })
}

// Services returns the service keys of the providers.
func (o *Order) Services() []string {
	return mapped(o.Installed(), func(sl *Slot) string { return sl.service })
}

// set puts an order into force. The caller holds o.mu.
func (o *Order) set(all []*Slot) {
	o.current.Store(&order{all: all, networks: only(all, func(sl *Slot) bool { return sl.class&provider.WN_NETWORK_CLASS != 0 })})
}

// only returns the providers that are wanted. If all are it returns the list itself.
func only(all []*Slot, wanted func(*Slot) bool) []*Slot {
	outside := func(sl *Slot) bool { return !wanted(sl) }
	if !slices.ContainsFunc(all, outside) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), outside)
}

func mapped(slots []*Slot, text func(*Slot) string) []string {
	texts := make([]string, len(slots))
	for i, sl := range slots {
		texts[i] = text(sl)
	}
	return texts
}
