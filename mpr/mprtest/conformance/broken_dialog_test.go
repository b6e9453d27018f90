package conformance_test

import (
	"context"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

var brokenVersions = []breakage{
	{
		"restores in all versions",
		func(b *bent) {
			b.onRestore = func(device string, ui mpr.UseUI) error {
				err := b.patient.RestoreConnection(0, device, ui)
				if coded(err, winerr.ERROR_CALL_NOT_IMPLEMENTED) {
					err = b.patient.RestoreSingleConnection(0, device, ui != mpr.UseUINo)
				}
				return err
			}
		},
		[]string{"no WNetRestoreConnection since Vista"},
	},
	{
		"has the newest calls in all versions",
		func(b *bent) {
			b.onAdd4 = func(w mpr.Window, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte) error {
				err := b.patient.AddConnection4(w, nr, auth, flags, options)
				if coded(err, winerr.ERROR_CALL_NOT_IMPLEMENTED) {
					err = b.patient.AddConnection2(nr, mpr.Credentials{}, flags)
				}
				return err
			}
		},
		[]string{"no WNetAddConnection4 before Windows 10", "default after explicit, Windows 7", "refused before Vista"},
	},
	{
		"has no WNetUseConnection4",
		answering("WNetUseConnection4W", winerr.NO_ERROR, winerr.ERROR_CALL_NOT_IMPLEMENTED),
		[]string{
			"used with an authentication buffer", "documented flags", "whose connection it is", "remembered on request", "NULL and empty password", "asked until it fits", "asked first", "credentials that were typed", "access name", "members that count", "printers without device", "user that was typed", "default credentials join", "server alone",
		},
	},
}

// ending changes what DisconnectDialog1 is given.
func ending(change func(*mpr.DisconnectDialog)) func(*bent) {
	return func(b *bent) {
		b.onEnd1 = func(d *mpr.DisconnectDialog) error {
			changed := *d
			change(&changed)
			return b.patient.DisconnectDialog1(&changed)
		}
	}
}

var brokenDialogs = []breakage{
	{
		"has a dialog for printers",
		answering("WNetConnectionDialog", winerr.ERROR_BAD_DEV_TYPE, winerr.NO_ERROR),
		[]string{"only disks in dialogs"},
	},
	{
		"always asks before it closes files",
		ending(func(d *mpr.DisconnectDialog) { d.Flags |= mpr.DISC_NO_FORCE }),
		[]string{"forced without a question"},
	},
	{
		"never asks before it closes files",
		ending(func(d *mpr.DisconnectDialog) { d.Flags &^= mpr.DISC_NO_FORCE }),
		[]string{
			"WNetDisconnectDialog1W/NO_ERROR", "WNetDisconnectDialog1W/DIALOG_CANCELLED", "WNetDisconnectDialog1W/ERROR_CANCELLED",
			"WNetDisconnectDialog1W/ERROR_OPEN_FILES", "WNetDisconnectDialog1W/ERROR_NOT_ENOUGH_MEMORY",
		},
	},
	{
		"forgets no device in a dialog",
		ending(func(d *mpr.DisconnectDialog) { d.Flags &^= mpr.DISC_UPDATE_PROFILE }),
		[]string{"dialog and profile", "disconnected by remote name", "WNetDisconnectDialog1W/NO_ERROR"},
	},
	{
		"numbers devices from 0",
		func(b *bent) {
			b.onDialog1 = func(d *mpr.ConnectDialog) error {
				err := b.patient.ConnectionDialog1(d)
				d.DevNum--
				return err
			}
		},
		[]string{"number of no device", "WNetConnectionDialog1W/NO_ERROR"},
	},
	{
		"has one device",
		func(b *bent) {
			b.onDialog1 = func(d *mpr.ConnectDialog) error {
				err := b.patient.ConnectionDialog1(d)
				if d.DevNum != mpr.NoDevice {
					d.DevNum = 26
				}
				return err
			}
		},
		[]string{"number of no device"},
	},
	{
		"remembers as the box says, whatever the flags say",
		connecting(func(flags *mpr.ConnectDialogFlags) {
			if *flags != mpr.CONNDLG_PERSIST|mpr.CONNDLG_NOT_PERSIST {
				*flags &^= mpr.CONNDLG_PERSIST | mpr.CONNDLG_NOT_PERSIST
			}
		}),
		[]string{"reconnect at logon"},
	},
	{
		"remembers nothing of its own accord",
		connecting(func(flags *mpr.ConnectDialogFlags) {
			if *flags&mpr.CONNDLG_PERSIST == 0 {
				*flags |= mpr.CONNDLG_NOT_PERSIST
			}
		}),
		[]string{"reconnect at logon"},
	},
	{
		"lets a fixed path be changed",
		func(b *bent) {
			b.onDialog1 = func(d *mpr.ConnectDialog) error {
				if d.Resource.RemoteName == "" || d.Flags != mpr.CONNDLG_RO_PATH {
					return b.patient.ConnectionDialog1(d)
				}
				return b.patient.ConnectionDialog1(&mpr.ConnectDialog{Resource: d.Resource})
			}
		},
		[]string{"a path that is fixed"},
	},
	{
		"forgets what has no device without a word",
		ending(func(d *mpr.DisconnectDialog) {
			if d.LocalName == "" {
				d.Flags &^= mpr.DISC_UPDATE_PROFILE
			}
		}),
		[]string{"disconnected by remote name"},
	},
	{
		"disconnects devices alone",
		ending(func(d *mpr.DisconnectDialog) {
			if d.LocalName == "" && d.Flags == 0 {
				d.RemoteName = ""
			}
		}),
		[]string{"disconnected by remote name"},
	},
	{
		"takes no remote name for a local one",
		ending(func(d *mpr.DisconnectDialog) {
			if len(d.LocalName) > len("LPT1") {
				d.LocalName, d.RemoteName, d.Flags = "", "", 0
			}
		}),
		[]string{"local name that is no device"},
	},
	{
		"connects no fixed path with a backslash behind it",
		func(b *bent) {
			b.onDialog1 = func(d *mpr.ConnectDialog) error {
				if strings.HasSuffix(d.Resource.RemoteName, `\`) {
					return winerr.ERROR_BAD_NETPATH
				}
				return b.patient.ConnectionDialog1(d)
			}
		},
		[]string{"backslash in the connect dialog"},
	},
	{
		"never asks in the connect dialog",
		func(b *bent) {
			b.onDialog1 = func(d *mpr.ConnectDialog) error {
				oneDialog.Lock()
				defer oneDialog.Unlock()
				defer b.facing(func(ui mpr.UI) mpr.UI { return withoutPrompts{ui} })()
				return b.patient.ConnectionDialog1(d)
			}
		},
		[]string{"asked in the connect dialog"},
	},
	{
		"tells the user of no error",
		func(b *bent) {
			b.onEnd1 = func(d *mpr.DisconnectDialog) error {
				defer b.facing(func(ui mpr.UI) mpr.UI { return withoutErrors{ui} })()
				return b.patient.DisconnectDialog1(d)
			}
		},
		[]string{"errors shown and returned"},
	},
	{
		"tells two dialogs at once that a letter is theirs",
		racing(func(b *bent, another func(local string) bool) {
			b.onDialog1 = func(d *mpr.ConnectDialog) error {
				raced := d.Flags == mpr.CONNDLG_NOT_PERSIST && d.Resource.RemoteName == `\\files\docs` && another("W:")
				err := b.patient.ConnectionDialog1(d)
				if raced && coded(err, winerr.ERROR_ALREADY_ASSIGNED) {
					return b.do("WNetConnectionDialog1W", func() error { return nil })
				}
				return err
			}
		}),
		[]string{"one letter for one of two dialogs"},
	},
	{
		"disconnects what is chosen though its worker has ended",
		func(b *bent) {
			b.facing(func(ui mpr.UI) mpr.UI { return stubborn{UI: ui, c: b.c} })
		},
		[]string{"chosen too late"},
	},
	{
		"goes by a yes though its worker has ended",
		func(b *bent) {
			b.facing(func(ui mpr.UI) mpr.UI { return persistent{UI: ui, c: b.c} })
		},
		[]string{"confirmed too late"},
	},
	{
		"takes dialogs of any size",
		ending(func(d *mpr.DisconnectDialog) { d.Size = 0 }),
		[]string{"sizes of dialogs"},
	},
	{
		"waits for whoever disconnects",
		answering("WNetDisconnectDialog", winerr.NO_ERROR, winerr.DIALOG_CANCELLED),
		[]string{"up and gone", "WNetDisconnectDialog/NO_ERROR"},
	},
}

// oneDialog is held by a dialog that changes the user: two threads may have one up at once, and the router has one user.
var oneDialog sync.Mutex

// facing puts another user in front of the machine, and returns what puts the first one back.
func (b *bent) facing(other func(mpr.UI) mpr.UI) (back func()) {
	r := b.patient.c.Router()
	was := r.UI
	if was != nil {
		r.UI = other(was)
	}
	return func() { r.UI = was }
}

// stubborn ends the connections that are chosen in a dialog that has gone.
type stubborn struct {
	mpr.UI
	c *mpr.Caller
}

// DisconnectDialog implements mpr.UI.
func (u stubborn) DisconnectDialog(ctx context.Context, list mpr.DisconnectList) ([]int, error) {
	chosen, err := u.UI.DisconnectDialog(ctx, list)
	if ctx.Err() != nil {
		for _, i := range chosen {
			_ = u.c.CancelConnection2(list.Connections[i].LocalName, mpr.CONNECT_UPDATE_PROFILE, false)
		}
	}
	return chosen, err
}

// persistent ends the connection whose question has gone and is answered with yes.
type persistent struct {
	mpr.UI
	c *mpr.Caller
}

// ConfirmOpenFiles implements mpr.UI.
func (u persistent) ConfirmOpenFiles(ctx context.Context, q mpr.OpenFilesQuestion) (mpr.Answer, error) {
	answer, err := u.UI.ConfirmOpenFiles(ctx, q)
	if ctx.Err() != nil && answer == mpr.AnswerYes {
		_ = u.c.CancelConnection2(q.Local, mpr.CONNECT_UPDATE_PROFILE, true)
	}
	return answer, err
}

// withoutPrompts is a user who is never asked for credentials.
type withoutPrompts struct{ mpr.UI }

// PromptCredentials implements mpr.UI.
func (withoutPrompts) PromptCredentials(context.Context, mpr.CredentialPrompt) (mpr.CredentialReply, error) {
	return mpr.CredentialReply{}, winerr.ERROR_CANCELLED
}

// withoutErrors is a user who is told of no error.
type withoutErrors struct{ mpr.UI }

// ShowError implements mpr.UI.
func (withoutErrors) ShowError(mpr.Window, error) {}
