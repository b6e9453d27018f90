package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// choosing fills in the connect dialog.
func choosing(local, remote string, cred mpr.Credentials) mpr.Reply {
	return mpr.Connect(mpr.ConnectReply{Local: local, Remote: remote, Credentials: cred})
}

func connectionDialogCases() []codeCase {
	show := func(_ *testbed, c *mpr.Caller) error { return c.ConnectionDialog(7, mpr.RESOURCETYPE_DISK) }
	good := choosing("Z:", docs, mpr.Credentials{})
	wrong := choosing("Z:", docs, mpr.As("bob", "wrong"))
	return []codeCase{
		{code: winerr.NO_ERROR, set: answering(good), call: show, check: func(t *testing.T, m *testbed, _ *mpr.Caller) {
			require.Len(t, m.net.Snapshot(), 1)
		}},
		{code: winerr.DIALOG_CANCELLED, set: answering(mpr.Cancel()), call: show},
		{
			code: winerr.ERROR_EXTENDED_ERROR, set: answering(good, mpr.CantShow()),
			fault: provider.Fail(ownError), call: show, check: toldOwnError,
		},
		{code: winerr.ERROR_INVALID_PASSWORD, set: answering(wrong, mpr.CantShow()), call: show},
		{code: winerr.ERROR_NO_NETWORK, set: answering(), given: notStarted, call: show},
		{code: winerr.ERROR_NOT_ENOUGH_MEMORY, call: show},
	}
}

// showing shows the connect dialog with flags.
func showing(nr *mpr.NetResource, flags mpr.ConnectDialogFlags) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		return c.ConnectionDialog1(&mpr.ConnectDialog{Resource: nr, Flags: flags})
	}
}

func connectionDialog1Cases() []codeCase {
	show := showing(disk("", ""), 0)
	letter := &mpr.ConnectDialog{Size: 32, Resource: disk("", "")}
	good := choosing("Z:", docs, mpr.Credentials{})
	return []codeCase{
		{code: winerr.NO_ERROR, set: answering(good), call: func(_ *testbed, c *mpr.Caller) error {
			return c.ConnectionDialog1(letter)
		}, check: func(t *testing.T, _ *testbed, _ *mpr.Caller) {
			require.EqualValues(t, 26, letter.DevNum, "Z: is the 26th letter")
		}},
		{code: winerr.DIALOG_CANCELLED, set: answering(mpr.Cancel()), call: show},
		{
			code: winerr.ERROR_INVALID_PARAMETER, set: answering(),
			call: showing(disk("", docs), mpr.CONNDLG_RO_PATH|mpr.CONNDLG_USE_MRU),
		},
		{code: winerr.ERROR_BAD_DEV_TYPE, set: answering(), call: showing(&mpr.NetResource{Type: mpr.RESOURCETYPE_PRINT}, 0)},
		{code: winerr.ERROR_BUSY, set: answering(), given: starting, call: show},
		{code: winerr.ERROR_NO_NETWORK, set: answering(), given: notStarted, call: show},
		{code: winerr.ERROR_NOT_ENOUGH_MEMORY, call: show},
		{
			code: winerr.ERROR_EXTENDED_ERROR, set: answering(good, mpr.CantShow()),
			fault: provider.Fail(ownError), call: show, check: toldOwnError,
		},
	}
}

// modal makes DisconnectDialog wait for the user.
func modal(m *testbed) { m.Options.ModalDisconnectDialog = true }

func disconnectDialogCases() []codeCase {
	show := func(_ *testbed, c *mpr.Caller) error { return c.DisconnectDialog(7, mpr.RESOURCETYPE_DISK) }
	return []codeCase{
		{
			code: winerr.NO_ERROR, set: both(modal, answering(mpr.Choose("Z:"))), given: connected("Z:"), call: show,
			check: func(t *testing.T, m *testbed, _ *mpr.Caller) { require.Empty(t, m.net.Snapshot()) },
		},
		{code: winerr.DIALOG_CANCELLED, set: both(modal, answering(mpr.Cancel())), given: connected("Z:"), call: show},
		{code: winerr.ERROR_EXTENDED_ERROR, set: answering(), fault: provider.Fail(ownError), call: show, check: toldOwnError},
		{code: winerr.ERROR_NO_NETWORK, set: answering(), given: notStarted, call: show},
		{code: winerr.ERROR_NOT_ENOUGH_MEMORY, call: show},
	}
}

// busy has the caller connect Z: and keep a file open on it.
func busy(m *testbed, c *mpr.Caller) {
	connected("Z:")(m, c)
	f, err := c.Open(`Z:\a.txt`)
	require.NoError(m.t, err)
	m.t.Cleanup(func() { f.Close() })
}

// disconnecting disconnects Z: with the question about open files.
func disconnecting(_ *testbed, c *mpr.Caller) error {
	return c.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: "Z:", Flags: mpr.DISC_NO_FORCE})
}

func disconnectDialog1Cases() []codeCase {
	return []codeCase{
		{
			code: winerr.NO_ERROR, set: answering(mpr.Say(mpr.AnswerYes)), given: busy, call: disconnecting,
			check: func(t *testing.T, m *testbed, _ *mpr.Caller) { require.Empty(t, m.net.Snapshot()) },
		},
		{code: winerr.DIALOG_CANCELLED, set: answering(mpr.Say(mpr.AnswerClosed)), given: busy, call: disconnecting},
		{code: winerr.ERROR_CANCELLED, set: answering(mpr.Say(mpr.AnswerNo)), given: busy, call: disconnecting},
		{code: winerr.ERROR_OPEN_FILES, given: busy, call: disconnecting},
		{code: winerr.ERROR_BUSY, given: starting, call: disconnecting},
		{code: winerr.ERROR_NO_NETWORK, given: notStarted, call: disconnecting},
		{code: winerr.ERROR_NOT_ENOUGH_MEMORY, set: answering(mpr.CantShow()), given: busy, call: disconnecting},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: provider.Fail(ownError), call: disconnecting, check: toldOwnError},
	}
}
