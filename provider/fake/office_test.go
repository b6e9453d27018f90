package fake_test

import (
	"io"
	"os"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// office is the network that the tests of the fake work on.
//
//	CORP    alice "A1", bob "B2"
//	  FILES   10.0.0.1, fe80::1%4, and carol "C3" of its own
//	HOME    no domain, dave "D4", alice "other"
//	OPEN    no domain, guests
//	DOWN    a server of CORP that can't be reached
func office(t testing.TB) *fake.Provider {
	t.Helper()
	f, err := fake.New(fake.Network{
		Domains: []fake.Domain{{Name: "CORP", Comment: "The company", Accounts: []fake.Account{
			{Name: "alice", Password: "A1"}, {Name: "bob", Password: "B2"},
		}}},
		Servers: []fake.Server{
			files(),
			{Name: "HOME", Address: "fe80::1%4", Accounts: []fake.Account{
				{Name: "dave", Password: "D4"}, {Name: "alice", Password: "other"},
			}, Shares: []fake.Share{{Name: "data"}}},
			{Name: "OPEN", Guest: true, Shares: []fake.Share{{Name: "data"}, {Name: "members", Deny: []string{"Guest"}}}},
			{Name: "DOWN", Domain: "CORP", Down: true, Shares: []fake.Share{{Name: "data"}}},
		},
	})
	require.NoError(t, err)
	return f
}

// files is the server FILES.
func files() fake.Server {
	return fake.Server{
		Name: "FILES", Address: "10.0.0.1", Domain: "corp", Comment: "All the files", Speed: 10_000_000,
		Accounts: []fake.Account{{Name: "carol", Password: "C3"}},
		Shares: []fake.Share{
			{Name: "public", Comment: "For everybody"},
			{Name: "private", Allow: []string{`CORP\alice`}},
			{Name: "denied", Deny: []string{"ALICE"}},
			{Name: "docs", FS: fstest.MapFS{
				"Readme.txt":       {Data: []byte("read me")},
				"Sub/Deep/File.md": {Data: []byte("deep")},
			}},
			{Name: "locked", ReadOnly: true},
			{Name: "laser", Type: provider.RESOURCETYPE_PRINT, Comment: "First floor"},
			{Name: "C$"},
		},
	}
}

// machine is a computer on a network, with one user at it.
type machine struct {
	testing.TB
	*fake.Provider
	table *session.Table
	s     *session.Session
}

// start logs a user on to a computer on the office network.
func start(t testing.TB, user string) *machine { return startWith(t, user, session.Options{}) }

func startWith(t testing.TB, user string, o session.Options) *machine {
	t.Helper()
	m := &machine{TB: t, Provider: office(t), table: session.NewTable(o)}
	m.table.OnLogoff(m.Provider.Logoff)
	m.s = m.logon(user)
	return m
}

// on is the same machine in another test.
func (m *machine) on(t testing.TB) *machine { return &machine{t, m.Provider, m.table, m.s} }

// logon logs a further user on.
func (m *machine) logon(user string) *session.Session {
	m.Helper()
	u, err := session.ParseUser(user)
	require.NoError(m, err)
	s, err := m.table.Logon(session.Logon{User: u, Type: session.LogonInteractive})
	require.NoError(m, err)
	return s
}

// system is the session of LocalSystem.
func (m *machine) system() *session.Session {
	m.Helper()
	s, err := m.table.WellKnown(session.LocalSystem)
	require.NoError(m, err)
	return s
}

// add is AddConnection by names alone.
func (m *machine) add(local, remote string, cred session.Credentials) error {
	return m.AddConnection(m.s, &provider.NetResource{LocalName: local, RemoteName: remote}, cred)
}

// added is add that succeeds.
func (m *machine) added(local, remote string, cred session.Credentials) {
	m.Helper()
	require.NoError(m, m.add(local, remote, cred))
}

// state is all that a call could have changed.
type state struct {
	Connections []provider.ConnectionSnapshot
	Global      []session.Device
	Local       map[session.LUID][]session.Device
}

func (m *machine) state() state {
	st := state{Connections: m.Snapshot(), Global: m.table.Global().Snapshot(), Local: map[session.LUID][]session.Device{}}
	for _, s := range m.table.Sessions() {
		if s.LUID() != session.LocalSystem {
			st.Local[s.LUID()] = s.Devices().Snapshot()
		}
	}
	return st
}

// sameOwner compares owners of devices, which are the fake's own, by identity.
var sameOwner = cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Owner" },
	cmp.Comparer(func(a, b any) bool { return a == b }))

// refused checks that a call fails with a code and leaves everything as it was.
func (m *machine) refused(want winerr.Errno, call func() error) {
	m.Helper()
	before := m.state()
	err := call()
	require.Equal(m, want, winerr.Code(err), "%v", err)
	require.Empty(m, cmp.Diff(before, m.state(), sameOwner))
}

// remotes are the connections of a snapshot, as "LOCAL remote".
func remotes(all []provider.ConnectionSnapshot) []string {
	var names []string
	for _, c := range all {
		names = append(names, c.Local+" "+c.Remote)
	}
	return names
}

// read reads a file whole.
func (m *machine) read(path string) string {
	m.Helper()
	f, err := m.OpenFile(m.s, path, 0, 0)
	require.NoError(m, err)
	defer func() { require.NoError(m, f.Close()) }()
	data, err := io.ReadAll(f)
	require.NoError(m, err)
	return string(data)
}

// write writes a new file, or replaces one.
func (m *machine) write(path, content string) {
	m.Helper()
	f, err := m.OpenFile(m.s, path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	require.NoError(m, err)
	_, err = io.WriteString(f, content)
	require.NoError(m, err)
	require.NoError(m, f.Close())
}
