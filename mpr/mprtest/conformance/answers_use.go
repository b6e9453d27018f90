package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// using makes the attempt with default credentials, of which just the error
// matters.
func using(local string, remote func(*checker) string, flags mpr.ConnectFlags) func(*checker) error {
	return func(c *checker) error {
		_, err := c.n.UseConnection(0, disk(local, remote(c)), mpr.Credentials{}, flags)
		return err
	}
}

// usingAs makes the attempt as somebody whose password is wrong.
func usingAs(flags mpr.ConnectFlags) func(*checker) error {
	return func(c *checker) error {
		_, err := c.n.UseConnection(0, disk(drive, c.Remote), *c.Mistyped, flags)
		return err
	}
}

// allLetters redirects every letter that may be chosen.
var allLetters = state{nil, func(c *checker) {
	for letter := 'C'; letter <= 'Z'; letter++ {
		err := add(c.n, string(letter)+":", c.Remote, 0)
		c.Code("AddConnection2", err, winerr.NO_ERROR, winerr.ERROR_ALREADY_ASSIGNED)
	}
}}

func useAnswers() []answer {
	use := using(drive, theRemote, 0)
	return []answer{
		{code: winerr.NO_ERROR, call: use, check: func(c *checker) {
			c.is(c.n, drive, c.Remote)
			got, err := c.n.UseConnection(0, disk(drive2, c.Remote), mpr.Credentials{}, 0)
			c.OK("UseConnection", err)
			suite.Equal(c, "what a device is used by", got, mpr.Use{AccessName: drive2, Flags: mpr.CONNECT_LOCALDRIVE})
		}},
		{code: winerr.ERROR_ACCESS_DENIED, needs: []need{needDenied}, call: using("", theDenied, 0)},
		{code: winerr.ERROR_ALREADY_ASSIGNED, given: []state{connected}, call: use},
		{code: winerr.ERROR_BAD_DEVICE, call: using("ZZ:", theRemote, 0)},
		{code: winerr.ERROR_BAD_NET_NAME, needs: []need{needMissing}, call: using(drive, theMissing, 0)},
		{code: winerr.ERROR_BAD_PROVIDER, call: func(c *checker) error {
			nr := disk(drive, c.Remote)
			nr.Provider = noProvider
			_, err := c.n.UseConnection(0, nr, mpr.Credentials{}, 0)
			return err
		}},
		{code: winerr.ERROR_CANCELLED, needs: []need{needMistyped}, user: does(mpr.Cancel()), call: usingAs(mpr.CONNECT_INTERACTIVE)},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: ownError, call: use},
		{code: winerr.ERROR_INVALID_ADDRESS, call: func(c *checker) error {
			_, err := c.n.UseConnection(0, nil, mpr.Credentials{}, 0)
			return err
		}},
		{code: winerr.ERROR_INVALID_PARAMETER, call: func(c *checker) error {
			_, err := c.n.UseConnection(0, &mpr.NetResource{RemoteName: c.Remote}, mpr.Credentials{}, mpr.CONNECT_REDIRECT)
			return err
		}},
		{code: winerr.ERROR_INVALID_PASSWORD, needs: []need{needMistyped}, call: usingAs(0)},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, call: func(c *checker) error {
			_, access, err := c.sized().UseConnection(0, disk(drive, c.Remote), mpr.Credentials{}, 0, room(1))
			suite.Equal(c, "the length that is needed", access.Size, chars(drive))
			return err
		}},
		{code: winerr.ERROR_NO_MORE_ITEMS, given: []state{allLetters}, call: using("", theRemote, mpr.CONNECT_REDIRECT)},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, needs: []need{needUnknown}, given: []state{idle}, call: using(drive, theUnknown, 0)},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: use},
	}
}
