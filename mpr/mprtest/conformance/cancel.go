package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

var cancelCases = suite.From(cancelDocument, []need{needRemote}, []test{
	{
		Name:   "cancelled and remembered",
		Rule:   "without CONNECT_UPDATE_PROFILE a cancel leaves the profile alone, with it the device is forgotten",
		Covers: []string{"WNetCancelConnection2W/NO_ERROR"},
		Check: func(c *checker) {
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
		Name:     "forget what isn't connected",
		Rule:     "a device that is only remembered is forgotten with CONNECT_UPDATE_PROFILE, and ERROR_NOT_CONNECTED without",
		Document: cancelDocument + ruled,
		Covers:   []string{"WNetCancelConnection2W/NO_ERROR", "WNetCancelConnection2W/ERROR_NOT_CONNECTED"},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.refused("CancelConnection2", func() error { return c.n.CancelConnection2(drive, 0, false) }, winerr.ERROR_NOT_CONNECTED)
			c.remembers(drive + " " + c.Remote)
			c.OK("CancelConnection2 for good", c.n.CancelConnection2(drive, mpr.CONNECT_UPDATE_PROFILE, false))
			c.remembers()
		},
	},
	{
		Name: "cancel by remote name",
		Rule: "a cancel by remote name ends the connections to it without device, leaves devices alone, and touches no profile",
		Covers: []string{
			"WNetCancelConnectionW/NO_ERROR", "WNetCancelConnectionW/ERROR_NOT_CONNECTED",
			"WNetCancelConnection2W/NO_ERROR", "WNetCancelConnection2W/ERROR_NOT_CONNECTED",
		},
		Check: func(c *checker) {
			c.Must("AddConnection2", add(c.n, drive, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			for function, cancel := range inOrder(cancellers) {
				byName := func() error { return cancel(c.n, c.Remote, true) }
				c.refused(function+" while only a device is connected", byName, winerr.ERROR_NOT_CONNECTED)
				c.connect("", c.Remote)
				c.connect("", c.Remote) // all of them go at once
				c.OK(function, byName())
				c.connected(drive + " " + c.Remote)
				c.remembers(drive + " " + c.Remote)
			}
		},
	},
	{
		Name:     "cancelled in one session",
		Rule:     "a cancel by remote name leaves the connections of other sessions alone",
		Document: cancelDocument + " (remarks on logon sessions)",
		Covers:   []string{"WNetCancelConnectionW/NO_ERROR", "WNetCancelConnection2W/NO_ERROR"},
		Needs:    []need{needRemote, needLogon},
		Check: func(c *checker) {
			other := c.logonAs(asService)
			c.Must("AddConnection2 in the other session", add(other, "", c.Remote, 0))
			for function, cancel := range inOrder(cancellers) {
				c.connect("", c.Remote)
				c.OK(function, cancel(c.n, c.Remote, true))
				c.lists(other, mpr.RESOURCE_CONNECTED, nil, c.Remote)
			}
		},
	},
	{
		Name:     "remote names beyond ASCII",
		Rule:     "letters beyond ASCII are the same in capitals and in small letters, too, to cancel a connection by its remote name and to ask about it",
		Document: cancelDocument + ruled,
		Covers:   []string{"WNetCancelConnectionW/NO_ERROR", "WNetCancelConnection2W/NO_ERROR", "WNetGetUserW/NO_ERROR"},
		Needs:    []need{needRemote, needAccented},
		Check: func(c *checker) {
			for function, cancel := range inOrder(cancellers) {
				c.connect("", c.Accented)
				c.OK("GetUser", suite.ErrorOf(c.n.GetUser(wintext.Upper(c.Accented))))
				c.OK(function, cancel(c.n, wintext.Upper(c.Accented), false))
				c.connected()
			}
		},
	},
	{
		Name:     "remote names without case",
		Rule:     "a connection without device is known by its remote name, whose case and trailing backslash don't count, to cancel it and to ask about it",
		Document: cancelDocument + ruled,
		Covers:   []string{"WNetCancelConnection2W/NO_ERROR", "WNetGetUserW/NO_ERROR", "MultinetGetConnectionPerformanceW/NO_ERROR"},
		Needs:    []need{needRemote, needMeasure},
		Check: func(c *checker) {
			for _, name := range []string{swapCase(c.Remote), c.Remote + `\`} {
				c.connect("", c.Remote)
				c.OK("GetUser "+name, suite.ErrorOf(c.n.GetUser(name)))
				_, err := c.n.GetConnectionPerformance(&mpr.NetResource{RemoteName: name})
				c.OK("GetConnectionPerformance "+name, err)
				c.OK("CancelConnection2 "+name, c.n.CancelConnection2(name, 0, false))
			}
		},
	},
	{
		Name:     "names of no device",
		Rule:     "what isn't the name of a device is ERROR_BAD_DEVICE to ask about, and ERROR_NOT_CONNECTED to cancel",
		Document: getDocument + ruled,
		Covers:   []string{"WNetGetConnectionW/ERROR_BAD_DEVICE", "WNetCancelConnection2W/ERROR_NOT_CONNECTED", "observed/cancel-not-connected"},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			for _, name := range noDevices {
				c.refusesToTellOf(c.n, name, winerr.ERROR_BAD_DEVICE)
				c.refused("CancelConnection2 "+name, func() error { return c.n.CancelConnection2(name, 0, true) }, winerr.ERROR_NOT_CONNECTED)
			}
		},
	},
	{
		Name:   "cancelled is gone",
		Rule:   "a device that was cancelled can't be cancelled again, and can be connected again",
		Covers: []string{"WNetCancelConnection2W/NO_ERROR", "WNetCancelConnection2W/ERROR_NOT_CONNECTED"},
		Needs:  []need{needRemote, needSecond},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.OK("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
			c.refused("CancelConnection2 again", func() error { return c.n.CancelConnection2(drive, 0, true) }, winerr.ERROR_NOT_CONNECTED)
			c.OK("AddConnection2 again", add(c.n, drive, c.Second, 0))
			c.is(c.n, drive, c.Second)
		},
	},
})

// openFileRows are what both cancels answer about files that are open.
var openFileRows = []string{
	"WNetCancelConnectionW/ERROR_OPEN_FILES", "WNetCancelConnectionW/NO_ERROR",
	"WNetCancelConnection2W/ERROR_OPEN_FILES", "WNetCancelConnection2W/NO_ERROR",
}

var fileCases = suite.From(cancelDocument, []need{needRemote, needOpen}, []test{
	{
		Name:   "force closes files",
		Rule:   "with open files a cancel is ERROR_OPEN_FILES, with fForce it ends the connection all the same, and the files with it",
		Covers: openFileRows,
		Check: func(c *checker) {
			for function, cancel := range inOrder(cancellers) {
				c.connect(drive, c.Remote)
				c.filesEnd(function, drive, cancel)
				c.isNot(c.n, drive, winerr.ERROR_NOT_CONNECTED)
			}
		},
	},
	{
		Name:   "files without device",
		Rule:   "a connection without device has open files, too: its cancel is ERROR_OPEN_FILES, and with fForce the files end with it",
		Covers: openFileRows,
		Check: func(c *checker) {
			for function, cancel := range inOrder(cancellers) {
				c.connect("", c.Remote)
				c.filesEnd(function, c.Remote, cancel)
				c.connected()
			}
		},
	},
	{
		Name:     "connection of an open file",
		Rule:     "what an open file of a UNC path connects counts as a connection without device to cancel it, and to ask whose it is and how fast, but isn't listed",
		Document: "MultinetGetConnectionPerformanceW, winnetwk.h documentation" + ruled,
		Covers:   []string{"MultinetGetConnectionPerformanceW/NO_ERROR", "WNetGetUserW/NO_ERROR"},
		Needs:    []need{needRemote, needOpen, needMeasure},
		Check: func(c *checker) {
			for function, cancel := range inOrder(cancellers) {
				file := c.open(c.Remote)
				c.connected()
				info, err := c.n.GetConnectionPerformance(&mpr.NetResource{RemoteName: c.Remote})
				c.OK("GetConnectionPerformance", err)
				suite.Equal(c, "the performance", info, c.Performance)
				_, err = c.n.GetUser(c.Remote)
				c.OK("GetUser", err)
				c.refused(function, func() error { return cancel(c.n, c.Remote, false) }, winerr.ERROR_OPEN_FILES)
				c.OK("Close", file.Close())
				c.refused(function, func() error { return cancel(c.n, c.Remote, false) }, winerr.ERROR_NOT_CONNECTED)
			}
		},
	},
	{
		Name:     "connection of an open file, listed",
		Rule:     "with ListImpliedConnections, what an open file of a UNC path connects is among the connections, as long as it is open",
		Document: "MultinetGetConnectionPerformanceW, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetEnumResourceW/NO_ERROR"},
		Setup:    Setup{Options: mpr.Options{Options: session.Options{ListImpliedConnections: true}}},
		Needs:    []need{needRemote, needOpen},
		Check: func(c *checker) {
			file := c.open(c.Remote)
			c.connected(c.Remote)
			c.OK("Close", file.Close())
			c.connected()
		},
	},
	{
		Name:     "current directory",
		Rule:     "a device that is the current directory of a process is ERROR_DEVICE_IN_USE, with and without fForce",
		Document: cancelDocument + ruled,
		Covers:   []string{"WNetCancelConnection2W/ERROR_DEVICE_IN_USE", "observed/cancel-in-use"},
		Needs:    append([]need{needRemote}, standing.needs...),
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			standing.do(c)
			for _, force := range []bool{false, true} {
				c.refused("CancelConnection2", func() error { return c.n.CancelConnection2(drive, 0, force) }, winerr.ERROR_DEVICE_IN_USE)
			}
		},
	},
})

// filesEnd notes a cancel that takes no heed of an open file, or that leaves it open
// though it is forced.
func (c *checker) filesEnd(function, name string, cancel canceller) {
	file := c.open(name)
	c.refused(function, func() error { return cancel(c.n, name, false) }, winerr.ERROR_OPEN_FILES)
	c.OK(function+" by force", cancel(c.n, name, true))
	c.Code("Read after "+function, suite.ErrorOf(file.Read(make([]byte, 1))), winerr.ERROR_NETNAME_DELETED)
}
