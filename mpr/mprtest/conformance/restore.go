package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// singleDocument is the page of what takes the place of WNetRestoreConnection since
// Windows Vista.
const singleDocument = "WNetRestoreSingleConnectionW, winnetwk.h documentation"

var singleCases = suite.From(singleDocument+ruled, nil, []test{
	{
		Name:   "one restored since Vista",
		Rule:   "WNetRestoreSingleConnection connects the device that it names if it is remembered and free, and each such device when it names none; all stay remembered",
		Covers: []string{"WNetRestoreConnectionW/NO_ERROR", "WNetRestoreConnectionW/ERROR_ALREADY_ASSIGNED"},
		Needs:  []need{needRemote, needSecond},
		Check: func(c *checker) {
			all := []string{drive + " " + c.Remote, drive2 + " " + c.Second, drive3 + " " + c.Remote}
			restore := func(device string) func() error {
				return func() error { return c.n.RestoreSingleConnection(0, device, false) }
			}
			c.remember(drive, c.Remote)
			c.remember(drive2, c.Second)
			c.remember(drive3, c.Remote)
			c.OK("RestoreSingleConnection", restore(wintext.Fold(drive))())
			c.connected(all[0])
			c.refused("what is connected", restore(drive), winerr.ERROR_ALREADY_ASSIGNED)
			c.refused("what isn't remembered", restore(unused), winerr.ERROR_NOT_CONNECTED)
			c.refused("no device", restore("ZZ:"), winerr.ERROR_BAD_DEVICE)
			c.OK("RestoreSingleConnection of all", restore("")())
			c.connected(all...)
			c.remembers(all...)
		},
	},
	{
		Name:   "assigned before the profile is looked at",
		Rule:   "to restore a device that is connected is ERROR_ALREADY_ASSIGNED, though it isn't remembered or the profile is malformed",
		Covers: []string{"WNetRestoreConnectionW/ERROR_ALREADY_ASSIGNED"},
		Needs:  []need{needRemote, needDamage},
		Check: func(c *checker) {
			restore := func() error { return c.n.RestoreSingleConnection(0, drive, false) }
			c.connect(drive, c.Remote)
			c.refused("a device that isn't remembered", restore, winerr.ERROR_ALREADY_ASSIGNED)
			c.Damage(winerr.ERROR_BAD_PROFILE)
			c.refused("a device beside a malformed profile", restore, winerr.ERROR_ALREADY_ASSIGNED)
		},
	},
	{
		Name:     "asked while restoring",
		Rule:     "WNetRestoreSingleConnection asks for a password that it hasn't got with fUseUI, and asks nobody without",
		Document: singleDocument,
		Covers:   []string{"WNetRestoreConnectionW/ERROR_INVALID_PASSWORD", "WNetRestoreConnectionW/NO_ERROR"},
		Setup:    Setup{Options: version(session.WindowsVista)},
		Needs:    append([]need{needRemote}, asRival.needs...),
		Prepare:  user(func(c *checker) []mpr.Reply { return []mpr.Reply{typing(*c.Rival)} }),
		Check: func(c *checker) {
			asRival.do(c)
			c.refused("without a user", func() error { return c.n.RestoreSingleConnection(0, drive, false) }, winerr.ERROR_INVALID_PASSWORD)
			c.OK("RestoreSingleConnection", c.n.RestoreSingleConnection(0, drive, true))
			c.is(c.n, drive, c.Remote)
		},
	},
	{
		Name: "not restored since Vista",
		Rule: "WNetRestoreSingleConnection fails as WNetRestoreConnection does, and what failed stays remembered",
		Covers: []string{
			"WNetRestoreConnectionW/ERROR_ACCESS_DENIED", "WNetRestoreConnectionW/ERROR_BAD_DEV_TYPE", "WNetRestoreConnectionW/ERROR_NO_NET_OR_BAD_PATH",
			"WNetRestoreConnectionW/ERROR_EXTENDED_ERROR", "WNetRestoreConnectionW/ERROR_BAD_PROFILE",
		},
		Needs: []need{needRemote, needDenied, needRemember, needDamage, needFail},
		Check: func(c *checker) {
			restore := func() error { return c.n.RestoreSingleConnection(0, drive, false) }
			for _, at := range []struct {
				odd  func(*checker, *profile.Entry)
				want winerr.Errno
			}{
				{func(c *checker, e *profile.Entry) { e.RemotePath = c.Denied }, winerr.ERROR_ACCESS_DENIED},
				{func(_ *checker, e *profile.Entry) { e.ConnectionType = uint32(mpr.RESOURCETYPE_PRINT) }, winerr.ERROR_BAD_DEV_TYPE},
				{func(_ *checker, e *profile.Entry) { e.ProviderName = "Gone Network" }, winerr.ERROR_NO_NET_OR_BAD_PATH},
				{func(c *checker, _ *profile.Entry) { c.Fail(provider.AnyCall, ownError) }, winerr.ERROR_EXTENDED_ERROR},
			} {
				entry := odd(at.odd)
				entry.do(c)
				c.refused("RestoreSingleConnection", restore, at.want)
			}
			c.remembers(drive + " " + c.Remote)
			c.Damage(winerr.ERROR_BAD_PROFILE)
			c.refused("RestoreSingleConnection", restore, winerr.ERROR_BAD_PROFILE)
		},
	},
	{
		Name:   "ports restored",
		Rule:   "WNetRestoreSingleConnection restores ports as it does drives, with or without colon",
		Covers: []string{"WNetRestoreConnectionW/NO_ERROR"},
		Needs:  []need{needRemote, needPrinter},
		Check: func(c *checker) {
			c.remember(port, c.Printer)
			for _, device := range []string{port, port + ":", ""} {
				c.OK("RestoreSingleConnection "+device, c.n.RestoreSingleConnection(0, device, false))
				c.OK("CancelConnection2 "+port+":", c.n.CancelConnection2(port+":", 0, false))
			}
			c.remembers(port + " " + c.Printer)
		},
	},
	{
		Name:   "restored that is taken",
		Rule:   "of all remembered devices one that is connected to another name is ERROR_ALREADY_ASSIGNED, and the others are restored",
		Covers: []string{"WNetRestoreConnectionW/ERROR_ALREADY_ASSIGNED"},
		Needs:  []need{needRemote, needSecond, needRemember},
		Check: func(c *checker) {
			c.connect(drive, c.Second)
			entry := odd(func(*checker, *profile.Entry) {})
			entry.do(c)
			c.remember(drive2, c.Second)
			c.Code("RestoreSingleConnection of all", c.n.RestoreSingleConnection(0, "", false), winerr.ERROR_ALREADY_ASSIGNED)
			c.is(c.n, drive, c.Second)
			c.is(c.n, drive2, c.Second)
			c.remembers(drive+" "+c.Remote, drive2+" "+c.Second)
		},
	},
	{
		Name:     "use options handed back",
		Rule:     "use options that were remembered go back to the network when the device is restored, by the call that takes some",
		Document: "WNetAddConnection4W, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetRestoreConnectionW/NO_ERROR", "WNetAddConnection4W/NO_ERROR"},
		Needs:    []need{needRemote, needSecond, needFail},
		Check: func(c *checker) {
			connect := func() error {
				return c.n.AddConnection4(0, disk(drive, c.Remote), nil, mpr.CONNECT_UPDATE_PROFILE, []byte("DefC"))
			}
			c.Must("AddConnection4", connect())
			c.Must("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
			c.remember(drive2, c.Second)
			c.Fail(provider.CallAddConnection4, winerr.ERROR_GEN_FAILURE)
			c.refused("with options", func() error { return c.n.RestoreSingleConnection(0, drive, false) }, winerr.ERROR_GEN_FAILURE)
			c.OK("without options", c.n.RestoreSingleConnection(0, drive2, false))
		},
	},
	{
		Name:     "connected at a logon",
		Rule:     "a drive that is restored at a logon is connected, and unavailable if it can't be",
		Document: "WNetRestoreConnectionW, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetGetConnectionW/ERROR_CONNECTION_UNAVAIL"},
		Needs:    []need{needRemote, needUnknown, needRemember, needLogon},
		Check: func(c *checker) {
			c.lost(drive, "")
			c.isNot(c.logonAs(asWinlogon), drive, winerr.ERROR_CONNECTION_UNAVAIL)
		},
	},
	{
		Name:     "ghosted at a logon",
		Rule:     "with GhostedRestore a drive that is restored at a logon is there before it is connected, unless its user must be asked for the password",
		Document: "Microsoft Knowledge Base Q169138; RestoreConnection of the NetworkProvider registry key" + ruled,
		Covers:   []string{"WNetGetConnectionW/NO_ERROR", "WNetGetConnectionW/ERROR_CONNECTION_UNAVAIL"},
		Setup:    Setup{Options: mpr.Options{GhostedRestore: true}},
		Needs:    []need{needRemote, needUnknown, needRival, needRemember, needLogon},
		Check: func(c *checker) {
			c.lost(drive, "")
			c.lost(drive2, *c.Rival.User)
			n := c.logonAs(asWinlogon)
			c.is(n, drive, c.Unknown)
			c.isNot(n, drive2, winerr.ERROR_CONNECTION_UNAVAIL)
		},
	},
})

// lost makes a drive remembered that can't be connected any more. user is that of the
// connection, whose password isn't saved; "" stands for the default one.
func (c *checker) lost(local, user string) {
	entry := odd(func(c *checker, e *profile.Entry) {
		e.Local, e.RemotePath, e.UserName, e.DeferFlags = local, c.Unknown, user, 4
		if user != "" {
			e.DeferFlags = 1
		}
	})
	entry.do(c)
}
