package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// networkCases are the cases of the calls that browse the network, translate
// names, use connections and show dialogs, by function.
func networkCases() map[string][]codeCase {
	return map[string][]codeCase{
		"WNetUseConnectionW":                useCases(),
		"WNetGetUniversalNameW":             universalNameCases(),
		"WNetGetUserW":                      getUserCases(),
		"WNetOpenEnumW":                     openEnumCases(),
		"WNetEnumResourceW":                 enumResourceCases(),
		"WNetCloseEnum":                     closeEnumCases(),
		"WNetGetResourceInformationW":       resourceInformationCases(),
		"WNetGetResourceParentW":            resourceParentCases(),
		"WNetGetProviderNameW":              providerNameCases(),
		"WNetGetNetworkInformationW":        networkInformationCases(),
		"MultinetGetConnectionPerformanceW": performanceCases(),
		"WNetConnectionDialog":              connectionDialogCases(),
		"WNetConnectionDialog1W":            connectionDialog1Cases(),
		"WNetDisconnectDialog":              disconnectDialogCases(),
		"WNetDisconnectDialog1W":            disconnectDialog1Cases(),
	}
}

// translating makes the attempt at the level of UNC names.
func translating(path string) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.GetUniversalName(path, mpr.UNIVERSAL_NAME_INFO_LEVEL)
		return err
	}
}

// withoutUNC is a network that has no universal names.
func withoutUNC(m *testbed) { m.net.Kind.NoUniversalNames = true }

func universalNameCases() []codeCase {
	file := translating(`Z:\dir\b.txt`)
	return []codeCase{
		{code: winerr.NO_ERROR, given: connected("Z:"), call: file},
		{code: winerr.ERROR_BAD_DEVICE, call: translating(docs + `\a.txt`)},
		{code: winerr.ERROR_CONNECTION_UNAVAIL, given: remembered("Z:", docs), call: file},
		{code: winerr.ERROR_EXTENDED_ERROR, given: connected("Z:"), fault: provider.Fail(ownError), call: file, check: toldOwnError},
		{code: winerr.ERROR_MORE_DATA, given: connected("Z:"), call: func(m *testbed, c *mpr.Caller) error {
			buf := mpr.Buffer{Size: 8} // a UNIVERSAL_NAME_INFOW without its string
			_, err := c.GetUniversalNameSized(`Z:\`, mpr.UNIVERSAL_NAME_INFO_LEVEL, &buf)
			require.EqualValues(m.t, 8+2*(len(docs)+len(`\`)+1), buf.Size)
			return err
		}},
		{code: winerr.ERROR_NOT_SUPPORTED, set: withoutUNC, given: connected("Z:"), call: file},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: withIdleNetwork, call: file},
		{code: winerr.ERROR_NO_NETWORK, given: notStarted, call: file},
		{code: winerr.ERROR_NOT_CONNECTED, call: file},
	}
}

// naming asks for the user of a connection.
func naming(name string) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.GetUser(name)
		return err
	}
}

func getUserCases() []codeCase {
	return []codeCase{
		{code: winerr.NO_ERROR, call: naming(""), check: func(t *testing.T, _ *testbed, c *mpr.Caller) {
			user, err := c.GetUser("")
			require.NoError(t, err)
			require.Equal(t, "alice", user)
		}},
		{code: winerr.ERROR_NOT_CONNECTED, call: naming("Z:")},
		{code: winerr.ERROR_MORE_DATA, call: func(m *testbed, c *mpr.Caller) error {
			buf := mpr.Buffer{Size: uint32(len("alice"))} // no room for the NUL
			_, err := c.GetUserSized("", &buf)
			require.EqualValues(m.t, len("alice")+1, buf.Size)
			return err
		}},
		{code: winerr.ERROR_NO_NETWORK, given: notStarted, call: naming("Z:")},
		{code: winerr.ERROR_EXTENDED_ERROR, given: connected("Z:"), fault: provider.Fail(ownError), call: naming("Z:"), check: toldOwnError},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: withIdleNetwork, call: naming("Z:")},
	}
}

// measuring asks for the performance of a device, of a remote name or of both.
func measuring(local, remote string) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.GetConnectionPerformance(&mpr.NetResource{LocalName: local, RemoteName: remote})
		return err
	}
}

// withoutPerformance is a network that knows nothing of its speed.
func withoutPerformance(m *testbed) {
	caps := provider.AllCapabilities()
	caps.Connection &^= provider.WNNC_CON_GETPERFORMANCE
	m.net.Kind.Caps = &caps
}

func performanceCases() []codeCase {
	z := measuring("Z:", "")
	return []codeCase{
		{code: winerr.NO_ERROR, given: connected("Z:"), call: z},
		{code: winerr.ERROR_NOT_SUPPORTED, set: withoutPerformance, given: connected("Z:"), call: z},
		{code: winerr.ERROR_NOT_CONNECTED, call: measuring("", docs)},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: withIdleNetwork, call: z},
		{code: winerr.ERROR_BAD_DEVICE, call: measuring("ZZ:", docs)},
		{code: winerr.ERROR_BAD_NET_NAME, call: measuring("", "")},
		{code: winerr.ERROR_INVALID_ADDRESS, call: func(_ *testbed, c *mpr.Caller) error {
			_, err := c.GetConnectionPerformance(nil)
			return err
		}},
		{code: winerr.ERROR_INVALID_PARAMETER, given: connected("Z:"), call: func(_ *testbed, c *mpr.Caller) error {
			_, err := c.GetConnectionPerformanceSized(&mpr.NetResource{LocalName: "Z:"}, 16)
			return err
		}},
		{code: winerr.ERROR_NO_NETWORK, given: notStarted, call: z},
		{code: winerr.ERROR_EXTENDED_ERROR, given: connected("Z:"), fault: provider.Fail(ownError), call: z, check: toldOwnError},
	}
}
