package mpr

import (
	"fmt"
	"strings"
	"text/tabwriter"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
)

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
