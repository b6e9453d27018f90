package scenario

import (
	"fmt"
	"io"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

func codeName(err error) string { return winerr.Code(err).Name() }

// WriteRecord prints one call of a trace: who made it, its arguments, what the
// networks and notifyees were asked, and the code. Times are left out, so that
// the same calls always print the same.
func WriteRecord(w io.Writer, rec mpr.Record) {
	args := make([]string, len(rec.Args))
	for i, a := range rec.Args {
		args[i] = recordedArg(a)
	}
	fmt.Fprintf(w, "%s %s.%s(%s) = %s\n", rec.LUID, rec.User, rec.Op, strings.Join(args, ", "), rec.Code.Name())
	notified := func(before bool) {
		for _, n := range rec.Notified {
			if before == (n.Status == provider.NOTIFY_PRE) {
				fmt.Fprintf(w, "    notifyee %d %s = %s\n", n.Notifyee, n.Status, n.Code.Name())
			}
		}
	}
	notified(true)
	for _, c := range rec.Calls {
		fmt.Fprintf(w, "    %s.%s = %s\n", c.Provider, c.Name, c.Code.Name())
	}
	notified(false)
}

// recordedArg returns the text of an argument, with NULL and "" apart.
func recordedArg(a mpr.Arg) string {
	switch v := a.Value.(type) {
	case nil:
		return a.Name + ": NULL"
	case string:
		return fmt.Sprintf("%s: %s", a.Name, inQuotes(v))
	case mpr.NetResource:
		return fmt.Sprintf("%s: {type %d, local %s, remote %s, provider %s}",
			a.Name, v.Type, orNull(v.LocalName), orNull(v.RemoteName), orNull(v.Provider))
	case mpr.ConnectFlags:
		return fmt.Sprintf("%s: %#x", a.Name, uint32(v))
	}
	return fmt.Sprintf("%s: %v", a.Name, a.Value)
}

// inQuotes puts double quotes around a text. Backslashes stay single: these are
// paths, not Go.
func inQuotes(s string) string {
	if s == "NULL" || s == `""` || s == "***" {
		return s // how a password is recorded
	}
	return `"` + s + `"`
}

func orNull(s string) string {
	if s == "" {
		return "NULL"
	}
	return inQuotes(s)
}
