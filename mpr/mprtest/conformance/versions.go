package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/session"
)

// version returns the options of a machine of a Windows version.
func version(v session.Version) mpr.Options { return mpr.Options{Options: session.Options{Version: v}} }

var versionCases = suite.From("winnetwk.h (its _WIN32_WINNT conditions)", []need{needRemote}, []test{
	{
		Name:     "no WNetRestoreConnection since Vista",
		Rule:     "WNetRestoreConnection isn't available from Windows Vista on; WNetRestoreSingleConnection is",
		Document: "WNetRestoreConnectionW, winnetwk.h documentation",
		Covers:   []string{"WNetRestoreConnectionW/NO_ERROR"},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.refused("RestoreConnection", func() error { return restoring(drive)(c) }, winerr.ERROR_CALL_NOT_IMPLEMENTED)
			c.OK("RestoreSingleConnection", c.n.RestoreSingleConnection(0, drive, false))
			c.is(c.n, drive, c.Remote)
		},
	},
	{
		Name:   "no WNetAddConnection4 before Windows 10",
		Rule:   "WNetAddConnection4 and WNetUseConnection4 aren't available before Windows 10",
		Covers: []string{"WNetAddConnection4W/NO_ERROR"},
		Setup:  Setup{Options: version(session.Windows7)},
		Check: func(c *checker) {
			c.refused("AddConnection4", func() error {
				return c.n.AddConnection4(0, disk(drive, c.Remote), nil, 0, nil)
			}, winerr.ERROR_CALL_NOT_IMPLEMENTED)
			c.refused("UseConnection4", func() error {
				return suite.ErrorOf(c.n.UseConnection4(0, disk(drive, c.Remote), nil, 0, nil))
			}, winerr.ERROR_CALL_NOT_IMPLEMENTED)
		},
	},
	{
		Name:     "used with an authentication buffer",
		Rule:     "WNetUseConnection4 connects and tells as WNetUseConnection does",
		Document: useDocument,
		Covers:   []string{"WNetUseConnectionW/NO_ERROR"},
		Check:    usedWithBuffer,
	},
	{
		Name:   "no WNetRestoreSingleConnection before Vista",
		Rule:   "WNetRestoreSingleConnection isn't available before Windows Vista",
		Covers: []string{"WNetRestoreConnectionW/NO_ERROR"},
		Setup:  windowsXP,
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.refused("RestoreSingleConnection", func() error { return c.n.RestoreSingleConnection(0, drive, false) }, winerr.ERROR_CALL_NOT_IMPLEMENTED)
		},
	},
})

// usedWithBuffer has a device named, one chosen beside it, and none at all.
func usedWithBuffer(c *checker) {
	const device = mpr.CONNECT_LOCALDRIVE
	c.remember(drive, c.Remote)
	for _, at := range []struct {
		local string
		flags mpr.ConnectFlags
		want  mpr.Use
	}{
		{drive2, 0, mpr.Use{AccessName: drive2, Flags: device}},
		{"", mpr.CONNECT_REDIRECT, mpr.Use{AccessName: drive3, Flags: device}},
		{"", 0, mpr.Use{AccessName: c.Remote}},
	} {
		use, err := c.n.UseConnection4(0, disk(at.local, c.Remote), nil, at.flags, nil)
		c.OK("UseConnection4", err)
		suite.Equal(c, "what it is used by", use, at.want)
	}
	c.connected(drive2+" "+c.Remote, drive3+" "+c.Remote, c.Remote)
	allLetters.do(c)
	c.refused("UseConnection4 without a free letter", func() error {
		return suite.ErrorOf(c.n.UseConnection4(0, disk("", c.Remote), nil, mpr.CONNECT_REDIRECT, nil))
	}, winerr.ERROR_NO_MORE_ITEMS)
}
