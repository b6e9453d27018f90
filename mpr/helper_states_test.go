package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// The states that the tests of several calls begin with.

// rememberedAsBob puts Z: into alice's profile as a drive that was connected as
// another user.
func rememberedAsBob(remote string) func(*testbed, *mpr.Caller) {
	return func(m *testbed, _ *mpr.Caller) {
		require.NoError(m.t, m.profiles.Put("alice", profile.Entry{
			Local: "Z:", RemotePath: remote, UserName: "bob", ProviderName: lanman,
			ProviderType: provider.WNNC_NET_LANMAN, ConnectionType: 1, DeferFlags: 1,
		}))
	}
}

// rememberedOdd puts a device into alice's profile that lacks something.
func rememberedOdd(change func(*profile.Entry)) func(*testbed, *mpr.Caller) {
	return func(m *testbed, _ *mpr.Caller) {
		e := profile.Entry{Local: "Z:", RemotePath: docs, ProviderName: lanman, ConnectionType: 1}
		change(&e)
		require.NoError(m.t, m.profiles.Put("alice", e))
	}
}

// ownError is an error of the provider's own, as ERROR_EXTENDED_ERROR stands for.
var ownError = &winerr.Extended{Code: 4711, Text: "the moon is full", Provider: lanman}

// toldOwnError asserts that WNetGetLastError tells ownError.
func toldOwnError(t *testing.T, _ *testbed, c *mpr.Caller) {
	require.Equal(t, mpr.LastError{Code: 4711, Text: "the moon is full", Provider: lanman}, c.GetLastError())
}

func unopenable(m *testbed, _ *mpr.Caller) { m.profiles.SetUnopenable("alice", true) }

func malformed(m *testbed, _ *mpr.Caller) { m.profiles.SetMalformed("alice", true) }

func notStarted(m *testbed, _ *mpr.Caller) { m.net.SetStarted(false) }

func starting(m *testbed, _ *mpr.Caller) { m.net.SetStart(5000) }

// withIdleNetwork installs a second network that hasn't started and won't.
func withIdleNetwork(m *testbed, _ *mpr.Caller) {
	idle := emptyNetwork(m.t, redirector.Kind{Name: "Idle Network", NetType: provider.WNNC_NET_DAV})
	idle.SetStarted(false)
	require.NoError(m.t, m.AddProvider(idle))
}

// connected has the caller connect a device to docs.
func connected(local string) func(*testbed, *mpr.Caller) {
	return func(m *testbed, c *mpr.Caller) { mapped(m.t, c, local, docs) }
}

// remembered puts a device into alice's profile.
func remembered(local, remote string) func(*testbed, *mpr.Caller) {
	return func(m *testbed, _ *mpr.Caller) { m.remember("alice", local, remote) }
}

// answering gives the machine a user with a script.
func answering(replies ...mpr.Reply) func(*testbed) {
	return func(m *testbed) {
		ui := mpr.NewScriptedUI(replies...)
		m.UI = ui
		m.t.Cleanup(func() { require.NoError(m.t, ui.Err()) })
	}
}

// both turns a machine twice.
func both(first, second func(*testbed)) func(*testbed) {
	return func(m *testbed) { first(m); second(m) }
}

// xp is the version that the restoring call of the table belongs to.
var xp = version(session.WindowsXP)

// modal makes DisconnectDialog wait for the user.
func modal(m *testbed) { m.Options.ModalDisconnectDialog = true }

// busy has the caller connect Z: and keep a file open on it.
func busy(m *testbed, c *mpr.Caller) {
	connected("Z:")(m, c)
	f, err := c.Open(`Z:\a.txt`)
	require.NoError(m.t, err)
	m.t.Cleanup(func() { f.Close() })
}

// allLetters redirects every letter that may be chosen. C: is the local disk.
func allLetters(m *testbed, c *mpr.Caller) {
	for letter := 'D'; letter <= 'Z'; letter++ {
		mapped(m.t, c, string(letter)+":", docs)
	}
}
