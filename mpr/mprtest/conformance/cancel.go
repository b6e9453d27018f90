package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

var cancelCases = []testCase{
	{
		name:     "cancelled and remembered",
		rule:     "without CONNECT_UPDATE_PROFILE a cancel leaves the profile alone, with it the device is forgotten",
		document: cancelDocument,
		covers:   []string{"WNetCancelConnection2W/NO_ERROR"},
		needs:    []need{needRemote},
		check: func(c *checker) {
			for _, local := range []string{drive, drive2} {
				c.Must("AddConnection2", add(c.n, local, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			}
			c.OK("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
			c.OK("CancelConnection2 for good", c.n.CancelConnection2(drive2, mpr.CONNECT_UPDATE_PROFILE, false))
			c.connected()
			c.remembers(drive + " " + c.Remote)
		},
	},
	{
		name:     "forget what isn't connected",
		rule:     "a device that is only remembered is forgotten with CONNECT_UPDATE_PROFILE, and ERROR_NOT_CONNECTED without",
		document: cancelDocument + ruled,
		covers:   []string{"WNetCancelConnection2W/NO_ERROR", "WNetCancelConnection2W/ERROR_NOT_CONNECTED"},
		needs:    []need{needRemote},
		check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.refused("CancelConnection2", func() error { return c.n.CancelConnection2(drive, 0, false) }, winerr.ERROR_NOT_CONNECTED)
			c.remembers(drive + " " + c.Remote)
			c.OK("CancelConnection2 for good", c.n.CancelConnection2(drive, mpr.CONNECT_UPDATE_PROFILE, false))
			c.remembers()
		},
	},
	{
		name:     "cancel by remote name",
		rule:     "a cancel by remote name ends the connections to it without device, leaves devices alone, and touches no profile",
		document: cancelDocument,
		covers:   []string{"WNetCancelConnection2W/NO_ERROR", "WNetCancelConnection2W/ERROR_NOT_CONNECTED"},
		needs:    []need{needRemote},
		check: func(c *checker) {
			c.Must("AddConnection2", add(c.n, drive, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			byName := func() error { return c.n.CancelConnection2(c.Remote, mpr.CONNECT_UPDATE_PROFILE, true) }
			c.refused("a cancel while only a device is connected", byName, winerr.ERROR_NOT_CONNECTED)
			c.connect("", c.Remote)
			c.OK("CancelConnection2", byName())
			c.connected(drive + " " + c.Remote)
			c.remembers(drive + " " + c.Remote)
		},
	},
	{
		name:     "cancelled is gone",
		rule:     "a device that was cancelled can't be cancelled again, and can be connected again",
		document: cancelDocument,
		covers:   []string{"WNetCancelConnection2W/NO_ERROR", "WNetCancelConnection2W/ERROR_NOT_CONNECTED"},
		needs:    []need{needRemote, needSecond},
		check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.OK("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
			c.refused("CancelConnection2 again", func() error { return c.n.CancelConnection2(drive, 0, true) }, winerr.ERROR_NOT_CONNECTED)
			c.OK("AddConnection2 again", add(c.n, drive, c.Second, 0))
			c.is(c.n, drive, c.Second)
		},
	},
}

var fileCases = []testCase{
	{
		name:     "force closes files",
		rule:     "with open files a cancel is ERROR_OPEN_FILES, with fForce it ends the connection all the same",
		document: cancelDocument,
		covers:   []string{"WNetCancelConnection2W/ERROR_OPEN_FILES", "WNetCancelConnection2W/NO_ERROR"},
		needs:    []need{needRemote, needOpen},
		check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.open(drive)
			c.refused("CancelConnection2", func() error { return c.n.CancelConnection2(drive, 0, false) }, winerr.ERROR_OPEN_FILES)
			c.OK("CancelConnection2 by force", c.n.CancelConnection2(drive, 0, true))
			c.isNot(c.n, drive, winerr.ERROR_NOT_CONNECTED)
		},
	},
	{
		name:     "current directory",
		rule:     "a device that is the current directory of a process is ERROR_DEVICE_IN_USE, with and without fForce",
		document: cancelDocument + ruled,
		covers:   []string{"WNetCancelConnection2W/ERROR_DEVICE_IN_USE"},
		needs:    append([]need{needRemote}, standing.needs...),
		check: func(c *checker) {
			c.connect(drive, c.Remote)
			standing.do(c)
			for _, force := range []bool{false, true} {
				c.refused("CancelConnection2", func() error { return c.n.CancelConnection2(drive, 0, force) }, winerr.ERROR_DEVICE_IN_USE)
			}
		},
	},
}
