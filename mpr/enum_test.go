package mpr_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// The second network of a [campus].
const netware = "NetWare"

// campus has the two networks of the example in the documentation of
// WNetOpenEnum, one with domains and one without, and a third that can't be
// browsed.
func campus(t testing.TB) *testbed {
	t.Helper()
	m := machine(t, func(m *testbed) {
		require.NoError(t, m.net.AddServer(fake.Server{
			Name: "ACCTSPAY", Domain: "ACCOUNTING", Comment: "accounts payable",
			Shares: []fake.Share{
				{Name: "PAYFILES", Comment: "pay"}, {Name: "LASERJET", Type: provider.RESOURCETYPE_PRINT}, {Name: "ADMIN$"},
			},
		}))
	})
	second := emptyNetwork(t, redirector.Kind{Name: netware, NetType: 0x00030000})
	require.NoError(t, second.AddServer(fake.Server{
		Name: "MARKETING", Guest: true, Shares: []fake.Share{{Name: "SYS"}, {Name: "LASERJET", Type: provider.RESOURCETYPE_PRINT}},
	}))
	local := redirector.AllCapabilities()
	local.Enumeration = provider.WNNC_ENUM_LOCAL
	require.NoError(t, m.AddProvider(second))
	require.NoError(t, m.AddProvider(emptyNetwork(t, redirector.Kind{Name: "Local Network", NetType: 0x00040000, Caps: &local})))
	return m
}

// listed lists an enumeration, and requires that it can be.
func listed(t testing.TB, c *mpr.Caller, scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) []mpr.NetResource {
	t.Helper()
	var list []mpr.NetResource
	for got, err := range mpr.Resources(c, scope, typ, usage, nr) {
		require.NoError(t, err)
		list = append(list, got)
	}
	return list
}

// inside lists a container with all that is in it.
func inside(t testing.TB, c *mpr.Caller, nr *mpr.NetResource) []mpr.NetResource {
	t.Helper()
	return listed(t, c, mpr.RESOURCE_GLOBALNET, 0, 0, nr)
}

// remotes are the remote names of a list.
func remotes(list []mpr.NetResource) []string {
	names := []string{}
	for _, nr := range list {
		names = append(names, nr.RemoteName)
	}
	return names
}

func container(remote, of string, display mpr.DisplayType, comment string) mpr.NetResource {
	return mpr.NetResource{
		Scope: mpr.RESOURCE_GLOBALNET, DisplayType: display, Usage: mpr.RESOURCEUSAGE_CONTAINER,
		RemoteName: remote, Comment: comment, Provider: of,
	}
}

func share(remote, of string, typ mpr.ResourceType, comment string) mpr.NetResource {
	return mpr.NetResource{
		Scope: mpr.RESOURCE_GLOBALNET, Type: typ, DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE,
		Usage: mpr.RESOURCEUSAGE_CONNECTABLE, RemoteName: remote, Comment: comment, Provider: of,
	}
}

// TestEnumHierarchy goes down the tree of the documentation, each container
// opened as the enumeration above it gave it.
func TestEnumHierarchy(t *testing.T) {
	c := campus(t).logon("alice")
	top := inside(t, c, nil)
	require.Empty(t, cmp.Diff([]mpr.NetResource{
		container(lanman, lanman, mpr.RESOURCEDISPLAYTYPE_NETWORK, ""),
		container(netware, netware, mpr.RESOURCEDISPLAYTYPE_NETWORK, ""),
	}, top), "the networks that can be browsed, in the order of the providers")

	first := inside(t, c, &top[0])
	require.Empty(t, cmp.Diff([]mpr.NetResource{
		container("ACCOUNTING", lanman, mpr.RESOURCEDISPLAYTYPE_DOMAIN, ""),
		container(`\\files`, lanman, mpr.RESOURCEDISPLAYTYPE_SERVER, ""),
		container(`\\backup`, lanman, mpr.RESOURCEDISPLAYTYPE_SERVER, ""),
	}, first))

	domain := inside(t, c, &first[0])
	require.Empty(t, cmp.Diff([]mpr.NetResource{
		container(`\\ACCTSPAY`, lanman, mpr.RESOURCEDISPLAYTYPE_SERVER, "accounts payable"),
	}, domain))
	require.Empty(t, cmp.Diff([]mpr.NetResource{
		share(`\\ACCTSPAY\PAYFILES`, lanman, mpr.RESOURCETYPE_DISK, "pay"),
		share(`\\ACCTSPAY\LASERJET`, lanman, mpr.RESOURCETYPE_PRINT, ""),
	}, inside(t, c, &domain[0])), "ADMIN$ stays hidden")

	second := inside(t, c, &top[1])
	require.Equal(t, []string{`\\MARKETING`}, remotes(second))
	require.Equal(t, []string{`\\MARKETING\SYS`, `\\MARKETING\LASERJET`}, remotes(inside(t, c, &second[0])))
}

// TestEnumTop leaves out networks that aren't there.
func TestEnumTop(t *testing.T) {
	m := campus(t)
	c := m.logon("alice")
	require.Empty(t, listed(t, c, mpr.RESOURCE_GLOBALNET, 0, mpr.RESOURCEUSAGE_CONNECTABLE, nil), "networks are containers only")
	require.NoError(t, m.RemoveProvider(netware))
	withIdleNetwork(m, c)
	require.Equal(t, []string{lanman}, remotes(inside(t, c, nil)))
	require.Equal(t, []string{lanman}, remotes(inside(t, c, new(mpr.NetResource))), "a container without names is the top")
}

// TestEnumContainersByHand opens containers that no enumeration gave.
func TestEnumContainersByHand(t *testing.T) {
	c := campus(t).logon("alice")
	pay := []string{`\\ACCTSPAY\PAYFILES`, `\\ACCTSPAY\LASERJET`}
	for name, one := range map[string]struct {
		nr   mpr.NetResource
		want []string
	}{
		"a server":             {mpr.NetResource{RemoteName: `\\acctspay`}, pay},
		"with scope and usage": {mpr.NetResource{Scope: mpr.RESOURCE_GLOBALNET, Usage: mpr.RESOURCEUSAGE_CONTAINER, RemoteName: `\\ACCTSPAY`}, pay},
		"with its provider":    {mpr.NetResource{RemoteName: `\\ACCTSPAY`, Provider: "microsoft windows network"}, pay},
		"a domain":             {mpr.NetResource{RemoteName: "accounting"}, []string{`\\ACCTSPAY`}},
		"a network by name":    {mpr.NetResource{RemoteName: "netware"}, []string{`\\MARKETING`}},
		"a provider only":      {mpr.NetResource{Provider: netware}, []string{`\\MARKETING`}},
		"the second network's": {mpr.NetResource{RemoteName: `\\MARKETING`}, []string{`\\MARKETING\SYS`, `\\MARKETING\LASERJET`}},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, one.want, remotes(inside(t, c, &one.nr))) })
	}
}

// TestEnumFilters asks for some of what is there.
func TestEnumFilters(t *testing.T) {
	c := campus(t).logon("alice")
	const disk, print = mpr.RESOURCETYPE_DISK, mpr.RESOURCETYPE_PRINT
	const connectable, container = mpr.RESOURCEUSAGE_CONNECTABLE, mpr.RESOURCEUSAGE_CONTAINER
	server := &mpr.NetResource{RemoteName: `\\ACCTSPAY`}
	domain := &mpr.NetResource{RemoteName: "ACCOUNTING"}
	pay, laser, host := `\\ACCTSPAY\PAYFILES`, `\\ACCTSPAY\LASERJET`, `\\ACCTSPAY`
	for _, one := range []struct {
		nr    *mpr.NetResource
		typ   mpr.ResourceType
		usage mpr.Usage
		want  []string
	}{
		{server, mpr.RESOURCETYPE_ANY, 0, []string{pay, laser}},
		{server, disk, 0, []string{pay}},
		{server, print, 0, []string{laser}},
		{server, disk | print, 0, []string{pay, laser}},
		{server, 0, connectable, []string{pay, laser}},
		{server, 0, container, []string{}},
		{server, 0, connectable | container, []string{pay, laser}},
		{domain, 0, container, []string{host}},
		{domain, 0, connectable, []string{}},
		{domain, print, 0, []string{host}}, // a container may hold what is looked for
	} {
		got := remotes(listed(t, c, mpr.RESOURCE_GLOBALNET, one.typ, one.usage, one.nr))
		require.Equal(t, one.want, got, "%s, type %d, usage %d", one.nr.RemoteName, one.typ, one.usage)
	}
}

// TestEnumArguments has the combinations that WNetOpenEnum refuses.
func TestEnumArguments(t *testing.T) {
	c := campus(t).logon("alice")
	someNR := &mpr.NetResource{RemoteName: `\\ACCTSPAY`}
	notContainer := &mpr.NetResource{RemoteName: `\\ACCTSPAY`, Usage: mpr.RESOURCEUSAGE_CONNECTABLE}
	for _, one := range []struct {
		scope mpr.Scope
		typ   mpr.ResourceType
		usage mpr.Usage
		nr    *mpr.NetResource
		want  winerr.Errno
	}{
		{scope: 0, want: winerr.ERROR_INVALID_PARAMETER},
		{scope: mpr.RESOURCE_RECENT, want: winerr.ERROR_INVALID_PARAMETER},
		{scope: 6, want: winerr.ERROR_INVALID_PARAMETER},
		{scope: mpr.RESOURCE_CONNECTED, nr: someNR, want: winerr.ERROR_INVALID_PARAMETER},
		{scope: mpr.RESOURCE_REMEMBERED, nr: someNR, want: winerr.ERROR_INVALID_PARAMETER},
		{scope: mpr.RESOURCE_CONTEXT, nr: someNR, want: winerr.ERROR_INVALID_PARAMETER},
		{scope: mpr.RESOURCE_CONTEXT, nr: &mpr.NetResource{Usage: mpr.RESOURCEUSAGE_CONNECTABLE}, want: winerr.NO_ERROR},
		{scope: mpr.RESOURCE_REMEMBERED, nr: &mpr.NetResource{Provider: "No Such Network"}, want: winerr.NO_ERROR},
		{scope: mpr.RESOURCE_GLOBALNET, typ: 4, want: winerr.ERROR_INVALID_PARAMETER},
		{scope: mpr.RESOURCE_GLOBALNET, typ: provider.RESOURCETYPE_UNKNOWN, want: winerr.ERROR_INVALID_PARAMETER},
		{scope: mpr.RESOURCE_GLOBALNET, usage: 0x40, want: winerr.ERROR_INVALID_PARAMETER},
		{scope: mpr.RESOURCE_CONNECTED, usage: 0x40, want: winerr.NO_ERROR}, // ignored outside GLOBALNET
		{scope: mpr.RESOURCE_GLOBALNET, usage: mpr.RESOURCEUSAGE_ALL, want: winerr.NO_ERROR},
		{scope: mpr.RESOURCE_GLOBALNET, nr: notContainer, want: winerr.ERROR_NOT_CONTAINER},
		{scope: mpr.RESOURCE_GLOBALNET, nr: &mpr.NetResource{RemoteName: `\\nowhere`}, want: winerr.ERROR_BAD_NETPATH},
		{scope: mpr.RESOURCE_GLOBALNET, nr: &mpr.NetResource{RemoteName: "\x00"}, want: winerr.ERROR_BAD_NET_NAME},
		{scope: mpr.RESOURCE_GLOBALNET, nr: &mpr.NetResource{Provider: "No Such Network"}, want: winerr.ERROR_BAD_PROVIDER},
		{scope: mpr.RESOURCE_GLOBALNET, nr: &mpr.NetResource{Provider: "Local Network"}, want: winerr.ERROR_NOT_SUPPORTED},
	} {
		h, err := c.OpenEnum(one.scope, one.typ, one.usage, one.nr)
		require.Equal(t, one.want.Name(), winerr.Code(err).Name(), "%+v", one)
		if err != nil {
			require.Zero(t, h)
		}
	}
}

// TestEnumContext gives what is around the caller: the servers of the user's
// domain, or of no domain.
func TestEnumContext(t *testing.T) {
	m := campus(t)
	clerk := m.logonAs(session.Logon{User: session.User{Domain: "ACCOUNTING", Name: "carol"}})
	require.Equal(t, []string{`\\ACCTSPAY`, `\\MARKETING`}, remotes(listed(t, clerk, mpr.RESOURCE_CONTEXT, 0, 0, nil)))
	require.Equal(t, []string{`\\files`, `\\backup`, `\\MARKETING`}, remotes(listed(t, m.logon("alice"), mpr.RESOURCE_CONTEXT, 0, 0, nil)))
}

// TestEnumNowhere is empty where there are networks, but none that lists what is
// asked for; without a network there is nothing to open.
func TestEnumNowhere(t *testing.T) {
	c := mpr.New(&provider.Func{ProviderName: "Mute Network"}).System()
	for _, scope := range []mpr.Scope{mpr.RESOURCE_CONNECTED, mpr.RESOURCE_CONTEXT, mpr.RESOURCE_GLOBALNET} {
		require.Empty(t, listed(t, c, scope, 0, 0, nil))
	}
	c = new(mpr.Router).System()
	for scope := mpr.RESOURCE_CONNECTED; scope <= mpr.RESOURCE_CONTEXT; scope++ {
		want := winerr.ERROR_NO_NETWORK
		if scope == mpr.RESOURCE_RECENT {
			want = winerr.ERROR_INVALID_PARAMETER
		}
		_, err := c.OpenEnum(scope, 0, 0, nil)
		requireCode(t, want, err)
	}
}

// TestEnumAttached fails for who isn't authenticated, although the network would
// let them enumerate (RESOURCEUSAGE_ATTACHED).
func TestEnumAttached(t *testing.T) {
	m := campus(t)
	attached := func(c *mpr.Caller) error {
		_, err := c.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, mpr.RESOURCEUSAGE_ATTACHED, files)
		return err
	}
	stranger := m.logon("mallory")
	require.Len(t, inside(t, stranger, files), 4, "anybody may look without it")
	requireCode(t, winerr.ERROR_NOT_AUTHENTICATED, attached(stranger))
	require.NoError(t, attached(m.logon("alice")), "her default credentials would do")
	require.NoError(t, stranger.AddConnection2(disk("", docs), mpr.As("bob", "hunter2"), 0))
	require.NoError(t, attached(stranger), "connected as bob")
}

// TestEnumNetworkItself reaches the provider as no container at all, the top of
// its own tree (NPOpenEnum), and anything else as it was given.
func TestEnumNetworkItself(t *testing.T) {
	var got []*mpr.NetResource
	m := mpr.New(&provider.Func{
		ProviderName: "Own",
		OnOpenEnum: func(_ *session.Session, _ mpr.Scope, _ mpr.ResourceType, _ mpr.Usage, nr *mpr.NetResource) (provider.Handle, error) {
			got = append(got, nr)
			return 1, nil
		},
		OnEnumResource: func(provider.Handle, []mpr.NetResource) (int, error) { return 0, winerr.ERROR_NO_MORE_ITEMS },
		OnCloseEnum:    func(provider.Handle) error { return nil },
	})
	c := m.System()
	below := &mpr.NetResource{RemoteName: "below", Provider: "Own"}
	for _, nr := range []*mpr.NetResource{{RemoteName: "OWN"}, {Provider: "own"}, below} {
		require.Empty(t, inside(t, c, nr))
	}
	require.Equal(t, []*mpr.NetResource{nil, nil, below}, got)
}
