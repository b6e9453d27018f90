package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/internal/notes"
)

const dialogDocument = "WNetDisconnectDialog1W and DISCDLGSTRUCTW, winnetwk.h documentation"

var dialogCases = []testCase{
	{
		name:     "only disks in dialogs",
		rule:     "the dialogs know RESOURCETYPE_DISK only: another type is ERROR_BAD_DEV_TYPE",
		document: "WNetConnectionDialog and WNetDisconnectDialog, winnetwk.h documentation",
		covers:   []string{"WNetConnectionDialog/NO_ERROR", "WNetDisconnectDialog/NO_ERROR"},
		needs:    []need{needDesk, needRemote},
		user:     does(),
		check: func(c *checker) {
			c.refused("ConnectionDialog", func() error { return c.n.ConnectionDialog(0, mpr.RESOURCETYPE_PRINT) }, winerr.ERROR_BAD_DEV_TYPE)
			c.refused("DisconnectDialog", func() error { return c.n.DisconnectDialog(0, mpr.RESOURCETYPE_PRINT) }, winerr.ERROR_BAD_DEV_TYPE)
		},
	},
	{
		name:     "forced without a question",
		rule:     "without DISC_NO_FORCE WNetDisconnectDialog1 disconnects by force, and asks nobody",
		document: dialogDocument,
		covers:   []string{"WNetDisconnectDialog1W/NO_ERROR"},
		needs:    []need{needDesk, needRemote, needOpen},
		user:     does(),
		check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.open(drive)
			c.OK("DisconnectDialog1", c.n.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: drive}))
			c.connected()
		},
	},
	{
		name:     "dialog and profile",
		rule:     "WNetDisconnectDialog1 forgets the device with DISC_UPDATE_PROFILE and not without",
		document: dialogDocument,
		covers:   []string{"WNetDisconnectDialog1W/NO_ERROR"},
		needs:    []need{needDesk, needRemote},
		check: func(c *checker) {
			for _, local := range []string{drive, drive2} {
				c.Must("AddConnection2", add(c.n, local, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			}
			c.OK("DisconnectDialog1", c.n.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: drive}))
			c.OK("DisconnectDialog1 for good", c.n.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: drive2, Flags: mpr.DISC_UPDATE_PROFILE}))
			c.remembers(drive + " " + c.Remote)
		},
	},
	{
		name:     "number of no device",
		rule:     "the device number of a connection without device is -1",
		document: "CONNECTDLGSTRUCTW, winnetwk.h documentation",
		covers:   []string{"WNetConnectionDialog1W/NO_ERROR"},
		needs:    []need{needDesk, needRemote},
		user: func(c *checker) []mpr.Reply {
			return []mpr.Reply{mpr.Connect(mpr.ConnectReply{Remote: c.Remote})}
		},
		check: func(c *checker) {
			d := &mpr.ConnectDialog{Resource: disk("", "")}
			c.OK("ConnectionDialog1", c.n.ConnectionDialog1(d))
			notes.Equal(&c.Pad, "the number", d.DevNum, mpr.NoDevice)
		},
	},
}
