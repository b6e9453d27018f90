package mpr_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

// TestProviderName counts the high word of the type only, and of two providers
// of one type finds the first in order.
func TestProviderName(t *testing.T) {
	m := machine(t)
	second := emptyNetwork(t, redirector.Kind{Name: "Second"})
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
	_, _, err = c.Sized().GetProviderName(provider.WNNC_NET_LANMAN, mpr.Buffer{None: true})
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
			info, err := c.Sized().GetNetworkInformation("MICROSOFT Windows network", size)
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(mpr.NetInfo{
				Status: uint32(status), NetType: uint16(provider.WNNC_NET_LANMAN >> 16), Printers: 0x1FF, Drives: 0x3FFFFFF,
			}, info))
		}
		mend := m.hook.On(provider.CallGetCaps, hook.Panic("no version"))
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
