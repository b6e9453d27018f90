package conformance

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/session"
)

var credentialCases = []testCase{
	{
		name:     "one user a server",
		rule:     "a session that is connected to a server as one user is ERROR_SESSION_CREDENTIAL_CONFLICT as another, until the last connection has gone",
		document: "System Error Codes (1219)",
		covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		needs:    []need{needRemote, needSecond, needElse, needRival},
		check: func(c *checker) {
			c.connect("", c.Remote)
			rival := func(remote string) error { return c.n.AddConnection2(disk(drive, remote), *c.Rival, 0) }
			c.refusedByAll(disk(drive, c.Second), *c.Rival, 0, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)
			c.OK("on another server", rival(c.Elsewhere))
			c.OK("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
			c.OK("CancelConnection2", c.n.CancelConnection2(c.Remote, 0, false))
			c.OK("once nobody is connected", rival(c.Second))
		},
	},
	{
		name:     "sessions conflict with none",
		rule:     "two sessions may be connected to one server as different users",
		document: "System Error Codes (1219)",
		covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		needs:    []need{needRemote, needRival, needLogon},
		check: func(c *checker) {
			c.connect(drive, c.Remote)
			other := c.logonAs(asService)
			c.OK("another user in another session", other.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
		},
	},
	{
		name:     "NULL and empty password",
		rule:     "a NULL password is the default one of the user, an empty one is none",
		document: addDocument,
		covers:   []string{"WNetAddConnection2W/ERROR_INVALID_PASSWORD", "WNetAddConnection2W/NO_ERROR"},
		needs:    []need{needRemote, needUser},
		check: func(c *checker) {
			empty := mpr.As(c.User, "")
			c.refusedByAll(disk(drive, c.Remote), empty, 0, winerr.ERROR_INVALID_PASSWORD)
			for function, connect := range c.present(connectors) {
				c.OK(function+" with a NULL password", connect(c.n, disk(drive, c.Remote), mpr.Credentials{User: &c.User}, 0))
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
			}
		},
	},
	{
		name:     "default after explicit, Windows 7",
		rule:     "on Windows 7 default credentials after explicit ones to one server are ERROR_BAD_USERNAME for a NULL user and ERROR_INVALID_PASSWORD for a NULL password",
		document: addDocument,
		covers:   []string{"WNetAddConnection2W/ERROR_BAD_USERNAME", "WNetAddConnection2W/ERROR_INVALID_PASSWORD"},
		setup:    Setup{Options: version(session.Windows7)},
		needs:    []need{needRemote, needSecond, needRival},
		check: func(c *checker) {
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			c.refusedByAll(disk(drive2, c.Second), mpr.Credentials{}, 0, winerr.ERROR_BAD_USERNAME)
			c.refusedByAll(disk(drive2, c.Second), mpr.Credentials{User: c.Rival.User}, 0, winerr.ERROR_INVALID_PASSWORD)
		},
	},
	{
		name:     "default after explicit",
		rule:     "but on Windows 7, default credentials after explicit ones to one server are ERROR_SESSION_CREDENTIAL_CONFLICT as any others are",
		document: "System Error Codes (1219)" + ruled,
		covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		needs:    []need{needRemote, needSecond, needRival},
		check: func(c *checker) {
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			c.refusedByAll(disk(drive2, c.Second), mpr.Credentials{}, 0, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)
		},
	},
	{
		name:     "the network's word",
		rule:     "what a network says of credentials comes back as it came, whichever call connects",
		document: addDocument + ruled,
		covers:   []string{"WNetAddConnection2W/ERROR_BAD_USERNAME", "WNetAddConnection2W/ERROR_LOGON_FAILURE"},
		needs:    []need{needRemote, needStranger},
		check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Remote), mpr.As(`a\b\c`, "secret"), 0, winerr.ERROR_BAD_USERNAME)
			c.refusedByAll(disk(drive, c.Remote), *c.Stranger, 0, winerr.ERROR_LOGON_FAILURE)
		},
	},
	{
		name:     "a user who cancels",
		rule:     "a prompt that the user cancels is ERROR_CANCELLED, whichever call connects",
		document: addDocument,
		covers:   []string{"WNetAddConnection2W/ERROR_CANCELLED", "WNetUseConnectionW/ERROR_CANCELLED"},
		needs:    []need{needRemote, needMistyped},
		user: func(c *checker) []mpr.Reply {
			var replies []mpr.Reply
			for range c.present(connectors) {
				replies = append(replies, mpr.Cancel())
			}
			return replies
		},
		check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Remote), *c.Mistyped, mpr.CONNECT_INTERACTIVE, winerr.ERROR_CANCELLED)
		},
	},
	{
		name:     "a network that starts",
		rule:     "while the network is starting it is ERROR_BUSY, whichever call connects",
		document: addDocument + ruled,
		covers:   []string{"WNetAddConnection2W/ERROR_BUSY", "WNetAddConnection3W/ERROR_BUSY", "WNetAddConnection4W/ERROR_BUSY"},
		needs:    append([]need{needRemote}, starting.needs...),
		check: func(c *checker) {
			starting.do(c)
			c.refusedByAll(disk(drive, c.Remote), mpr.Credentials{}, 0, winerr.ERROR_BUSY)
		},
	},
	{
		name:     "asked until it fits",
		rule:     "with CONNECT_INTERACTIVE the user is asked when credentials are refused, until they fit",
		document: addDocument,
		covers:   []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection2W/ERROR_CANCELLED"},
		needs:    []need{needRemote, needMistyped, needRival},
		user: func(c *checker) []mpr.Reply {
			var replies []mpr.Reply
			for range c.present(connectors) {
				replies = append(replies, typing(*c.Mistyped), typing(*c.Rival))
			}
			return replies
		},
		check: func(c *checker) {
			for function, connect := range c.present(connectors) {
				c.OK(function, connect(c.n, disk(drive, c.Remote), *c.Mistyped, mpr.CONNECT_INTERACTIVE))
				c.is(c.n, drive, c.Remote)
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
			}
		},
	},
	{
		name:     "not asked",
		rule:     "without CONNECT_INTERACTIVE nobody is asked",
		document: addDocument,
		covers:   []string{"WNetAddConnection2W/ERROR_INVALID_PASSWORD"},
		needs:    []need{needRemote, needMistyped},
		user:     does(),
		check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Remote), *c.Mistyped, 0, winerr.ERROR_INVALID_PASSWORD)
		},
	},
	{
		name:     "default user of a connection",
		rule:     "the user of a connection with default credentials is the user of the session",
		document: "WNetGetUserW, winnetwk.h documentation" + ruled,
		covers:   []string{"WNetGetUserW/NO_ERROR"},
		needs:    []need{needRemote, needUser},
		check: func(c *checker) {
			c.connect(drive, c.Remote)
			user, err := c.n.GetUser(drive)
			c.OK("GetUser", err)
			if user != c.User && !strings.HasSuffix(user, `\`+c.User) { // with the domain, if there is one
				c.Notef("the user is %q, want %q", user, c.User)
			}
		},
	},
	{
		name:     "user of a connection",
		rule:     "WNetGetUser tells the user of a connection, by device and by remote name, as it was given",
		document: "WNetGetUserW, winnetwk.h documentation" + ruled,
		covers:   []string{"WNetGetUserW/NO_ERROR"},
		needs:    []need{needRemote, needRival},
		check: func(c *checker) {
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			for _, name := range []string{drive, c.Remote} {
				user, err := c.n.GetUser(name)
				c.OK("GetUser "+name, err)
				suite.Equal(&c.Pad, "the user of "+name, user, *c.Rival.User)
			}
		},
	},
}

// typing types credentials into a prompt.
func typing(cred mpr.Credentials) mpr.Reply {
	password, _ := cred.Password.Reveal()
	return mpr.TypeCredentials(*cred.User, password)
}
