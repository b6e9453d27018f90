package conformance

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// choosing returns a user who fills in the connect dialog for a drive, and does more after that.
func choosing(cred func(*checker) mpr.Credentials, more ...mpr.Reply) script {
	return func(c *checker) []mpr.Reply {
		return append([]mpr.Reply{mpr.UserConnects(mpr.ConnectReply{Local: drive, Remote: c.Remote, Credentials: cred(c)})}, more...)
	}
}

func byDefault(*checker) mpr.Credentials { return mpr.Credentials{} }
func overlong(*checker) mpr.Credentials  { return mpr.As("user", strings.Repeat("x", 257)) } // PWLEN is 256
func connectsDrive(c *checker)           { c.is(c.n, drive, c.Remote) }
func showConnect(c *checker) error       { return c.n.ConnectionDialog(7, mpr.RESOURCETYPE_DISK) }
func showDisconnect(c *checker) error    { return c.n.DisconnectDialog(7, mpr.RESOURCETYPE_DISK) }

func connectDialogAnswers() []answer {
	show := showConnect
	return []answer{
		{code: winerr.NO_ERROR, user: choosing(byDefault), call: show, check: connectsDrive},
		{code: winerr.DIALOG_CANCELLED, user: does(mpr.UserCancels()), call: show},
		{code: winerr.ERROR_EXTENDED_ERROR, user: choosing(byDefault, mpr.CantShow()), fault: ownError, call: show},
		{code: winerr.ERROR_INVALID_PASSWORD, user: choosing(overlong, mpr.CantShow()), call: show},
		{code: winerr.ERROR_NO_NETWORK, user: does(), given: []state{stopped}, call: show},
		{code: winerr.ERROR_NOT_ENOUGH_MEMORY, call: show},
	}
}

// showing shows the connect dialog with flags.
func showing(nr *mpr.NetResource, flags mpr.ConnectDialogFlags) func(*checker) error {
	return func(c *checker) error { return c.n.ConnectionDialog1(&mpr.ConnectDialog{Resource: nr, Flags: flags}) }
}

func connectDialog1Answers() []answer {
	show := showing(disk("", ""), 0)
	return []answer{
		{code: winerr.NO_ERROR, user: choosing(byDefault), call: func(c *checker) error {
			dialog := &mpr.ConnectDialog{Resource: disk("", "")}
			err := c.n.ConnectionDialog1(dialog)
			suite.Equal(c, "the number of the device", dialog.DevNum, 26) // Z: is the 26th letter
			return err
		}, check: connectsDrive},
		{code: winerr.DIALOG_CANCELLED, user: does(mpr.UserCancels()), call: show},
		{code: winerr.ERROR_INVALID_PARAMETER, user: does(), call: showing(disk("", `\\server\share`), mpr.CONNDLG_RO_PATH|mpr.CONNDLG_USE_MRU),
			check: func(c *checker) {
				for _, d := range []*mpr.ConnectDialog{
					{Resource: disk("", ""), Flags: mpr.CONNDLG_RO_PATH},
					{Resource: disk("", ""), Flags: mpr.CONNDLG_PERSIST | mpr.CONNDLG_NOT_PERSIST},
				} {
					c.refused("ConnectionDialog1", func() error { return c.n.ConnectionDialog1(d) }, winerr.ERROR_INVALID_PARAMETER)
				}
			}},
		{code: winerr.ERROR_BAD_DEV_TYPE, user: does(), call: showing(&mpr.NetResource{Type: mpr.RESOURCETYPE_PRINT}, 0)},
		{code: winerr.ERROR_BUSY, user: does(), given: []state{starting}, call: show},
		{code: winerr.ERROR_NO_NETWORK, user: does(), given: []state{stopped}, call: show},
		{code: winerr.ERROR_NOT_ENOUGH_MEMORY, call: show},
		{code: winerr.ERROR_EXTENDED_ERROR, user: choosing(byDefault), fault: ownError, call: show},
	}
}

// modal sets up a machine where DisconnectDialog waits for the user.
var modal = Setup{Options: mpr.Options{ModalDisconnectDialog: true}}

func disconnectDialogAnswers() []answer {
	show := showDisconnect
	return []answer{
		{code: winerr.NO_ERROR, setup: modal, user: does(mpr.UserChooses(drive)), given: []state{connected}, call: show,
			check: func(c *checker) { c.connected() }},
		{code: winerr.DIALOG_CANCELLED, setup: modal, user: does(mpr.UserCancels()), given: []state{connected}, call: show},
		{code: winerr.ERROR_EXTENDED_ERROR, setup: modal, user: does(), fault: ownError, call: show},
		{code: winerr.ERROR_NO_NETWORK, user: does(), given: []state{stopped}, call: show},
		{code: winerr.ERROR_NOT_ENOUGH_MEMORY, call: show},
	}
}

// disconnecting disconnects the drive for good, with the question about open files.
func disconnecting(c *checker) error {
	return c.n.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: drive, Flags: mpr.DISC_NO_FORCE | mpr.DISC_UPDATE_PROFILE})
}

func disconnectDialog1Answers() []answer {
	busy := []state{kept, opened}
	return []answer{
		{code: winerr.NO_ERROR, user: does(mpr.UserSays(mpr.AnswerYes)), given: busy, call: disconnecting, check: func(c *checker) {
			c.connected()
			c.remembers()
		}},
		{code: winerr.DIALOG_CANCELLED, user: does(mpr.UserSays(mpr.AnswerClosed)), given: busy, call: disconnecting},
		{code: winerr.ERROR_CANCELLED, user: does(mpr.UserSays(mpr.AnswerNo)), given: busy, call: disconnecting},
		{code: winerr.ERROR_OPEN_FILES, given: busy, call: disconnecting},
		{code: winerr.ERROR_BUSY, given: []state{starting}, call: disconnecting},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: disconnecting},
		{code: winerr.ERROR_NOT_ENOUGH_MEMORY, user: does(mpr.CantShow()), given: busy, call: disconnecting},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{connected}, fault: ownError, call: disconnecting},
	}
}
