package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

const netInfoDocument = "NETINFOSTRUCT, winnetwk.h documentation"

var nameCases = suite.From(universalDocument, []need{needRemote}, []test{
	{
		Name:     "remote names as given",
		Rule:     "a connection has its remote name as it was given, capitals and small letters, connected and remembered",
		Document: getDocument + ruled,
		Covers:   []string{"WNetGetConnectionW/NO_ERROR", "WNetGetConnectionW/ERROR_CONNECTION_UNAVAIL", "WNetEnumResourceW/NO_ERROR"},
		Check: func(c *checker) {
			given := swapCase(c.Remote)
			c.Must("AddConnection2", add(c.n, drive, given, mpr.CONNECT_UPDATE_PROFILE))
			c.tellsOf(c.n, drive, given)
			c.connected(drive + " " + given)
			c.remembers(drive + " " + given)
			c.Must("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
			remote, err := c.n.GetConnection(drive)
			c.Code("GetConnection of what is remembered", err, winerr.ERROR_CONNECTION_UNAVAIL)
			suite.Equal(c, "the remembered name", remote, given)
		},
	},
	{
		Name:   "parts of a universal name",
		Rule:   "REMOTE_NAME_INFO_LEVEL tells the universal name, the remote name of the device as it was given and the rest of the path; the file need not exist",
		Covers: []string{"WNetGetUniversalNameW/NO_ERROR", "observed/universal-parts", "observed/universal-as-given"},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			name, err := c.n.GetUniversalName(drive+`\No\Such\file`, mpr.REMOTE_NAME_INFO_LEVEL)
			c.OK("GetUniversalName", err)
			suite.Equal(c, "the parts", name, mpr.UniversalName{
				Universal: c.Remote + `\No\Such\file`, Connection: c.Remote, Remaining: `\No\Such\file`,
			})
			given := swapCase(c.Remote)
			c.connect(drive2, given)
			name, err = c.n.GetUniversalName(drive2+tail, mpr.REMOTE_NAME_INFO_LEVEL)
			c.OK("GetUniversalName of a name that is spelled otherwise", err)
			suite.Equal(c, "the remote name", name.Connection, given)
		},
	},
	{
		Name:     "paths of a drive",
		Rule:     "the drive of a path is the same in capitals and small letters, and a drive alone is a path, too",
		Document: universalDocument + ruled,
		Covers:   []string{"WNetGetUniversalNameW/NO_ERROR"},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			for path, want := range inOrder(map[string]string{"z:" + tail: c.Remote + tail, drive: c.Remote, drive + `\`: c.Remote + `\`}) {
				name, err := c.n.GetUniversalName(path, mpr.UNIVERSAL_NAME_INFO_LEVEL)
				c.OK("GetUniversalName "+path, err)
				suite.Equal(c, "the universal name of "+path, name, mpr.UniversalName{Universal: want})
			}
		},
	},
	{
		Name:   "remote names of every network",
		Rule:   "a network without universal names tells the remote name at REMOTE_NAME_INFO_LEVEL all the same",
		Covers: []string{"WNetGetUniversalNameW/NO_ERROR"},
		Setup:  Setup{NoUniversalNames: true},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			name, err := c.n.GetUniversalName(drive+tail, mpr.REMOTE_NAME_INFO_LEVEL)
			c.OK("GetUniversalName", err)
			suite.Equal(c, "the remote name", name.Connection, c.Remote)
			suite.Equal(c, "the rest", name.Remaining, tail)
		},
	},
	{
		Name:   "paths without a drive",
		Rule:   "a path that doesn't begin with a device is ERROR_BAD_DEVICE",
		Covers: []string{"WNetGetUniversalNameW/ERROR_BAD_DEVICE"},
		Check: func(c *checker) {
			for _, path := range []string{"", "a.txt", `\a.txt`, c.Remote, `1:\a.txt`} {
				c.Code("GetUniversalName "+path, translating(path)(c), winerr.ERROR_BAD_DEVICE)
			}
		},
	},
	{
		Name:     "spelled as listed",
		Rule:     "WNetGetResourceInformation spells the WNet part as an enumeration does, whatever the caller's case",
		Document: "WNetGetResourceInformationW, winnetwk.h documentation",
		Covers:   []string{"WNetGetResourceInformationW/NO_ERROR", "observed/information-path"},
		Check: func(c *checker) {
			info, rest, err := c.n.GetResourceInformation(&mpr.NetResource{RemoteName: swapCase(c.Remote) + `\Deep\Er`})
			c.OK("GetResourceInformation", err)
			suite.Equal(c, "the WNet part", info.RemoteName, c.Remote)
			suite.Equal(c, "the rest", rest, `\Deep\Er`)
			suite.Equal(c, "a usage", info.Usage != 0, true)
		},
	},
	{
		Name:     "no rest of a path",
		Rule:     "without a rest of the path lplpSystem is NULL",
		Document: "WNetGetResourceInformationW, winnetwk.h documentation",
		Covers:   []string{"WNetGetResourceInformationW/NO_ERROR"},
		Check: func(c *checker) {
			info, rest, err := c.n.GetResourceInformation(&mpr.NetResource{RemoteName: c.Remote})
			c.OK("GetResourceInformation", err)
			suite.Equal(c, "the WNet part", info.RemoteName, c.Remote)
			suite.Equal(c, "the rest", rest, "")
		},
	},
	{
		Name:     "remembered isn't connected",
		Rule:     "a device that is only remembered is ERROR_NOT_CONNECTED to WNetGetUser and MultinetGetConnectionPerformance",
		Document: "WNetGetUserW and MultinetGetConnectionPerformanceW, winnetwk.h documentation",
		Covers:   []string{"WNetGetUserW/ERROR_NOT_CONNECTED", "MultinetGetConnectionPerformanceW/ERROR_NOT_CONNECTED"},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.Code("GetUser", suite.ErrorOf(c.n.GetUser(drive)), winerr.ERROR_NOT_CONNECTED)
			_, err := c.n.GetConnectionPerformance(&mpr.NetResource{LocalName: drive})
			c.Code("GetConnectionPerformance", err, winerr.ERROR_NOT_CONNECTED)
		},
	},
	{
		Name:     "user of a DFS share",
		Rule:     "WNetGetUser of a connection to a DFS share, by its device or its name, is ERROR_NOT_CONNECTED",
		Document: "WNetGetUserW, winnetwk.h documentation",
		Covers:   []string{"WNetGetUserW/ERROR_NOT_CONNECTED"},
		Needs:    []need{needRemote, needReferral},
		Check: func(c *checker) {
			c.connect(drive, c.Referral)
			c.connect("", c.Referral)
			for _, name := range []string{drive, c.Referral} {
				_, err := c.n.GetUser(name)
				c.Code("GetUser "+name, err, winerr.ERROR_NOT_CONNECTED)
			}
			c.is(c.n, drive, c.Referral)
		},
	},
	{
		Name:     "parents",
		Rule:     "the parent of a path is its share, and that of a share its server, whether they exist or not",
		Document: "WNetGetResourceParentW, winnetwk.h documentation",
		Covers:   []string{"WNetGetResourceParentW/NO_ERROR", "observed/parent-path"},
		Check: func(c *checker) {
			for remote, want := range inOrder(map[string]string{c.Remote + `\dir`: c.Remote, c.Server + `\no such share`: c.Server}) {
				parent, err := c.n.GetResourceParent(&mpr.NetResource{RemoteName: remote, Provider: c.Provider})
				c.OK("GetResourceParent", err)
				suite.Equal(c, "the parent of "+remote, parent.RemoteName, want)
				suite.Equal(c, "a usage of "+want, parent.Usage != 0, true)
			}
		},
	},
	{
		Name:     "status of a network that starts",
		Rule:     "the status of a network that is starting is ERROR_BUSY",
		Document: netInfoDocument,
		Covers:   []string{"WNetGetNetworkInformationW/NO_ERROR"},
		Needs:    []need{needRemote, needStarting},
		Check:    func(c *checker) { c.status(c.Starting, winerr.ERROR_BUSY) },
	},
	{
		Name:     "status of a network that stands",
		Rule:     "the status of a network that isn't running is ERROR_NO_NETWORK",
		Document: netInfoDocument,
		Covers:   []string{"WNetGetNetworkInformationW/NO_ERROR"},
		Needs:    []need{needRemote, needHalt},
		Check:    func(c *checker) { c.status(c.Halt, winerr.ERROR_NO_NETWORK) },
	},
	{
		Name:     "performance by remote name",
		Rule:     "a connection without device is found by its remote name, and one with a device by the device, in capitals or small letters and whatever the remote name says",
		Document: "MultinetGetConnectionPerformanceW, winnetwk.h documentation",
		Covers:   []string{"MultinetGetConnectionPerformanceW/NO_ERROR"},
		Needs:    []need{needRemote, needElse, needMeasure},
		Check: func(c *checker) {
			c.connect("", c.Remote)
			c.connect(drive, c.Remote)
			for _, nr := range []mpr.NetResource{{RemoteName: c.Remote}, {LocalName: drive, RemoteName: c.Elsewhere}, {LocalName: "z:"}} {
				info, err := c.n.GetConnectionPerformance(&nr)
				c.OK("GetConnectionPerformance", err)
				suite.Equal(c, "the performance", info, c.Performance)
			}
		},
	},
	{
		Name:     "performance of a share that only a device is connected to",
		Rule:     "a connection with a device is found by its remote name, too, and by a path below that, and the flags aren't 0",
		Document: "MultinetGetConnectionPerformanceW, winnetwk.h documentation; that the flags are not 0 was observed",
		Covers:   []string{"MultinetGetConnectionPerformanceW/NO_ERROR", "observed/performance-by-name"},
		Needs:    []need{needRemote, needMeasure},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			for _, remote := range []string{c.Remote, c.Remote + `\dir\x`} {
				info, err := c.n.GetConnectionPerformance(&mpr.NetResource{RemoteName: remote})
				c.OK("GetConnectionPerformance "+remote, err)
				suite.Equal(c, "whether there are flags", info.Flags != 0, true)
			}
		},
	},
})

// status notes a network whose status after a change isn't the one wanted.
func (c *checker) status(change func(), want winerr.Errno) {
	change()
	info, err := c.n.GetNetworkInformation(c.Provider)
	c.OK("GetNetworkInformation", err)
	suite.Equal(c, "the status", winerr.Errno(info.Status), want)
}

// swapCase returns a name with its letters in the other case.
func swapCase(s string) string {
	swapped := []byte(s)
	for i, b := range swapped {
		if 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' {
			swapped[i] = b ^ 0x20
		}
	}
	return string(swapped)
}
