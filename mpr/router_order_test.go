package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// windows11 are providers under the names and keys that Windows has.
func windows11() *mpr.Router {
	var list []provider.Provider
	for _, one := range [][2]string{
		{"Microsoft Terminal Services", "RDPNP"}, {lanman, "LanmanWorkstation"}, {"Web Client Network", "webclient"},
	} {
		list = append(list, &provider.Func{ProviderName: one[0], Registry: provider.Registration{Service: one[1]}})
	}
	return mpr.New(list...)
}

// ProviderOrder holds key names with commas between, not the names of the
// networks ("Authentication Registry Keys").
func TestProviderOrderAsTheRegistryHasIt(t *testing.T) {
	const ts, dav = "Microsoft Terminal Services", "Web Client Network"
	tests := map[string]struct {
		value string
		want  []string
		after string
	}{
		"as installed":       {"RDPNP,LanmanWorkstation,webclient", []string{ts, lanman, dav}, "RDPNP,LanmanWorkstation,webclient"},
		"another order":      {"webclient,LanmanWorkstation,RDPNP", []string{dav, lanman, ts}, "webclient,LanmanWorkstation,RDPNP"},
		"without case":       {"WEBCLIENT,lanmanworkstation,rdpnp", []string{dav, lanman, ts}, "webclient,LanmanWorkstation,RDPNP"},
		"some":               {"LanmanWorkstation", []string{lanman, ts, dav}, "LanmanWorkstation,RDPNP,webclient"},
		"spaces and nothing": {" webclient , ,LanmanWorkstation,", []string{dav, lanman, ts}, "webclient,LanmanWorkstation,RDPNP"},
		"names":              {lanman + "," + ts, []string{lanman, ts, dav}, "LanmanWorkstation,RDPNP,webclient"},
		"empty":              {"", []string{ts, lanman, dav}, "RDPNP,LanmanWorkstation,webclient"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := windows11()
			require.NoError(t, r.SetProviderOrderValue(tt.value))
			require.Equal(t, tt.want, r.ProviderOrder())
			require.Equal(t, tt.after, r.ProviderOrderValue())
		})
	}
}

func TestBadProviderOrderValueChangesNothing(t *testing.T) {
	for value, want := range map[string]winerr.Errno{
		"webclient,P9NP":               winerr.ERROR_BAD_PROVIDER,
		"webclient,RDPNP,webclient":    winerr.ERROR_INVALID_PARAMETER,
		"webclient;RDPNP":              winerr.ERROR_BAD_PROVIDER,
		"webclient,Web Client Network": winerr.ERROR_INVALID_PARAMETER,
	} {
		r := windows11()
		requireCode(t, want, r.SetProviderOrderValue(value))
		require.Equal(t, "RDPNP,LanmanWorkstation,webclient", r.ProviderOrderValue())
	}
	require.Empty(t, new(mpr.Router).ProviderOrderValue())
}

// A credential manager has its place in the order and is no network: calls
// aren't routed to it, and what the networks say isn't changed by it.
func TestCredentialManagerIsNoNetwork(t *testing.T) {
	manager := hook.New(&provider.Func{
		ProviderName: "Manager", Registry: provider.Registration{Class: provider.WN_CREDENTIAL_CLASS},
		OnAddConnection: func(*session.Session, *provider.NetResource, session.Credentials) error { return nil },
	})
	alone := mpr.New(manager)
	require.Equal(t, []string{"Manager"}, alone.ProviderOrder())
	requireCode(t, winerr.ERROR_NO_NETWORK, alone.System().AddConnection2(disk("", docs), mpr.Credentials{}, 0))

	m := machine(t)
	require.NoError(t, m.AddProvider(manager))
	require.NoError(t, m.SetProviderOrder("Manager"))
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	require.Zero(t, manager.Count(provider.CallAddConnection))
	m.net.SetStarted(false)
	requireCode(t, winerr.ERROR_NO_NETWORK, c.AddConnection2(disk("Y:", docs), mpr.Credentials{}, 0))
}

// The record of WNetSetLastError is each thread's own, and stays until the next
// ("Returning Values to the MPR").
func TestExtendedErrorsAreEachCallersOwn(t *testing.T) {
	m := machine(t)
	alice := m.logon("alice")
	thread, err := alice.Thread()
	require.NoError(t, err)
	defer thread.Close()
	bob := m.logon("bob")

	remove := m.hook.On(provider.CallAddConnection3, hook.Fail(ownError))
	requireCode(t, winerr.ERROR_EXTENDED_ERROR, alice.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0))
	remove()
	mapped(t, alice, "Z:", docs)
	requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, alice.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0))

	toldOwnError(t, m, alice)
	require.Zero(t, thread.GetLastError(), "another thread of the same session")
	require.Zero(t, bob.GetLastError())
	bob.SetLastError(7, "bob's", "Bob Net")
	require.Equal(t, mpr.LastError{Code: 7, Text: "bob's", Provider: "Bob Net"}, bob.GetLastError())
	toldOwnError(t, m, alice)
}

// Who is asked for a cancel, in which order, and whose answer it is.
func TestWhoAnswersACancel(t *testing.T) {
	const yes, no = winerr.NO_ERROR, winerr.ERROR_NOT_CONNECTED
	tests := map[string]struct {
		said  []winerr.Errno
		want  winerr.Errno
		by    string
		asked int
	}{
		"the first that says yes":             {[]winerr.Errno{no, yes, yes}, yes, "Net 1", 2},
		"the first error of an owner":         {[]winerr.Errno{no, winerr.ERROR_OPEN_FILES, winerr.ERROR_DEVICE_IN_USE}, winerr.ERROR_OPEN_FILES, "Net 1", 3},
		"an error doesn't end it":             {[]winerr.Errno{winerr.ERROR_OPEN_FILES, yes}, yes, "Net 1", 2},
		"nobody's":                            {[]winerr.Errno{no, no}, no, "", 2},
		"an odd name":                         {[]winerr.Errno{winerr.ERROR_BAD_NET_NAME, no}, no, "", 2},
		"no network is there":                 {[]winerr.Errno{winerr.ERROR_NO_NETWORK, winerr.ERROR_NO_NETWORK}, winerr.ERROR_NO_NETWORK, "", 2},
		"one network isn't there, and nobody": {[]winerr.Errno{winerr.ERROR_NO_NETWORK, no}, no, "", 2},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			asked := 0
			var list []provider.Provider
			for i, code := range tt.said {
				list = append(list, &provider.Func{
					ProviderName: "Net " + string(rune('0'+i)),
					OnCancelConnection: func(*session.Session, string, bool) error {
						asked++
						return code
					},
				})
			}
			r := mpr.New(list...)
			r.Recorder = new(mpr.Recorder)
			err := r.System().CancelConnection2("Z:", 0, false)
			requireCode(t, tt.want, err)
			require.Equal(t, tt.asked, asked)
			calls := r.Recorder.Records()[0].Calls
			require.Len(t, calls, tt.asked)
			if tt.want == yes {
				require.Equal(t, tt.by, calls[len(calls)-1].Provider)
				return
			}
			var failed *mpr.Error
			require.ErrorAs(t, err, &failed)
			require.Equal(t, tt.by, failed.Provider)
		})
	}
}
