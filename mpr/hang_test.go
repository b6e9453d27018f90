package mpr_test

import (
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// A provider that hangs holds up the caller that waits for it. Every other
// call, of the same session too, is answered meanwhile.
func TestHangingProviderHoldsUpItsOwnCallerOnly(t *testing.T) {
	for name, call := range providerCalls() {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m, c := busyMachine(t)
				gate := new(hook.Gate)
				m.hook.On(call.name, gate.Hold().Times(1))
				held, done := thread(t, c), make(chan error, 1)
				go func() { done <- call.make(held) }()
				require.NoError(t, gate.Await(t.Context(), 1))
				othersWork(t, m, c)
				synctest.Wait()
				require.Empty(t, done, "still held")
				gate.Open()
				require.NoError(t, <-done)
			})
		})
	}
}

// othersWork makes one of each kind of call in the session, and logs somebody on.
func othersWork(t *testing.T, m *testbed, c *mpr.Caller) {
	t.Helper()
	mapped(t, c, "W:", media)
	remote, err := c.GetConnection("W:")
	require.NoError(t, err)
	require.Equal(t, media, remote)
	user, err := c.GetUser("W:")
	require.NoError(t, err)
	require.Equal(t, "alice", user)
	_, err = c.GetConnectionPerformance(&mpr.NetResource{LocalName: "W:"})
	require.NoError(t, err)
	f, err := c.Open(`\\files\docs\a.txt`)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	require.NoError(t, c.CancelConnection2("W:", 0, false))
	bob := m.logon("bob")
	mapped(t, bob, "Z:", docs)
	require.NoError(t, bob.Close())
	require.NotEmpty(t, m.Snapshot().Sessions)
}

// thread makes another thread of the caller's session.
func thread(t testing.TB, c *mpr.Caller) *mpr.Caller {
	t.Helper()
	other, err := c.Thread()
	require.NoError(t, err)
	t.Cleanup(func() { other.Close() })
	return other
}

// A letter is free until the connection that hangs gets it: whoever comes first
// has it.
func TestHangingConnectionHoldsNoLetter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := machine(t)
		c := m.logon("alice")
		gate := new(hook.Gate)
		m.hook.On(provider.CallAddConnection3, gate.Hold().Times(1))
		slow, done := thread(t, c), make(chan error, 1)
		go func() { done <- slow.AddConnection(docs, mpr.Password{}, "Z:") }()
		require.NoError(t, gate.Await(t.Context(), 1))
		mapped(t, c, "Z:", media)
		unchanged(t, m.Router, func() {
			gate.Open()
			requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, <-done)
		})
	})
}

// The providers' order, the notifyees and the sessions can be changed while a
// provider hangs.
func TestHangingProviderHoldsUpNoAdministration(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := machine(t)
		c := m.logon("alice")
		gate := new(hook.Gate)
		m.hook.On(provider.CallAddConnection3, gate.Hold())
		done := make(chan error, 1)
		go func() { done <- c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0) }()
		require.NoError(t, gate.Await(t.Context(), 1))
		require.NoError(t, m.AddProvider(&provider.Func{ProviderName: "Another"}))
		require.NoError(t, m.SetProviderOrder("Another", lanman))
		require.NoError(t, m.RemoveProvider("Another"))
		m.AddNotifyee(new(notebook))
		bob, err := m.Logon(session.Logon{User: session.User{Name: "bob"}})
		require.NoError(t, err)
		require.NoError(t, bob.Close())
		gate.Open()
		require.NoError(t, <-done)
	})
}
