package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/session"
)

// A setting of net use and saved credentials are a user's own, in all sessions of the user.
func TestWorkstation(t *testing.T) {
	m := mprtest.New(t)
	mine, same := m.Workstation(), m.Logon(session.Logon{User: m.Session().User()}).Workstation()
	other := m.Logon(session.Logon{User: session.User{Name: "other"}}).Workstation()

	require.NoError(t, mine.SetSaveConnections(false))
	for w, want := range map[mpr.Workstation]bool{mine: false, same: false, other: true} {
		save, err := w.SaveConnections()
		require.NoError(t, err)
		require.Equal(t, want, save)
	}
	require.NoError(t, mine.SaveCredentials("files", mpr.As("bob", "secret")))
	saved, err := same.SavedCredentials()
	require.NoError(t, err)
	require.Len(t, saved, 1)
	require.Equal(t, "bob", saved[0].As)
	require.ErrorIs(t, other.DeleteCredentials("files"), winerr.ERROR_NOT_FOUND)
	require.NoError(t, same.DeleteCredentials("files"))

	_, err = mine.UseState("Z:", "")
	require.ErrorIs(t, err, winerr.ERROR_NOT_CONNECTED)
	require.NoError(t, m.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: mprtest.Share}, mpr.Credentials{}, 0))
	state, err := mine.UseState("z:", "")
	require.NoError(t, err)
	require.Equal(t, mpr.UseState{}, state)
	f, err := m.OpenFile(`Z:\x`, 0x42, 0o600)
	require.NoError(t, err)
	_, err = same.UseState("Z:", "")
	require.ErrorIs(t, err, winerr.ERROR_NOT_CONNECTED, "another session's letter")
	state, err = mine.UseState("Z:", "")
	require.NoError(t, err)
	require.Equal(t, mpr.UseState{Opens: 1}, state)
	require.NoError(t, f.Close())
	require.NoError(t, m.CancelConnection2("Z:", 0, false))

	closed, err := m.Thread()
	require.NoError(t, err)
	require.NoError(t, closed.Close())
	for what, call := range map[string]func(mpr.Workstation) error{
		"Elevated":           func(w mpr.Workstation) error { _, err := w.Elevated(); return err },
		"SaveConnections":    func(w mpr.Workstation) error { _, err := w.SaveConnections(); return err },
		"SetSaveConnections": func(w mpr.Workstation) error { return w.SetSaveConnections(true) },
		"UseState":           func(w mpr.Workstation) error { _, err := w.UseState("Z:", ""); return err },
		"SavedCredentials":   func(w mpr.Workstation) error { _, err := w.SavedCredentials(); return err },
		"SaveCredentials":    func(w mpr.Workstation) error { return w.SaveCredentials("files", mpr.As("bob", "secret")) },
		"DeleteCredentials":  func(w mpr.Workstation) error { return w.DeleteCredentials("files") },
	} {
		require.ErrorIs(t, call(closed.Workstation()), winerr.ERROR_NO_SUCH_LOGON_SESSION, what)
	}
	save, err := mine.SaveConnections()
	require.NoError(t, err)
	require.False(t, save, "a closed caller changes nothing")
}
