package providertest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

var refusalCases = []test{
	{
		Name:     "bad credentials",
		Rule:     "credentials that don't fit are refused by an error of their class, and nothing is connected",
		Document: addDocument,
		Covers: []string{
			"NPAddConnection WN_BAD_PASSWORD", "NPAddConnection3 WN_BAD_PASSWORD", "NPAddConnection3 ERROR_LOGON_FAILURE",
			"* WN_BAD_PASSWORD", "* WN_BAD_USER",
		},
		Needs: []need{needRemote, needBad, canAdd},
		Check: func(c *checker) {
			c.refusedByAll(c.Remote, *c.Bad, refusals...)
		},
	},
	{
		Name:     "access denied",
		Rule:     "a share that doesn't admit the user is ERROR_ACCESS_DENIED, and nothing is connected",
		Document: addDocument,
		Covers:   []string{"NPAddConnection WN_ACCESS_DENIED", "NPAddConnection3 WN_ACCESS_DENIED", "* WN_ACCESS_DENIED"},
		Needs:    []need{needDenied, canAdd},
		Check: func(c *checker) {
			c.refusedByAll(c.Denied, c.Good, winerr.ERROR_ACCESS_DENIED)
		},
	},
	{
		Name:     "no such resource",
		Rule:     "a name of this network that nothing has is ERROR_BAD_NET_NAME or ERROR_BAD_NETPATH, and nothing is connected",
		Document: addDocument,
		Covers:   []string{"NPAddConnection WN_BAD_NETNAME", "NPAddConnection3 WN_BAD_NETNAME"},
		Needs:    []need{needMissing, canAdd},
		Check: func(c *checker) {
			c.refusedByAll(c.Missing, c.Good, notFound...)
		},
	},
	{
		Name:     "owned first",
		Rule:     "a name of another network is answered by a code that means so, whatever else is wrong with the call",
		Document: "Implementing a Network Provider",
		Covers:   []string{"NPAddConnection WN_BAD_NETNAME", "* WN_BAD_NETNAME", "MPR:routing ERROR_BAD_NETPATH", "MPR:routing ERROR_BAD_NET_NAME"},
		Needs:    []need{needForeign, canAdd},
		Check:    ownedFirst,
	},
	{
		Name:     "NULL and empty password",
		Rule:     "a NULL password is the default password and an empty one is none: they are different things",
		Document: addDocument,
		Covers:   []string{"NPAddConnection WN_SUCCESS", "NPAddConnection WN_BAD_PASSWORD"},
		Needs:    []need{needDefault, canAdd},
		Check:    nullAndEmpty,
	},
	{
		Name:     "one user a server",
		Rule:     "a session that is connected to a server as one user can't connect as another; a second session can",
		Document: "WNetAddConnection2W, winnetwk.h documentation",
		Covers:   []string{"* ANY_SYSTEM_ERROR"},
		Needs:    []need{needRemote, needRival, canAdd, canCancel},
		Check:    oneUserAServer,
	},
}

// refusedByAll notes a call that connects, with a device or without, and doesn't
// fail with one of the codes.
func (c *checker) refusedByAll(remote string, cred session.Credentials, want ...winerr.Errno) {
	for _, add := range c.adders() {
		for _, local := range []string{drive, ""} {
			nr := &provider.NetResource{LocalName: local, RemoteName: remote}
			c.refused(add.name+" "+local, func() error { return add.call(c.s, nr, cred) }, want...)
		}
	}
}

func ownedFirst(c *checker) {
	nonsense := session.As("\x01", "")
	for _, nr := range []provider.NetResource{
		{RemoteName: c.Foreign},
		{RemoteName: c.Foreign, LocalName: "1:"},
		{RemoteName: c.Foreign, LocalName: drive, Type: 99},
	} {
		c.refused("AddConnection", func() error { return c.p.AddConnection(c.s, &nr, nonsense) }, notMine...)
	}
}

func nullAndEmpty(c *checker) {
	empty := session.Credentials{Password: session.NewPassword("")}
	c.refused("AddConnection with an empty password", func() error { return c.addAs(c.s, drive, c.Default, empty) }, refusals...)
	c.OK("AddConnection with a NULL password", c.addAs(c.s, drive, c.Default, session.Credentials{}))
}

func oneUserAServer(c *checker) {
	c.connected(c.s, drive, c.Remote)
	for _, add := range c.adders() {
		for _, local := range []string{drive2, ""} {
			nr := &provider.NetResource{LocalName: local, RemoteName: c.Remote}
			c.refused(add.name+" as another user", func() error { return add.call(c.s, nr, *c.Rival) },
				winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)
		}
	}
	c.OK("AddConnection of another session", c.addAs(c.logon(), drive, c.Remote, *c.Rival))
	c.Must("CancelConnection", c.p.CancelConnection(c.s, drive, false))
	c.OK("AddConnection as another user, after the last connection went", c.addAs(c.s, drive, c.Remote, *c.Rival))
}
