package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// adder is one of the four calls that connect, all in the form of the widest.
// WNetAddConnection takes of it the names and the password.
type adder func(c *mpr.Caller, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error

func adders() map[string]adder {
	return map[string]adder{
		"WNetAddConnectionW": func(c *mpr.Caller, nr *mpr.NetResource, cred mpr.Credentials, _ mpr.ConnectFlags) error {
			return c.AddConnection(nr.RemoteName, cred.Password, nr.LocalName)
		},
		"WNetAddConnection2W": (*mpr.Caller).AddConnection2,
		"WNetAddConnection3W": func(c *mpr.Caller, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
			return c.AddConnection3(7, nr, cred, flags)
		},
		"WNetAddConnection4W": func(c *mpr.Caller, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
			var auth []byte
			if !cred.IsDefault() {
				auth = provider.PackCredentials(cred)
			}
			return c.AddConnection4(7, nr, auth, flags, nil)
		},
	}
}

// addCases gives every call the cases that they share, and each of the others
// what only it has.
func addCases() map[string][]codeCase {
	cases := make(map[string][]codeCase)
	for function, add := range adders() {
		list := sharedAddCases(add)
		if function != "WNetAddConnectionW" {
			list = append(list, flaggedAddCases(add)...)
		}
		if function == "WNetAddConnection2W" {
			list = append(list, secondAddCases(add)...)
		}
		cases[function] = list
	}
	return cases
}

// adding makes one attempt with CONNECT_UPDATE_PROFILE, which is also what
// WNetAddConnection does by itself.
func adding(add adder, local, remote string, cred mpr.Credentials) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		return add(c, &mpr.NetResource{LocalName: local, RemoteName: remote}, cred, mpr.CONNECT_UPDATE_PROFILE)
	}
}

func sharedAddCases(add adder) []codeCase {
	none := mpr.Credentials{}
	wrong := mpr.Credentials{Password: mpr.NewPassword("wrong")}
	mapZ := adding(add, "Z:", docs, none)
	return []codeCase{
		{code: winerr.NO_ERROR, call: mapZ, check: func(t *testing.T, m *testbed, c *mpr.Caller) {
			remote, err := c.GetConnection("Z:")
			require.NoError(t, err)
			require.Equal(t, docs, remote)
			_, found := m.entry("alice", "Z:")
			require.True(t, found, "remembered")
			require.NoError(t, adding(add, "", media, none)(m, c), "deviceless")
			require.Len(t, m.net.Snapshot(), 2)
		}},
		{code: winerr.ERROR_ACCESS_DENIED, call: adding(add, "Z:", private, none)},
		{code: winerr.ERROR_ALREADY_ASSIGNED, given: connected("Z:"), call: mapZ},
		{code: winerr.ERROR_BAD_DEV_TYPE, call: adding(add, "LPT1", docs, none)},
		{code: winerr.ERROR_BAD_DEVICE, call: adding(add, "ZZ:", docs, none)},
		{code: winerr.ERROR_BAD_NET_NAME, call: adding(add, "Z:", `\\files\nothing`, none)},
		{code: winerr.ERROR_BAD_PROFILE, given: malformed, call: mapZ},
		{code: winerr.ERROR_CANNOT_OPEN_PROFILE, given: unopenable, call: mapZ},
		{code: winerr.ERROR_DEVICE_ALREADY_REMEMBERED, given: remembered("Z:", media), call: mapZ},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: provider.Fail(ownError), call: mapZ, check: toldOwnError},
		{code: winerr.ERROR_INVALID_PASSWORD, call: adding(add, "Z:", docs, wrong)},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: withIdleNetwork, call: adding(add, "Z:", `\\nowhere\docs`, none)},
		{code: winerr.ERROR_NO_NETWORK, given: notStarted, call: mapZ},
	}
}

// flaggedAddCases need a provider's name or flags.
func flaggedAddCases(add adder) []codeCase {
	return []codeCase{
		{code: winerr.ERROR_BAD_PROVIDER, call: func(_ *testbed, c *mpr.Caller) error {
			nr := disk("Z:", docs)
			nr.Provider = "No Such Network"
			return add(c, nr, mpr.Credentials{}, 0)
		}},
		{code: winerr.ERROR_BUSY, given: starting, call: adding(add, "Z:", docs, mpr.Credentials{})},
		{code: winerr.ERROR_CANCELLED, set: answering(mpr.Cancel()), call: func(_ *testbed, c *mpr.Caller) error {
			return add(c, disk("Z:", docs), mpr.As("bob", "wrong"), mpr.CONNECT_INTERACTIVE)
		}},
	}
}

// secondAddCases are listed for WNetAddConnection2 alone.
func secondAddCases(add adder) []codeCase {
	return []codeCase{
		{code: winerr.ERROR_BAD_USERNAME, call: adding(add, "Z:", docs, mpr.As(`a\b\c`, "secret"))},
		{code: winerr.ERROR_INVALID_ADDRESS, call: func(_ *testbed, c *mpr.Caller) error {
			return add(c, disk("", docs), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
		}},
		{code: winerr.ERROR_INVALID_PARAMETER, call: func(_ *testbed, c *mpr.Caller) error {
			nr := disk("Z:", docs)
			nr.Type = mpr.RESOURCETYPE_PRINT + 1
			return add(c, nr, mpr.Credentials{}, 0)
		}},
		{code: winerr.ERROR_LOGON_FAILURE, call: adding(add, "Z:", docs, mpr.As("mallory", "secret"))},
	}
}
