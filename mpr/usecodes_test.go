package mpr_test

import (
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// using makes the attempt, of which just the error matters.
func using(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.UseConnection(0, nr, cred, flags)
		return err
	}
}

// allLetters redirects every letter that may be chosen.
func allLetters(m *testbed, c *mpr.Caller) {
	for letter := 'C'; letter <= 'Z'; letter++ {
		mapped(m.t, c, string(letter)+":", docs)
	}
}

func useCases() []codeCase {
	none := mpr.Credentials{}
	z := using(disk("Z:", docs), none, 0)
	fromOther := disk("Z:", docs)
	fromOther.Provider = "No Such Network"
	return []codeCase{
		{code: winerr.NO_ERROR, call: z},
		{code: winerr.ERROR_ACCESS_DENIED, call: using(disk("", private), none, 0)},
		{code: winerr.ERROR_ALREADY_ASSIGNED, given: connected("Z:"), call: z},
		{code: winerr.ERROR_BAD_DEVICE, call: using(disk("ZZ:", docs), none, 0)},
		{code: winerr.ERROR_BAD_NET_NAME, call: using(disk("Z:", `\\files\nothing`), none, 0)},
		{code: winerr.ERROR_BAD_PROVIDER, call: using(fromOther, none, 0)},
		{
			code: winerr.ERROR_CANCELLED, set: answering(mpr.Cancel()),
			call: using(disk("Z:", docs), mpr.As("bob", "wrong"), mpr.CONNECT_INTERACTIVE),
		},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: provider.Fail(ownError), call: z, check: toldOwnError},
		{code: winerr.ERROR_INVALID_ADDRESS, call: using(nil, none, 0)},
		{code: winerr.ERROR_INVALID_PARAMETER, call: using(&mpr.NetResource{RemoteName: docs}, none, mpr.CONNECT_REDIRECT)},
		{code: winerr.ERROR_INVALID_PASSWORD, call: using(disk("Z:", docs), mpr.As("bob", "wrong"), 0)},
		{code: winerr.ERROR_MORE_DATA, call: func(m *testbed, c *mpr.Caller) error {
			access := mpr.Buffer{Size: 1}
			_, err := c.UseConnectionSized(0, disk("J:", docs), none, 0, &access)
			require.EqualValues(m.t, len("J:")+1, access.Size)
			return err
		}},
		{code: winerr.ERROR_NO_MORE_ITEMS, given: allLetters, call: using(disk("", docs), none, mpr.CONNECT_REDIRECT)},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, given: withIdleNetwork, call: using(disk("Z:", `\\nowhere\docs`), none, 0)},
		{code: winerr.ERROR_NO_NETWORK, given: notStarted, call: z},
	}
}
