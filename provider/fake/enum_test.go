package fake_test

import (
	"errors"
	"fmt"
	"iter"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

const lanman = "Microsoft Windows Network"

// enumerate gives everything of an enumeration, which must open.
func enumerate(m *machine, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) []provider.NetResource {
	m.Helper()
	h, err := m.OpenEnum(m.s, scope, typ, usage, nr)
	require.NoError(m, err)
	var all []provider.NetResource
	buf := make([]provider.NetResource, 2)
	for {
		n, err := m.EnumResource(h, buf)
		if errors.Is(err, winerr.ERROR_NO_MORE_ITEMS) {
			require.Zero(m, n)
			break
		}
		require.NoError(m, err)
		all = append(all, buf[:n]...)
	}
	_, err = m.EnumResource(h, buf)
	require.Equal(m, winerr.ERROR_NO_MORE_ITEMS, err, "and ever after")
	require.NoError(m, m.CloseEnum(h))
	return all
}

// browse enumerates a container of the network, by its remote name.
func browse(m *machine, remote string) []provider.NetResource {
	m.Helper()
	return enumerate(m, provider.RESOURCE_GLOBALNET, 0, 0, &provider.NetResource{RemoteName: remote})
}

func container(display provider.DisplayType, remote, comment string) provider.NetResource {
	return provider.NetResource{
		Scope: provider.RESOURCE_GLOBALNET, DisplayType: display, Usage: provider.RESOURCEUSAGE_CONTAINER,
		RemoteName: remote, Comment: comment, Provider: lanman,
	}
}

func shared(typ provider.ResourceType, remote, comment string) provider.NetResource {
	return provider.NetResource{
		Scope: provider.RESOURCE_GLOBALNET, Type: typ, DisplayType: provider.RESOURCEDISPLAYTYPE_SHARE,
		Usage: provider.RESOURCEUSAGE_CONNECTABLE, RemoteName: remote, Comment: comment, Provider: lanman,
	}
}

// filesShares are the shares of FILES that aren't hidden.
func filesShares() []provider.NetResource {
	return []provider.NetResource{
		shared(disk, `\\FILES\public`, "For everybody"), shared(disk, `\\FILES\private`, ""), shared(disk, `\\FILES\denied`, ""),
		shared(disk, `\\FILES\docs`, ""), shared(disk, `\\FILES\locked`, ""), shared(printer, `\\FILES\laser`, "First floor"),
	}
}

// WNetOpenEnumW: the tree of domains, servers and shares. What an enumeration gives
// can be enumerated again, as can a name alone.
func TestFakeGlobalTree(t *testing.T) {
	const server, domain = provider.RESOURCEDISPLAYTYPE_SERVER, provider.RESOURCEDISPLAYTYPE_DOMAIN
	m := start(t, `CORP\alice`)
	top := []provider.NetResource{
		container(domain, "CORP", "The company"), container(server, `\\HOME`, ""), container(server, `\\OPEN`, ""),
	}
	for _, nr := range []*provider.NetResource{nil, {}, {RemoteName: lanman}, {RemoteName: "microsoft windows network", Provider: lanman}} {
		require.Empty(t, cmp.Diff(top, enumerate(m, provider.RESOURCE_GLOBALNET, 0, 0, nr)))
	}
	corp := []provider.NetResource{container(server, `\\FILES`, "All the files"), container(server, `\\DOWN`, "")}
	require.Empty(t, cmp.Diff(corp, enumerate(m, provider.RESOURCE_GLOBALNET, 0, 0, &top[0])))
	require.Empty(t, cmp.Diff(corp, browse(m, "corp")))
	require.Empty(t, cmp.Diff(filesShares(), enumerate(m, provider.RESOURCE_GLOBALNET, 0, 0, &corp[0])))
	for _, name := range []string{`\\files`, `\\FILES\`, `\\10.0.0.1`} {
		require.Empty(t, cmp.Diff(filesShares(), browse(m, name)))
	}
	require.NoError(t, m.AddConnection(m.s, &filesShares()[0], none), "what was found can be connected")
}

// NPOpenEnum, dwType and dwUsage: masks, and 0 is everything.
func TestFakeEnumFilters(t *testing.T) {
	const connectable, inside, all = provider.RESOURCEUSAGE_CONNECTABLE, provider.RESOURCEUSAGE_CONTAINER, provider.RESOURCEUSAGE_ALL
	m := start(t, `CORP\alice`)
	for _, c := range []struct {
		typ    provider.ResourceType
		usage  provider.Usage
		top    int
		shares int
	}{
		{0, 0, 3, 6}, {disk, 0, 3, 5}, {printer, 0, 3, 1}, {disk | printer, 0, 3, 6},
		{0, connectable, 0, 6}, {0, inside, 3, 0}, {0, connectable | inside, 3, 6}, {0, all, 3, 6}, {printer, all, 3, 1},
		{disk, inside, 3, 0}, {disk, connectable, 0, 5},
	} {
		require.Len(t, enumerate(m, provider.RESOURCE_GLOBALNET, c.typ, c.usage, nil), c.top, "%v", c)
		files := &provider.NetResource{RemoteName: `\\FILES`}
		require.Len(t, enumerate(m, provider.RESOURCE_GLOBALNET, c.typ, c.usage, files), c.shares, "%v", c)
	}
}

func TestFakeOpenEnumRefuses(t *testing.T) {
	const global, connected, context = provider.RESOURCE_GLOBALNET, provider.RESOURCE_CONNECTED, provider.RESOURCE_CONTEXT
	files := &provider.NetResource{RemoteName: `\\FILES`}
	for _, c := range []struct {
		name  string
		scope provider.Scope
		typ   provider.ResourceType
		usage provider.Usage
		nr    *provider.NetResource
		want  winerr.Errno
	}{
		{"WN_BAD_VALUE/scope 0", 0, 0, 0, nil, winerr.WN_BAD_VALUE},
		{"WN_BAD_VALUE/remembered", provider.RESOURCE_REMEMBERED, 0, 0, nil, winerr.WN_BAD_VALUE},
		{"WN_BAD_VALUE/type", global, 4, 0, nil, winerr.WN_BAD_VALUE},
		{"WN_BAD_VALUE/unknown type", global, provider.RESOURCETYPE_UNKNOWN, 0, nil, winerr.WN_BAD_VALUE},
		{"WN_BAD_VALUE/usage", global, 0, 0x20, nil, winerr.WN_BAD_VALUE},
		{"WN_BAD_VALUE/container and connected", connected, 0, 0, files, winerr.WN_BAD_VALUE},
		{"WN_BAD_VALUE/container and context", context, 0, 0, files, winerr.WN_BAD_VALUE},
		{"WN_NOT_CONTAINER/share", global, 0, 0, &provider.NetResource{RemoteName: `\\FILES\public`}, winerr.WN_NOT_CONTAINER},
		{"WN_NOT_CONTAINER/directory", global, 0, 0, &provider.NetResource{RemoteName: `\\FILES\docs\sub`}, winerr.WN_NOT_CONTAINER},
		{"ERROR_BAD_NETPATH/unknown", global, 0, 0, &provider.NetResource{RemoteName: `\\NOSUCH`}, winerr.ERROR_BAD_NETPATH},
		{"ERROR_BAD_NETPATH/down", global, 0, 0, &provider.NetResource{RemoteName: `\\DOWN`}, winerr.ERROR_BAD_NETPATH},
		{"WN_BAD_NETNAME/no domain", global, 0, 0, &provider.NetResource{RemoteName: `NOSUCH`}, winerr.WN_BAD_NETNAME},
		{"WN_BAD_NETNAME/another provider", global, 0, 0, &provider.NetResource{RemoteName: `\\FILES`, Provider: "Other"}, winerr.WN_BAD_NETNAME},
	} {
		m := start(t, `CORP\alice`)
		t.Run("NPOpenEnum/"+c.name, func(t *testing.T) {
			m.on(t).refused(c.want, func() error { _, err := m.OpenEnum(m.s, c.scope, c.typ, c.usage, c.nr); return err })
		})
	}
}

// RESOURCEUSAGE_ATTACHED: fails unless the caller is authenticated, even if the
// network allows to browse without.
func TestFakeEnumAttached(t *testing.T) {
	m := start(t, `CORP\erin`)
	attached := func(remote string) error {
		_, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, provider.RESOURCEUSAGE_ATTACHED, &provider.NetResource{RemoteName: remote})
		return err
	}
	require.Len(t, browse(m, `\\FILES`), 6)
	m.refused(winerr.ERROR_NOT_AUTHENTICATED, func() error { return attached(`\\FILES`) })
	require.NoError(t, attached(`\\OPEN`), "guests are let in")
	m.added("", `\\FILES\IPC$`, session.As("carol", "C3"))
	require.NoError(t, attached(`\\FILES`))
	m.refused(winerr.ERROR_NOT_AUTHENTICATED, func() error { return attached(`\\10.0.0.1`) })
	m.s = m.logon(`CORP\alice`)
	require.NoError(t, attached(`\\FILES`), "single sign-on")
}

// RESOURCE_CONTEXT: the servers of the domain of the session's user.
func TestFakeEnumContext(t *testing.T) {
	m := start(t, `corp\alice`)
	names := func() (all []string) {
		for _, r := range enumerate(m, provider.RESOURCE_CONTEXT, 0, 0, nil) {
			all = append(all, r.RemoteName)
		}
		return all
	}
	require.Equal(t, []string{`\\FILES`, `\\DOWN`}, names())
	m.s = m.logon(`PC\dave`)
	require.Equal(t, []string{`\\HOME`, `\\OPEN`}, names())
}

// RESOURCE_CONNECTED: the connections of the session, redirected ones first. The
// usage is ignored, the type isn't.
func TestFakeEnumConnected(t *testing.T) {
	m := connectedMachine(t)
	m.added("", `\\files\docs`, none)
	m.in(m.logon(`CORP\bob`)).added("X:", `\\FILES\docs`, none)
	_, err := m.OpenFile(m.s, `\\FILES\private\`, 0, 0) // a UNC path is no connection of the user's
	require.NoError(t, err)
	record := func(typ provider.ResourceType, local, remote string) provider.NetResource {
		r := shared(typ, remote, "")
		r.Scope, r.LocalName = provider.RESOURCE_CONNECTED, local
		return r
	}
	want := []provider.NetResource{
		record(provider.RESOURCETYPE_DISK, "Z:", `\\FILES\public`), record(provider.RESOURCETYPE_PRINT, "LPT1", `\\FILES\laser`),
		record(provider.RESOURCETYPE_DISK, "", `\\files\docs`),
	}
	require.Empty(t, cmp.Diff(want, enumerate(m, provider.RESOURCE_CONNECTED, 0, 0, nil)))
	require.Empty(t, cmp.Diff(want, enumerate(m, provider.RESOURCE_CONNECTED, 0, provider.RESOURCEUSAGE_CONTAINER, nil)))
	m.added("", `\\files\ipc$`, none) // neither a disk nor a printer
	require.Empty(t, cmp.Diff(want[1:2], enumerate(m, provider.RESOURCE_CONNECTED, provider.RESOURCETYPE_PRINT, 0, nil)))
	disks := []provider.NetResource{want[0], want[2]}
	require.Empty(t, cmp.Diff(disks, enumerate(m, provider.RESOURCE_CONNECTED, provider.RESOURCETYPE_DISK, 0, nil)))
	require.Len(t, enumerate(m, provider.RESOURCE_CONNECTED, 0, 0, nil), 4)
}

// NPEnumResource and NPCloseEnum: WN_MORE_DATA, WN_BAD_HANDLE.
func TestFakeEnumHandles(t *testing.T) {
	m := start(t, `CORP\alice`)
	h, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, nil)
	require.NoError(t, err)
	_, err = m.EnumResource(h, nil)
	require.Equal(t, winerr.WN_MORE_DATA, err)
	buf := make([]provider.NetResource, 5)
	n, err := m.EnumResource(h, buf)
	require.NoError(t, err, "the cursor didn't move")
	require.Equal(t, 3, n)
	require.NoError(t, m.CloseEnum(h))
	for _, bad := range []provider.Handle{h, 0, 999} {
		require.Equal(t, winerr.WN_BAD_HANDLE, m.CloseEnum(bad))
		_, err = m.EnumResource(bad, buf)
		require.Equal(t, winerr.WN_BAD_HANDLE, err)
	}
}

// produce yields n shares, and tells how many were asked for and whether the end
// was reached.
func produce(n int, asked *int, ended *bool) iter.Seq[fake.Share] {
	return func(yield func(fake.Share) bool) {
		defer func() { *ended = true }()
		for i := range n {
			*asked = i + 1
			if !yield(fake.Share{Name: fmt.Sprintf("s%d", i)}) {
				return
			}
		}
	}
}

// Shares that are produced come as they are asked for, are not kept, and can be
// connected.
func TestFakeMoreShares(t *testing.T) {
	m := start(t, `CORP\alice`)
	asked, ended := 0, false
	more := produce(10_000, &asked, &ended)
	require.NoError(t, m.AddServer(fake.Server{Name: "BIG", Domain: "CORP", Shares: []fake.Share{{Name: "first"}, {Name: "x$"}}, MoreShares: more}))
	h, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, &provider.NetResource{RemoteName: `\\BIG`})
	require.NoError(t, err)
	buf := make([]provider.NetResource, 3)
	for _, want := range []string{`\\BIG\first`, `\\BIG\s0`, `\\BIG\s3`} {
		_, err := m.EnumResource(h, buf)
		require.NoError(t, err)
		require.Equal(t, want, buf[0].RemoteName)
	}
	require.Equal(t, 6, asked)
	require.NoError(t, m.CloseEnum(h))
	require.True(t, ended, "the rest isn't produced")

	m.added("Z:", `\\big\S41`, none)
	require.Equal(t, 42, asked)
	m.write(`Z:\file`, "kept")
	require.Equal(t, "kept", m.read(`Z:\file`))
	m.refused(winerr.ERROR_BAD_NET_NAME, func() error { return m.add("Y:", `\\BIG\t`, none) })
}

// A share that can't be one is left out.
func TestFakeMoreSharesThatAreMalformed(t *testing.T) {
	m := start(t, `CORP\alice`)
	require.NoError(t, m.AddServer(fake.Server{Name: "ODD", Guest: true, MoreShares: func(yield func(fake.Share) bool) {
		_ = yield(fake.Share{Name: "a/b"}) && yield(fake.Share{Name: "hidden$"}) && yield(fake.Share{Name: "good"})
	}}))
	require.Equal(t, []provider.NetResource{shared(provider.RESOURCETYPE_DISK, `\\ODD\good`, "")}, browse(m, `\\ODD`))
	m.refused(winerr.ERROR_BAD_NET_NAME, func() error { return m.add("", `\\ODD\a/b`, none) })
	m.added("", `\\ODD\hidden$`, none)
}

// A logoff ends what is being produced.
func TestFakeMoreSharesEndWithTheSession(t *testing.T) {
	m := start(t, `CORP\alice`)
	asked, ended := 0, false
	require.NoError(t, m.AddServer(fake.Server{Name: "BIG", MoreShares: produce(10, &asked, &ended)}))
	h, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, &provider.NetResource{RemoteName: `\\BIG`})
	require.NoError(t, err)
	_, err = m.EnumResource(h, make([]provider.NetResource, 1))
	require.NoError(t, err)
	m.s.Release()
	require.True(t, ended)
}
