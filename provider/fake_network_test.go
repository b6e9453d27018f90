package provider_test

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
	"github.com/seed-520b6462/winnet/session"
)

// The zero value is a network without servers.
func TestFakeZeroValue(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.Fake = new(provider.Fake)
	require.Equal(t, winerr.ERROR_BAD_NETPATH, m.add("Z:", `\\FILES\public`, none))
	require.Equal(t, winerr.ERROR_NOT_CONNECTED, m.CancelConnection(m.s, "Z:", true))
	require.Empty(t, browse(m, lanman))
	require.Empty(t, enumerate(m, provider.RESOURCE_CONNECTED, 0, 0, nil))
	require.Empty(t, m.Snapshot())
	require.Empty(t, m.Jobs("FILES", "laser"))
	m.Logoff(m.s)
	require.NoError(t, m.AddServer(provider.Server{Name: "new", Guest: true, Shares: []provider.Share{{Name: "share"}}}))
	m.added("Z:", `\\NEW\SHARE`, none)
}

// What is wrong with a network is said, with where it is.
func TestNewFakeRefuses(t *testing.T) {
	server := func(s provider.Server) provider.Network {
		s.Name = "S"
		return provider.Network{Servers: []provider.Server{s}}
	}
	share := func(s provider.Share) provider.Network { return server(provider.Server{Shares: []provider.Share{s}}) }
	for _, c := range []struct {
		network provider.Network
		want    winerr.Errno
		where   string
	}{
		{provider.Network{Servers: []provider.Server{{}}}, winerr.ERROR_INVALID_NAME, `server ""`},
		{provider.Network{Servers: []provider.Server{{Name: `a\b`}}}, winerr.ERROR_INVALID_NAME, `server "a\\b"`},
		{provider.Network{Servers: []provider.Server{{Name: "."}}}, winerr.ERROR_INVALID_NAME, `server "."`},
		{provider.Network{Servers: []provider.Server{{Name: "a"}, {Name: "A"}}}, winerr.ERROR_ALREADY_EXISTS, `server "A"`},
		{provider.Network{Servers: []provider.Server{{Name: "a", Address: "::1"}, {Name: "b", Address: "0::1"}}}, winerr.ERROR_ALREADY_EXISTS, `server "b"`},
		{provider.Network{Servers: []provider.Server{{Name: "a", Address: "B"}, {Name: "b"}}}, winerr.ERROR_ALREADY_EXISTS, `server "b"`},
		{provider.Network{Servers: []provider.Server{{Name: "a\xff"}}}, winerr.ERROR_INVALID_NAME, `server "a\xff"`},
		{provider.Network{Domains: []provider.Domain{{Name: ""}}}, winerr.ERROR_INVALID_NAME, `domain ""`},
		{provider.Network{Domains: []provider.Domain{{Name: "d"}, {Name: "D"}}}, winerr.ERROR_ALREADY_EXISTS, `domain "D"`},
		{provider.Network{Domains: []provider.Domain{{Name: "d", Accounts: []provider.Account{{Name: `x\y`}}}}}, winerr.ERROR_BAD_USERNAME, `account "x\\y"`},
		{server(provider.Server{Domain: "a:b"}), winerr.ERROR_INVALID_NAME, `domain "a:b"`},
		{server(provider.Server{Address: `10.0.0.1\x`}), winerr.ERROR_INVALID_NAME, `address "10.0.0.1\\x"`},
		{server(provider.Server{Address: "a\x00"}), winerr.ERROR_INVALID_NAME, `address "a\x00"`},
		{server(provider.Server{Delay: -1}), winerr.ERROR_INVALID_PARAMETER, `delay -1ns`},
		{server(provider.Server{Accounts: []provider.Account{{}}}), winerr.ERROR_BAD_USERNAME, `account ""`},
		{server(provider.Server{Accounts: []provider.Account{{Name: "u"}, {Name: "U"}}}), winerr.ERROR_ALREADY_EXISTS, `account "U"`},
		{server(provider.Server{Shares: []provider.Share{{Name: "x"}, {Name: "X"}}}), winerr.ERROR_ALREADY_EXISTS, `share "X"`},
		{share(provider.Share{}), winerr.ERROR_INVALID_NAME, `share ""`},
		{share(provider.Share{Name: "ipc$"}), winerr.ERROR_ALREADY_EXISTS, `share "ipc$"`},
		{share(provider.Share{Name: "a?"}), winerr.ERROR_INVALID_NAME, `share "a?"`},
		{share(provider.Share{Name: "\xffa"}), winerr.ERROR_INVALID_NAME, `share "\xffa"`},
		{share(provider.Share{Name: "x", Type: 3}), winerr.ERROR_BAD_DEV_TYPE, `share "x"`},
		{share(provider.Share{Name: "x", Type: provider.RESOURCETYPE_PRINT, FS: fstest.MapFS{}}), winerr.ERROR_BAD_DEV_TYPE, `share "x"`},
		{share(provider.Share{Name: "x", Allow: []string{`D\`}}), winerr.ERROR_BAD_USERNAME, `allow "D\\"`},
		{share(provider.Share{Name: "x", Deny: []string{""}}), winerr.ERROR_BAD_USERNAME, `deny ""`},
	} {
		f, err := provider.NewFake(c.network)
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
		"AddDomain":             {func() error { return m.AddDomain(provider.Domain{Name: "corp"}) }, winerr.ERROR_ALREADY_EXISTS},
		"AddServer":             {func() error { return m.AddServer(provider.Server{Name: "files"}) }, winerr.ERROR_ALREADY_EXISTS},
		"AddServer address":     {func() error { return m.AddServer(provider.Server{Name: "x", Address: "HOME"}) }, winerr.ERROR_ALREADY_EXISTS},
		"RemoveServer":          {func() error { return m.RemoveServer("nosuch") }, winerr.ERROR_BAD_NETPATH},
		"SetDown":               {func() error { return m.SetDown("nosuch", true) }, winerr.ERROR_BAD_NETPATH},
		"SetDelay":              {func() error { return m.SetDelay("nosuch", 0) }, winerr.ERROR_BAD_NETPATH},
		"SetDelay negative":     {func() error { return m.SetDelay("FILES", -time.Second) }, winerr.ERROR_INVALID_PARAMETER},
		"AddShare":              {func() error { return m.AddShare("nosuch", provider.Share{Name: "x"}) }, winerr.ERROR_BAD_NETPATH},
		"AddShare twice":        {func() error { return m.AddShare("FILES", provider.Share{Name: "PUBLIC"}) }, winerr.ERROR_ALREADY_EXISTS},
		"AddShare malformed":    {func() error { return m.AddShare("FILES", provider.Share{Name: "a/b"}) }, winerr.ERROR_INVALID_NAME},
		"RemoveShare":           {func() error { return m.RemoveShare("FILES", "nosuch") }, winerr.ERROR_BAD_NET_NAME},
		"RemoveShare IPC$":      {func() error { return m.RemoveShare("FILES", "IPC$") }, winerr.ERROR_BAD_NET_NAME},
		"RemoveShare server":    {func() error { return m.RemoveShare("nosuch", "public") }, winerr.ERROR_BAD_NETPATH},
		"SetComment":            {func() error { return m.SetComment("nosuch", "", "x") }, winerr.ERROR_BAD_NETPATH},
		"SetComment share":      {func() error { return m.SetComment("FILES", "nosuch", "x") }, winerr.ERROR_BAD_NET_NAME},
		"SetAccount":            {func() error { return m.SetAccount("nosuch", provider.Account{Name: "x"}) }, winerr.ERROR_NO_SUCH_DOMAIN},
		"SetAccount malformed":  {func() error { return m.SetAccount("FILES", provider.Account{Name: `a\b`}) }, winerr.ERROR_BAD_USERNAME},
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
	require.NoError(t, m.AddServer(provider.Server{Name: "W1", Domain: "Group"}))
	require.Equal(t, []string{"CORP", "Group", `\\HOME`, `\\OPEN`}, browsed(m, lanman))
	require.NoError(t, m.RemoveServer("W1"))
	require.Equal(t, before, browsed(m, lanman))
	require.NoError(t, m.AddDomain(provider.Domain{Name: "GROUP"}))
	require.Equal(t, []string{"CORP", "GROUP", `\\HOME`, `\\OPEN`}, browsed(m, lanman))
}

// Nothing prints a password.
func TestFakeKeepsPasswords(t *testing.T) {
	const secret = "S3cret!"
	account := provider.Account{Name: "u", Password: secret}
	network := provider.Network{Servers: []provider.Server{{
		Name: "S", Accounts: []provider.Account{account}, Shares: []provider.Share{{Name: "x"}, {Name: "y", Deny: []string{"u"}}},
	}}}
	m := start(t, "u")
	var err error
	m.Fake, err = provider.NewFake(network)
	require.NoError(t, err)
	m.added("Z:", `\\S\x`, session.As("u", secret))
	refusals := []error{
		m.add("Y:", `\\S\y`, session.As("u", secret)), m.add("Y:", `\\S\x`, session.As("v", secret)),
		m.add("Y:", `\\S\x`, session.As("u", secret+"?")), m.SetAccount("T", account),
		m.SetAccount("S", provider.Account{Name: `\`, Password: secret}),
	}
	for _, err := range refusals {
		require.Error(t, err)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		for _, what := range []any{account, network, m.Fake, *new(provider.Account), m.Snapshot(), refusals, m.s.Devices().Snapshot()} {
			require.NotContains(t, fmt.Sprintf(verb, what), secret)
		}
	}
}
