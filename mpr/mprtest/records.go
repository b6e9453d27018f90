package mprtest

import (
	"context"
	"log/slog"
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// recordHandler sees the record of every call, on the goroutine that made it:
// the stack leads to the line of the test.
type recordHandler struct {
	slog.Handler
	ledger *ledger
}

// Handle notes the enumerations that are opened and closed, and the connections
// that are made. The latter the machine's own network knows better, but there may
// be others.
func (h *recordHandler) Handle(ctx context.Context, rec slog.Record) error {
	switch call := rec.Message; {
	case !succeeded(rec):
	case call == "WNetOpenEnum":
		if e, ok := argument(rec, "lphEnum").(mpr.EnumHandle); ok {
			enter(h.ledger, &h.ledger.enums, enumeration{sessionIn(rec), e}, place())
		}
	case call == "WNetCloseEnum":
		if e, ok := argument(rec, "hEnum").(mpr.EnumHandle); ok {
			strike(h.ledger, &h.ledger.enums, enumeration{sessionIn(rec), e})
		}
	case strings.HasPrefix(call, "WNetAddConnection"), strings.HasPrefix(call, "WNetUseConnection"):
		enter(h.ledger, &h.ledger.connections, connectionIn(rec), place())
	}
	return h.Handler.Handle(ctx, rec)
}

// chosen stands for a device that the call chose itself: a record tells what was
// asked for.
const chosen = "*"

// connectionIn is the connection that a recorded call made.
func connectionIn(rec slog.Record) connection {
	nr, ok := argument(rec, "lpNetResource").(mpr.NetResource)
	if !ok { // WNetAddConnection has names only
		nr.LocalName, _ = argument(rec, "lpLocalName").(string)
		nr.RemoteName, _ = argument(rec, "lpRemoteName").(string)
	}
	if local, err := session.ParseName(nr.LocalName); err == nil {
		nr.LocalName = local.String()
	}
	if flags, _ := argument(rec, "dwFlags").(mpr.ConnectFlags); nr.LocalName == "" && flags&mpr.CONNECT_REDIRECT != 0 {
		nr.LocalName = chosen
	}
	return connectionOf(sessionIn(rec), nr.LocalName, nr.RemoteName)
}

// sessionIn is the session of the caller of a recorded call.
func sessionIn(rec slog.Record) session.LUID {
	luid, _ := strconv.ParseUint(attribute(rec, "luid").String(), 0, 64) // whose own text it is
	return session.LUID(luid)
}

// attribute finds one of the attributes of a record.
func attribute(rec slog.Record, key string) (found slog.Value) {
	rec.Attrs(func(a slog.Attr) bool {
		if a.Key == key {
			found = a.Value
		}
		return a.Key != key
	})
	return found
}

// argument finds one of the arguments of a recorded call; nil if it has none of
// the name.
func argument(rec slog.Record, name string) any {
	args := attribute(rec, "args")
	if args.Kind() != slog.KindGroup {
		return nil
	}
	for _, arg := range args.Group() {
		if arg.Key == name {
			return arg.Value.Any()
		}
	}
	return nil
}

// succeeded reports whether a recorded call did.
func succeeded(rec slog.Record) bool {
	return attribute(rec, "code").String() == winerr.NO_ERROR.Name()
}
