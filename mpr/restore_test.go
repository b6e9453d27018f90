package mpr_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// restorer is either of the two calls that restore, on a version that has it.
type restorer struct {
	version session.Version
	restore func(c *mpr.Caller, device string, useUI bool) error
}

func restorers() map[string]restorer {
	return map[string]restorer{
		"WNetRestoreConnection": {session.WindowsServer2003, func(c *mpr.Caller, device string, useUI bool) error {
			ui := mpr.UseUINo
			if useUI {
				ui = mpr.UseUIYes
			}
			return c.RestoreConnection(5, device, ui)
		}},
		"WNetRestoreSingleConnection": {session.WindowsVista, func(c *mpr.Caller, device string, useUI bool) error {
			return c.RestoreSingleConnection(5, device, useUI)
		}},
	}
}

// A device that isn't remembered can't be restored; one that isn't a device is
// no matter of the profile.
func TestRestoreOfWhatIsNotRemembered(t *testing.T) {
	for name, call := range restorers() {
		t.Run(name, func(t *testing.T) {
			m := machine(t, version(call.version))
			c := m.logon("alice")
			unchanged(t, m.Router, func() {
				requireCode(t, winerr.ERROR_NOT_CONNECTED, call.restore(c, "Z:", true))
				requireCode(t, winerr.ERROR_NOT_CONNECTED, call.restore(c, "lpt1:", true))
				require.NoError(t, call.restore(c, "", true), "nothing is remembered")
			})
		})
	}
}

// NULL tries every remembered device, gives the first error that it met, and
// what failed stays remembered.
func TestRestoreOfAllTriesEveryDevice(t *testing.T) {
	for name, call := range restorers() {
		t.Run(name, func(t *testing.T) {
			m := machine(t, version(call.version))
			c := m.logon("alice")
			m.remember("alice", "W:", docs)
			m.remember("alice", "X:", private)
			m.remember("alice", "Y:", `\\nowhere\docs`)
			m.remember("alice", "Z:", media)
			before := m.Snapshot().Profiles
			requireCode(t, winerr.ERROR_ACCESS_DENIED, call.restore(c, "", false))
			require.Equal(t, []string{"W:", "Z:"}, locals(m))
			require.Equal(t, before, m.Snapshot().Profiles)
			for device, want := range map[string]winerr.Errno{
				"W:": winerr.NO_ERROR, "X:": winerr.ERROR_CONNECTION_UNAVAIL,
				"Y:": winerr.ERROR_CONNECTION_UNAVAIL, "Z:": winerr.NO_ERROR,
			} {
				_, err := c.GetConnection(device)
				requireCode(t, want, err)
			}
			require.NoError(t, c.CancelConnection("X:", false))
			requireCode(t, winerr.ERROR_BAD_NETPATH, call.restore(c, "", false))
		})
	}
}

// With the user interface a refused password is asked for until it fits or the
// user cancels; without it the refusal is the answer.
func TestRestoreAsksForThePassword(t *testing.T) {
	for name, call := range restorers() {
		t.Run(name, func(t *testing.T) {
			ui := mpr.NewScriptedUI()
			m := machine(t, version(call.version), func(m *testbed) { m.UI = ui })
			c := m.logon("alice")
			rememberedAsBob(private)(m, c)
			wrong := winerr.ERROR_INVALID_PASSWORD
			if !call.version.AtLeast(session.WindowsVista) {
				wrong = winerr.ERROR_LOGON_FAILURE
			}
			unchanged(t, m.Router, func() {
				requireCode(t, wrong, call.restore(c, "Z:", false))
				require.Empty(t, ui.Shown())
				ui.Then(mpr.UserTypes("bob", "wrong"), mpr.UserCancels())
				requireCode(t, winerr.ERROR_CANCELLED, call.restore(c, "Z:", true))
			})
			ui.Then(mpr.UserTypes("bob", "wrong"), mpr.UserTypes("alice", "secret"), mpr.UserTypes("bob", "hunter2"))
			require.NoError(t, call.restore(c, "Z:", true))
			require.NoError(t, ui.Err())
			shown := ui.Shown()
			require.Len(t, shown, 5)
			prompt := shown[0].(mpr.CredentialPrompt)
			require.EqualValues(t, 5, prompt.Owner)
			require.Equal(t, []string{private, "Z:", "bob"}, []string{prompt.Remote, prompt.Local, prompt.User})
			for i, reason := range []winerr.Errno{
				wrong, wrong, wrong, wrong, winerr.ERROR_ACCESS_DENIED,
			} {
				requireCode(t, reason, shown[i].(mpr.CredentialPrompt).Reason)
			}
		})
	}
}

// fUseUI is true by default.
func TestRestoreUsesTheInterfaceByDefault(t *testing.T) {
	m := machine(t, both(xp, answering(mpr.UserTypes("bob", "hunter2"))))
	c := m.logon("alice")
	rememberedAsBob(docs)(m, c)
	var byDefault mpr.UseUI
	require.NoError(t, c.RestoreConnection(0, "Z:", byDefault))
}

// Nobody there to ask is a prompt that is cancelled.
func TestRestoreWithoutAnybodyThere(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	rememberedAsBob(docs)(m, c)
	unchanged(t, m.Router, func() {
		requireCode(t, winerr.ERROR_CANCELLED, c.RestoreSingleConnection(0, "Z:", true))
	})
}

// Restoring asks the remembered provider, whichever others come first.
func TestRestoreGoesToTheRememberedProvider(t *testing.T) {
	m := machine(t)
	first := hook.New(&provider.Func{
		ProviderName: "Greedy",
		OnAddConnection: func(*session.Session, *provider.NetResource, session.Credentials) error {
			return nil
		},
	})
	require.NoError(t, m.AddProvider(first))
	require.NoError(t, m.SetProviderOrder("Greedy"))
	c := m.logon("alice")
	m.remember("alice", "Z:", docs)
	require.NoError(t, c.RestoreSingleConnection(0, "Z:", false))
	require.Zero(t, first.Count(provider.CallAddConnection))
	require.Equal(t, []string{"Z:"}, locals(m))
}

// A device that is something else now isn't restored, alone or with all others: a name
// that somebody defined, a letter of LocalSystem, a connection to another name. Only one
// that is connected to its own remembered name is passed over.
func TestRestoreOfATakenDevice(t *testing.T) {
	for what, take := range map[string]func(m *testbed, c *mpr.Caller) error{
		"a name that is defined": func(_ *testbed, c *mpr.Caller) error {
			return c.Session().Devices().DefineDosDevice(0, "Y:", `C:\temp`)
		},
		"a letter of LocalSystem": func(m *testbed, _ *mpr.Caller) error {
			return m.System().AddConnection2(disk("Y:", media), mpr.As("bob", "hunter2"), 0)
		},
		"another connection": func(m *testbed, c *mpr.Caller) error {
			return c.AddConnection2(disk("Y:", media), mpr.Credentials{}, 0)
		},
	} {
		t.Run(what, func(t *testing.T) {
			m := machine(t)
			c := m.logon("alice")
			require.NoError(t, take(m, c))
			m.remember("alice", "X:", docs)
			m.remember("alice", "Y:", docs)
			m.remember("alice", "Z:", docs)
			requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, c.RestoreSingleConnection(0, "Y:", false))
			err := c.RestoreSingleConnection(0, "", false)
			requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, err)
			require.Empty(t, err.(*mpr.Error).Provider, "the router says so itself")
			for _, local := range []string{"X:", "Z:"} {
				remote, err := c.GetConnection(local)
				require.NoError(t, err)
				require.Equal(t, docs, remote)
			}
			require.NoError(t, c.CancelConnection2("X:", 0, false))
			requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, c.RestoreSingleConnection(0, "", false))
			require.Contains(t, locals(m), "X:", "the others are tried all the same")
		})
	}
	m := machine(t)
	c := m.logon("alice")
	require.NoError(t, c.AddConnection(docs, mpr.Password{}, "Z:"))
	require.NoError(t, c.AddConnection2(disk("Y:", media), mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE|mpr.CONNECT_DEFERRED))
	require.NoError(t, c.RestoreSingleConnection(0, "", false))
}

// The user is told at the logon of a letter that is taken.
func TestRestoredTellsOfTakenLetters(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.System().AddConnection2(disk("Y:", media), mpr.As("bob", "hunter2"), 0))
	m.remember("alice", "Y:", docs)
	m.remember("alice", "Z:", docs)
	restored := m.logon("alice").Restored()
	require.Len(t, restored, 2)
	require.Equal(t, []string{"Y:", docs}, []string{restored[0].Local, restored[0].Remote})
	requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, restored[0].Err)
	require.Equal(t, mpr.Restored{Local: "Z:", Remote: docs}, restored[1])
}

// The error of the first drive comes with the network that answered it.
func TestRestoreOfAllNamesTheNetworkOfTheFirstError(t *testing.T) {
	m := machine(t)
	own := func(name string) *provider.Func {
		return &provider.Func{ProviderName: name, OnAddConnection: func(*session.Session, *provider.NetResource, session.Credentials) error {
			return &winerr.Extended{Code: 7, Text: name}
		}}
	}
	require.NoError(t, m.AddProvider(own("First")))
	require.NoError(t, m.AddProvider(own("Second")))
	c := m.logon("alice")
	remembersAt(m, "Y:", "First")
	remembersAt(m, "Z:", "Second")
	err := c.RestoreSingleConnection(0, "", false)
	requireCode(t, winerr.ERROR_EXTENDED_ERROR, err)
	require.Equal(t, "First", err.(*mpr.Error).Provider)
}

// Use options go back to the network that they are of, with the default credentials
// alone, and a network that doesn't take any, or a Windows before 10, does without them.
func TestRestoreHandsBackUseOptions(t *testing.T) {
	for name, tt := range map[string]struct {
		version session.Version
		old     bool
		change  func(*profile.Entry)
		want    string
	}{
		"options":               {want: "4 DefC"},
		"none":                  {change: func(e *profile.Entry) { e.UseOptions = nil }, want: "3 "},
		"another user":          {change: func(e *profile.Entry) { e.UserName = "bob" }, want: "3 bob"},
		"Windows 7":             {version: session.Windows7, want: "3 "},
		"a network without any": {old: true, want: "3 "},
	} {
		t.Run(name, func(t *testing.T) {
			var got string
			p := &provider.Func{ProviderName: "Optional",
				OnAddConnection3: func(_ *session.Session, _ provider.Window, _ *provider.NetResource, cred session.Credentials, _ provider.ConnectFlags) error {
					named, _ := cred.UserName()
					got = "3 " + named
					return nil
				},
			}
			if !tt.old {
				p.OnAddConnection4 = func(_ *session.Session, _ provider.Window, _ *provider.NetResource, auth []byte, _ provider.ConnectFlags, options []byte) error {
					require.Nil(t, auth)
					got = "4 " + string(options)
					return nil
				}
			}
			m := machine(t, version(tt.version))
			require.NoError(t, m.AddProvider(p))
			c := m.logon("alice")
			rememberedOdd(func(e *profile.Entry) {
				e.ProviderName, e.UseOptions = "Optional", []byte("DefC")
				if tt.change != nil {
					tt.change(e)
				}
			})(m, c)
			require.NoError(t, c.RestoreSingleConnection(0, "Z:", false))
			require.Equal(t, tt.want, got)
		})
	}
}

// A profile whose entries can't be used is in an incorrect format.
func TestRestoreOfAnEntryThatCantBeUsed(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	rememberedOdd(func(e *profile.Entry) { e.RemotePath = docs + strings.Repeat("x", 260) })(m, c)
	unchanged(t, m.Router, func() {
		requireCode(t, winerr.ERROR_BAD_PROFILE, c.RestoreSingleConnection(0, "Z:", false))
	})
	m.profiles.SetUnopenable("alice", true)
	requireCode(t, winerr.ERROR_CANNOT_OPEN_PROFILE, c.RestoreSingleConnection(0, "", false))
}

// The number 0 in place of a user name is how the registry spells the default credentials, too.
func TestRestoreWithUserZero(t *testing.T) {
	var log tried
	m := machine(t)
	require.NoError(t, m.AddProvider(choosy("NULL/NULL", &log)))
	c := m.logon("alice")
	rememberedOdd(func(e *profile.Entry) { e.UserZero, e.ProviderName = true, "Choosy" })(m, c)
	require.NoError(t, c.RestoreSingleConnection(0, "Z:", false))
	require.Equal(t, tried{"NULL/NULL"}, log)
}

// An entry that doesn't say what it is of is of what its device is.
func TestRestoreWithoutAType(t *testing.T) {
	for local, remote := range map[string]string{"Z:": docs, "LPT1": laser} {
		m := machine(t)
		c := m.logon("alice")
		rememberedOdd(func(e *profile.Entry) { e.Local, e.RemotePath, e.ConnectionType = local, remote, 0 })(m, c)
		require.NoError(t, c.RestoreSingleConnection(0, local, false))
		require.Equal(t, []string{local}, locals(m))
	}
}

// A drive is remembered as well while a network that might know it isn't there.
func TestRememberedWhileANetworkIsMissing(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	withIdleNetwork(m, c)
	m.remember("alice", "Z:", docs)
	remote, err := c.GetConnection("Z:")
	requireCode(t, winerr.ERROR_CONNECTION_UNAVAIL, err)
	require.Equal(t, docs, remote)
}
