package mpr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// TestDisconnectDialog1Force applies force at once, unless DISC_NO_FORCE has the
// user asked first (DISCDLGSTRUCT).
func TestDisconnectDialog1Force(t *testing.T) {
	question := []any{mpr.OpenFilesQuestion{Owner: 7, Local: "Z:", Remote: docs}}
	for name, one := range map[string]struct {
		flags   mpr.DisconnectDialogFlags
		replies []mpr.Reply
		want    winerr.Errno
		shown   []any
	}{
		"at once":          {0, nil, winerr.NO_ERROR, nil},
		"yes":              {mpr.DISC_NO_FORCE, []mpr.Reply{mpr.UserSays(mpr.AnswerYes)}, winerr.NO_ERROR, question},
		"no":               {mpr.DISC_NO_FORCE, []mpr.Reply{mpr.UserSays(mpr.AnswerNo)}, winerr.ERROR_CANCELLED, question},
		"closed":           {mpr.DISC_NO_FORCE, []mpr.Reply{mpr.UserCancels()}, winerr.DIALOG_CANCELLED, question},
		"can't be asked":   {mpr.DISC_NO_FORCE, []mpr.Reply{mpr.CantShow()}, winerr.ERROR_NOT_ENOUGH_MEMORY, question},
		"yes, and forgets": {mpr.DISC_NO_FORCE | mpr.DISC_UPDATE_PROFILE, []mpr.Reply{mpr.UserSays(mpr.AnswerYes)}, winerr.NO_ERROR, question},
	} {
		t.Run(name, func(t *testing.T) {
			m, ui, c := dialogs(t, one.replies...)
			require.NoError(t, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))
			f, err := c.Open(`Z:\a.txt`)
			require.NoError(t, err)
			defer f.Close()
			call := func() {
				d := mpr.DisconnectDialog{Size: 40, Owner: 7, LocalName: "Z:", RemoteName: docs, Flags: one.flags}
				requireCode(t, one.want, c.DisconnectDialog1(&d))
			}
			if one.want == winerr.NO_ERROR {
				call()
				_, err = f.Stat()
				requireCode(t, winerr.ERROR_NETNAME_DELETED, err)
				_, remembered := m.entry("Z:")
				require.Equal(t, one.flags&mpr.DISC_UPDATE_PROFILE == 0, remembered)
			} else {
				unchanged(t, m.Router, call)
				_, err = f.Stat()
				require.NoError(t, err)
			}
			shown := ui.Shown()
			if one.want == winerr.ERROR_NOT_ENOUGH_MEMORY {
				requireCode(t, one.want, shown[1].(mpr.ShownError).Err)
				shown = shown[:1]
			}
			require.Equal(t, one.shown, shown)
		})
	}
}

// TestDisconnectDialog1ShowsErrors and returns them, after the question as well (KB Q177698). What is wrong with the
// structure isn't shown.
func TestDisconnectDialog1ShowsErrors(t *testing.T) {
	m, ui, c := dialogs(t, mpr.UserSays(mpr.AnswerYes))
	requireCode(t, winerr.ERROR_INVALID_PARAMETER, c.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: "Z:", Size: 7}))
	require.Empty(t, ui.Shown())
	gone := mpr.DisconnectDialog{Owner: 7, LocalName: "Z:", Flags: mpr.DISC_NO_FORCE | mpr.DISC_UPDATE_PROFILE}
	requireCode(t, winerr.ERROR_NOT_CONNECTED, c.DisconnectDialog1(&gone))
	mapped(t, c, "Z:", docs)
	m.hook.On(provider.CallCancelConnection2, hook.Fail(winerr.ERROR_OPEN_FILES))
	requireCode(t, winerr.ERROR_OPEN_FILES, c.DisconnectDialog1(&gone))
	shown := ui.Shown()
	require.Len(t, shown, 3, "an error, the question and another error")
	for at, want := range map[int]winerr.Errno{0: winerr.ERROR_NOT_CONNECTED, 2: winerr.ERROR_OPEN_FILES} {
		requireCode(t, want, shown[at].(mpr.ShownError).Err)
		require.EqualValues(t, 7, shown[at].(mpr.ShownError).Owner)
	}
}

// TestDisconnectDialog1StillRefused is ERROR_OPEN_FILES when the provider won't
// be forced, or nobody can be asked.
func TestDisconnectDialog1StillRefused(t *testing.T) {
	m, _, c := dialogs(t, mpr.UserSays(mpr.AnswerYes))
	connected("Z:")(m, c)
	m.hook.On(provider.CallCancelConnection2, hook.Fail(winerr.ERROR_OPEN_FILES))
	for _, flags := range []mpr.DisconnectDialogFlags{0, mpr.DISC_NO_FORCE} {
		unchanged(t, m.Router, func() {
			requireCode(t, winerr.ERROR_OPEN_FILES, c.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: "Z:", Flags: flags}))
		})
	}
}

// TestDisconnectDialog1Names takes a device, or the connections without device
// to a remote name; the question isn't asked when nothing is open.
func TestDisconnectDialog1Names(t *testing.T) {
	for name, one := range map[string]struct {
		dialog *mpr.DisconnectDialog
		want   winerr.Errno
		left   []string
	}{
		"no structure":             {nil, winerr.ERROR_INVALID_ADDRESS, []string{docs, docs}},
		"size":                     {&mpr.DisconnectDialog{Size: 32, LocalName: "Z:"}, winerr.ERROR_INVALID_PARAMETER, []string{docs, docs}},
		"unknown flag":             {&mpr.DisconnectDialog{LocalName: "Z:", Flags: 2}, winerr.ERROR_INVALID_PARAMETER, []string{docs, docs}},
		"no name":                  {&mpr.DisconnectDialog{}, winerr.ERROR_NOT_CONNECTED, []string{docs, docs}},
		"forgets without a device": {&mpr.DisconnectDialog{RemoteName: docs, Flags: mpr.DISC_UPDATE_PROFILE}, winerr.ERROR_INVALID_PARAMETER, []string{docs, docs}},
		"a remote name as device":  {&mpr.DisconnectDialog{LocalName: docs, Flags: mpr.DISC_UPDATE_PROFILE}, winerr.NO_ERROR, []string{docs}},
		"no device and no name":    {&mpr.DisconnectDialog{LocalName: "Z", Flags: mpr.DISC_UPDATE_PROFILE}, winerr.ERROR_NOT_CONNECTED, []string{docs, docs}},
		"another device":           {&mpr.DisconnectDialog{LocalName: "Y:"}, winerr.ERROR_NOT_CONNECTED, []string{docs, docs}},
		"a device":                 {&mpr.DisconnectDialog{Size: 40, LocalName: "z:", Flags: mpr.DISC_NO_FORCE}, winerr.NO_ERROR, []string{docs}},
		"a device and its remote":  {&mpr.DisconnectDialog{Size: 20, LocalName: "Z:", RemoteName: docs}, winerr.NO_ERROR, []string{docs}},
		"a remote name":            {&mpr.DisconnectDialog{RemoteName: docs}, winerr.NO_ERROR, []string{docs}},
	} {
		t.Run(name, func(t *testing.T) {
			m, _, c := dialogs(t)
			mapped(t, c, "Z:", docs)
			mapped(t, c, "", docs)
			requireCode(t, one.want, c.DisconnectDialog1(one.dialog))
			left := listed(t, c, mpr.RESOURCE_CONNECTED, 0, 0, nil)
			require.Equal(t, one.left, remotes(left))
			if strings.HasPrefix(name, "a remote name") {
				require.Equal(t, "Z:", left[0].LocalName, "the redirected one stays")
			}
			require.Zero(t, m.Snapshot().OpenEnums)
		})
	}
}
