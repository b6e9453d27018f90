package scenario

import (
	"fmt"
	"io"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// State prints the state of a machine. Equal states print the same.
func State(w io.Writer, s mpr.Snapshot) {
	fmt.Fprintln(w, "Sessions")
	for _, each := range s.Sessions {
		linked := ""
		if each.Linked != 0 {
			linked = ", linked to " + each.Linked.String()
		}
		fmt.Fprintf(w, "  %s %s, %s%s\n", each.LUID, each.User, each.Type, linked)
		devices(w, "    ", each.Devices)
	}
	fmt.Fprintln(w, "Global devices")
	devices(w, "  ", s.Global)
	fmt.Fprintln(w, "Profiles")
	for _, each := range s.Profiles {
		profileOf(w, each)
	}
	fmt.Fprintln(w, "Networks")
	for _, each := range s.Providers {
		fmt.Fprintf(w, "  %s\n", each.Name)
		for _, c := range each.Connections {
			fmt.Fprintf(w, "    %s\n", connection(c))
		}
	}
	if s.OpenEnums > 0 {
		fmt.Fprintf(w, "Open enumerations: %d\n", s.OpenEnums)
	}
}

func devices(w io.Writer, indent string, list []mpr.DeviceSnapshot) {
	for _, d := range list {
		fmt.Fprintf(w, "%s%s -> %s\n", indent, d.Name, d.Target)
	}
}

func profileOf(w io.Writer, p mpr.ProfileSnapshot) {
	if p.Code != winerr.NO_ERROR {
		fmt.Fprintf(w, "  %s: %s\n", p.User, p.Code.Name())
		return
	}
	for _, e := range p.Entries {
		user := ""
		if e.UserName != nil {
			user = ", user " + *e.UserName
		}
		fmt.Fprintf(w, "  %s: %s %s%s\n", p.User, e.Local, e.RemotePath, user)
	}
}

// connection is a connection in one line.
func connection(c provider.ConnectionSnapshot) string {
	parts := []string{fmt.Sprintf("%s %s %s", c.LUID, orDash(c.Local), c.Remote)}
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
