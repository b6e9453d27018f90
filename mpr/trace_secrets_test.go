package mpr_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// secret begins every password that the test plants.
const secret = "SECRETPASSWORD"

// planted makes a password that tells where it was planted.
func planted(where string) string { return secret + "-" + where }

// disguises are the forms in which a password could show.
func disguises() map[string]string {
	bytes := strings.Trim(fmt.Sprint([]byte(secret)), "[]")
	all := map[string]string{
		"plain": secret, "hex": hex.EncodeToString([]byte(secret)), "decimal": bytes, "commas": strings.ReplaceAll(bytes, " ", ","),
	}
	for at := range 3 { // base64 of what begins elsewhere looks different at each of three places
		all[fmt.Sprintf("base64 at %d", at)] = base64.StdEncoding.EncodeToString([]byte(secret[at : at+12]))
	}
	return all
}

// output collects what programs would print.
type output struct{ bytes.Buffer }

// show prints values in every way that programs print them.
func (o *output) show(values ...any) {
	for _, v := range values {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Fprintf(o, verb+"\n", v)
		}
		if text, err := json.Marshal(v); err == nil {
			o.Write(text)
		}
	}
}

// keeper is a credential manager in the sense of npapi.h: it hears of passwords.
func keeper() provider.Provider {
	return &provider.Func{
		ProviderName:           "Keeper",
		Caps:                   map[provider.CapIndex]uint32{provider.WNNC_NET_TYPE: provider.WNNC_CRED_MANAGER, provider.WNNC_START: provider.WNNC_START_DONE},
		OnLogonNotify:          func(l provider.Logon) (string, error) { return "", fmt.Errorf("no: %+v", l) },
		OnPasswordChangeNotify: func(l provider.Logon, _ provider.PasswordChange) error { return fmt.Errorf("no: %#v", l) },
	}
}

// vaulted is a machine whose every password is planted, with a user who types
// such ones, and with everybody looking on.
func vaulted(t *testing.T) (*testbed, *mpr.ScriptedUI, *output) {
	t.Helper()
	out := new(output)
	ui := mpr.NewScriptedUI(
		choosing("V:", docs, mpr.As("carol", planted("wrong in a dialog"))), mpr.UserTypes("carol", planted("account")),
		mpr.UserTypes("carol", planted("wrongly typed")), mpr.UserTypes("carol", planted("account")).AndSave())
	m := machine(t, func(m *testbed) {
		m.UI, m.Recorder = ui, new(mpr.Recorder)
		tellingPasswords(m)
		m.Logger = slog.New(slog.NewMultiHandler(
			slog.NewTextHandler(out, &slog.HandlerOptions{Level: slog.LevelDebug}),
			slog.NewJSONHandler(out, &slog.HandlerOptions{Level: slog.LevelDebug})))
		account := fake.Account{Name: "carol", Password: planted("account")}
		require.NoError(t, m.net.SetAccount("files", account))
		require.NoError(t, m.net.SetAccount("backup", account))
		require.NoError(t, m.AddProvider(keeper()))
		out.show(account)
	})
	require.NoError(t, m.vault.Put("alice", "nowhere", mpr.As("carol", planted("saved"))))
	return m, ui, out
}

// TestNoPasswordShows plants marked passwords wherever one can be given, and
// looks for them in all that comes out.
func TestNoPasswordShows(t *testing.T) {
	m, ui, out := vaulted(t)
	c := m.logon("alice")
	carol := mpr.As("carol", planted("account"))
	wrong := mpr.As("carol", planted("wrong"))
	flags := mpr.CONNECT_UPDATE_PROFILE
	ok := func(err error) { t.Helper(); require.NoError(t, err) }
	refused := func(err error) {
		t.Helper()
		require.Error(t, err)
		out.show(err, winerr.Code(err), c.GetLastError())
	}
	ok(showing(disk("", ""), mpr.CONNDLG_PERSIST)(m, c))
	ok(c.AddConnection2(disk("Z:", docs), carol, flags))
	refused(c.AddConnection(docs, wrong.Password, "Y:"))
	refused(c.AddConnection2(disk("Y:", docs), wrong, flags))
	refused(c.AddConnection3(0, disk("Y:", docs), mpr.As("bob", planted("conflict")), flags))
	ok(c.AddConnection4(0, disk("Y:", docs), redirector.PackCredentials(carol), flags, []byte("options")))
	refused(c.AddConnection4(0, disk("X:", docs), redirector.PackCredentials(wrong), flags, nil))
	refused(c.AddConnection2(disk("X:", `\\nowhere\docs`), mpr.Credentials{}, 0)) // with the saved ones
	refused(c.AddConnection2(disk("X:", docs), mpr.As("carol", planted("with\x00NUL")), 0))
	refused(c.AddConnection2(disk("X:", docs), mpr.As("carol", planted(strings.Repeat("long", 100))), 0))
	_, err := c.UseConnection(0, disk("", docs), carol, mpr.CONNECT_REDIRECT)
	ok(err)
	_, err = c.UseConnection4(0, disk("", media), redirector.PackCredentials(carol), mpr.CONNECT_REDIRECT, nil)
	ok(err)
	ok(c.AddConnection2(disk("M:", other), mpr.As("carol", planted("before the prompt")), flags|mpr.CONNECT_INTERACTIVE))
	refused(c.ChangePassword(mpr.NewPassword(planted("old")), mpr.NewPassword(planted("new")), provider.WN_VALID_LOGON_ACCOUNT))

	runas := session.Logon{
		Type: session.LogonNewCredentials, From: c.Session(),
		NetworkUser: session.User{Name: "carol"}, NetworkPassword: mpr.NewPassword(planted("account")),
	}
	as := m.logonAs(runas)
	ok(as.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0))

	m.hook.On(provider.CallAddConnection3, hook.Panic(fmt.Errorf("fault with %v and %+v", carol, wrong)))
	refused(c.AddConnection2(disk("R:", docs), carol, 0))

	ok(ui.Err())
	for _, rec := range m.Recorder.Records() {
		out.show(rec, &rec)
	}
	out.show(m.Recorder, m.Snapshot(), m.vault.Snapshot(), ui.Shown(), m.LogonScripts(), runas, carol, carol.Password)
	out.show(m.Router, c, c.Session(), m.net, m.vault, ui, as)
	users, err := m.profiles.Users()
	ok(err)
	for _, user := range users {
		entries, err := m.profiles.Entries(user)
		ok(err)
		require.NotEmpty(t, entries)
		out.show(entries)
	}
	require.Contains(t, out.String(), "WNetUseConnection4", "the calls are in the output")
	require.Contains(t, out.String(), "***", "and their passwords, hidden")
	requireHidden(t, out.String())
}

func requireHidden(t *testing.T, text string) {
	t.Helper()
	for form, trace := range disguises() {
		if at := strings.Index(text, trace); at >= 0 {
			t.Errorf("a password shows, %s:\n%s", form, text[max(0, at-300):min(len(text), at+100)])
		}
	}
}
