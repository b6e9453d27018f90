package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session/wintext"
)

var rememberCases = []testCase{
	{
		name:     "remembered on request",
		rule:     "a connection is remembered with CONNECT_UPDATE_PROFILE, unless it is temporary, and not without",
		document: "WNetAddConnection2W to WNetAddConnection4W and WNetUseConnectionW, winnetwk.h documentation",
		covers:   []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR", "WNetUseConnectionW/NO_ERROR"},
		needs:    []need{needRemote},
		check: func(c *checker) {
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
		name:     "deviceless never remembered",
		rule:     "a connection without device is not remembered, and asking for it is no error",
		document: "WNetAddConnectionW to WNetAddConnection4W, winnetwk.h documentation",
		covers: []string{
			"WNetAddConnectionW/NO_ERROR", "WNetAddConnection2W/NO_ERROR", "WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR",
		},
		needs: []need{needRemote},
		check: func(c *checker) {
			for call, add := range c.present(adders) {
				c.OK(call, add.persist(c, "", c.Remote, mpr.Credentials{}))
				c.remembers()
				c.OK("CancelConnection2 after "+call, c.n.CancelConnection2(c.Remote, 0, false))
			}
		},
	},
	{
		name:     "failure not remembered",
		rule:     "only a connection that succeeds is remembered",
		document: addDocument,
		covers:   []string{"WNetAddConnection2W/ERROR_INVALID_PASSWORD"},
		needs:    []need{needRemote, needMistyped},
		check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Remote), *c.Mistyped, mpr.CONNECT_UPDATE_PROFILE, winerr.ERROR_INVALID_PASSWORD)
			c.remembers()
		},
	},
	{
		name:     "other remote name",
		rule:     "a device that is remembered for another remote name is ERROR_DEVICE_ALREADY_REMEMBERED, with CONNECT_UPDATE_PROFILE and without",
		document: "Microsoft Knowledge Base Q183986; without the flag it was observed",
		covers:   []string{"WNetAddConnection2W/ERROR_DEVICE_ALREADY_REMEMBERED"},
		needs:    []need{needRemote, needSecond},
		check: func(c *checker) {
			c.remember(drive, c.Remote)
			for _, flags := range []mpr.ConnectFlags{0, mpr.CONNECT_TEMPORARY, mpr.CONNECT_UPDATE_PROFILE} {
				c.refusedByAll(disk(drive, c.Second), mpr.Credentials{}, flags, winerr.ERROR_DEVICE_ALREADY_REMEMBERED)
			}
		},
	},
	{
		name:     "same remote name",
		rule:     "a device that is remembered connects to the same remote name, whose case and trailing backslash don't count",
		document: "Mapped network drive may fail to reconnect (KB 4471218)" + ruled,
		covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		needs:    []need{needRemote},
		check: func(c *checker) {
			c.remember(drive, c.Remote)
			for _, remote := range []string{c.Remote, wintext.Upper(c.Remote), c.Remote + `\`} {
				c.OK("AddConnection2 "+remote, add(c.n, drive, remote, 0))
				c.OK("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
			}
		},
	},
	{
		name:     "same remote name as somebody else",
		rule:     "whoever a device was remembered for, it connects to its remote name as somebody else",
		document: addDocument + ruled,
		covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		needs:    []need{needRemote, needRival},
		check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.OK("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			c.is(c.n, drive, c.Remote)
		},
	},
	{
		name:     "assigned before remembered",
		rule:     "a device that is connected is ERROR_ALREADY_ASSIGNED, even for the same remote name and though it is remembered, too",
		document: addDocument,
		covers:   []string{"WNetAddConnection2W/ERROR_ALREADY_ASSIGNED"},
		needs:    []need{needRemote, needSecond},
		check: func(c *checker) {
			c.Must("AddConnection2", add(c.n, drive, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			for _, remote := range []string{c.Remote, c.Second} {
				c.refusedByAll(disk(drive, remote), mpr.Credentials{}, 0, winerr.ERROR_ALREADY_ASSIGNED)
			}
		},
	},
	{
		name:     "unavailable with its name",
		rule:     "WNetGetConnection of a device that is only remembered is ERROR_CONNECTION_UNAVAIL, and tells the remote name all the same",
		document: getDocument + "; what it tells was observed",
		covers:   []string{"WNetGetConnectionW/ERROR_CONNECTION_UNAVAIL"},
		needs:    []need{needRemote},
		check: func(c *checker) {
			c.remember(drive, c.Remote)
			remote, err := c.n.GetConnection(drive)
			c.Code("GetConnection", err, winerr.ERROR_CONNECTION_UNAVAIL)
			suite.Equal(&c.Pad, "the remembered name", remote, c.Remote)
		},
	},
	{
		name:     "the oldest calls remember",
		rule:     "WNetAddConnection always remembers, WNetCancelConnection always forgets",
		document: "WNetAddConnectionW and WNetCancelConnectionW, winnetwk.h documentation",
		covers:   []string{"WNetAddConnectionW/NO_ERROR", "WNetCancelConnectionW/NO_ERROR"},
		needs:    []need{needRemote},
		check: func(c *checker) {
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
		name:     "restored drive by drive",
		rule:     "of all remembered devices each is tried, the first error is returned, and what failed stays remembered",
		document: "WNetRestoreConnectionW, winnetwk.h documentation",
		covers:   []string{"WNetRestoreConnectionW/NO_ERROR", "WNetRestoreConnectionW/ERROR_NO_NET_OR_BAD_PATH"},
		setup:    windowsXP,
		needs:    []need{needRemote, needRemember},
		check: func(c *checker) {
			gone := odd(func(_ *checker, e *profile.Entry) { e.Local, e.ProviderName = drive3, "Gone Network" })
			gone.do(c)
			c.remember(drive, c.Remote)
			c.Code("RestoreConnection", restoring("")(c), winerr.ERROR_NO_NET_OR_BAD_PATH)
			c.connected(drive + " " + c.Remote)
			c.remembers(drive+" "+c.Remote, drive3+" "+c.Remote)
		},
	},
	{
		name:     "restored that isn't remembered",
		rule:     "to restore a device that isn't remembered is ERROR_NOT_CONNECTED",
		document: "WNetRestoreConnectionW, winnetwk.h documentation" + ruled,
		covers:   []string{"WNetRestoreConnectionW/NO_ERROR"},
		setup:    windowsXP,
		needs:    []need{needRemote},
		check: func(c *checker) {
			c.refused("RestoreConnection", func() error { return restoring(unused)(c) }, winerr.ERROR_NOT_CONNECTED)
		},
	},
}
