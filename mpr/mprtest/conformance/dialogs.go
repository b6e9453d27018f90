package conformance

import (
	"context"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
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
			for _, typ := range []mpr.ResourceType{mpr.RESOURCETYPE_ANY, mpr.RESOURCETYPE_PRINT} {
				one := showing(&mpr.NetResource{Type: typ}, 0)
				c.refused("ConnectionDialog", func() error { return c.n.ConnectionDialog(0, typ) }, winerr.ERROR_BAD_DEV_TYPE)
				c.refused("ConnectionDialog1", func() error { return one(c) }, winerr.ERROR_BAD_DEV_TYPE)
				c.refused("DisconnectDialog", func() error { return c.n.DisconnectDialog(0, typ) }, winerr.ERROR_BAD_DEV_TYPE)
			}
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
		rule:     "the number of a device counts from A:, which is 1, and that of a connection without device is -1",
		document: "CONNECTDLGSTRUCTW, winnetwk.h documentation",
		covers:   []string{"WNetConnectionDialog1W/NO_ERROR"},
		needs:    []need{needDesk, needRemote},
		user: func(c *checker) []mpr.Reply {
			return []mpr.Reply{mpr.Connect(mpr.ConnectReply{Remote: c.Remote}), mpr.Connect(mpr.ConnectReply{Local: "D:", Remote: c.Remote})}
		},
		check: func(c *checker) {
			for _, want := range []uint32{mpr.NoDevice, 4} {
				d := &mpr.ConnectDialog{Resource: disk("", "")}
				c.OK("ConnectionDialog1", c.n.ConnectionDialog1(d))
				suite.Equal(&c.Pad, "the number", d.DevNum, want)
			}
		},
	},
	{
		name:     "reconnect at logon",
		rule:     "the connect dialog remembers with CONNDLG_PERSIST, doesn't with CONNDLG_NOT_PERSIST, and without both goes by its box, as WNetConnectionDialog does",
		document: "CONNECTDLGSTRUCTW, winnetwk.h documentation",
		covers:   []string{"WNetConnectionDialog1W/NO_ERROR"},
		needs:    []need{needDesk, needRemote},
		user: func(c *checker) []mpr.Reply {
			ticked := func(local string, box bool) mpr.Reply {
				return mpr.Connect(mpr.ConnectReply{Local: local, Remote: c.Remote, Reconnect: box})
			}
			return []mpr.Reply{ticked("Z:", false), ticked("Y:", true), ticked("X:", true), ticked("W:", false), ticked("V:", true), ticked("U:", false)}
		},
		check: func(c *checker) {
			for _, flags := range []mpr.ConnectDialogFlags{mpr.CONNDLG_PERSIST, mpr.CONNDLG_NOT_PERSIST, 0, 0} {
				c.OK("ConnectionDialog1", showing(disk("", ""), flags)(c))
			}
			for range 2 {
				c.OK("ConnectionDialog", c.n.ConnectionDialog(0, mpr.RESOURCETYPE_DISK))
			}
			c.remembers("V: "+c.Remote, "X: "+c.Remote, "Z: "+c.Remote)
		},
	},
	{
		name:     "a path that is fixed",
		rule:     "with CONNDLG_RO_PATH the path is the caller's, and the user doesn't change it",
		document: "CONNECTDLGSTRUCTW, winnetwk.h documentation",
		covers:   []string{"WNetConnectionDialog1W/NO_ERROR"},
		needs:    []need{needDesk, needRemote, needSecond},
		user: func(c *checker) []mpr.Reply {
			return []mpr.Reply{mpr.Connect(mpr.ConnectReply{Local: drive, Remote: c.Second})}
		},
		check: func(c *checker) {
			c.OK("ConnectionDialog1", showing(disk("", c.Remote), mpr.CONNDLG_RO_PATH)(c))
			c.is(c.n, drive, c.Remote)
		},
	},
	{
		name:     "disconnected by remote name",
		rule:     "WNetDisconnectDialog1 ends the connections without device to a remote name, which counts when there is no local name; without a local name there is nothing to forget, and without both nothing connected",
		document: dialogDocument + ruled,
		covers:   []string{"WNetDisconnectDialog1W/NO_ERROR"},
		needs:    []need{needDesk, needRemote},
		check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.connect("", c.Remote)
			c.connect(drive2, c.Remote)
			c.OK("DisconnectDialog1 with both names", c.n.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: drive2, RemoteName: c.Remote}))
			c.connected(drive+" "+c.Remote, c.Remote)
			c.refused("to forget a remote name", func() error {
				return c.n.DisconnectDialog1(&mpr.DisconnectDialog{RemoteName: c.Remote, Flags: mpr.DISC_UPDATE_PROFILE})
			}, winerr.ERROR_INVALID_PARAMETER)
			c.OK("DisconnectDialog1", c.n.DisconnectDialog1(&mpr.DisconnectDialog{RemoteName: c.Remote}))
			c.connected(drive + " " + c.Remote)
			c.refused("without names", func() error { return c.n.DisconnectDialog1(new(mpr.DisconnectDialog)) }, winerr.ERROR_NOT_CONNECTED)
		},
	},
	{
		name:     "sizes of dialogs",
		rule:     "a cbStructure that isn't the size of the structure is ERROR_INVALID_PARAMETER",
		document: "CONNECTDLGSTRUCTW and DISCDLGSTRUCTW, winnetwk.h documentation" + ruled,
		covers:   []string{"WNetConnectionDialog1W/ERROR_INVALID_PARAMETER", "WNetDisconnectDialog1W/NO_ERROR"},
		needs:    []need{needDesk, needRemote},
		user:     does(),
		check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.refused("ConnectionDialog1", func() error {
				return c.n.ConnectionDialog1(&mpr.ConnectDialog{Size: 7, Resource: disk("", "")})
			}, winerr.ERROR_INVALID_PARAMETER)
			c.refused("DisconnectDialog1", func() error {
				return c.n.DisconnectDialog1(&mpr.DisconnectDialog{Size: 7, LocalName: drive})
			}, winerr.ERROR_INVALID_PARAMETER)
		},
	},
	{
		name:     "up and gone",
		rule:     "WNetDisconnectDialog doesn't wait for the user, and so doesn't tell that the user cancelled",
		document: "WNetDisconnectDialog, winnetwk.h documentation" + ruled,
		covers:   []string{"WNetDisconnectDialog/NO_ERROR"},
		setup:    Setup{UI: someoneCancels{}},
		needs:    []need{needDesk, needRemote},
		check:    func(c *checker) { c.OK("DisconnectDialog", showDisconnect(c)) },
	},
}

// someoneCancels is a user who cancels the disconnect dialog, some time or other.
type someoneCancels struct{ mpr.NoUI }

// DisconnectDialog implements mpr.UI.
func (someoneCancels) DisconnectDialog(context.Context, mpr.DisconnectList) ([]int, error) {
	return nil, winerr.ERROR_CANCELLED
}
