package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// canceller is one of the two calls that cancel: WNetCancelConnection is
// WNetCancelConnection2 with CONNECT_UPDATE_PROFILE.
type canceller func(n mpr.Network, name string, force bool) error

// cancellers lists both.
var cancellers = map[string]canceller{
	"WNetCancelConnectionW": mpr.Network.CancelConnection,
	"WNetCancelConnection2W": func(n mpr.Network, name string, force bool) error {
		return n.CancelConnection2(name, mpr.CONNECT_UPDATE_PROFILE, force)
	},
}

func oldCancelAnswers() []answer {
	return cancellers["WNetCancelConnectionW"].answers(func(*checker) {})
}

// cancelAnswers has a sentence more for success: what is only remembered is
// forgotten.
func cancelAnswers() []answer {
	cancel := cancellers["WNetCancelConnection2W"]
	return cancel.answers(func(c *checker) {
		c.remember(drive3, c.Second)
		c.OK("cancelling what is only remembered", cancel(c.n, drive3, false))
		c.remembers()
	})
}

func (cancel canceller) answers(more func(*checker)) []answer {
	gently := func(c *checker) error { return cancel(c.n, drive, false) }
	return []answer{
		{code: winerr.NO_ERROR, given: []state{kept}, needs: []need{needSecond}, call: gently, check: func(c *checker) {
			c.isNot(c.n, drive, winerr.ERROR_NOT_CONNECTED)
			c.connect("", c.Remote)
			c.connect(drive2, c.Remote)
			c.OK("cancelling the remote name", cancel(c.n, c.Remote, false))
			c.connected(drive2 + " " + c.Remote)
			more(c)
		}},
		{code: winerr.ERROR_BAD_PROFILE, given: []state{kept, malformed}, call: gently},
		{code: winerr.ERROR_CANNOT_OPEN_PROFILE, given: []state{kept, unopenable}, call: gently},
		{code: winerr.ERROR_DEVICE_IN_USE, given: []state{kept, standing}, call: func(c *checker) error {
			return cancel(c.n, drive, true)
		}},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{connected}, fault: ownError, call: gently},
		{code: winerr.ERROR_NOT_CONNECTED, given: []state{connected}, call: func(c *checker) error {
			return cancel(c.n, unused, true)
		}},
		{code: winerr.ERROR_OPEN_FILES, given: []state{kept, opened}, call: gently},
	}
}

// windowsXP sets up a machine that exports WNetRestoreConnection.
var windowsXP = Setup{Options: version(session.WindowsXP)}

// refusedAsPassword sets up a machine that tells no refused credentials apart.
var refusedAsPassword = Setup{Options: mpr.Options{Options: session.Options{RefusedPassword: session.RefusedInvalidPassword}}}

// restoring makes the attempt without a prompt.
func restoring(device string) func(*checker) error {
	return func(c *checker) error { return c.n.RestoreConnection(0, device, mpr.UseUINo) }
}

// asRival remembers a device that somebody else connected.
var asRival = state{[]need{needRival}, func(c *checker) {
	c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, mpr.CONNECT_UPDATE_PROFILE))
	c.Must("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
}}

// odd is a device whose entry lacks something.
func odd(change func(*checker, *profile.Entry)) state {
	return state{[]need{needRemember}, func(c *checker) {
		e := profile.Entry{Local: drive, RemotePath: c.Remote, ProviderName: c.Provider, ConnectionType: uint32(mpr.RESOURCETYPE_DISK)}
		change(c, &e)
		c.Must("Remember", c.Remember(e))
	}}
}

func restoreAnswers() []answer {
	restore := restoring(drive)
	list := []answer{
		{code: winerr.NO_ERROR, needs: []need{needSecond, needPrinter}, given: []state{remembered}, call: restore, check: func(c *checker) {
			c.connected(drive + " " + c.Remote)
			c.remember(drive2, c.Second)
			c.remember(port, c.Printer)
			c.OK("restoring all", restoring("")(c))
			c.connected(drive+" "+c.Remote, drive2+" "+c.Second, port+" "+c.Printer)
		}},
		{code: winerr.ERROR_ACCESS_DENIED, needs: []need{needDenied}, call: restore,
			given: []state{odd(func(c *checker, e *profile.Entry) { e.RemotePath = c.Denied })}},
		{code: winerr.ERROR_ALREADY_ASSIGNED, given: []state{kept}, call: restore},
		{code: winerr.ERROR_BAD_DEV_TYPE, call: restore,
			given: []state{odd(func(_ *checker, e *profile.Entry) { e.ConnectionType = uint32(mpr.RESOURCETYPE_PRINT) })}},
		{code: winerr.ERROR_BAD_DEVICE, call: restoring(`Z:\`)},
		{code: winerr.ERROR_BAD_PROFILE, given: []state{remembered, malformed}, call: restore},
		{code: winerr.ERROR_BUSY, given: []state{odd(func(*checker, *profile.Entry) {}), starting}, call: restore},
		{code: winerr.ERROR_CANCELLED, user: does(mpr.UserCancels()), given: []state{asRival},
			call: func(c *checker) error { return c.n.RestoreConnection(0, drive, mpr.UseUIDefault) }},
		{code: winerr.ERROR_CANNOT_OPEN_PROFILE, given: []state{remembered, unopenable}, call: restore},
		{code: winerr.ERROR_DEVICE_ALREADY_REMEMBERED, given: []state{remembered}, call: restore,
			fault: winerr.ERROR_DEVICE_ALREADY_REMEMBERED},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{remembered}, call: restore, fault: ownError},
		{code: winerr.ERROR_INVALID_PASSWORD, given: []state{asRival}, call: restore, setup: refusedAsPassword},
		{code: winerr.ERROR_NO_NET_OR_BAD_PATH, call: restore,
			given: []state{odd(func(_ *checker, e *profile.Entry) { e.ProviderName = "Gone Network" })}},
		{code: winerr.ERROR_NO_NETWORK, given: []state{remembered, stopped}, call: restore},
	}
	for i := range list {
		list[i].setup.Options.Version = windowsXP.Options.Version
	}
	return list
}
