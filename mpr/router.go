package mpr

import (
	"context"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Router represents the Multiple Provider Router of one machine: analogous to mpr.dll with the machine around it. It
// owns no connection: those live with the providers, letters in the device namespaces of the sessions, remembered
// drives in the profiles of the users.
//
// The zero Router stands for a Windows 11 without any network: every call returns ERROR_NO_NETWORK. The exported fields
// must be set before the first call; providers and notifyees can be added at any time. All methods are safe for
// concurrent use.
type Router struct {
	Options     Options
	Profiles    profile.Store // remembered drives; nil: in memory
	UI          UI            // what a user would see; nil: there is no user
	Credentials profile.Vault
	Logger      *slog.Logger     // a record of every call; nil: none
	Recorder    *Recorder        // the same, to assert on; nil: none
	Clock       func() time.Time // nil: time.Now

	// Fault sees each call with its arguments, before the call does anything, on the goroutine of its caller. An error is
	// the answer of the call, and nothing has changed then; nil lets the call go on. A panic is answered as one of a
	// provider, ERROR_UNEXP_NET_ERR. It may wait, and may call the router. nil: there are no faults.
	Fault func(*Record) error

	// Sleep waits for providers that are starting, at a logon; nil: time.Sleep. A program that sets Clock must set Sleep
	// too, so that the time of that clock passes.
	Sleep func(time.Duration)

	once      sync.Once
	providers routing.Order
	table     *session.Table
	memory    profile.Memory
	vault     profile.MemoryVault
	enums     enumTable
	recent    connectHistory
	scripts   scriptList
	notify    atomic.Pointer[[]provider.Notifyee]
	callers   atomic.Uint64

	mu sync.Mutex // held by changes of notify; readers load the pointer
}

// New returns a router over the providers, in that order. It panics if one can't be added: callers use
// [Router.AddProvider] where that may happen.
func New(providers ...provider.Provider) *Router {
	r := new(Router)
	for _, p := range providers {
		if err := r.AddProvider(p); err != nil {
			panic(err)
		}
	}
	return r
}

// Sessions returns the logon sessions of the machine.
func (r *Router) Sessions() *session.Table {
	r.once.Do(func() {
		r.table = session.NewTable(r.Options.Options)
		r.table.OnLogoff(r.loggedOff)
		r.addLocalDisks()
	})
	return r.table
}

// addLocalDisks defines the local disks of the machine for all sessions.
func (r *Router) addLocalDisks() {
	for i, disk := range r.Options.localDisks() {
		target := `\Device\HarddiskVolume` + strconv.Itoa(i+1)
		if err := r.table.Global().DefineDosDevice(session.DDD_RAW_TARGET_PATH, disk, target); err != nil {
			panic(err) // the name is that of a drive, and no other definition of it can be there
		}
	}
}

// loggedOff makes every provider drop what it keeps for the session, and removes the session's open enumerations.
func (r *Router) loggedOff(s *session.Session) {
	var asker routing.Asker
	for _, sl := range r.providers.Installed() {
		// A provider's panic has no call to fail; the next one is told all the same.
		_, _ = routing.Ask(&asker, sl, provider.CallLogoff, func(p provider.Provider, _ provider.Call) (nothing, error) {
			p.Logoff(s)
			return nothing{}, nil
		})
	}
	r.enums.removeOf(s)
}

// Store returns the store of remembered drives: Profiles, or that in memory.
func (r *Router) Store() profile.Store {
	if r.Profiles != nil {
		return r.Profiles
	}
	return &r.memory
}

// Vault returns the credential manager: Credentials, or that in memory.
func (r *Router) Vault() profile.Vault {
	if r.Credentials != nil {
		return r.Credentials
	}
	return &r.vault
}

// AddProvider installs a provider, last in the order.
//
//   - ERROR_INVALID_PARAMETER: p is nil.
//   - ERROR_ALREADY_EXISTS: another provider has the name.
//   - ERROR_UNEXP_NET_ERR: the provider panicked when it was asked for its name and capabilities.
func (r *Router) AddProvider(p provider.Provider) error {
	if p == nil {
		return &Error{Op: "AddProvider", Err: winerr.ERROR_INVALID_PARAMETER}
	}
	if name, err := r.providers.Add(p, r.startClock); err != nil {
		return &Error{Op: "AddProvider", Provider: name, Err: err}
	}
	return nil
}

// startClock returns the time and the setting that routing waits by for providers that are starting.
func (r *Router) startClock() (now time.Time, restoreTimeout time.Duration) {
	return r.now(), r.Options.RestoreTimeout
}

// RemoveProvider removes a provider. Its connections stay with it. ERROR_BAD_PROVIDER: no provider has the name.
func (r *Router) RemoveProvider(name string) error {
	if err := r.providers.Remove(name); err != nil {
		return &Error{Op: "RemoveProvider", Provider: name, Err: err}
	}
	return nil
}

// ProviderOrder returns the names of the providers, in the order in which they are tried.
func (r *Router) ProviderOrder() []string { return r.providers.Names() }

// ProviderOrderValue returns the order as the registry has it, in the value ProviderOrder of
// HKLM\SYSTEM\CurrentControlSet\Control\NetworkProvider\Order: the service keys with commas between ("Authentication
// Registry Keys").
func (r *Router) ProviderOrderValue() string { return strings.Join(r.providers.Services(), ",") }

// SetProviderOrder changes the order. A provider goes by its name or by its service key. Providers that aren't named
// keep their order behind the named ones. With an error nothing is changed.
//
//   - ERROR_BAD_PROVIDER: no provider has the name.
//   - ERROR_INVALID_PARAMETER: a provider is named twice.
func (r *Router) SetProviderOrder(names ...string) error {
	if bad, err := r.providers.Arrange(names); err != nil {
		return &Error{Op: "SetProviderOrder", Provider: bad, Err: err}
	}
	return nil
}

// SetProviderOrderValue changes the order to that of the registry's value, such as "RDPNP,LanmanWorkstation,webclient".
// Spaces around a name don't count, nor does an empty name. Codes of [Router.SetProviderOrder].
func (r *Router) SetProviderOrderValue(value string) error {
	var names []string
	for name := range strings.SplitSeq(value, ",") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return r.SetProviderOrder(names...)
}

// now returns the time of the machine.
func (r *Router) now() time.Time {
	if r.Clock != nil {
		return r.Clock()
	}
	return time.Now()
}

// sleep lets the time of the machine pass.
func (r *Router) sleep(d time.Duration) {
	if r.Sleep != nil {
		r.Sleep(d)
		return
	}
	time.Sleep(d)
}

// AddNotifyee registers a notifyee, called after those registered before it.
func (r *Router) AddNotifyee(n provider.Notifyee) {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := append(slices.Clip(r.notifyees()), n)
	r.notify.Store(&list)
}

// notifyees returns the registered notifyees, in order.
func (r *Router) notifyees() []provider.Notifyee {
	if list := r.notify.Load(); list != nil {
		return *list
	}
	return nil
}

// observed reports whether calls are recorded.
func (r *Router) observed() bool { return r.Logger != nil || r.Recorder != nil || r.Fault != nil }

// observe closes the record and passes it to the Recorder and the Logger.
func (r *Router) observe(rec *Record, code winerr.Errno, err error) {
	rec.Code, rec.Err, rec.Duration = code, err, r.now().Sub(rec.Start)
	if r.Recorder != nil {
		r.Recorder.add(*rec)
	}
	if r.Logger != nil {
		r.Logger.LogAttrs(context.Background(), slog.LevelDebug, rec.Op, rec.attrs()...)
	}
}

// ui returns the user interface of the machine.
func (r *Router) ui() UI {
	if r.UI != nil {
		return r.UI
	}
	return NoUI{}
}
