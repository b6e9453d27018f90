package mpr_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
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
	_, _, err := c.GetResourceInformationSized(&mpr.NetResource{RemoteName: docs}, nil)
	requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
	withIdleNetwork(m, c)
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

// TestProviderName counts the high word of the type only, and of two providers
// of one type finds the first in order.
func TestProviderName(t *testing.T) {
	m := machine(t)
	second := &provider.Fake{Kind: provider.Kind{Name: "Second"}}
	require.NoError(t, m.AddProvider(second))
	c := m.logon("alice")
	for _, typ := range []uint32{provider.WNNC_NET_LANMAN, provider.WNNC_NET_LANMAN | 0xFFFF} {
		name, err := c.GetProviderName(typ)
		require.NoError(t, err)
		require.Equal(t, lanman, name)
	}
	require.NoError(t, m.SetProviderOrder("Second"))
	name, err := c.GetProviderName(provider.WNNC_NET_LANMAN)
	require.NoError(t, err)
	require.Equal(t, "Second", name)
	_, err = c.GetProviderName(0x25)
	requireCode(t, winerr.ERROR_NO_NETWORK, err)
	_, err = c.GetProviderNameSized(provider.WNNC_NET_LANMAN, nil)
	requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
}

// TestNetworkInformation describes a provider and tells whether it has started
// (NETINFOSTRUCT).
func TestNetworkInformation(t *testing.T) {
	for status, start := range map[winerr.Errno]func(*testbed, *mpr.Caller){
		winerr.NO_ERROR:         func(*testbed, *mpr.Caller) {},
		winerr.ERROR_BUSY:       starting,
		winerr.ERROR_NO_NETWORK: notStarted,
	} {
		m := machine(t)
		c := m.logon("alice")
		start(m, c)
		for _, size := range []uint32{40, 32} { // of 64-bit and of 32-bit programs
			info, err := c.GetNetworkInformationSized("MICROSOFT Windows network", size)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(mpr.NetInfo{
				Status: uint32(status), NetType: uint16(provider.WNNC_NET_LANMAN >> 16), Printers: 0x1FF, Drives: 0x3FFFFFF,
			}, info))
		}
		mend := m.hook.On(provider.CallGetCaps, provider.Panic("no version"))
		info, err := c.GetNetworkInformation(lanman)
		mend()
		requireCode(t, winerr.ERROR_UNEXP_NET_ERR, err)
		require.Zero(t, info)
		_, err = c.GetNetworkInformation("")
		requireCode(t, winerr.ERROR_BAD_PROVIDER, err)
	}
	info, err := mpr.New(&provider.Func{ProviderName: "Versioned", OnGetCaps: func(i provider.CapIndex) uint32 {
		if i == provider.WNNC_DRIVER_VERSION {
			return 0x00030002
		}
		return provider.Unimplemented{}.GetCaps(i)
	}}).System().GetNetworkInformation("Versioned")
	require.NoError(t, err)
	require.EqualValues(t, 0x00030002, info.ProviderVersion)
}

// TestNetworkInformationLater tells what has become of a network since it
// started.
func TestNetworkInformationLater(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	for _, status := range []winerr.Errno{winerr.ERROR_NO_NETWORK, winerr.NO_ERROR} {
		m.net.SetStarted(status == winerr.NO_ERROR)
		info, err := c.GetNetworkInformation(lanman)
		require.NoError(t, err)
		require.EqualValues(t, status, info.Status)
		_, err = c.GetConnection("Z:")
		requireCode(t, status, err)
	}
}
