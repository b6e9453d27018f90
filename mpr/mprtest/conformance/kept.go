package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// keptCases hold what connecting leaves behind: of itself when it fails, and of
// what the user has typed.
var keptCases = []test{
	{
		Name:     "undone",
		Rule:     "a connection that can't be remembered, as was asked, isn't made",
		Document: addDocument + ruled,
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
