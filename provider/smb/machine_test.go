//go:build unix

package smb_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// machine is a computer on a network with one server, FILES. Bob sits at it.
type machine struct {
	*mpr.Caller             // Bob
	system      *mpr.Caller // LocalSystem
	network     provider.Provider
	vanish      func()        // takes the server away
	appear      func()        // brings the server back
	open        provider.File // of the last step that left a file open
}

// newMachine returns a computer on the network of a provider.
func newMachine(t *testing.T, p provider.Provider) *machine {
	t.Helper()
	router := mpr.New(p)
	m := &machine{system: router.System(), network: p}
	require.NoError(t, m.logon())
	t.Cleanup(func() { require.NoError(t, m.Close()) })
	return m
}

// logon logs Bob on.
func (m *machine) logon() (err error) {
	m.Caller, err = m.system.Router().Logon(session.Logon{User: session.User{Name: "bob"}, Type: session.LogonInteractive})
	return err
}

// emulated returns the computer on an emulated network, whose server is as Samba is.
func emulated(t *testing.T) *machine {
	t.Helper()
	docs := fake.NewMemFS()
	require.NoError(t, docs.WriteFile("a.txt", []byte("hello")))
	server := fake.Server{Name: "FILES", Shares: []fake.Share{
		{Name: "docs", FS: docs, Comment: "Papers"}, {Name: "music", ReadOnly: true},
		{Name: "secret", Allow: []string{"nobody"}}, {Name: "laser", Type: provider.RESOURCETYPE_PRINT},
	}}
	for _, a := range accounts {
		server.Accounts = append(server.Accounts, fake.Account{Name: a.name, Password: a.password})
	}
	p, err := fake.New(fake.Network{Servers: []fake.Server{server}})
	require.NoError(t, err)
	m := newMachine(t, p)
	m.vanish = func() {
		require.NoError(t, p.SetDown("FILES", true))
		require.NoError(t, p.DropSessions("FILES")) // which no restart brings back
	}
	m.appear = func() { require.NoError(t, p.SetDown("FILES", false)) }
	return m
}

// real returns the computer on a network where there is a Samba server.
func real(t *testing.T) *machine {
	t.Helper()
	server := startSamba(t)
	m := newMachine(t, server.provider())
	m.appear = func() { server.start(t) }
	m.vanish = func() {
		server.stop()
		up := func(c provider.ConnectionSnapshot) bool { return !c.Disconnected }
		require.Eventually(t, func() bool { return !slices.ContainsFunc(m.connections(), up) }, 5*time.Second, time.Millisecond)
	}
	return m
}

// connections returns what the computer is connected to, the connections that only
// a UNC path keeps included.
func (m *machine) connections() []provider.ConnectionSnapshot {
	return m.Router().Snapshot().Providers[0].Connections
}

// step is one thing that is done at a computer. What a network answers follows from
// the documents, and is the same on the emulated network and on the real one.
type step struct {
	does  string
	by    answer
	code  winerr.Errno
	gives string
}

// answer takes a step, and returns what the step gives as text.
type answer = func(*machine) (string, error)

// all is the whole table, in the order of the steps.
var all = [][]step{connecting, filing, refusing, asking, ending, vanishing, naming, implying, sharing, deferring, bypassing, leaving}

// take takes all steps at a computer, and returns the connections after each step.
func (m *machine) take(t *testing.T) (after [][]provider.ConnectionSnapshot) {
	for _, list := range all {
		for _, s := range list {
			value, err := s.by(m)
			require.Equal(t, s.code.Name(), winerr.Code(err).Name(), "%s: %v", s.does, err)
			require.Equal(t, s.gives, value, s.does)
			after = append(after, m.connections())
		}
	}
	return after
}

// The same steps get the same codes, the same values, and the same connections from
// the emulated network as from a real server.
func TestEmulatedAndRealNetworkAnswerAlike(t *testing.T) {
	var ours, samba [][]provider.ConnectionSnapshot
	t.Run("fake", func(t *testing.T) { ours = emulated(t).take(t) })
	t.Run("Samba", func(t *testing.T) { samba = real(t).take(t) })
	if ours != nil && samba != nil {
		require.Empty(t, cmp.Diff(ours, samba,
			cmpopts.IgnoreFields(provider.ConnectionSnapshot{}, "LUID"), cmpopts.EquateEmpty()), "another computer has other LUIDs")
	}
}

// shows gives the connections of the computer, each with its user and state.
func shows(m *machine) (string, error) {
	var lines []string
	for _, c := range m.connections() {
		line := strings.TrimSpace(fmt.Sprintf("%s %s as %s", c.Local, c.Remote, c.User))
		if c.LUID == session.LocalSystem {
			line += " of LocalSystem"
		}
		if c.Disconnected {
			line += " (deferred)"
		}
		if c.Holders > 0 {
			line += fmt.Sprintf(" (%d inside)", c.Holders)
		}
		lines = append(lines, strings.Join(append([]string{line}, c.OpenFiles...), " "))
	}
	return strings.Join(lines, ", "), nil
}
