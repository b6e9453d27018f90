package mpr

import (
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Router is the Multiple Provider Router of one machine: analogous to mpr.dll
// with the machine around it. It owns no connection: those live with the
// providers, letters in the device namespaces of the sessions, remembered
// drives in the profiles of the users.
//
// The zero Router is a Windows 11 without any network: every call answers
// ERROR_NO_NETWORK. Set the exported fields before the first call; providers
// and notifyees can be added at any time. All methods are safe for concurrent
// use.
type Router struct {
	Options     Options
	Profiles    profile.Store // remembered drives; nil: in memory
	UI          UI            // what a user would see; nil: nobody is there
	Credentials CredentialStore
	Logger      *slog.Logger     // a record of every call; nil: none
	Recorder    *Recorder        // the same, to assert on; nil: none
	Clock       func() time.Time // nil: time.Now

	once    sync.Once
	table   *session.Table
	memory  profile.Memory
	vault   MemoryCredentials
	enums   enumTable
	recent  connectHistory
	scripts scriptList
	order   atomic.Pointer[[]*slot]
	notify  atomic.Pointer[[]provider.Notifyee]
	callers atomic.Uint64

	mu sync.Mutex // orders the changes of order and notify; readers take the pointer
}

// New makes a router over the providers, in that order. It panics when one
// can't be added: use [Router.AddProvider] where that may happen.
func New(providers ...provider.Provider) *Router {
	r := new(Router)
	for _, p := range providers {
		if err := r.AddProvider(p); err != nil {
			panic(err)
		}
	}
	return r
}

// Sessions are the logon sessions of the machine.
func (r *Router) Sessions() *session.Table {
	r.once.Do(func() {
		r.table = session.NewTable(r.Options.Options)
		r.table.OnLogoff(r.loggedOff)
	})
	return r.table
}

// loggedOff has every provider drop what it keeps for the session, and forgets
// the session's open enumerations.
func (r *Router) loggedOff(s *session.Session) {
	for _, sl := range r.slots() {
		// A provider that panics here has nobody to answer to; the next one is told all the same.
		_, _ = guarded(sl, provider.CallLogoff, func(p provider.Provider, _ provider.Call) (nothing, error) {
			p.Logoff(s)
			return nothing{}, nil
		})
	}
	r.enums.removeOf(s)
}

// profiles is the store of remembered drives.
func (r *Router) profiles() profile.Store {
	if r.Profiles != nil {
		return r.Profiles
	}
	return &r.memory
}

// credentials is the credential manager.
func (r *Router) credentials() CredentialStore {
	if r.Credentials != nil {
		return r.Credentials
	}
	return &r.vault
}

// now is the time of the machine.
func (r *Router) now() time.Time {
	if r.Clock != nil {
		return r.Clock()
	}
	return time.Now()
}

// slots is a snapshot of the installed providers, in order.
func (r *Router) slots() []*slot {
	if order := r.order.Load(); order != nil {
		return *order
	}
	return nil
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
	old := r.slots()
	if sl.name != "" && slices.ContainsFunc(old, func(o *slot) bool { return sameText(o.name, sl.name) }) {
		return &Error{Op: "AddProvider", Provider: sl.name, Err: winerr.ERROR_ALREADY_EXISTS}
	}
	order := append(slices.Clip(old), sl)
	r.order.Store(&order)
	return nil
}

// RemoveProvider takes a provider out. Its connections stay with it.
// ERROR_BAD_PROVIDER: none of that name.
func (r *Router) RemoveProvider(name string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	old := r.slots()
	at := slices.IndexFunc(old, func(sl *slot) bool { return sameText(sl.name, name) })
	if at < 0 {
		return &Error{Op: "RemoveProvider", Provider: name, Err: winerr.ERROR_BAD_PROVIDER}
	}
	order := slices.Delete(slices.Clone(old), at, at+1)
	r.order.Store(&order)
	return nil
}

// ProviderOrder is the order in which providers are tried, by name: the value
// ProviderOrder of the NetworkProvider\Order registry key.
func (r *Router) ProviderOrder() []string {
	slots := r.slots()
	names := make([]string, len(slots))
	for i, sl := range slots {
		names[i] = sl.name
	}
	return names
}

// SetProviderOrder changes the order. Providers that aren't named keep their
// order behind the named ones. ERROR_BAD_PROVIDER: a name that isn't installed;
// ERROR_INVALID_PARAMETER: one given twice. Then nothing is changed.
func (r *Router) SetProviderOrder(names ...string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	rest := slices.Clone(r.slots())
	var order []*slot
	for _, name := range names {
		is := func(sl *slot) bool { return sameText(sl.name, name) }
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
	order = append(order, rest...)
	r.order.Store(&order)
	return nil
}

// AddNotifyee registers a notifyee, called after those registered before it.
func (r *Router) AddNotifyee(n provider.Notifyee) {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := append(slices.Clip(r.notifyees()), n)
	r.notify.Store(&list)
}

// notifyees is a snapshot of the registered notifyees, in order.
func (r *Router) notifyees() []provider.Notifyee {
	if list := r.notify.Load(); list != nil {
		return *list
	}
	return nil
}
