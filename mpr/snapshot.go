package mpr

import (
	"fmt"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Snapshot holds the whole machine as sorted plain values, made for cmp.Diff. It holds no password.
type Snapshot struct {
	Sessions  []SessionSnapshot // by LUID
	Global    []DeviceSnapshot
	Profiles  []ProfileSnapshot         // by user
	Saved     []profile.SavedCredential // by user and target; nil if the credential manager has no such Snapshot as profile.MemoryVault
	Providers []ProviderSnapshot
	OpenEnums int
}

// SessionSnapshot holds one logon session and its local devices.
type SessionSnapshot struct {
	LUID    session.LUID
	User    string
	Type    session.LogonType
	Linked  session.LUID // 0: none
	Devices []DeviceSnapshot
}

// DeviceSnapshot holds one name of a device namespace.
type DeviceSnapshot struct {
	Name   string
	Target string
}

// ProfileSnapshot holds what one user has remembered.
type ProfileSnapshot struct {
	User    string
	Entries []profile.Entry
	Code    winerr.Errno // why the profile can't be read
}

// ProviderSnapshot holds one installed provider, in order, with its connections.
type ProviderSnapshot struct {
	Name        string
	Connections []provider.ConnectionSnapshot
}

// Snapshot returns the state of the machine.
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

// devicesOf returns the names of a device namespace.
func devicesOf(d *session.Devices) []DeviceSnapshot {
	var list []DeviceSnapshot
	for _, device := range d.Snapshot() {
		list = append(list, DeviceSnapshot{device.Name, device.Target})
	}
	return list
}

// profileSnapshots returns what each user has remembered.
func (r *Router) profileSnapshots() []ProfileSnapshot {
	store := r.Store()
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

// savedSnapshot returns what the credential manager has saved, if it can list it.
func (r *Router) savedSnapshot() []profile.SavedCredential {
	if vault, ok := r.Vault().(interface {
		Snapshot() []profile.SavedCredential
	}); ok {
		return vault.Snapshot()
	}
	return nil
}

// String returns the machine as text to read, with a section for each kind of thing that is there. Equal snapshots give
// equal texts. The text holds no password.
func (s Snapshot) String() string {
	var b strings.Builder
	section := func(title string, lines []string) {
		if len(lines) > 0 {
			b.WriteString(title + "\n  " + strings.Join(lines, "\n  ") + "\n")
		}
	}
	section("Sessions", s.sessionLines())
	section("Global devices", deviceLines("", s.Global))
	section("Profiles", s.profileLines())
	section("Saved credentials", s.savedLines())
	section("Networks", s.networkLines())
	if s.OpenEnums > 0 {
		fmt.Fprintf(&b, "Open enumerations: %d\n", s.OpenEnums)
	}
	return b.String()
}

func (s Snapshot) sessionLines() (lines []string) {
	for _, one := range s.Sessions {
		line := fmt.Sprintf("%s %s, %s", one.LUID, one.User, one.Type)
		if one.Linked != 0 {
			line += ", linked to " + one.Linked.String()
		}
		lines = append(append(lines, line), deviceLines("  ", one.Devices)...)
	}
	return lines
}

func deviceLines(indent string, list []DeviceSnapshot) (lines []string) {
	for _, d := range list {
		lines = append(lines, indent+d.Name+" -> "+d.Target)
	}
	return lines
}

func (s Snapshot) profileLines() (lines []string) {
	for _, p := range s.Profiles {
		if p.Code != winerr.NO_ERROR {
			lines = append(lines, p.User+": "+p.Code.Name())
		}
		for _, e := range p.Entries {
			line := fmt.Sprintf("%s: %s %s", p.User, e.Local, e.RemotePath)
			if e.UserName != "" {
				line += ", user " + e.UserName
			}
			if e.ProviderName != "" {
				line += ", network " + e.ProviderName
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func (s Snapshot) savedLines() (lines []string) {
	for _, c := range s.Saved {
		line := c.User + ": " + c.Target
		if c.As != "" {
			line += ", user " + c.As
		}
		lines = append(lines, line)
	}
	return lines
}

func (s Snapshot) networkLines() (lines []string) {
	for _, p := range s.Providers {
		lines = append(lines, p.Name)
		for _, c := range p.Connections {
			lines = append(lines, "  "+connectionLine(c))
		}
	}
	return lines
}

// connectionLine returns a connection with its user, its state and what is open on it.
func connectionLine(c provider.ConnectionSnapshot) string {
	local := c.Local
	if local == "" {
		local = "-"
	}
	parts := []string{c.LUID.String() + " " + local + " " + c.Remote}
	if c.User != "" {
		parts = append(parts, "user "+c.User)
	}
	if c.Disconnected {
		parts = append(parts, "disconnected")
	}
	if len(c.OpenFiles) > 0 {
		parts = append(parts, "open "+strings.Join(c.OpenFiles, " "))
	}
	if len(c.Jobs) > 0 {
		parts = append(parts, "printing "+strings.Join(c.Jobs, " "))
	}
	if c.Holders > 0 {
		parts = append(parts, fmt.Sprintf("current directory of %d", c.Holders))
	}
	return strings.Join(parts, ", ")
}
