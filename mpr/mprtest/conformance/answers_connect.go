package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// adder is one of the four calls that connect, all in the form of the widest.
// WNetAddConnection takes of it the names and the password.
type adder func(n mpr.Network, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error

var adders = map[string]adder{
	"WNetAddConnectionW": func(n mpr.Network, nr *mpr.NetResource, cred mpr.Credentials, _ mpr.ConnectFlags) error {
		return n.AddConnection(nr.RemoteName, cred.Password, nr.LocalName)
	},
	"WNetAddConnection2W": mpr.Network.AddConnection2,
	"WNetAddConnection3W": func(n mpr.Network, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
		return n.AddConnection3(0, nr, cred, flags)
	},
	"WNetAddConnection4W": func(n mpr.Network, nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
		return n.AddConnection4(0, nr, packed(cred), flags, nil)
	},
}

// addAnswers returns for every call the cases that they share, and for each of the others
// what only it has.
func addAnswers() map[string][]answer {
	cases := make(map[string][]answer)
	for function, add := range adders {
		list := sharedAddAnswers(add)
		if function != "WNetAddConnectionW" {
			list = append(list, flaggedAddAnswers(add)...)
		}
		if function == "WNetAddConnection2W" {
			list = append(list, secondAddAnswers(add)...)
		}
		cases[function] = list
	}
	return cases
}

// adding makes one attempt with CONNECT_UPDATE_PROFILE, which is also what
// WNetAddConnection does by itself.
func (add adder) adding(local string, remote func(*checker) string) func(*checker) error {
	return func(c *checker) error { return add.persist(c, local, remote(c), mpr.Credentials{}) }
}

func (add adder) persist(c *checker, local, remote string, cred mpr.Credentials) error {
	return add(c.n, &mpr.NetResource{LocalName: local, RemoteName: remote}, cred, mpr.CONNECT_UPDATE_PROFILE)
}

// What the cases connect to.
func theRemote(c *checker) string  { return c.Remote }
func theDenied(c *checker) string  { return c.Denied }
func theMissing(c *checker) string { return c.Missing }

func sharedAddAnswers(add adder) []answer {
	onDrive := add.adding(drive, theRemote)
	return []answer{
		{code: winerr.NO_ERROR, needs: []need{needSecond}, call: onDrive, check: func(c *checker) {
			c.is(c.n, drive, c.Remote)
			c.remembers(drive + " " + c.Remote)
			c.OK("a connection without device", add(c.n, disk("", c.Second), mpr.Credentials{}, 0))
			c.OK("CancelConnection2 of what has no device", c.n.CancelConnection2(c.Second, 0, false))
		}},
		{code: winerr.ERROR_ACCESS_DENIED, needs: []need{needDenied}, call: add.adding(drive, theDenied)},
		{code: winerr.ERROR_ALREADY_ASSIGNED, given: []state{connected}, call: onDrive},
		{code: winerr.ERROR_BAD_DEV_TYPE, call: add.adding(port, theRemote)},
		{code: winerr.ERROR_BAD_DEVICE, call: add.adding("ZZ:", theRemote)},
		{code: winerr.ERROR_BAD_NET_NAME, needs: []need{needMissing}, call: add.adding(drive, theMissing)},
		{code: winerr.ERROR_BAD_PROFILE, given: []state{malformed}, call: onDrive},
		{code: winerr.ERROR_CANNOT_OPEN_PROFILE, given: []state{unopenable}, call: onDrive},
		{code: winerr.ERROR_DEVICE_ALREADY_REMEMBERED, needs: []need{needSecond}, call: onDrive,
			given: []state{{nil, func(c *checker) { c.remember(drive, c.Second) }}}},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: ownError, call: onDrive},
		{code: winerr.ERROR_INVALID_PASSWORD, call: func(c *checker) error {
			return add.persist(c, drive, c.Remote, mpr.Credentials{Password: mpr.NewPassword("not the password")})
		}},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, setup: two, needs: []need{needSMB}, given: []state{stopped}, call: onDrive},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: onDrive},
	}
}

// flaggedAddAnswers need a provider's name or flags.
func flaggedAddAnswers(add adder) []answer {
	return []answer{
		{code: winerr.ERROR_BAD_PROVIDER, call: func(c *checker) error {
			nr := disk(drive, c.Remote)
			nr.Provider = noProvider
			return add(c.n, nr, mpr.Credentials{}, 0)
		}},
		{code: winerr.ERROR_BUSY, given: []state{starting}, call: add.adding(drive, theRemote)},
		{code: winerr.ERROR_CANCELLED, needs: []need{needMistyped}, user: does(mpr.UserCancels()), call: func(c *checker) error {
			return add(c.n, disk(drive, c.Remote), *c.Mistyped, mpr.CONNECT_INTERACTIVE)
		}},
	}
}

// noProvider is the name of no network.
const noProvider = "No Such Network"

// secondAddAnswers are listed for WNetAddConnection2 alone.
func secondAddAnswers(add adder) []answer {
	return []answer{
		{code: winerr.ERROR_BAD_USERNAME, call: func(c *checker) error {
			return add.persist(c, drive, c.Remote, mpr.As(`a\b\c`, "secret"))
		}},
		{code: winerr.ERROR_INVALID_ADDRESS, call: func(c *checker) error {
			return add(c.n, disk("", c.Remote), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
		}},
		{code: winerr.ERROR_INVALID_PARAMETER, call: func(c *checker) error {
			nr := disk(drive, c.Remote)
			nr.Type = mpr.RESOURCETYPE_PRINT + 1
			return add(c.n, nr, mpr.Credentials{}, 0)
		}},
		{code: winerr.ERROR_LOGON_FAILURE, given: []state{asStranger}, call: func(c *checker) error {
			return add.persist(c, drive, c.Remote, mpr.Credentials{})
		}},
	}
}

// using makes the attempt with default credentials, of which just the error
// matters.
func using(local string, remote func(*checker) string, flags mpr.ConnectFlags) func(*checker) error {
	return func(c *checker) error {
		return suite.ErrorOf(c.n.UseConnection(0, disk(local, remote(c)), mpr.Credentials{}, flags))
	}
}

// usingAs makes the attempt as somebody whose password is wrong.
func usingAs(flags mpr.ConnectFlags) func(*checker) error {
	return func(c *checker) error {
		return suite.ErrorOf(c.n.UseConnection(0, disk(drive, c.Remote), *c.Mistyped, flags))
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
		{code: winerr.ERROR_CANCELLED, needs: []need{needMistyped}, user: does(mpr.UserCancels()), call: usingAs(mpr.CONNECT_INTERACTIVE)},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: ownError, call: use},
		{code: winerr.ERROR_INVALID_ADDRESS, call: func(c *checker) error { return suite.ErrorOf(c.n.UseConnection(0, nil, mpr.Credentials{}, 0)) }},
		{code: winerr.ERROR_INVALID_PARAMETER, call: func(c *checker) error {
			return suite.ErrorOf(c.n.UseConnection(0, &mpr.NetResource{RemoteName: c.Remote}, mpr.Credentials{}, mpr.CONNECT_REDIRECT))
		}},
		{code: winerr.ERROR_INVALID_PASSWORD, needs: []need{needMistyped}, call: usingAs(0)},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, call: func(c *checker) error {
			_, access, err := c.sized().UseConnection(0, disk(drive, c.Remote), mpr.Credentials{}, 0, room(1))
			suite.Equal(c, "the length that is needed", access.Size, chars(drive))
			return err
		}},
		{code: winerr.ERROR_NO_MORE_ITEMS, given: []state{allLetters}, call: using("", theRemote, mpr.CONNECT_REDIRECT)},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, setup: two, needs: []need{needSMB}, given: []state{stopped}, call: use},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: use},
	}
}
