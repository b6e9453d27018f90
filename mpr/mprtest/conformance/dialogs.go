package conformance

import (
	"context"
	"fmt"
	"slices"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

const dialogDocument = "WNetDisconnectDialog1W and DISCDLGSTRUCTW, winnetwk.h documentation"

var dialogCases = suite.From("CONNECTDLGSTRUCTW, winnetwk.h documentation", []need{needDesk, needRemote}, []test{
	{
		Name:     "only disks in dialogs",
		Rule:     "the dialogs know RESOURCETYPE_DISK only: another type is ERROR_BAD_DEV_TYPE",
		Document: "WNetConnectionDialog and WNetDisconnectDialog, winnetwk.h documentation",
		Covers:   []string{"WNetConnectionDialog/NO_ERROR", "WNetDisconnectDialog/NO_ERROR"},
		Prepare:  user(does()),
		Check: func(c *checker) {
			for _, typ := range []mpr.ResourceType{mpr.RESOURCETYPE_ANY, mpr.RESOURCETYPE_PRINT} {
				one := showing(&mpr.NetResource{Type: typ}, 0)
				c.refused("ConnectionDialog", func() error { return c.n.ConnectionDialog(0, typ) }, winerr.ERROR_BAD_DEV_TYPE)
				c.refused("ConnectionDialog1", func() error { return one(c) }, winerr.ERROR_BAD_DEV_TYPE)
				c.refused("DisconnectDialog", func() error { return c.n.DisconnectDialog(0, typ) }, winerr.ERROR_BAD_DEV_TYPE)
			}
		},
	},
	{
		Name:     "forced without a question",
		Rule:     "without DISC_NO_FORCE WNetDisconnectDialog1 disconnects by force, and asks nobody",
		Document: dialogDocument,
		Covers:   []string{"WNetDisconnectDialog1W/NO_ERROR"},
		Needs:    []need{needDesk, needRemote, needOpen},
		Prepare:  user(does()),
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.open(drive)
			c.OK("DisconnectDialog1", c.n.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: drive}))
			c.connected()
		},
	},
	{
		Name:     "dialog and profile",
		Rule:     "WNetDisconnectDialog1 forgets the device with DISC_UPDATE_PROFILE and not without",
		Document: dialogDocument,
		Covers:   []string{"WNetDisconnectDialog1W/NO_ERROR", "observed/dialog-disconnect"},
		Check: func(c *checker) {
			for _, local := range []string{drive, drive2} {
				c.Must("AddConnection2", add(c.n, local, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			}
			c.OK("DisconnectDialog1", c.n.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: drive}))
			c.OK("DisconnectDialog1 for good", c.n.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: drive2, Flags: mpr.DISC_UPDATE_PROFILE}))
			c.remembers(drive + " " + c.Remote)
		},
	},
	{
		Name:   "number of no device",
		Rule:   "the number of a device counts from A:, which is 1, and that of a connection without device is -1",
		Covers: []string{"WNetConnectionDialog1W/NO_ERROR"},
		Prepare: user(func(c *checker) []mpr.Reply {
			return []mpr.Reply{mpr.UserConnects(mpr.ConnectReply{Remote: c.Remote}), mpr.UserConnects(mpr.ConnectReply{Local: "D:", Remote: c.Remote})}
		}),
		Check: func(c *checker) {
			for _, want := range []uint32{mpr.NoDevice, 4} {
				d := &mpr.ConnectDialog{Resource: disk("", "")}
				c.OK("ConnectionDialog1", c.n.ConnectionDialog1(d))
				suite.Equal(c, "the number", d.DevNum, want)
			}
		},
	},
	{
		Name:   "reconnect at logon",
		Rule:   "the connect dialog remembers with CONNDLG_PERSIST, doesn't with CONNDLG_NOT_PERSIST, and without both goes by its box, as WNetConnectionDialog does",
		Covers: []string{"WNetConnectionDialog1W/NO_ERROR"},
		Prepare: user(func(c *checker) []mpr.Reply {
			ticked := func(local string, box bool) mpr.Reply {
				return mpr.UserConnects(mpr.ConnectReply{Local: local, Remote: c.Remote, Reconnect: box})
			}
			return []mpr.Reply{ticked("Z:", false), ticked("Y:", true), ticked("X:", true), ticked("W:", false), ticked("V:", true), ticked("U:", false)}
		}),
		Check: func(c *checker) {
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
		Name:   "a path that is fixed",
		Rule:   "with CONNDLG_RO_PATH the path is the caller's, and the user doesn't change it",
		Covers: []string{"WNetConnectionDialog1W/NO_ERROR"},
		Needs:  []need{needDesk, needRemote, needSecond},
		Prepare: user(func(c *checker) []mpr.Reply {
			return []mpr.Reply{mpr.UserConnects(mpr.ConnectReply{Local: drive, Remote: c.Second})}
		}),
		Check: func(c *checker) {
			c.OK("ConnectionDialog1", showing(disk("", c.Remote), mpr.CONNDLG_RO_PATH)(c))
			c.is(c.n, drive, c.Remote)
		},
	},
	{
		Name:     "disconnected by remote name",
		Rule:     "WNetDisconnectDialog1 ends the connections without device to a remote name, which counts when there is no local name; without a local name there is nothing to forget, and without both nothing connected",
		Document: dialogDocument + ruled,
		Covers:   []string{"WNetDisconnectDialog1W/NO_ERROR"},
		Check: func(c *checker) {
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
		Name:     "local name that is no device",
		Rule:     "a local name that isn't a device is for WNetDisconnectDialog1 the remote name whose connections without device end, as for WNetCancelConnection2, and DISC_UPDATE_PROFILE has no effect",
		Document: dialogDocument + "; testdata/spec/observed.tsv" + ruled,
		Covers:   []string{"WNetDisconnectDialog1W/NO_ERROR", "observed/dialog-disconnect-name"},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			for _, flags := range []mpr.DisconnectDialogFlags{0, mpr.DISC_UPDATE_PROFILE} {
				c.connect("", c.Remote)
				c.OK("DisconnectDialog1", c.n.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: c.Remote, Flags: flags}))
				c.connected(drive + " " + c.Remote)
			}
		},
	},
	{
		Name:     "backslash in the connect dialog",
		Rule:     "the connect dialog takes one backslash off the end of the remote name, and connects what is left",
		Document: "Group Policy drive maps with a trailing backslash (TechNet Wiki 12223)" + ruled,
		Covers:   []string{"WNetConnectionDialog/NO_ERROR", "WNetConnectionDialog1W/NO_ERROR", "observed/dialog-backslash"},
		Prepare: user(func(c *checker) []mpr.Reply {
			typed := mpr.UserConnects(mpr.ConnectReply{Local: drive, Remote: c.Remote + `\`})
			return []mpr.Reply{typed, typed}
		}),
		Check: func(c *checker) {
			c.OK("ConnectionDialog", c.n.ConnectionDialog(0, mpr.RESOURCETYPE_DISK))
			c.is(c.n, drive, c.Remote)
			c.OK("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
			c.OK("ConnectionDialog1", showing(disk("", c.Remote+`\`), mpr.CONNDLG_RO_PATH)(c))
			c.is(c.n, drive, c.Remote)
		},
	},
	{
		Name:     "asked in the connect dialog",
		Rule:     "the connect dialogs ask for credentials when those of the dialog are refused, as WNetAddConnection3 does with CONNECT_INTERACTIVE",
		Document: "WNetConnectionDialog, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetConnectionDialog/NO_ERROR", "WNetConnectionDialog1W/NO_ERROR"},
		Needs:    []need{needDesk, needRemote, needMistyped, needRival},
		Prepare: user(func(c *checker) []mpr.Reply {
			chosen := mpr.UserConnects(mpr.ConnectReply{Local: drive, Remote: c.Remote, Credentials: *c.Mistyped})
			return []mpr.Reply{chosen, typing(*c.Mistyped), typing(*c.Rival), chosen, typing(*c.Rival)}
		}),
		Check: func(c *checker) {
			for function, show := range inOrder(map[string]func(*checker) error{
				"ConnectionDialog": showConnect, "ConnectionDialog1": showing(disk("", ""), 0),
			}) {
				c.OK(function, show(c))
				c.is(c.n, drive, c.Remote)
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
			}
		},
	},
	{
		Name:     "errors shown and returned",
		Rule:     "WNetConnectionDialog1 and WNetDisconnectDialog1 show the user an error and return it",
		Document: "KB Q177698" + ruled,
		Covers:   []string{"observed/dialog-connect-error", "observed/dialog-disconnect-error"},
		Needs:    []need{needDesk, needRemote, needMissing},
		Prepare: user(func(c *checker) []mpr.Reply {
			return []mpr.Reply{mpr.UserConnects(mpr.ConnectReply{Local: drive, Remote: c.Missing})}
		}),
		Check: func(c *checker) {
			connect := c.n.ConnectionDialog1(&mpr.ConnectDialog{Resource: disk("", "")})
			c.Code("ConnectionDialog1", connect, winerr.ERROR_BAD_NET_NAME)
			disconnect := disconnecting(c)
			c.Code("DisconnectDialog1", disconnect, winerr.ERROR_NOT_CONNECTED)
			var shown []winerr.Errno
			for _, one := range c.ui.Shown() {
				if failed, is := one.(mpr.ShownError); is {
					shown = append(shown, winerr.Code(failed.Err))
				}
			}
			suite.Equal(c, "what was shown", fmt.Sprint(shown), fmt.Sprint([]winerr.Errno{winerr.ERROR_BAD_NET_NAME, winerr.ERROR_NOT_CONNECTED}))
		},
	},
	{
		Name:     "sizes of dialogs",
		Rule:     "a cbStructure that isn't the size of the structure is ERROR_INVALID_PARAMETER",
		Document: "CONNECTDLGSTRUCTW and DISCDLGSTRUCTW, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetConnectionDialog1W/ERROR_INVALID_PARAMETER", "WNetDisconnectDialog1W/NO_ERROR"},
		Prepare:  user(does()),
		Check: func(c *checker) {
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
		Name:     "up and gone",
		Rule:     "WNetDisconnectDialog doesn't wait for the user, and so doesn't tell that the user cancelled",
		Document: "WNetDisconnectDialog, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetDisconnectDialog/NO_ERROR"},
		Setup:    Setup{UI: someoneCancels{}},
		Check:    func(c *checker) { c.OK("DisconnectDialog", showDisconnect(c)) },
	},
	{
		Name:     "one letter for one of two dialogs",
		Rule:     "of two connect dialogs that connect one letter at once, one connects and the other one is told ERROR_ALREADY_ASSIGNED",
		Document: "WNetConnectionDialog1W, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetConnectionDialog1W/NO_ERROR"},
		Needs:    []need{needDesk, needRemote, needThread},
		Prepare: user(func(c *checker) []mpr.Reply {
			return slices.Repeat([]mpr.Reply{mpr.UserConnects(mpr.ConnectReply{Local: unused, Remote: c.Remote})}, 2*rounds)
		}),
		Check: func(c *checker) {
			bothAtOnce(c, "ConnectionDialog1", func(n mpr.Network) error {
				return n.ConnectionDialog1(&mpr.ConnectDialog{Resource: disk("", c.Remote), Flags: mpr.CONNDLG_NOT_PERSIST})
			})
		},
	},
	{
		Name:     "chosen too late",
		Rule:     "when the process of a disconnect dialog has ended, what the user has chosen there isn't disconnected any more",
		Document: "WNetDisconnectDialog, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetDisconnectDialog/NO_ERROR"},
		Setup:    Setup{UI: &lateUser{}},
		Needs:    []need{needDesk, needRemote, needThread, needEnd},
		Check:    func(c *checker) { c.terminated() },
	},
	{
		Name:     "confirmed too late",
		Rule:     "when the process of a disconnect dialog has ended, a yes to its question about open files disconnects nothing any more",
		Document: "WNetDisconnectDialog, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetDisconnectDialog/NO_ERROR"},
		Setup:    Setup{UI: &lateUser{asks: true}},
		Needs:    []need{needDesk, needRemote, needThread, needOpen, needEnd},
		Check:    func(c *checker) { c.terminated(c.File) },
	},
})

// terminated ends the thread of a disconnect dialog while the user sits before it, and notes a
// connection that the user ends all the same. The files are open on it.
func (c *checker) terminated(files ...string) {
	c.connect(drive, c.Remote)
	for _, file := range files {
		_, err := c.Open(c.n, drive+file)
		c.Must("Open", err)
	}
	thread, err := c.Thread(c.n)
	c.Must("Thread", err)
	_ = thread.DisconnectDialog(7, mpr.RESOURCETYPE_DISK) // what it answers is the matter of other cases
	select {
	case <-c.late.up:
	case <-time.After(10 * time.Second):
		c.Notef("nothing is shown")
	}
	c.Terminate(thread)
	c.is(c.n, drive, c.Remote)
}

// lateUser is a user who disconnects all, and does so when the dialog has gone: or, if it asks
// about open files, when that question has.
type lateUser struct {
	mpr.NoUI
	asks bool
	up   chan struct{} // closed when the user sits before what will go
}

// DisconnectDialog implements mpr.UI.
func (u *lateUser) DisconnectDialog(ctx context.Context, list mpr.DisconnectList) (all []int, _ error) {
	if !u.asks {
		close(u.up)
		<-ctx.Done()
	}
	for i := range list.Connections {
		all = append(all, i)
	}
	return all, nil
}

// ConfirmOpenFiles implements mpr.UI.
func (u *lateUser) ConfirmOpenFiles(ctx context.Context, _ mpr.OpenFilesQuestion) (mpr.Answer, error) {
	close(u.up)
	<-ctx.Done()
	return mpr.AnswerYes, nil
}

// someoneCancels is a user who cancels the disconnect dialog, some time or other.
type someoneCancels struct{ mpr.NoUI }

// DisconnectDialog implements mpr.UI.
func (someoneCancels) DisconnectDialog(context.Context, mpr.DisconnectList) ([]int, error) {
	return nil, winerr.ERROR_CANCELLED
}
