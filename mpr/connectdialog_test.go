package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// dialogs is a machine with a user in front of it.
func dialogs(t testing.TB, replies ...mpr.Reply) (*testbed, *mpr.ScriptedUI, *mpr.Caller) {
	t.Helper()
	ui := mpr.NewScriptedUI(replies...)
	m := machine(t, func(m *testbed) { m.UI = ui })
	t.Cleanup(func() { require.NoError(t, ui.Err()) })
	return m, ui, m.logon("alice")
}

// TestConnectDialogPrompt is what each flag makes of the dialog.
func TestConnectDialogPrompt(t *testing.T) {
	path := disk("", docs)
	for name, one := range map[string]struct {
		nr    *mpr.NetResource
		flags mpr.ConnectDialogFlags
		want  mpr.ConnectPrompt
	}{
		"no flags":    {path, 0, mpr.ConnectPrompt{Resource: *path, Reconnect: true}},
		"no path":     {disk("", ""), 0, mpr.ConnectPrompt{Resource: *disk("", ""), Reconnect: true}},
		"RO_PATH":     {path, mpr.CONNDLG_RO_PATH, mpr.ConnectPrompt{Resource: *path, ReadOnly: true, Reconnect: true}},
		"USE_MRU":     {path, mpr.CONNDLG_USE_MRU, mpr.ConnectPrompt{Resource: *path, MostRecent: []string{media}, Reconnect: true}},
		"HIDE_BOX":    {path, mpr.CONNDLG_HIDE_BOX, mpr.ConnectPrompt{Resource: *path, HideBox: true, Reconnect: true}},
		"PERSIST":     {path, mpr.CONNDLG_PERSIST, mpr.ConnectPrompt{Resource: *path, Reconnect: true}},
		"NOT_PERSIST": {path, mpr.CONNDLG_NOT_PERSIST, mpr.ConnectPrompt{Resource: *path}},
		"CONN_POINT":  {path, mpr.CONNDLG_CONN_POINT, mpr.ConnectPrompt{Resource: *path, Reconnect: true}},
	} {
		t.Run(name, func(t *testing.T) {
			m, ui, c := dialogs(t, mpr.UserCancels())
			require.NoError(t, c.AddConnection2(disk("Y:", media), mpr.Credentials{}, mpr.CONNECT_UPDATE_RECENT))
			unchanged(t, m.Router, func() {
				dialog := mpr.ConnectDialog{Owner: 7, Resource: one.nr, Flags: one.flags, DevNum: 99}
				requireCode(t, winerr.DIALOG_CANCELLED, c.ConnectionDialog1(&dialog))
				require.EqualValues(t, 99, dialog.DevNum)
			})
			one.want.Owner = 7
			require.Equal(t, []any{one.want}, ui.Shown())
		})
	}
}

// TestConnectionDialogHasRecentPaths, as CONNDLG_USE_MRU simulates it.
func TestConnectionDialogHasRecentPaths(t *testing.T) {
	_, ui, c := dialogs(t, mpr.UserCancels())
	require.NoError(t, c.AddConnection2(disk("Y:", media), mpr.Credentials{}, mpr.CONNECT_UPDATE_RECENT))
	requireCode(t, winerr.DIALOG_CANCELLED, c.ConnectionDialog(7, mpr.RESOURCETYPE_DISK))
	require.Equal(t, []any{mpr.ConnectPrompt{
		Owner: 7, Resource: *disk("", ""), MostRecent: []string{media}, Reconnect: true,
	}}, ui.Shown())
	for _, typ := range []mpr.ResourceType{mpr.RESOURCETYPE_ANY, mpr.RESOURCETYPE_PRINT, 77} {
		requireCode(t, winerr.ERROR_BAD_DEV_TYPE, c.ConnectionDialog(0, typ))
	}
}

// TestConnectDialogPersists by the flags, and else by the box.
func TestConnectDialogPersists(t *testing.T) {
	for name, one := range map[string]struct {
		flags  mpr.ConnectDialogFlags
		ticked bool
		want   bool
	}{
		"ticked":                {0, true, true},
		"not ticked":            {0, false, false},
		"PERSIST, not ticked":   {mpr.CONNDLG_PERSIST, false, true},
		"NOT_PERSIST, ticked":   {mpr.CONNDLG_NOT_PERSIST, true, false},
		"hidden":                {mpr.CONNDLG_HIDE_BOX, false, true},
		"hidden, NOT_PERSIST":   {mpr.CONNDLG_HIDE_BOX | mpr.CONNDLG_NOT_PERSIST, true, false},
		"read-only, not ticked": {mpr.CONNDLG_RO_PATH, false, false},
	} {
		t.Run(name, func(t *testing.T) {
			m, _, c := dialogs(t, mpr.UserConnects(mpr.ConnectReply{Local: "Z:", Remote: docs, Reconnect: one.ticked}))
			require.NoError(t, showing(disk("", docs), one.flags)(m, c))
			_, remembered := m.entry("Z:")
			require.Equal(t, one.want, remembered)
		})
	}
}

// TestConnectDialogBoxStays as the user left it: the dialog defaults to the last
// option that was selected in it.
func TestConnectDialogBoxStays(t *testing.T) {
	reply := func(local string, ticked bool) mpr.Reply {
		return mpr.UserConnects(mpr.ConnectReply{Local: local, Remote: docs, Reconnect: ticked})
	}
	m, ui, c := dialogs(t, reply("Z:", false), reply("Y:", true), mpr.UserCancels(), mpr.UserCancels())
	for _, flags := range []mpr.ConnectDialogFlags{0, mpr.CONNDLG_PERSIST} {
		require.NoError(t, showing(disk("", ""), flags)(m, c))
	}
	requireCode(t, winerr.DIALOG_CANCELLED, showing(disk("", ""), 0)(m, c))
	requireCode(t, winerr.DIALOG_CANCELLED, showing(disk("", ""), 0)(m, m.logon("bob")))
	var ticked []bool
	for _, shown := range ui.Shown() {
		ticked = append(ticked, shown.(mpr.ConnectPrompt).Reconnect)
	}
	require.Equal(t, []bool{true, true, false, true}, ticked, "PERSIST selects nothing, and bob has a box of his own")
}

// TestConnectDialogReadsTypeAndPath of the NETRESOURCE: its other members must be
// NULL, and count for nothing (CONNECTDLGSTRUCT).
func TestConnectDialogReadsTypeAndPath(t *testing.T) {
	m, _, c := dialogs(t, choosing("Z:", docs, mpr.Credentials{}))
	nr := disk("not a device", docs)
	nr.Provider, nr.Usage = "No Such Network", mpr.RESOURCEUSAGE_CONTAINER
	require.NoError(t, showing(nr, 0)(m, c))
	remote, err := c.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, docs, remote)
}

// TestConnectDialogStripsABackslash, and just one of two.
func TestConnectDialogStripsABackslash(t *testing.T) {
	m, _, c := dialogs(t, choosing("Z:", docs+`\`, mpr.Credentials{}), choosing("Y:", docs+`\\`, mpr.Credentials{}), mpr.UserCancels())
	require.NoError(t, c.ConnectionDialog(0, mpr.RESOURCETYPE_DISK))
	require.Equal(t, docs, m.net.Snapshot()[0].Remote)
	requireCode(t, winerr.DIALOG_CANCELLED, c.ConnectionDialog(0, mpr.RESOURCETYPE_DISK))
	require.Len(t, m.net.Snapshot(), 1)
}

// TestConnectDialogErrors come up while the dialog does: the user sees them and
// may try again.
func TestConnectDialogErrors(t *testing.T) {
	_, ui, c := dialogs(t,
		choosing("Z:", `\\files\nothing`, mpr.Credentials{}),
		choosing("ZZ:", docs, mpr.Credentials{}),
		choosing("Z:", docs, mpr.As("bob", "hunter2")))
	require.NoError(t, c.ConnectionDialog(7, mpr.RESOURCETYPE_DISK))
	user, err := c.GetUser("Z:")
	require.NoError(t, err)
	require.Equal(t, "bob", user)
	shown := ui.Shown()
	require.Len(t, shown, 5, "three dialogs and the errors of two")
	for at, want := range map[int]winerr.Errno{1: winerr.ERROR_BAD_NET_NAME, 3: winerr.ERROR_BAD_DEVICE} {
		failed := shown[at].(mpr.ShownError)
		requireCode(t, want, failed.Err)
		require.EqualValues(t, 7, failed.Owner)
	}
}

// TestConnectDialogErrorThenCancel is a dialog that was cancelled.
func TestConnectDialogErrorThenCancel(t *testing.T) {
	m, _, c := dialogs(t, choosing("ZZ:", docs, mpr.Credentials{}), mpr.UserCancels())
	unchanged(t, m.Router, func() {
		requireCode(t, winerr.DIALOG_CANCELLED, c.ConnectionDialog(0, mpr.RESOURCETYPE_DISK))
	})
}

// TestConnectionDialog1Errors are shown and returned (KB Q177698).
func TestConnectionDialog1Errors(t *testing.T) {
	for remote, want := range map[string]winerr.Errno{`\\nosuch\x`: winerr.ERROR_BAD_NETPATH, `\\files\nothing`: winerr.ERROR_BAD_NET_NAME} {
		m, ui, c := dialogs(t, choosing("Z:", remote, mpr.Credentials{}))
		unchanged(t, m.Router, func() {
			requireCode(t, want, c.ConnectionDialog1(&mpr.ConnectDialog{Owner: 7, Resource: disk("", "")}))
		})
		require.Len(t, ui.Shown(), 2)
		shown := ui.Shown()[1].(mpr.ShownError)
		requireCode(t, want, shown.Err)
		require.EqualValues(t, 7, shown.Owner)
	}
}

// TestConnectDialogPrompts for credentials that are refused, as WNetAddConnection3 does with CONNECT_INTERACTIVE. A
// prompt that is cancelled ends WNetConnectionDialog1; WNetConnectionDialog comes up again. No error is shown.
func TestConnectDialogPrompts(t *testing.T) {
	wrong := choosing("Z:", docs, mpr.As("bob", "wrong"))
	right := mpr.UserTypes("bob", "hunter2")
	dialog := func(c *mpr.Caller) error { return c.ConnectionDialog(7, mpr.RESOURCETYPE_DISK) }
	dialog1 := func(c *mpr.Caller) error {
		return c.ConnectionDialog1(&mpr.ConnectDialog{Owner: 7, Resource: disk("", "")})
	}
	for name, one := range map[string]struct {
		show    func(*mpr.Caller) error
		replies []mpr.Reply
		want    winerr.Errno
	}{
		"dialog, asked":      {dialog, []mpr.Reply{wrong, right}, winerr.NO_ERROR},
		"dialog1, asked":     {dialog1, []mpr.Reply{wrong, mpr.UserTypes("bob", "wrong"), right}, winerr.NO_ERROR},
		"dialog, cancelled":  {dialog, []mpr.Reply{wrong, mpr.UserCancels(), mpr.UserCancels()}, winerr.DIALOG_CANCELLED},
		"dialog1, cancelled": {dialog1, []mpr.Reply{wrong, mpr.UserCancels()}, winerr.DIALOG_CANCELLED},
	} {
		t.Run(name, func(t *testing.T) {
			m, ui, c := dialogs(t, one.replies...)
			requireCode(t, one.want, one.show(c))
			require.Len(t, ui.Shown(), len(one.replies))
			prompt := ui.Shown()[1].(mpr.CredentialPrompt)
			require.EqualValues(t, 7, prompt.Owner)
			require.Equal(t, docs, prompt.Remote)
			require.Equal(t, one.want == winerr.NO_ERROR, len(m.net.Snapshot()) == 1)
		})
	}
}

// TestConnectDialogArguments are checked before anything is shown.
func TestConnectDialogArguments(t *testing.T) {
	path := disk("", docs)
	for name, one := range map[string]struct {
		dialog *mpr.ConnectDialog
		want   winerr.Errno
	}{
		"no structure":            {nil, winerr.ERROR_INVALID_ADDRESS},
		"no resource":             {&mpr.ConnectDialog{}, winerr.ERROR_INVALID_ADDRESS},
		"size":                    {&mpr.ConnectDialog{Size: 40, Resource: path}, winerr.ERROR_INVALID_PARAMETER},
		"RO_PATH without a path":  {&mpr.ConnectDialog{Resource: disk("", ""), Flags: mpr.CONNDLG_RO_PATH}, winerr.ERROR_INVALID_PARAMETER},
		"RO_PATH and USE_MRU":     {&mpr.ConnectDialog{Resource: path, Flags: mpr.CONNDLG_RO_PATH | mpr.CONNDLG_USE_MRU}, winerr.ERROR_INVALID_PARAMETER},
		"PERSIST and NOT_PERSIST": {&mpr.ConnectDialog{Resource: path, Flags: mpr.CONNDLG_PERSIST | mpr.CONNDLG_NOT_PERSIST}, winerr.ERROR_INVALID_PARAMETER},
		"unknown flag":            {&mpr.ConnectDialog{Resource: path, Flags: 0x40}, winerr.ERROR_INVALID_PARAMETER},
		"type":                    {&mpr.ConnectDialog{Resource: &mpr.NetResource{RemoteName: docs}}, winerr.ERROR_BAD_DEV_TYPE},
	} {
		t.Run(name, func(t *testing.T) {
			m, _, c := dialogs(t)
			unchanged(t, m.Router, func() { requireCode(t, one.want, c.ConnectionDialog1(one.dialog)) })
		})
	}
	_, _, c := dialogs(t, mpr.UserCancels())
	requireCode(t, winerr.DIALOG_CANCELLED, c.ConnectionDialog1(&mpr.ConnectDialog{Size: 20, Resource: path}))
}

// TestConnectDialogOneNetworkStarted is enough for the dialog.
func TestConnectDialogOneNetworkStarted(t *testing.T) {
	m, _, c := dialogs(t, mpr.UserCancels())
	slow := emptyNetwork(t, redirector.Kind{Name: "Slow"})
	slow.SetStart(5000)
	require.NoError(t, m.AddProvider(slow))
	require.NoError(t, m.SetProviderOrder("Slow"))
	requireCode(t, winerr.DIALOG_CANCELLED, showing(disk("", ""), 0)(m, c))
}

// TestDialogsNotify like the calls that they stand on.
func TestDialogsNotify(t *testing.T) {
	m, _, c := dialogs(t, choosing("Z:", docs, mpr.Credentials{}))
	m.Recorder = new(mpr.Recorder)
	m.AddNotifyee(new(silentNotifyee))
	thread, err := m.Caller(c.Session())
	require.NoError(t, err)
	defer thread.Close()
	require.NoError(t, showing(disk("", ""), 0)(m, thread))
	require.NoError(t, thread.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: "Z:"}))
	for _, rec := range m.Recorder.Records() {
		require.NotEmpty(t, rec.Notified, rec.Op)
	}
	require.Len(t, m.Recorder.Records(), 2)
}

// silentNotifyee listens and says nothing.
type silentNotifyee struct{}

func (silentNotifyee) AddConnectNotify(*provider.NotifyInfo, *provider.NotifyAdd) error { return nil }
func (silentNotifyee) CancelConnectNotify(*provider.NotifyInfo, *provider.NotifyCancel) error {
	return nil
}

// TestDialogsOfTheElevated show what that half of the token has.
func TestDialogsOfTheElevated(t *testing.T) {
	ui := mpr.NewScriptedUI(mpr.UserChooses())
	m := machine(t, modal, func(m *testbed) { m.UI = ui })
	filtered := m.logonAs(session.Logon{User: session.User{Name: "alice"}, Administrator: true})
	elevated, err := filtered.Elevated()
	require.NoError(t, err)
	defer elevated.Close()
	mapped(t, filtered, "Z:", docs)
	mapped(t, elevated, "Y:", media)
	require.NoError(t, elevated.DisconnectDialog(0, mpr.RESOURCETYPE_DISK))
	require.Equal(t, []string{media}, remotes(ui.Shown()[0].(mpr.DisconnectList).Connections))
}
