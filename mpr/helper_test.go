package mpr_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// What is on the network of every [machine].
const (
	docs    = `\\files\docs`    // a disk with a.txt and dir\b.txt, for everybody with an account
	media   = `\\files\media`   // another disk
	private = `\\files\private` // a disk that admits bob alone
	laser   = `\\files\laser`   // a printer
	other   = `\\backup\docs`   // a disk on another server

	lanman = "Microsoft Windows Network" // the name of the provider
)

// testbed is a machine on a network, with everything that a test may want to
// turn. The profile's user of a logon as alice is "alice".
type testbed struct {
	*mpr.Router
	t        testing.TB
	net      *fake.Provider
	hook     *hook.Hook // between the router and net
	profiles *profile.Memory
	vault    *profile.MemoryVault
}

// machine makes a machine whose only provider is a hooked fake network: the
// servers files and backup with the accounts alice (password "secret") and bob
// (password "hunter2"). configure turns what has to be set before its first use.
func machine(t testing.TB, configure ...func(*testbed)) *testbed {
	t.Helper()
	net, err := fake.New(office())
	require.NoError(t, err)
	m := &testbed{
		Router: new(mpr.Router), t: t, net: net, hook: hook.New(net),
		profiles: new(profile.Memory), vault: new(profile.MemoryVault),
	}
	m.Profiles, m.Credentials = m.profiles, m.vault
	for _, set := range configure {
		set(m)
	}
	require.NoError(t, m.AddProvider(m.hook))
	return m
}

func office() fake.Network {
	accounts := []fake.Account{{Name: "alice", Password: "secret"}, {Name: "bob", Password: "hunter2"}}
	files := fstest.MapFS{"a.txt": {Data: []byte("hello")}, "dir/b.txt": {Data: []byte("there")}}
	return fake.Network{Servers: []fake.Server{
		{Name: "files", Accounts: accounts, Shares: []fake.Share{
			{Name: "docs", FS: files}, {Name: "media"}, {Name: "private", Allow: []string{"bob"}},
			{Name: "laser", Type: provider.RESOURCETYPE_PRINT},
		}},
		{Name: "backup", Accounts: accounts, Shares: []fake.Share{{Name: "docs"}}},
	}}
}

// version sets the Windows version of a machine.
func version(v session.Version) func(*testbed) {
	return func(m *testbed) { m.Options.Version = v }
}

// logon logs a user on interactively, and off at the end of the test.
func (m *testbed) logon(user string) *mpr.Caller {
	m.t.Helper()
	return m.logonAs(session.Logon{User: session.User{Name: user}, Type: session.LogonInteractive})
}

// logonAs logs on in any way, and off at the end of the test.
func (m *testbed) logonAs(l session.Logon) *mpr.Caller {
	m.t.Helper()
	c, err := m.Logon(l)
	require.NoError(m.t, err)
	m.t.Cleanup(func() { c.Close() })
	return c
}

// remember puts what is remembered of a device into a profile, as a connection
// with default credentials leaves it.
func (m *testbed) remember(user, local, remote string) {
	m.t.Helper()
	typ := mpr.RESOURCETYPE_DISK
	if local[0] == 'L' && len(local) == len("LPT1") {
		typ = mpr.RESOURCETYPE_PRINT
	}
	require.NoError(m.t, m.profiles.Put(user, profile.Entry{
		Local: local, RemotePath: remote, ProviderName: lanman, ProviderType: provider.WNNC_NET_LANMAN,
		ConnectionType: uint32(typ), DeferFlags: 4,
	}))
}

// entry is what alice's profile remembers of a device.
func (m *testbed) entry(local string) (profile.Entry, bool) {
	m.t.Helper()
	e, found, err := m.profiles.Get("alice", local)
	require.NoError(m.t, err)
	return e, found
}

// emptyNetwork is a network without servers.
func emptyNetwork(t testing.TB, kind redirector.Kind) *fake.Provider {
	t.Helper()
	network, err := fake.New(fake.Network{Kind: kind})
	require.NoError(t, err)
	return network
}

// disk asks for a disk, and for a device unless local is "".
func disk(local, remote string) *mpr.NetResource {
	return &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: local, RemoteName: remote}
}

// mapped connects a device with default credentials and no flags.
func mapped(t testing.TB, c *mpr.Caller, local, remote string) {
	t.Helper()
	nr := &mpr.NetResource{LocalName: local, RemoteName: remote}
	require.NoError(t, c.AddConnection2(nr, mpr.Credentials{}, 0))
}

// requireCode asserts the Win32 code of an error, NO_ERROR for none.
func requireCode(t testing.TB, want winerr.Errno, err error) {
	t.Helper()
	require.Equal(t, want.Name(), winerr.Code(err).Name(), "the error is: %v", err)
}

// unchanged runs f and asserts that the whole machine is as it was.
func unchanged(t testing.TB, r *mpr.Router, f func()) {
	t.Helper()
	asBefore := whole(t, r)
	f()
	asBefore()
}

// whole looks at the whole machine. What it returns asserts that it is still as
// it was then.
func whole(t testing.TB, r *mpr.Router) (asBefore func()) {
	before := r.Snapshot()
	return func() {
		t.Helper()
		if diff := cmp.Diff(before, r.Snapshot()); diff != "" {
			t.Errorf("the machine has changed (-before +after):\n%s", diff)
		}
	}
}
