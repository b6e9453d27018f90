package mpr

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// providerOrder are the installed providers, in order. It is replaced, never
// changed.
type providerOrder struct {
	all      []*slot
	networks []*slot // those of class WN_NETWORK_CLASS: the others have nothing to route to
}

// slots is a snapshot of the networks to route to, in order.
func (r *Router) slots() []*slot {
	if order := r.order.Load(); order != nil {
		return order.networks
	}
	return nil
}

// installed is a snapshot of all providers, in order.
func (r *Router) installed() []*slot {
	if order := r.order.Load(); order != nil {
		return order.all
	}
	return nil
}

// setOrder puts an order into force. It needs r.mu.
func (r *Router) setOrder(all []*slot) {
	r.order.Store(&providerOrder{all: all, networks: ofClass(all, provider.WN_NETWORK_CLASS)})
}

// ofClass are the providers that belong to a class, among others perhaps. The
// answer isn't to be changed: where all do, it is the list itself.
func ofClass(all []*slot, class provider.Class) []*slot {
	outside := func(sl *slot) bool { return sl.class&class == 0 }
	if !slices.ContainsFunc(all, outside) {
		return all
	}
	var members []*slot
	for _, sl := range all {
		if !outside(sl) {
			members = append(members, sl)
		}
	}
	return members
}

// AddProvider installs a provider, last in the order.
// ERROR_INVALID_PARAMETER: nil. ERROR_ALREADY_EXISTS: its name is taken.
// ERROR_UNEXP_NET_ERR: it panicked when asked for its name and capabilities.
func (r *Router) AddProvider(p provider.Provider) error {
	if p == nil {
		return &Error{Op: "AddProvider", Err: winerr.ERROR_INVALID_PARAMETER}
	}
	sl, err := newSlot(p)
	if err != nil {
		return &Error{Op: "AddProvider", Err: err}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	old := r.installed()
	if sl.name != "" && slices.ContainsFunc(old, func(o *slot) bool { return sameText(o.name, sl.name) }) {
		return &Error{Op: "AddProvider", Provider: sl.name, Err: winerr.ERROR_ALREADY_EXISTS}
	}
	r.setOrder(append(slices.Clip(old), sl))
	return nil
}

// RemoveProvider takes a provider out. Its connections stay with it.
// ERROR_BAD_PROVIDER: none of that name.
func (r *Router) RemoveProvider(name string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	old := r.installed()
	at := slices.IndexFunc(old, func(sl *slot) bool { return sameText(sl.name, name) })
	if at < 0 {
		return &Error{Op: "RemoveProvider", Provider: name, Err: winerr.ERROR_BAD_PROVIDER}
	}
	r.setOrder(slices.Delete(slices.Clone(old), at, at+1))
	return nil
}

// ProviderOrder is the order in which providers are tried, by name.
func (r *Router) ProviderOrder() []string {
	return r.orderBy(func(sl *slot) string { return sl.name })
}

// ProviderOrderValue is the order as the registry has it, in the value
// ProviderOrder of HKLM\SYSTEM\CurrentControlSet\Control\NetworkProvider\Order:
// the service keys with commas between ("Authentication Registry Keys").
func (r *Router) ProviderOrderValue() string {
	return strings.Join(r.orderBy(func(sl *slot) string { return sl.service }), ",")
}

func (r *Router) orderBy(name func(*slot) string) []string {
	slots := r.installed()
	names := make([]string, len(slots))
	for i, sl := range slots {
		names[i] = name(sl)
	}
	return names
}

// SetProviderOrder changes the order. A provider goes by its name or by its
// service key. Those that aren't named keep their order behind the named ones.
// ERROR_BAD_PROVIDER: a name that isn't installed; ERROR_INVALID_PARAMETER: one
// given twice. Then nothing is changed.
func (r *Router) SetProviderOrder(names ...string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	rest := slices.Clone(r.installed())
	var order []*slot
	for _, name := range names {
		is := func(sl *slot) bool { return sameText(sl.name, name) || sameText(sl.service, name) }
		at := slices.IndexFunc(rest, is)
		switch {
		case at >= 0:
			order = append(order, rest[at])
			rest = slices.Delete(rest, at, at+1)
		case slices.ContainsFunc(order, is):
			return &Error{Op: "SetProviderOrder", Provider: name, Err: winerr.ERROR_INVALID_PARAMETER}
		default:
			return &Error{Op: "SetProviderOrder", Provider: name, Err: winerr.ERROR_BAD_PROVIDER}
		}
	}
	r.setOrder(append(order, rest...))
	return nil
}

// SetProviderOrderValue is SetProviderOrder with the registry's value, such as
// "RDPNP,LanmanWorkstation,webclient". Spaces around a name don't count, nor
// does a name that is empty. Codes of [Router.SetProviderOrder].
func (r *Router) SetProviderOrderValue(value string) error {
	var names []string
	for name := range strings.SplitSeq(value, ",") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return r.SetProviderOrder(names...)
}
