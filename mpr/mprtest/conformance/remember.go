package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session/wintext"
)

var rememberCases = suite.From(addDocument, []need{needRemote}, []test{
	{
		Name:     "remembered on request",
		Rule:     "a connection is remembered with CONNECT_UPDATE_PROFILE, unless it is temporary, and not without",
		Document: "WNetAddConnection2W to WNetAddConnection4W and WNetUseConnectionW, winnetwk.h documentation",
		Covers:   []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR", "WNetUseConnectionW/NO_ERROR", "observed/connect3-members"},
		Check: func(c *checker) {
			for function, connect := range c.present(connectors) {
				for local, flags := range inOrder(map[string]mpr.ConnectFlags{
					drive: 0, drive2: mpr.CONNECT_UPDATE_PROFILE | mpr.CONNECT_TEMPORARY, drive3: mpr.CONNECT_UPDATE_PROFILE,
				}) {
					c.OK(function+" "+local, connect(c.n, disk(local, c.Remote), mpr.Credentials{}, flags))
				}
				c.remembers(drive3 + " " + c.Remote)
				for _, local := range []string{drive, drive2, drive3} {
					c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(local, mpr.CONNECT_UPDATE_PROFILE, false))
				}
			}
		},
	},
	{
		Name:     "deviceless never remembered",
		Rule:     "a connection without device is not remembered, and asking for it is no error",
		Document: "WNetAddConnectionW to WNetAddConnection4W, winnetwk.h documentation",
		Covers: []string{
			"WNetAddConnectionW/NO_ERROR", "WNetAddConnection2W/NO_ERROR", "WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR",
		},
		Check: func(c *checker) {
			for call, add := range c.present(adders) {
				c.OK(call, add.persist(c, "", c.Remote, mpr.Credentials{}))
				c.remembers()
				c.OK("CancelConnection2 after "+call, c.n.CancelConnection2(c.Remote, 0, false))
			}
		},
	},
	{
		Name:   "failure not remembered",
		Rule:   "only a connection that succeeds is remembered",
		Covers: []string{"WNetAddConnection2W/ERROR_INVALID_PASSWORD"},
		Needs:  []need{needRemote, needMistyped},
		Check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Remote), *c.Mistyped, mpr.CONNECT_UPDATE_PROFILE, winerr.ERROR_INVALID_PASSWORD)
			c.remembers()
		},
	},
	{
		Name:     "other remote name",
		Rule:     "a device that is remembered for another remote name is ERROR_DEVICE_ALREADY_REMEMBERED, with CONNECT_UPDATE_PROFILE and without",
		Document: "Microsoft Knowledge Base Q183986; without the flag it was observed",
		Covers:   []string{"WNetAddConnection2W/ERROR_DEVICE_ALREADY_REMEMBERED"},
		Needs:    []need{needRemote, needSecond},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			for _, flags := range []mpr.ConnectFlags{0, mpr.CONNECT_TEMPORARY, mpr.CONNECT_UPDATE_PROFILE} {
				c.refusedByAll(disk(drive, c.Second), mpr.Credentials{}, flags, winerr.ERROR_DEVICE_ALREADY_REMEMBERED)
			}
		},
	},
	{
		Name:     "same remote name",
		Rule:     "a device that is remembered connects to the same remote name, whose case doesn't count",
		Document: "Mapped network drive may fail to reconnect (KB 4471218)" + ruled,
		Covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			for _, remote := range []string{c.Remote, wintext.Upper(c.Remote)} {
				c.OK("AddConnection2 "+remote, add(c.n, drive, remote, 0))
				c.OK("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
			}
		},
	},
	{
		Name:     "backslash behind the name",
		Rule:     "the SMB network connects to no name that ends in a backslash, with and without a device and whatever the type (ERROR_BAD_NETPATH); a device that is connected, or remembered for another name, is refused first",
		Document: "Group Policy drive maps with a trailing backslash (TechNet Wiki 12223)" + ruled,
		Covers:   []string{"observed/connect-backslash", "WNetAddConnection2W/ERROR_ALREADY_ASSIGNED", "WNetAddConnection2W/ERROR_DEVICE_ALREADY_REMEMBERED"},
		Needs:    []need{needRemote, needSecond, needSMB},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			for _, local := range []string{drive, drive2, ""} {
				for _, typ := range []mpr.ResourceType{mpr.RESOURCETYPE_DISK, mpr.RESOURCETYPE_ANY} {
					nr := &mpr.NetResource{Type: typ, LocalName: local, RemoteName: c.Remote + `\`}
					c.refusedByAll(nr, mpr.Credentials{}, 0, winerr.ERROR_BAD_NETPATH)
				}
			}
			c.refusedByAll(disk(drive, c.Second+`\`), mpr.Credentials{}, 0, winerr.ERROR_DEVICE_ALREADY_REMEMBERED)
			c.connect(drive, c.Remote)
			c.refusedByAll(disk(drive, c.Remote+`\`), mpr.Credentials{}, 0, winerr.ERROR_ALREADY_ASSIGNED)
		},
	},
	{
		Name:     "same remote name as somebody else",
		Rule:     "whoever a device was remembered for, it connects to its remote name as somebody else",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		Needs:    []need{needRemote, needRival},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.OK("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			c.is(c.n, drive, c.Remote)
		},
	},
	{
		Name:   "assigned before remembered",
		Rule:   "a device that is connected is ERROR_ALREADY_ASSIGNED, even for the same remote name and though it is remembered, too",
		Covers: []string{"WNetAddConnection2W/ERROR_ALREADY_ASSIGNED"},
		Needs:  []need{needRemote, needSecond},
		Check: func(c *checker) {
			c.Must("AddConnection2", add(c.n, drive, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			for _, remote := range []string{c.Remote, c.Second} {
				c.refusedByAll(disk(drive, remote), mpr.Credentials{}, 0, winerr.ERROR_ALREADY_ASSIGNED)
			}
		},
	},
	{
		Name:     "unavailable with its name",
		Rule:     "WNetGetConnection of a device that is only remembered is ERROR_CONNECTION_UNAVAIL, and tells the remote name all the same",
		Document: getDocument + "; what it tells was observed",
		Covers:   []string{"WNetGetConnectionW/ERROR_CONNECTION_UNAVAIL", "observed/connection-remembered"},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			remote, err := c.n.GetConnection(drive)
			c.Code("GetConnection", err, winerr.ERROR_CONNECTION_UNAVAIL)
			suite.Equal(c, "the remembered name", remote, c.Remote)
		},
	},
	{
		Name:     "the oldest calls remember",
		Rule:     "WNetAddConnection always remembers, WNetCancelConnection always forgets",
		Document: "WNetAddConnectionW and WNetCancelConnectionW, winnetwk.h documentation",
		Covers:   []string{"WNetAddConnectionW/NO_ERROR", "WNetCancelConnectionW/NO_ERROR"},
		Check: func(c *checker) {
			c.OK("AddConnection", c.n.AddConnection(c.Remote, mpr.Password{}, drive))
			c.remembers(drive + " " + c.Remote)
			c.OK("CancelConnection", c.n.CancelConnection(drive, false))
			c.remembers()
			c.remember(drive, c.Remote)
			c.OK("CancelConnection of what is only remembered", c.n.CancelConnection(drive, false))
			c.remembers()
		},
	},
	{
		Name:     "restored drive by drive",
		Rule:     "of all remembered devices each is tried, the first error is returned, and what failed stays remembered",
		Document: "WNetRestoreConnectionW, winnetwk.h documentation",
		Covers:   []string{"WNetRestoreConnectionW/NO_ERROR", "WNetRestoreConnectionW/ERROR_NO_NET_OR_BAD_PATH", "observed/restore-renamed"},
		Setup:    windowsXP,
		Needs:    []need{needRemote, needRemember},
		Check: func(c *checker) {
			gone := odd(func(_ *checker, e *profile.Entry) { e.Local, e.ProviderName = drive3, "Gone Network" })
			gone.do(c)
			c.remember(drive, c.Remote)
			c.Code("RestoreConnection", restoring("")(c), winerr.ERROR_NO_NET_OR_BAD_PATH)
			c.connected(drive + " " + c.Remote)
			c.remembers(drive+" "+c.Remote, drive3+" "+c.Remote)
		},
	},
	{
		Name:     "restored that isn't remembered",
		Rule:     "to restore a device that isn't remembered is ERROR_NOT_CONNECTED",
		Document: "WNetRestoreConnectionW, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetRestoreConnectionW/NO_ERROR"},
		Setup:    windowsXP,
		Check: func(c *checker) {
			c.refused("RestoreConnection", func() error { return restoring(unused)(c) }, winerr.ERROR_NOT_CONNECTED)
		},
	},
})

// keptCases hold what connecting leaves behind: of itself when it fails, and of
// what the user has typed.
var keptCases = suite.From(addDocument+ruled, nil, []test{
	{
		Name: "undone",
		Rule: "a connection that can't be remembered, as was asked, isn't made",
		Covers: []string{
			"WNetAddConnection2W/ERROR_CANNOT_OPEN_PROFILE", "WNetAddConnection3W/ERROR_CANNOT_OPEN_PROFILE",
			"WNetAddConnection4W/ERROR_CANNOT_OPEN_PROFILE", "WNetAddConnection2W/ERROR_BAD_PROFILE",
			"WNetAddConnection3W/ERROR_BAD_PROFILE", "WNetAddConnection4W/ERROR_BAD_PROFILE",
		},
		Needs: []need{needRemote, needDamage},
		Check: func(c *checker) {
			for _, damage := range []winerr.Errno{winerr.ERROR_CANNOT_OPEN_PROFILE, winerr.ERROR_BAD_PROFILE} {
				c.Damage(damage)
				c.refusedByAll(disk(drive, c.Remote), mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE, damage)
			}
			c.connected()
		},
	},
	{
		Name:    "user that was typed",
		Rule:    "the user who was typed is the one who is remembered, and whose password a restore wants",
		Covers:  []string{"WNetAddConnection2W/NO_ERROR", "WNetRestoreConnectionW/ERROR_INVALID_PASSWORD"},
		Needs:   []need{needRemote, needRival},
		Prepare: user(atEachCall(func(c *checker) []mpr.Reply { return []mpr.Reply{typing(*c.Rival)} })),
		Check:   typedUsers,
	},
	{
		Name:     "credentials that were typed",
		Rule:     "what was typed is kept with CONNECT_CMD_SAVECRED, CONNECT_COMMANDLINE and CONNECT_INTERACTIVE together, serves the next one who gives no credentials, and is not kept with fewer of them",
		Document: addDocument + "; whose credentials serve next was observed",
		Covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		Needs:    []need{needRemote, needMistyped, needRival},
		Prepare: user(func(c *checker) []mpr.Reply {
			replies := []mpr.Reply{typing(*c.Rival)}
			for range c.present(connectors) {
				replies = append(replies, typing(*c.Rival), typing(*c.Rival))
			}
			return replies
		}),
		Check: func(c *checker) {
			for function, connect := range c.present(connectors) {
				for _, few := range []mpr.ConnectFlags{mpr.CONNECT_COMMANDLINE, mpr.CONNECT_CMD_SAVECRED} {
					c.keeps(function, connect, mpr.CONNECT_INTERACTIVE|few, false)
				}
			}
			c.keeps("WNetAddConnection2W", connectors["WNetAddConnection2W"], mpr.CONNECT_INTERACTIVE|mpr.CONNECT_COMMANDLINE|mpr.CONNECT_CMD_SAVECRED, true)
		},
	},
})

// typedUsers has a user typed by each call that connects, and remembered.
func typedUsers(c *checker) {
	for function, connect := range c.present(connectors) {
		flags := mpr.CONNECT_UPDATE_PROFILE | mpr.CONNECT_INTERACTIVE | mpr.CONNECT_PROMPT
		c.OK(function, connect(c.n, disk(drive, c.Remote), mpr.Credentials{}, flags))
		c.rivals(drive, true)
		c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
		c.refused("RestoreSingleConnection after "+function, func() error { return c.n.RestoreSingleConnection(0, drive, false) },
			winerr.ERROR_INVALID_PASSWORD) // the rival's, who isn't asked
		c.OK("CancelConnection2", c.n.CancelConnection2(drive, mpr.CONNECT_UPDATE_PROFILE, false))
	}
}

// keeps notes credentials that a call has the user type and keeps, or doesn't, and
// should not or should.
func (c *checker) keeps(function string, connect adder, flags mpr.ConnectFlags, want bool) {
	c.OK(function, connect(c.n, disk(drive, c.Remote), *c.Mistyped, flags))
	c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
	c.connect(drive, c.Remote)
	c.rivals(drive, want)
	c.OK("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
}
