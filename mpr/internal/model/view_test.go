package model

import (
	"fmt"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// A view is everything that there is on a machine, a line for each thing.
type view []string

func (v *view) add(format string, args ...any) { *v = append(*v, fmt.Sprintf(format, args...)) }

// What the lines look like, of the model and of the emulator.
const (
	sessionLine    = "session %#x of %s by %d with %#x"
	deviceLine     = "device of %#x %s %s"
	profileLine    = "profile %s %s"
	entryLine      = "remembered by %s %s %s as %s type %d from %s deferred %d"
	connectionLine = "connection of %#x %q %s type %d as %s, %d files, %d holders, disconnected %t"
	enumLine       = "open enumerations: %d"
)

// The DeferFlags of a remembered connection: default credentials, or those of
// somebody whose password isn't saved.
const (
	byDefault = 4
	byAsking  = 1
)

func (m *machine) view() view {
	var v view
	v.add(enumLine, 0)
	for _, s := range m.logons {
		other := uint64(0)
		if s.other != nil {
			other = s.other.luid
		}
		v.add(sessionLine, s.luid, s.user, s.kind, other)
		for local, c := range s.letters {
			v.add(deviceLine, s.luid, local, c.target)
		}
	}
	for user, p := range m.profiles {
		p.view(&v, user)
	}
	for _, c := range m.connections {
		v.add(connectionLine, c.owner.luid, c.local, c.remote, typeOf(c.printer), c.userName(), c.files, c.holders, m.down[c.server])
	}
	slices.Sort(v)
	return v
}

func (p *userProfile) view(v *view, user string) {
	code := p.unreadable()
	switch {
	case code != winerr.NO_ERROR:
		if p.exists {
			v.add(profileLine, user, code.Name())
		}
		return
	case len(p.entries) > 0:
		v.add(profileLine, user, code.Name())
	}
	for local, e := range p.entries {
		deferred := byDefault
		if e.given != nil {
			deferred = byAsking
		}
		given := ""
		if e.given != nil {
			given = *e.given
		}
		v.add(entryLine, user, local, e.remote, given, typeOf(e.printer), lanman, deferred)
	}
}

// lanman is the name of the one network.
const lanman = "Microsoft Windows Network"

func typeOf(isPrinter bool) int {
	if isPrinter {
		return printer
	}
	return disk
}

func orDefault(user *string) string {
	if user == nil {
		return "(default)"
	}
	return *user
}

// viewOf is the view of the emulator.
func viewOf(snap mpr.Snapshot) view {
	var v view
	v.add(enumLine, snap.OpenEnums)
	for _, s := range snap.Sessions {
		v.add(sessionLine, uint64(s.LUID), s.User, s.Type, uint64(s.Linked))
		for _, d := range s.Devices {
			v.add(deviceLine, uint64(s.LUID), d.Name, d.Target)
		}
	}
	for _, d := range snap.Global {
		v.add(deviceLine, 0x3e7, d.Name, d.Target)
	}
	for _, p := range snap.Profiles {
		v.add(profileLine, p.User, p.Code.Name())
		for _, e := range p.Entries {
			v.add(entryLine, p.User, e.Local, e.RemotePath, e.UserName, e.ConnectionType, e.ProviderName, e.DeferFlags)
		}
	}
	for _, p := range snap.Providers {
		for _, c := range p.Connections {
			v.connection(c)
		}
	}
	slices.Sort(v)
	return v
}

func (v *view) connection(c provider.ConnectionSnapshot) {
	v.add(connectionLine, uint64(c.LUID), c.Local, c.Remote, c.Type, c.User, len(c.OpenFiles), c.Holders, c.Disconnected)
}
