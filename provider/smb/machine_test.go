//go:build unix

package smb_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// machine is a computer on a network, with Bob at it, and its server.
type machine struct {
	*mpr.Caller
	vanish, appear func()
	open           provider.File // of the last step that left one open
}

// step is one thing that Bob does. What a network answers follows from the
// documents, and is the same on the emulated network and on the real one.
type step struct {
	does  string
	by    func(m *machine) (string, error)
	code  winerr.Errno
	gives string
}

// logon has Bob log on to a computer on the network of a provider.
func logon(t *testing.T, p provider.Provider) *mpr.Caller {
	t.Helper()
	bob, err := mpr.New(p).Logon(session.Logon{User: session.User{Name: "bob"}, Type: session.Interactive})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, bob.Close()) })
	return bob
}

// emulated is the computer on an emulated network, whose server is as Samba is.
func emulated(t *testing.T) *machine {
	t.Helper()
	docs := provider.NewMemFS()
	require.NoError(t, docs.WriteFile("a.txt", []byte("hello")))
	server := provider.Server{Name: "FILES", Shares: []provider.Share{
		{Name: "docs", FS: docs}, {Name: "music", ReadOnly: true},
		{Name: "secret", Allow: []string{"nobody"}}, {Name: "laser", Type: provider.RESOURCETYPE_PRINT},
	}}
	for _, a := range accounts {
		server.Accounts = append(server.Accounts, provider.Account{Name: a.name, Password: a.password})
	}
	fake, err := provider.NewFake(provider.Network{Servers: []provider.Server{server}})
	require.NoError(t, err)
	down := func(down bool) func() {
		return func() { require.NoError(t, fake.SetDown("FILES", down)) }
	}
	return &machine{Caller: logon(t, fake), vanish: down(true), appear: down(false)}
}

// real is the computer on a network where there is a Samba server.
func real(t *testing.T) *machine {
	t.Helper()
	server := startSamba(t)
	return &machine{Caller: logon(t, server.provider()), vanish: server.stop, appear: func() { server.start(t) }}
}

// connections are what a computer is connected to, without the LUID, which is
// another one on another computer.
func (m *machine) connections() []provider.ConnectionSnapshot {
	return m.Router().Snapshot().Providers[0].Connections
}

// The same steps get the same codes, the same values, and the same connections
// from the emulated network as from a real server.
func TestEmulatedAndRealNetworkAnswerAlike(t *testing.T) {
	networks := map[string]*machine{"Samba": real(t), "the fake": emulated(t)}
	for _, list := range [][]step{connecting, filing, refusing, asking, ending, vanishing} {
		for _, s := range list {
			for name, m := range networks {
				value, err := s.by(m)
				require.Equal(t, s.code.Name(), winerr.Code(err).Name(), "%s: %s: %v", name, s.does, err)
				require.Equal(t, s.gives, value, "%s: %s", name, s.does)
			}
			require.Empty(t, cmp.Diff(networks["the fake"].connections(), networks["Samba"].connections(),
				cmpopts.IgnoreFields(provider.ConnectionSnapshot{}, "LUID"), cmpopts.EquateEmpty()), "after: %s", s.does)
		}
	}
}
