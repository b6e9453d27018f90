package scenario

import (
	"fmt"
	"io"

	"github.com/seed-520b6462/winnet/profile"
)

// Entries prints remembered connections as a table.
func Entries(w io.Writer, entries []profile.Entry) {
	table := NewTable("Local", "Remote", "User", "Network", "Type", "Defer")
	for _, e := range entries {
		table.Row(e.Local, e.RemotePath, userName(e.UserName), e.ProviderName, connectionType(e.ConnectionType), fmt.Sprint(e.DeferFlags))
	}
	table.Write(w, "Nothing is remembered.")
}

// userName keeps default credentials apart from an empty name.
func userName(name *string) string {
	switch {
	case name == nil:
		return "(default)"
	case *name == "":
		return `""`
	}
	return *name
}

func connectionType(typ uint32) string {
	switch typ {
	case 1:
		return "disk"
	case 2:
		return "print"
	}
	return fmt.Sprint(typ)
}
