package scenario

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

var profileCommand = &Command{
	Name: "profile", Args: "USER [FAULT [CODE]]", Short: "show what is remembered for a user, or damage it",
	long: `The faults:
  unopenable       it can't be opened (ERROR_CANNOT_OPEN_PROFILE)
  malformed        it is damaged (ERROR_BAD_PROFILE)
  failwrites CODE  it can be read, and writing fails with a code
  ok               it is sound again`,
	examples: []string{`profile alice`, `profile alice unopenable`, `profile alice failwrites ERROR_CANNOT_OPEN_PROFILE`},
	least:    1, most: 3, run: runProfile,
}

func runProfile(l *line) error {
	user, err := session.ParseUser(l.args[0])
	if err != nil {
		return l.usage("%s is no user name", quoted(l.args[0]))
	}
	if len(l.args) == 1 {
		entries, err := l.router.Profiles.Entries(user.Key())
		if err == nil {
			WriteEntries(l.out, entries)
		}
		return err
	}
	if l.memory == nil {
		return l.usage("only a profile in memory can be damaged, not one of --profile")
	}
	key, fault := user.Key(), strings.ToLower(l.args[1])
	if len(l.args) > 2 && slices.Contains([]string{"unopenable", "malformed", "ok"}, fault) {
		return l.between(2, 2) // these have no code
	}
	switch fault {
	case "unopenable":
		l.memory.SetUnopenable(key, true)
	case "malformed":
		l.memory.SetMalformed(key, true)
	case "failwrites":
		code, err := l.code(l.arg(2))
		if err != nil {
			return err
		}
		l.memory.FailWrites(key, asError(winerr.Errno(code)))
	case "ok":
		l.memory.SetUnopenable(key, false)
		l.memory.SetMalformed(key, false)
		l.memory.FailWrites(key, nil)
	default:
		return l.usage("no fault %q; it is unopenable, malformed, failwrites or ok", fault)
	}
	return nil
}

var cmdkeyCommand = &Command{
	Name: "cmdkey", Short: "list, add or delete saved credentials",
	options: []option{
		{name: "add", value: "SERVER", help: "save credentials for a server"},
		{name: "user", value: "USER", help: "with /add: the user"},
		{name: "pass", value: "PASSWORD", help: "with /add: the password"},
		{name: "delete", value: "SERVER", help: "forget them"},
	},
	examples: []string{`cmdkey`, `cmdkey /add:files /user:files\alice /pass:secret`},
	run: func(l *line) error {
		if !l.has("add") && !l.has("delete") {
			table := NewTable("User", "Target", "As")
			for _, c := range l.vault.Snapshot() {
				table.Row(c.User, c.Target, c.As)
			}
			table.Write(l.out, "No credentials are saved.")
			return nil
		}
		me, err := l.mine()
		if err != nil {
			return err
		}
		user := me.Session().ProfileKey()
		if l.has("delete") {
			return l.vault.Delete(user, l.options["delete"])
		}
		return l.vault.Put(user, l.options["add"], mpr.As(l.options["user"], l.options["pass"]))
	},
}

// WriteEntries prints remembered connections as a table.
func WriteEntries(w io.Writer, entries []profile.Entry) {
	table := NewTable("Local", "Remote", "User", "Network", "Type", "Defer")
	for _, e := range entries {
		table.Row(e.Local, e.RemotePath, cmp.Or(e.UserName, "(default)"), e.ProviderName, connectionType(e.ConnectionType), fmt.Sprint(e.DeferFlags))
	}
	table.Write(w, "Nothing is remembered.")
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
