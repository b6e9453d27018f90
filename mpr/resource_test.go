package mpr_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// known is a record of the resource calls, which leave scope and comment out.
func known(remote string, typ mpr.ResourceType, display mpr.DisplayType, usage mpr.Usage) mpr.NetResource {
	return mpr.NetResource{Type: typ, DisplayType: display, Usage: usage, RemoteName: remote, Provider: lanman}
}

func knownServer(remote string) mpr.NetResource {
	return known(remote, 0, mpr.RESOURCEDISPLAYTYPE_SERVER, mpr.RESOURCEUSAGE_CONTAINER)
}

func knownShare(remote string) mpr.NetResource {
	return known(remote, mpr.RESOURCETYPE_DISK, mpr.RESOURCEDISPLAYTYPE_SHARE, mpr.RESOURCEUSAGE_CONNECTABLE)
}

// TestResourceInformation says whose a resource is and where its WNet part ends.
// The part is spelled as an enumeration spells it, for callers compare it with
// case; the rest is as it was given, and need not exist.
func TestResourceInformation(t *testing.T) {
	c := campus(t).logon("alice")
	marketing := knownShare(`\\MARKETING\SYS`)
	marketing.Provider = netware
	for remote, want := range map[string]struct {
		info   mpr.NetResource
		system string
	}{
		docs:                      {knownShare(docs), ""},
		`\\FILES\DOCS\Dir1\dir2`:  {knownShare(docs), `\Dir1\dir2`},
		`\\files`:                 {knownServer(`\\files`), ""},
		`\\marketing\sys\no\such`: {marketing, `\no\such`},
	} {
		info, system, err := c.GetResourceInformation(&mpr.NetResource{RemoteName: remote})
		require.NoError(t, err, remote)
		require.Empty(t, cmp.Diff(want.info, info), remote)
		require.Equal(t, want.system, system, remote)
	}
	info, _, err := c.GetResourceInformation(&mpr.NetResource{RemoteName: laser, Type: mpr.RESOURCETYPE_PRINT})
	require.NoError(t, err)
	require.Equal(t, mpr.RESOURCETYPE_PRINT, info.Type)
	require.Contains(t, remotes(inside(t, c, files)), info.RemoteName)
}

// Containers hold disks and printers: the network's top, its domains and servers are found by either type, and what is found
// opens.
func TestResourceInformationOfContainersOfAType(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.net.AddDomain(fake.Domain{Name: "CORP"}))
	c := m.logon("alice")
	asked := make(map[mpr.DisplayType]bool)
	for nr, err := range mpr.Walk(c, mpr.RESOURCETYPE_ANY, nil) {
		if err != nil || nr.Usage&mpr.RESOURCEUSAGE_CONTAINER == 0 {
			continue
		}
		for _, typ := range []mpr.ResourceType{mpr.RESOURCETYPE_DISK, mpr.RESOURCETYPE_PRINT} {
			info, _, err := c.GetResourceInformation(&mpr.NetResource{RemoteName: nr.RemoteName, Provider: nr.Provider, Type: typ})
			require.NoError(t, err, "%s, %d", nr.RemoteName, typ)
			h, err := c.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, &info)
			require.NoError(t, err, nr.RemoteName)
			require.NoError(t, c.CloseEnum(h))
		}
		asked[nr.DisplayType] = true
	}
	for _, kind := range []mpr.DisplayType{mpr.RESOURCEDISPLAYTYPE_NETWORK, mpr.RESOURCEDISPLAYTYPE_DOMAIN, mpr.RESOURCEDISPLAYTYPE_SERVER} {
		require.True(t, asked[kind], kind)
	}
}

// TestResourceInformationFails with the code that fits best.
func TestResourceInformationFails(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	for _, one := range []struct {
		nr   *mpr.NetResource
		want winerr.Errno
	}{
		{nil, winerr.ERROR_INVALID_ADDRESS},
		{new(mpr.NetResource), winerr.ERROR_BAD_NET_NAME},
		{&mpr.NetResource{RemoteName: `\\nowhere\docs`}, winerr.ERROR_BAD_NET_NAME},
		{&mpr.NetResource{RemoteName: `\\files\nothing`}, winerr.ERROR_BAD_NET_NAME},
		{&mpr.NetResource{RemoteName: docs, Type: mpr.RESOURCETYPE_PRINT}, winerr.ERROR_BAD_DEV_TYPE},
		{&mpr.NetResource{RemoteName: docs, Type: provider.RESOURCETYPE_UNKNOWN}, winerr.ERROR_BAD_DEV_TYPE},
		{&mpr.NetResource{RemoteName: docs, Provider: "No Such Network"}, winerr.ERROR_BAD_PROVIDER},
		{&mpr.NetResource{RemoteName: private}, winerr.ERROR_ACCESS_DENIED},
	} {
		requireCode(t, one.want, informing(one.nr)(m, c))
	}
	_, _, _, err := c.Sized().GetResourceInformation(&mpr.NetResource{RemoteName: docs}, mpr.Buffer{None: true})
	requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
	withIdleNetwork(m, c)
	requireCode(t, winerr.ERROR_BAD_NET_NAME, informing(&mpr.NetResource{RemoteName: `\\nowhere\docs`})(m, c))
	m.Options.UnstartedProvider = mpr.UnstartedFirst
	requireCode(t, winerr.ERROR_NO_NET_OR_BAD_PATH, informing(&mpr.NetResource{RemoteName: `\\nowhere\docs`})(m, c))
	without := mpr.New(&provider.Func{ProviderName: "Without Dialogs"}).System()
	requireCode(t, winerr.ERROR_BAD_NET_NAME, informing(&mpr.NetResource{RemoteName: docs})(nil, without))
	late := machine(t)
	starting(late, nil)
	requireCode(t, winerr.ERROR_NO_NET_OR_BAD_PATH, informing(&mpr.NetResource{RemoteName: docs})(late, late.logon("alice")))
}

// TestResourceParent goes up the tree, whether or not the resources exist.
func TestResourceParent(t *testing.T) {
	m := campus(t)
	c := m.logon("alice")
	for remote, want := range map[string]mpr.NetResource{
		docs + `\dir\sub`:  known(docs+`\dir`, mpr.RESOURCETYPE_DISK, provider.RESOURCEDISPLAYTYPE_DIRECTORY, mpr.RESOURCEUSAGE_CONNECTABLE),
		docs + `\dir`:      knownShare(docs),
		docs:               knownServer(`\\files`),
		`\\nowhere\at\all`: knownShare(`\\nowhere\at`),
		`\\nowhere\at`:     knownServer(`\\nowhere`),
		`\\ACCTSPAY`:       known("ACCOUNTING", 0, mpr.RESOURCEDISPLAYTYPE_DOMAIN, mpr.RESOURCEUSAGE_CONTAINER),
		"ACCOUNTING":       known(lanman, 0, mpr.RESOURCEDISPLAYTYPE_NETWORK, mpr.RESOURCEUSAGE_CONTAINER),
		lanman:             {Provider: lanman},
	} {
		parent, err := c.GetResourceParent(&mpr.NetResource{RemoteName: remote, Provider: lanman})
		require.NoError(t, err, remote)
		require.Empty(t, cmp.Diff(want, parent), remote)
	}
	for _, one := range []struct {
		nr   *mpr.NetResource
		want winerr.Errno
	}{
		{nil, winerr.ERROR_INVALID_ADDRESS},
		{&mpr.NetResource{RemoteName: docs}, winerr.ERROR_BAD_PROVIDER}, // it must be named
		{&mpr.NetResource{Provider: lanman}, winerr.ERROR_BAD_NET_NAME},
	} {
		_, err := c.GetResourceParent(one.nr)
		requireCode(t, one.want, err)
	}
}
