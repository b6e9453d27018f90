package mpr

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

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

// String is the machine as a table to read, a section for each kind of thing
// that is there. Equal snapshots give equal texts. As in the snapshot, no
// password is in it.
func (s Snapshot) String() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, section := range []struct {
		title string
		rows  [][]string
	}{
		{"sessions", s.sessionRows()},
		{"devices", s.deviceRows()},
		{"remembered", s.rememberedRows()},
		{"saved credentials", s.savedRows()},
		{"connections", s.connectionRows()},
	} {
		if len(section.rows) == 0 {
			continue
		}
		fmt.Fprintln(w, section.title)
		for _, row := range section.rows {
			fmt.Fprintln(w, "  "+strings.TrimRight(strings.Join(row, "\t"), "\t"))
		}
		_ = w.Flush() // a strings.Builder takes everything; each section has columns of its own
	}
	if s.OpenEnums > 0 {
		fmt.Fprintf(&b, "open enumerations: %d\n", s.OpenEnums)
	}
	return b.String()
}

func (s Snapshot) sessionRows() (rows [][]string) {
	for _, one := range s.Sessions {
		row := []string{one.LUID.String(), one.User, one.Type.String()}
		if one.Linked != 0 {
			row = append(row, "linked to "+one.Linked.String())
		}
		rows = append(rows, row)
	}
	return rows
}

func (s Snapshot) deviceRows() (rows [][]string) {
	add := func(whose string, list []DeviceSnapshot) {
		for _, d := range list {
			rows = append(rows, []string{whose, d.Name, d.Target})
		}
	}
	add("global", s.Global)
	for _, one := range s.Sessions {
		add(one.LUID.String(), one.Devices)
	}
	return rows
}

func (s Snapshot) rememberedRows() (rows [][]string) {
	for _, p := range s.Profiles {
		if p.Code != winerr.NO_ERROR {
			rows = append(rows, []string{p.User, p.Code.Name()})
		}
		for _, e := range p.Entries {
			rows = append(rows, []string{p.User, e.Local, e.RemotePath, e.ProviderName, rememberedUser(e)})
		}
	}
	return rows
}

// rememberedUser is whom a remembered connection is made as; nothing for the
// user of the profile.
func rememberedUser(e profile.Entry) string {
	if e.UserName == nil {
		return ""
	}
	return fmt.Sprintf("as %q", *e.UserName)
}

func (s Snapshot) savedRows() (rows [][]string) {
	for _, c := range s.Saved {
		row := []string{c.User, c.Target}
		if c.As != "" {
			row = append(row, fmt.Sprintf("as %q", c.As))
		}
		rows = append(rows, row)
	}
	return rows
}

func (s Snapshot) connectionRows() (rows [][]string) {
	for _, p := range s.Providers {
		for _, c := range p.Connections {
			local := c.Local
			if local == "" {
				local = "-"
			}
			rows = append(rows, []string{p.Name, c.LUID.String(), local, c.Remote, "as " + c.User, inUse(c)})
		}
	}
	return rows
}

// inUse says in which state a connection is and what is open on it.
func inUse(c provider.ConnectionSnapshot) string {
	var notes []string
	if c.Disconnected {
		notes = append(notes, "disconnected")
	}
	for _, file := range c.OpenFiles {
		notes = append(notes, "file "+file)
	}
	for _, job := range c.Jobs {
		notes = append(notes, fmt.Sprintf("job %q", job))
	}
	if c.Holders > 0 {
		notes = append(notes, fmt.Sprintf("current directory of %d", c.Holders))
	}
	return strings.Join(notes, ", ")
}
