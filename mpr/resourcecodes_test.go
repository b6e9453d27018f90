package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// informing makes the attempt, of which just the error matters.
func informing(nr *mpr.NetResource) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, _, err := c.GetResourceInformation(nr)
		return err
	}
}

// sizeOf is the size in bytes of a NETRESOURCEW with these strings in it.
func sizeOf(texts ...string) uint32 {
	size := 4*4 + 4*8
	for _, s := range texts {
		size += 2 * (len(s) + 1)
	}
	return uint32(size)
}

func resourceInformationCases() []codeCase {
	of := informing(&mpr.NetResource{RemoteName: docs + `\dir\b.txt`})
	return []codeCase{
		{code: winerr.NO_ERROR, call: of},
		{code: winerr.ERROR_BAD_NET_NAME, call: informing(&mpr.NetResource{RemoteName: `\\files\nothing`})},
		{code: winerr.ERROR_BAD_DEV_TYPE, call: informing(&mpr.NetResource{RemoteName: docs, Type: mpr.RESOURCETYPE_PRINT})},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: provider.Fail(ownError), call: of, check: toldOwnError},
		{code: winerr.ERROR_MORE_DATA, call: func(m *testbed, c *mpr.Caller) error {
			need := sizeOf(docs, lanman, `\dir\b.txt`)
			buf := mpr.Buffer{Size: need - 1}
			_, _, err := c.GetResourceInformationSized(&mpr.NetResource{RemoteName: docs + `\dir\b.txt`}, &buf)
			require.Equal(m.t, need, buf.Size)
			return err
		}},
		{code: winerr.ERROR_NO_NETWORK, given: notStarted, call: of},
	}
}

// ascending asks for the parent of a resource of a provider.
func ascending(remote, provider string) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.GetResourceParent(&mpr.NetResource{RemoteName: remote, Provider: provider})
		return err
	}
}

func resourceParentCases() []codeCase {
	of := ascending(docs, lanman)
	return []codeCase{
		{code: winerr.NO_ERROR, call: of},
		{code: winerr.ERROR_ACCESS_DENIED, fault: provider.Fail(winerr.ERROR_ACCESS_DENIED), call: of},
		{code: winerr.ERROR_BAD_NET_NAME, call: ascending("docs of the files", lanman)},
		{code: winerr.ERROR_BAD_PROVIDER, call: ascending(docs, "No Such Network")},
		{code: winerr.ERROR_MORE_DATA, call: func(m *testbed, c *mpr.Caller) error {
			need := sizeOf(`\\files`, lanman)
			buf := mpr.Buffer{Size: need - 1}
			_, err := c.GetResourceParentSized(&mpr.NetResource{RemoteName: docs, Provider: lanman}, &buf)
			require.Equal(m.t, need, buf.Size)
			return err
		}},
		{code: winerr.ERROR_NOT_AUTHENTICATED, fault: provider.Fail(winerr.ERROR_NOT_AUTHENTICATED), call: of},
	}
}

// identifying asks for the provider of a network type.
func identifying(typ uint32, buf *mpr.Buffer) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.GetProviderNameSized(typ, buf)
		return err
	}
}

func providerNameCases() []codeCase {
	small := &mpr.Buffer{Size: uint32(len(lanman))} // no room for the NUL
	return []codeCase{
		{code: winerr.NO_ERROR, call: identifying(provider.WNNC_NET_LANMAN, &mpr.Buffer{Size: 100})},
		{code: winerr.ERROR_MORE_DATA, call: identifying(provider.WNNC_NET_LANMAN, small), check: func(t *testing.T, _ *testbed, _ *mpr.Caller) {
			require.EqualValues(t, len(lanman)+1, small.Size)
		}},
		{code: winerr.ERROR_NO_NETWORK, call: identifying(provider.WNNC_NET_DAV, &mpr.Buffer{Size: 100})},
		{code: winerr.ERROR_INVALID_ADDRESS, call: identifying(provider.WNNC_NET_LANMAN, &mpr.Buffer{Size: 100, NULL: true})},
	}
}

// describing asks for the network information of a provider.
func describing(name string, cb uint32) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.GetNetworkInformationSized(name, cb)
		return err
	}
}

func networkInformationCases() []codeCase {
	return []codeCase{
		{code: winerr.NO_ERROR, call: describing(lanman, 40)},
		{code: winerr.ERROR_BAD_PROVIDER, call: describing("No Such Network", 40)},
		{code: winerr.ERROR_INVALID_PARAMETER, call: describing(lanman, 39)},
	}
}
