package fake_test

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// The zero value is a network that never starts, and does no harm.
func TestFakeZeroValue(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.Provider = new(fake.Provider)
	require.NoError(t, m.AddServer(files()))
	require.Equal(t, winerr.ERROR_NO_NETWORK, m.add("Z:", `\\FILES\public`, none))
	_, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, nil)
	require.Equal(t, winerr.ERROR_NO_NETWORK, err)
	require.EqualValues(t, provider.WNNC_START_NEVER, m.GetCaps(provider.WNNC_START))
	require.Equal(t, "Microsoft Windows Network with 1 servers", m.String())
	require.Empty(t, m.Snapshot())
	m.Logoff(m.s)
}

// A network without data is one without servers.
func TestFakeWithoutServers(t *testing.T) {
	m := start(t, `CORP\alice`)
	var err error
	m.Provider, err = fake.New(fake.Network{})
	require.NoError(t, err)
	require.Equal(t, winerr.ERROR_BAD_NETPATH, m.add("Z:", `\\FILES\public`, none))
	require.Equal(t, winerr.ERROR_NOT_CONNECTED, m.CancelConnection(m.s, "Z:", true))
	require.Empty(t, browse(m, lanman))
	require.Empty(t, enumerate(m, provider.RESOURCE_CONNECTED, 0, 0, nil))
	require.Empty(t, m.Snapshot())
	require.Empty(t, m.Jobs("FILES", "laser"))
	m.Logoff(m.s)
	require.NoError(t, m.AddServer(fake.Server{Name: "new", Guest: true, Shares: []fake.Share{{Name: "share"}}}))
	m.added("Z:", `\\NEW\SHARE`, none)
}

// What is wrong with a network is said, with where it is.
func TestNewFakeRefuses(t *testing.T) {
	server := func(s fake.Server) fake.Network {
		s.Name = "S"
		return fake.Network{Servers: []fake.Server{s}}
	}
	share := func(s fake.Share) fake.Network { return server(fake.Server{Shares: []fake.Share{s}}) }
	for _, c := range []struct {
		network fake.Network
		want    winerr.Errno
		where   string
	}{
		{fake.Network{Servers: []fake.Server{{}}}, winerr.ERROR_INVALID_NAME, `server ""`},
		{fake.Network{Servers: []fake.Server{{Name: `a\b`}}}, winerr.ERROR_INVALID_NAME, `server "a\\b"`},
		{fake.Network{Servers: []fake.Server{{Name: "."}}}, winerr.ERROR_INVALID_NAME, `server "."`},
		{fake.Network{Servers: []fake.Server{{Name: "a"}, {Name: "A"}}}, winerr.ERROR_ALREADY_EXISTS, `server "A"`},
		{fake.Network{Servers: []fake.Server{{Name: "a", Address: "::1"}, {Name: "b", Address: "0::1"}}}, winerr.ERROR_ALREADY_EXISTS, `server "b"`},
		{fake.Network{Servers: []fake.Server{{Name: "a", Address: "B"}, {Name: "b"}}}, winerr.ERROR_ALREADY_EXISTS, `server "b"`},
		{fake.Network{Servers: []fake.Server{{Name: "a\xff"}}}, winerr.ERROR_INVALID_NAME, `server "a\xff"`},
		{fake.Network{Domains: []fake.Domain{{Name: ""}}}, winerr.ERROR_INVALID_NAME, `domain ""`},
		{fake.Network{Domains: []fake.Domain{{Name: "d"}, {Name: "D"}}}, winerr.ERROR_ALREADY_EXISTS, `domain "D"`},
		{fake.Network{Domains: []fake.Domain{{Name: "d", Accounts: []fake.Account{{Name: `x\y`}}}}}, winerr.ERROR_BAD_USERNAME, `account "x\\y"`},
		{server(fake.Server{Domain: "a:b"}), winerr.ERROR_INVALID_NAME, `domain "a:b"`},
		{server(fake.Server{Address: `10.0.0.1\x`}), winerr.ERROR_INVALID_NAME, `address "10.0.0.1\\x"`},
		{server(fake.Server{Address: "a\x00"}), winerr.ERROR_INVALID_NAME, `address "a\x00"`},
		{server(fake.Server{Delay: -1}), winerr.ERROR_INVALID_PARAMETER, `delay -1ns`},
		{server(fake.Server{Accounts: []fake.Account{{}}}), winerr.ERROR_BAD_USERNAME, `account ""`},
		{server(fake.Server{Accounts: []fake.Account{{Name: "u"}, {Name: "U"}}}), winerr.ERROR_ALREADY_EXISTS, `account "U"`},
		{server(fake.Server{Shares: []fake.Share{{Name: "x"}, {Name: "X"}}}), winerr.ERROR_ALREADY_EXISTS, `share "X"`},
		{share(fake.Share{}), winerr.ERROR_INVALID_NAME, `share ""`},
		{share(fake.Share{Name: "ipc$"}), winerr.ERROR_ALREADY_EXISTS, `share "ipc$"`},
		{share(fake.Share{Name: "a?"}), winerr.ERROR_INVALID_NAME, `share "a?"`},
		{share(fake.Share{Name: "\xffa"}), winerr.ERROR_INVALID_NAME, `share "\xffa"`},
		{share(fake.Share{Name: "x", Type: 3}), winerr.ERROR_BAD_DEV_TYPE, `share "x"`},
		{share(fake.Share{Name: "x", Type: provider.RESOURCETYPE_PRINT, FS: fstest.MapFS{}}), winerr.ERROR_BAD_DEV_TYPE, `share "x"`},
		{share(fake.Share{Name: "x", Allow: []string{`D\`}}), winerr.ERROR_BAD_USERNAME, `allow "D\\"`},
		{share(fake.Share{Name: "x", Deny: []string{""}}), winerr.ERROR_BAD_USERNAME, `deny ""`},
	} {
		f, err := fake.New(c.network)
		require.Nil(t, f)
		require.ErrorIs(t, err, c.want)
		require.ErrorContains(t, err, c.where)
	}
}

// Changes while the network is in use say what they don't find, and then change
// nothing.
func TestFakeChangesRefuse(t *testing.T) {
	m := connectedMachine(t)
	for what, call := range map[string]struct {
		do   func() error
		want winerr.Errno
	}{
		"AddDomain":             {func() error { return m.AddDomain(fake.Domain{Name: "corp"}) }, winerr.ERROR_ALREADY_EXISTS},
		"AddServer":             {func() error { return m.AddServer(fake.Server{Name: "files"}) }, winerr.ERROR_ALREADY_EXISTS},
		"AddServer address":     {func() error { return m.AddServer(fake.Server{Name: "x", Address: "HOME"}) }, winerr.ERROR_ALREADY_EXISTS},
		"RemoveServer":          {func() error { return m.RemoveServer("nosuch") }, winerr.ERROR_BAD_NETPATH},
		"SetDown":               {func() error { return m.SetDown("nosuch", true) }, winerr.ERROR_BAD_NETPATH},
		"SetDelay":              {func() error { return m.SetDelay("nosuch", 0) }, winerr.ERROR_BAD_NETPATH},
		"SetDelay negative":     {func() error { return m.SetDelay("FILES", -time.Second) }, winerr.ERROR_INVALID_PARAMETER},
		"AddShare":              {func() error { return m.AddShare("nosuch", fake.Share{Name: "x"}) }, winerr.ERROR_BAD_NETPATH},
		"AddShare twice":        {func() error { return m.AddShare("FILES", fake.Share{Name: "PUBLIC"}) }, winerr.ERROR_ALREADY_EXISTS},
		"AddShare malformed":    {func() error { return m.AddShare("FILES", fake.Share{Name: "a/b"}) }, winerr.ERROR_INVALID_NAME},
		"RemoveShare":           {func() error { return m.RemoveShare("FILES", "nosuch") }, winerr.ERROR_BAD_NET_NAME},
		"RemoveShare IPC$":      {func() error { return m.RemoveShare("FILES", "IPC$") }, winerr.ERROR_BAD_NET_NAME},
		"RemoveShare server":    {func() error { return m.RemoveShare("nosuch", "public") }, winerr.ERROR_BAD_NETPATH},
		"SetComment":            {func() error { return m.SetComment("nosuch", "", "x") }, winerr.ERROR_BAD_NETPATH},
		"SetComment share":      {func() error { return m.SetComment("FILES", "nosuch", "x") }, winerr.ERROR_BAD_NET_NAME},
		"SetAccount":            {func() error { return m.SetAccount("nosuch", fake.Account{Name: "x"}) }, winerr.ERROR_NO_SUCH_DOMAIN},
		"SetAccount malformed":  {func() error { return m.SetAccount("FILES", fake.Account{Name: `a\b`}) }, winerr.ERROR_BAD_USERNAME},
		"RemoveAccount":         {func() error { return m.RemoveAccount("FILES", "nosuch") }, winerr.ERROR_NO_SUCH_USER},
		"RemoveAccount nowhere": {func() error { return m.RemoveAccount("nosuch", "alice") }, winerr.ERROR_NO_SUCH_DOMAIN},
	} {
		before := browse(m, `\\FILES`)
		m.refused(call.want, call.do)
		require.Equal(t, before, browse(m, `\\FILES`), what)
	}
}

// A server that goes leaves its connections: nothing can be opened through them,
// what is open is dead, and they can be cancelled.
func TestFakeServersGo(t *testing.T) {
	for name, c := range map[string]struct {
		lose func(*machine) error
		want winerr.Errno // of opening
		back func(*machine) error
	}{
		"down": {func(m *machine) error { return m.SetDown("files", true) }, winerr.ERROR_BAD_NETPATH,
			func(m *machine) error { return m.SetDown("FILES", false) }},
		"server removed": {func(m *machine) error { return m.RemoveServer("files") }, winerr.ERROR_BAD_NETPATH,
			func(m *machine) error { return m.AddServer(files()) }},
		"share removed": {func(m *machine) error { return m.RemoveShare("files", "DOCS") }, winerr.ERROR_BAD_NET_NAME,
			func(m *machine) error { return m.AddShare("FILES", files().Shares[3]) }},
	} {
		t.Run(name, func(t *testing.T) {
			m := start(t, `CORP\alice`)
			m.added("Z:", `\\FILES\docs`, none)
			f, err := m.OpenFile(m.s, `Z:\Readme.txt`, os.O_RDONLY, 0)
			require.NoError(t, err)
			require.NoError(t, c.lose(m))
			_, err = f.Read(make([]byte, 1))
			require.Equal(t, winerr.ERROR_NETNAME_DELETED, err)
			m.refused(c.want, func() error { _, err := m.OpenFile(m.s, `Z:\Readme.txt`, os.O_RDONLY, 0); return err })
			m.refused(c.want, func() error { return m.add("Y:", `\\FILES\docs`, none) })
			remote, err := m.GetConnection(m.s, "Z:")
			require.NoError(t, err)
			require.Equal(t, `\\FILES\docs`, remote)

			require.NoError(t, c.back(m))
			require.Equal(t, "read me", m.read(`Z:\Readme.txt`))
			require.NoError(t, f.Close())
			require.NoError(t, c.lose(m))
			require.NoError(t, m.CancelConnection(m.s, "Z:", false))
		})
	}
}

// browsed are the remote names of what a container holds.
func browsed(m *machine, of string) (names []string) {
	for _, r := range browse(m, of) {
		names = append(names, r.RemoteName)
	}
	return names
}

// What was removed isn't listed any more, and what is its neighbour still is.
func TestFakeListsNothingThatWasRemoved(t *testing.T) {
	m := start(t, `CORP\alice`)
	shares := browsed(m, `\\FILES`)
	require.NoError(t, m.RemoveShare("files", "DOCS"))
	at := slices.Index(shares, `\\FILES\docs`)
	require.Equal(t, slices.Delete(shares, at, at+1), browsed(m, `\\FILES`))
	require.NoError(t, m.RemoveServer("files"))
	require.Equal(t, []string{`\\DOWN`}, browsed(m, "CORP"))
}

func TestFakeCommentsAndDomainsChange(t *testing.T) {
	m := start(t, `CORP\alice`)
	require.NoError(t, m.SetComment("files", "", "server"))
	require.NoError(t, m.SetComment("files", "PUBLIC", "share"))
	require.Equal(t, "server", browse(m, "CORP")[0].Comment)
	require.Equal(t, "share", browse(m, `\\FILES`)[0].Comment)

	// A domain that only a server names is there as long as the server is, unless
	// it is added.
	before := browsed(m, lanman)
	require.NoError(t, m.AddServer(fake.Server{Name: "W1", Domain: "Group"}))
	require.Equal(t, []string{"CORP", "Group", `\\HOME`, `\\OPEN`}, browsed(m, lanman))
	require.NoError(t, m.RemoveServer("W1"))
	require.Equal(t, before, browsed(m, lanman))
	require.NoError(t, m.AddDomain(fake.Domain{Name: "GROUP"}))
	require.Equal(t, []string{"CORP", "GROUP", `\\HOME`, `\\OPEN`}, browsed(m, lanman))
}

// Nothing prints a password.
func TestFakeKeepsPasswords(t *testing.T) {
	const secret = "S3cret!"
	account := fake.Account{Name: "u", Password: secret}
	network := fake.Network{Servers: []fake.Server{{
		Name: "S", Accounts: []fake.Account{account}, Shares: []fake.Share{{Name: "x"}, {Name: "y", Deny: []string{"u"}}},
	}}}
	m := start(t, "u")
	var err error
	m.Provider, err = fake.New(network)
	require.NoError(t, err)
	m.added("Z:", `\\S\x`, session.As("u", secret))
	refusals := []error{
		m.add("Y:", `\\S\y`, session.As("u", secret)), m.add("Y:", `\\S\x`, session.As("v", secret)),
		m.add("Y:", `\\S\x`, session.As("u", secret+"?")), m.SetAccount("T", account),
		m.SetAccount("S", fake.Account{Name: `\`, Password: secret}),
	}
	for _, err := range refusals {
		require.Error(t, err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		for _, what := range []any{account, network, m.Provider, *new(fake.Account), m.Snapshot(), refusals, m.s.Devices().Snapshot()} {
			require.NotContains(t, fmt.Sprintf(verb, what), secret)
		}
	}
}
