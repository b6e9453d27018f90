package mprtest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/session"
)

// record enters in the ledger what a call that succeeded has opened and closed: enumerations, and connections. The latter
// the machine's own network knows better, but there may be others.
func (l *ledger) record(rec *mpr.Record, place string) {
	switch {
	case rec.Code != winerr.NO_ERROR:
	case rec.Op == "WNetOpenEnum":
		if h, ok := rec.Argument("lphEnum").(mpr.EnumHandle); ok {
			enter(l, &l.enums, enumeration{rec.LUID, h}, place)
		}
	case rec.Op == "WNetCloseEnum":
		if h, ok := rec.Argument("hEnum").(mpr.EnumHandle); ok {
			strike(l, &l.enums, enumeration{rec.LUID, h})
		}
	case fault.Connects(rec.Op):
		enter(l, &l.connections, connectionIn(rec), place)
	}
}

// chosen stands for a device that the call chose itself: a record tells what was asked for.
const chosen = "*"

// connectionIn returns the connection that a recorded call made.
func connectionIn(rec *mpr.Record) connection {
	local, remote := rec.About()
	if name, err := session.ParseName(local); err == nil {
		local = name.String()
	}
	if flags, _ := rec.Argument("dwFlags").(mpr.ConnectFlags); local == "" && flags&mpr.CONNECT_REDIRECT != 0 {
		local = chosen
	}
	return connectionOf(rec.LUID, local, remote)
}
