package mpr_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// The flags of a prompt.
const (
	ask     = mpr.CONNECT_INTERACTIVE
	askOnly = mpr.CONNECT_INTERACTIVE | mpr.CONNECT_PROMPT
	console = mpr.CONNECT_INTERACTIVE | mpr.CONNECT_COMMANDLINE
)

// prompts lists the reasons of the prompts that were shown, NO_ERROR for none.
func prompts(ui *mpr.ScriptedUI) []string {
	reasons := []string{}
	for _, shown := range ui.Shown() {
		reasons = append(reasons, winerr.Code(shown.(mpr.CredentialPrompt).Reason).Name())
	}
	return reasons
}

// TestPrompts has who is asked, how often and why, by flags and credentials.
func TestPrompts(t *testing.T) {
	wrong, right := mpr.UserTypes("bob", "wrong"), mpr.UserTypes("bob", "hunter2")
	const badPassword, unasked, noAccess = "ERROR_INVALID_PASSWORD", "NO_ERROR", "ERROR_ACCESS_DENIED"
	for name, row := range map[string]struct {
		flags   mpr.ConnectFlags
		remote  string
		cred    mpr.Credentials
		replies []mpr.Reply
		reasons []string
		code    winerr.Errno
	}{
		"nothing to ask":              {ask, docs, mpr.Credentials{}, nil, []string{}, winerr.NO_ERROR},
		"not interactive":             {0, docs, mpr.As("bob", "x"), nil, []string{}, winerr.ERROR_INVALID_PASSWORD},
		"refused, then right":         {ask, docs, mpr.As("bob", "x"), []mpr.Reply{right}, []string{badPassword}, winerr.NO_ERROR},
		"refused twice":               {ask, docs, mpr.As("bob", "x"), []mpr.Reply{wrong, right}, []string{badPassword, badPassword}, winerr.NO_ERROR},
		"the share refuses the user":  {ask, private, mpr.Credentials{}, []mpr.Reply{right}, []string{noAccess}, winerr.NO_ERROR},
		"unknown user":                {ask, docs, mpr.As("mallory", "x"), []mpr.Reply{right}, []string{badPassword}, winerr.NO_ERROR},
		"cancelled at once":           {ask, docs, mpr.As("bob", "x"), []mpr.Reply{mpr.UserCancels()}, []string{badPassword}, winerr.ERROR_CANCELLED},
		"cancelled later":             {ask, docs, mpr.As("bob", "x"), []mpr.Reply{wrong, mpr.UserCancels()}, []string{badPassword, badPassword}, winerr.ERROR_CANCELLED},
		"no such share":               {ask, `\\files\no`, mpr.As("bob", "x"), nil, []string{}, winerr.ERROR_BAD_NET_NAME},
		"no such server":              {askOnly, `\\no\docs`, mpr.Credentials{}, []mpr.Reply{right}, []string{unasked}, winerr.ERROR_BAD_NETPATH},
		"asked before any default":    {askOnly, docs, mpr.Credentials{}, []mpr.Reply{right}, []string{unasked}, winerr.NO_ERROR},
		"asked before what was given": {askOnly, docs, mpr.As("alice", "secret"), []mpr.Reply{wrong, right}, []string{unasked, badPassword}, winerr.NO_ERROR},
		"PROMPT without INTERACTIVE":  {mpr.CONNECT_PROMPT, docs, mpr.Credentials{}, nil, []string{}, winerr.NO_ERROR},
		"a name that can't be one":    {askOnly, docs, mpr.Credentials{}, []mpr.Reply{mpr.UserTypes("b\x00b", "x"), right}, []string{unasked, "ERROR_BAD_USERNAME"}, winerr.NO_ERROR},
		"no name is the caller's own": {askOnly, docs, mpr.Credentials{}, []mpr.Reply{mpr.UserTypes("", "secret")}, []string{unasked}, winerr.NO_ERROR},
	} {
		for function, add := range adders() {
			if function == "WNetAddConnectionW" {
				continue // it has no flags
			}
			t.Run(fmt.Sprint(function, "/", name), func(t *testing.T) {
				ui := mpr.NewScriptedUI(row.replies...)
				m := machine(t, func(m *testbed) { m.UI = ui })
				c := m.logon("alice")
				asBefore := whole(t, m.Router)
				requireCode(t, row.code, add(c, disk("Z:", row.remote), row.cred, row.flags))
				if row.code != winerr.NO_ERROR {
					asBefore()
				}
				require.Equal(t, row.reasons, prompts(ui))
				require.NoError(t, ui.Err())
			})
		}
	}
}

// The prompt says what it is for, and what the last answer was to begin with.
func TestWhatAPromptSays(t *testing.T) {
	ui := mpr.NewScriptedUI(mpr.UserTypes(`FILES\bob`, "wrong"), mpr.UserCancels())
	m := machine(t, func(m *testbed) { m.UI = ui })
	c := m.logon("alice")
	requireCode(t, winerr.ERROR_CANCELLED, c.AddConnection3(42, disk("z:", docs), mpr.As("dave", "x"), console))
	shown := ui.Shown()
	require.Equal(t, mpr.CredentialPrompt{
		Owner: 42, Remote: docs, Local: "Z:", User: "dave", CommandLine: true, Reason: winerr.ERROR_INVALID_PASSWORD,
	}, shown[0])
	require.Equal(t, mpr.CredentialPrompt{
		Owner: 42, Remote: docs, Local: "Z:", User: `FILES\bob`, CommandLine: true, Reason: winerr.ERROR_INVALID_PASSWORD,
	}, shown[1])
}

// CONNECT_CMD_SAVECRED saves what was typed at a prompt of the command line, and
// is ignored without CONNECT_INTERACTIVE and CONNECT_COMMANDLINE. A user who
// ticks the box has it saved anyway.
func TestSavingTypedCredentials(t *testing.T) {
	right := mpr.UserTypes("bob", "hunter2")
	for name, row := range map[string]struct {
		flags mpr.ConnectFlags
		cred  mpr.Credentials
		reply mpr.Reply
		saved bool
	}{
		"the flag":            {console | mpr.CONNECT_CMD_SAVECRED, mpr.As("bob", "x"), right, true},
		"without the flag":    {console, mpr.As("bob", "x"), right, false},
		"without COMMANDLINE": {ask | mpr.CONNECT_CMD_SAVECRED, mpr.As("bob", "x"), right, false},
		"the box":             {ask, mpr.As("bob", "x"), right.AndSave(), true},
		"nothing was asked":   {console | mpr.CONNECT_CMD_SAVECRED, mpr.As("bob", "hunter2"), mpr.Reply{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			ui := mpr.NewScriptedUI()
			if name != "nothing was asked" {
				ui.Then(row.reply)
			}
			m := machine(t, func(m *testbed) { m.UI = ui })
			c := m.logon("alice")
			require.NoError(t, c.AddConnection2(disk("Z:", private), row.cred, row.flags|mpr.CONNECT_UPDATE_PROFILE))
			require.NoError(t, ui.Err())
			cred, found := m.vault.Get("alice", "files")
			require.Equal(t, row.saved, found)
			entry, _ := m.entry("Z:")
			require.Equal(t, "bob", entry.UserName)
			want := uint32(1) // the password must be asked for at the next logon
			if row.saved {
				require.True(t, cred.Password.Equal(mpr.NewPassword("hunter2")))
				want = 4
			}
			require.Equal(t, want, entry.DeferFlags)
		})
	}
}

// What doesn't fit isn't saved, and a prompt that is cancelled saves nothing.
func TestRefusedCredentialsAreNotSaved(t *testing.T) {
	m := machine(t, answering(mpr.UserTypes("bob", "wrong").AndSave(), mpr.UserCancels()))
	c := m.logon("alice")
	unchanged(t, m.Router, func() {
		requireCode(t, winerr.ERROR_CANCELLED, c.AddConnection2(disk("Z:", docs), mpr.As("bob", "x"), console|mpr.CONNECT_CMD_SAVECRED))
	})
}

// CONNECT_CRED_RESET forgets what was saved when a prompt of the command line
// is answered, and is ignored without CONNECT_COMMANDLINE.
func TestResettingSavedCredentials(t *testing.T) {
	const reset = mpr.CONNECT_CRED_RESET
	right := mpr.UserTypes("bob", "hunter2")
	for name, row := range map[string]struct {
		flags   mpr.ConnectFlags
		replies []mpr.Reply
		code    winerr.Errno
		saved   string // the password that is saved afterwards; "": none
	}{
		"reset":                   {console | reset | mpr.CONNECT_PROMPT, []mpr.Reply{right}, winerr.NO_ERROR, ""},
		"reset and save":          {console | reset | mpr.CONNECT_PROMPT | mpr.CONNECT_CMD_SAVECRED, []mpr.Reply{right}, winerr.NO_ERROR, "hunter2"},
		"cancelled":               {console | reset | mpr.CONNECT_PROMPT, []mpr.Reply{mpr.UserCancels()}, winerr.ERROR_CANCELLED, "stale"},
		"saved ones aren't tried": {console | reset, []mpr.Reply{right}, winerr.NO_ERROR, ""},
		"without COMMANDLINE":     {ask | reset | mpr.CONNECT_PROMPT, []mpr.Reply{right}, winerr.NO_ERROR, "stale"},
	} {
		t.Run(name, func(t *testing.T) {
			before := "stale"
			if row.flags&mpr.CONNECT_PROMPT == 0 {
				before = "hunter2" // which would do
			}
			m := machine(t, answering(row.replies...))
			require.NoError(t, m.vault.Put("alice", "files", mpr.As("bob", before)))
			requireCode(t, row.code, m.logon("alice").AddConnection2(disk("Z:", private), mpr.Credentials{}, row.flags))
			cred, found := m.vault.Get("alice", "files")
			secret, _ := cred.Password.Reveal()
			require.Equal(t, row.saved != "", found)
			require.Equal(t, row.saved, secret)
		})
	}
}

// Credentials that were saved for a connection go again when that is undone.
func TestUndoneConnectionSavesNothing(t *testing.T) {
	for _, had := range []bool{false, true} {
		m := machine(t, answering(mpr.UserTypes("bob", "hunter2").AndSave()))
		c := m.logon("alice")
		if had {
			require.NoError(t, m.vault.Put("alice", "files", mpr.As("bob", "stale")))
		}
		m.profiles.FailWrites("alice", winerr.ERROR_BAD_PROFILE)
		unchanged(t, m.Router, func() {
			requireCode(t, winerr.ERROR_BAD_PROFILE, c.AddConnection2(disk("Z:", private), mpr.Credentials{}, ask|mpr.CONNECT_UPDATE_PROFILE))
		})
		cred, _ := m.vault.Get("alice", "files")
		require.Equal(t, had, cred.Password.Equal(mpr.NewPassword("stale")))
	}
}

// A prompt that can't be shown is one that is cancelled.
func TestPromptThatCantBeShown(t *testing.T) {
	m := machine(t, answering(mpr.CantShow()))
	c := m.logon("alice")
	unchanged(t, m.Router, func() {
		requireCode(t, winerr.ERROR_CANCELLED, c.AddConnection2(disk("Z:", docs), mpr.As("bob", "x"), ask))
	})
}

// No user name typed is NULL, the caller's own.
func TestTypedNothingIsNull(t *testing.T) {
	var log tried
	r := mpr.New(choosy("NULL/secret", &log))
	r.UI = mpr.NewScriptedUI(mpr.UserTypes("", "secret"))
	require.NoError(t, r.System().AddConnection2(disk("", docs), mpr.Credentials{}, askOnly))
	require.Equal(t, tried{"NULL/secret"}, log)
}
