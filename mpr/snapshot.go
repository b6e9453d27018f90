package mpr

import (
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Snapshot is the whole machine as sorted plain values, made for cmp.Diff. It
// holds no password.
type Snapshot struct {
	Sessions  []SessionSnapshot // by LUID
	Global    []DeviceSnapshot
	Profiles  []ProfileSnapshot         // by user
	Saved     []profile.SavedCredential // by user and target; nil if the credential manager has no such Snapshot as profile.MemoryVault
	Providers []ProviderSnapshot
	OpenEnums int
}

// SessionSnapshot is one logon session and its local devices.
type SessionSnapshot struct {
	LUID    session.LUID
	User    string
	Type    session.LogonType
	Linked  session.LUID // 0: none
	Devices []DeviceSnapshot
}

// DeviceSnapshot is one name of a device namespace.
type DeviceSnapshot struct {
	Name   string
	Target string
}

// ProfileSnapshot is what one user has remembered.
type ProfileSnapshot struct {
	User    string
	Entries []profile.Entry
	Code    winerr.Errno // why the profile can't be read
}

// ProviderSnapshot is one installed provider, in order, with its connections.
type ProviderSnapshot struct {
	Name        string
	Connections []provider.ConnectionSnapshot
}

// Snapshot takes the state of the machine.
func (r *Router) Snapshot() Snapshot {
	snap := Snapshot{
		Global:    devicesOf(r.Sessions().Global()),
		Profiles:  r.profileSnapshots(),
		Saved:     r.savedSnapshot(),
		OpenEnums: r.enums.count(),
	}
	for _, s := range r.Sessions().Sessions() {
		one := SessionSnapshot{LUID: s.LUID(), User: s.User().String(), Type: s.Type()}
		if s.Linked() != nil {
			one.Linked = s.Linked().LUID()
		}
		if s.LUID() != session.LocalSystem { // whose namespace is the global one
			one.Devices = devicesOf(s.Devices())
		}
		snap.Sessions = append(snap.Sessions, one)
	}
	for _, sl := range r.providers.Installed() {
		var asker routing.Asker
		list, _ := routing.Ask(&asker, sl, provider.CallSnapshot, func(p provider.Provider, _ provider.Call) ([]provider.ConnectionSnapshot, error) {
			return p.Snapshot(), nil
		})
		snap.Providers = append(snap.Providers, ProviderSnapshot{Name: sl.Name, Connections: list})
	}
	return snap
}

func devicesOf(d *session.Devices) []DeviceSnapshot {
	var list []DeviceSnapshot
	for _, device := range d.Snapshot() {
		list = append(list, DeviceSnapshot{device.Name, device.Target})
	}
	return list
}

func (r *Router) profileSnapshots() []ProfileSnapshot {
	store := r.profiles()
	users, err := store.Users()
	if err != nil {
		return []ProfileSnapshot{{Code: winerr.Code(err)}}
	}
	var list []ProfileSnapshot
	for _, user := range users {
		entries, err := store.Entries(user)
		if len(entries) > 0 || err != nil {
			list = append(list, ProfileSnapshot{User: user, Entries: entries, Code: winerr.Code(err)})
		}
	}
	slices.SortFunc(list, func(a, b ProfileSnapshot) int { return strings.Compare(a.User, b.User) })
	return list
}

func (r *Router) savedSnapshot() []profile.SavedCredential {
	if vault, ok := r.credentials().(interface {
		Snapshot() []profile.SavedCredential
	}); ok {
		return vault.Snapshot()
	}
	return nil
}
