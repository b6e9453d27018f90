package providertest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

var refusalCases = suite.From(addDocument, nil, []test{
	{
		Name: "bad credentials",
		Rule: "credentials that don't fit are refused by an error of their class, and nothing is connected",
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
		Name:   "access denied",
		Rule:   "a share that doesn't admit the user is ERROR_ACCESS_DENIED, and nothing is connected",
		Covers: []string{"NPAddConnection WN_ACCESS_DENIED", "NPAddConnection3 WN_ACCESS_DENIED", "* WN_ACCESS_DENIED"},
		Needs:  []need{needDenied, canAdd},
		Check: func(c *checker) {
			c.refusedByAll(c.Denied, c.Good, winerr.ERROR_ACCESS_DENIED)
		},
	},
	{
		Name:   "no such resource",
		Rule:   "a name of this network that nothing has is ERROR_BAD_NET_NAME or ERROR_BAD_NETPATH, and nothing is connected",
		Covers: []string{"NPAddConnection WN_BAD_NETNAME", "NPAddConnection3 WN_BAD_NETNAME"},
		Needs:  []need{needMissing, canAdd},
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
		Check: func(c *checker) {
			nonsense := session.As("\x01", "")
			for _, nr := range []provider.NetResource{
				{RemoteName: c.Foreign},
				{RemoteName: c.Foreign, LocalName: "1:"},
				{RemoteName: c.Foreign, LocalName: drive, Type: 99},
			} {
				c.refused("AddConnection", func() error { return c.p.AddConnection(c.s, &nr, nonsense) }, notMine...)
			}
		},
	},
	{
		Name:   "NULL and empty password",
		Rule:   "a NULL password is the default password and an empty one is none: they are different things",
		Covers: []string{"NPAddConnection WN_SUCCESS", "NPAddConnection WN_BAD_PASSWORD"},
		Needs:  []need{needDefault, canAdd},
		Check: func(c *checker) {
			empty := session.Credentials{Password: session.NewPassword("")}
			c.refused("AddConnection with an empty password", func() error { return c.addAs(c.s, drive, c.Default, empty) }, refusals...)
			c.OK("AddConnection with a NULL password", c.addAs(c.s, drive, c.Default, session.Credentials{}))
		},
	},
	{
		Name:     "one user a server",
		Rule:     "a session that is connected to a server as one user can't connect as another; a second session can",
		Document: "WNetAddConnection2W, winnetwk.h documentation",
		Covers:   []string{"* ANY_SYSTEM_ERROR"},
		Needs:    []need{needRemote, needRival, canAdd, canCancel},
		Check: func(c *checker) {
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
		},
	},
	{
		Name:     "another password",
		Rule:     "another password of the user who is connected to the server is ERROR_SESSION_CREDENTIAL_CONFLICT, an empty one too; a NULL password is the one in use",
		Document: "Microsoft Knowledge Base Q98724 and Q115391",
		Covers:   []string{"* ANY_SYSTEM_ERROR"},
		Needs:    []need{needRemote, needSecond, needRival, canAdd},
		Check: func(c *checker) {
			user := *c.Rival.User
			c.Must("AddConnection", c.addAs(c.s, drive2, c.Remote, *c.Rival))
			for _, other := range []string{"another password", ""} {
				c.refusedByAll(c.Second, session.As(user, other), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)
			}
			c.OK("AddConnection with a NULL password", c.addAs(c.s, drive, c.Second, session.Credentials{User: &user}))
		},
	},
	{
		Name:     "default credentials join",
		Rule:     "default credentials join the user whom the session is connected to the server as, and GetUser gives that user",
		Document: "WNetAddConnection2W, winnetwk.h documentation",
		Covers:   []string{"NPAddConnection WN_SUCCESS", "NPGetUser WN_SUCCESS"},
		Needs:    []need{needRemote, needSecond, needRival, canAdd, canGetUser},
		Check: func(c *checker) {
			c.Must("AddConnection", c.addAs(c.s, drive, c.Remote, *c.Rival))
			c.OK("AddConnection with default credentials", c.addAs(c.s, drive2, c.Second, session.Credentials{}))
			user, err := c.p.GetUser(c.s, drive2)
			c.OK("GetUser", err)
			suite.Equal(c, "the user", user, *c.Rival.User)
		},
	},
})

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

var stoppedCases = []test{
	{
		Name:     "network first",
		Rule:     "while the network is stopped a call is ERROR_NO_NETWORK, whatever else is wrong with it",
		Document: "Implementing a Network Provider",
		Covers: []string{
			"NPAddConnection WN_NO_NETWORK", "NPAddConnection3 WN_NO_NETWORK", "NPGetConnection WN_NO_NETWORK",
			"NPGetConnection3 WN_NO_NETWORK", "NPGetConnectionPerformance WN_NO_NETWORK", "NPGetUniversalName WN_NO_NETWORK",
			"NPGetUser WN_NO_NETWORK", "NPOpenEnum WN_NO_NETWORK",
		},
		Needs: []need{needStop},
		Check: func(c *checker) {
			_, err := c.p.GetUniversalName(c.s, `1:\a`, 99)
			offered := winerr.Code(err) != winerr.ERROR_NOT_SUPPORTED
			c.SetStarted(false)
			for _, wrong := range wrongCalls {
				if wrong.announced.Met(c) {
					c.Code(wrong.name, wrong.call(c), winerr.ERROR_NO_NETWORK)
				}
			}
			if _, err := c.p.GetUniversalName(c.s, `1:\a`, 99); offered {
				c.Code("GetUniversalName", err, winerr.ERROR_NO_NETWORK)
			}
		},
	},
	{
		Name:     "network before handle",
		Rule:     "EnumResource and CloseEnum tell ERROR_NO_NETWORK before ERROR_INVALID_HANDLE",
		Document: "NPEnumResource and NPCloseEnum, npapi.h documentation",
		Covers:   []string{"NPEnumResource WN_NO_NETWORK", "NPCloseEnum WN_NO_NETWORK"},
		Needs:    []need{needStop, canList},
		Check: func(c *checker) {
			c.SetStarted(false)
			for _, h := range []provider.Handle{0, 0xDEADBEEF} {
				c.next(h, 1, 0, winerr.ERROR_NO_NETWORK)
				c.Code("CloseEnum", c.p.CloseEnum(h), winerr.ERROR_NO_NETWORK)
			}
		},
	},
	{
		Name:     "stopped and started",
		Rule:     "what is connected when the network stops is connected when it starts again",
		Document: "provider.Provider",
		Covers:   []string{"NPGetConnection WN_SUCCESS"},
		Needs:    []need{needStop, needRemote, canAdd, canGet},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			c.SetStarted(false)
			c.SetStarted(true)
			c.points(c.s, drive, c.Remote)
		},
	},
}

// wrongCalls lists calls whose arguments are all wrong, by what announces them.
var wrongCalls = []struct {
	name      string
	announced need
	call      func(*checker) error
}{
	{"AddConnection", canAdd, func(c *checker) error { return c.p.AddConnection(c.s, nil, session.Credentials{}) }},
	{"AddConnection", canAdd, func(c *checker) error { return c.add(c.s, "1:", "") }},
	{"AddConnection3", canAdd3, func(c *checker) error { return c.p.AddConnection3(c.s, 0, nil, session.Credentials{}, 0xFFFFFFFF) }},
	{"AddConnection4", canAdd4, func(c *checker) error { return c.p.AddConnection4(c.s, 0, nil, nil, 0xFFFFFFFF, nil) }},
	{"GetConnection", canGet, func(c *checker) error { return c.get(c.s, "1:") }},
	{"GetConnection3", canGet, func(c *checker) error { _, _, err := c.p.GetConnection3(c.s, "1:"); return err }},
	{"GetConnectionPerformance", canMeasure, func(c *checker) error { _, err := c.p.GetConnectionPerformance(c.s, ""); return err }},
	{"GetUser", canGetUser, func(c *checker) error { _, err := c.p.GetUser(c.s, "1:"); return err }},
	{"OpenEnum", canBrowse, func(c *checker) error { _, err := c.p.OpenEnum(c.s, 99, 99, 99, nil); return err }},
}
