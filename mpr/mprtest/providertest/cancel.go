package providertest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/session"
)

const cancelDocument = "NPCancelConnection, npapi.h documentation"

var cancelCases = []test{
	{
		Name:     "cancel a device",
		Rule:     "CancelConnection of a redirected device ends its connection and frees the device",
		Document: cancelDocument,
		Covers:   []string{"NPCancelConnection WN_SUCCESS"},
		Needs:    []need{needRemote, canAdd, canCancel},
		Check:    cancelDevice,
	},
	{
		Name:     "cancel a remote name",
		Rule:     "CancelConnection of a remote name ends the deviceless connection to it and leaves devices alone",
		Document: "WNetCancelConnection2W, winnetwk.h documentation",
		Covers:   []string{"NPCancelConnection WN_SUCCESS", "NPCancelConnection WN_NOT_CONNECTED"},
		Needs:    []need{needRemote, canAdd, canCancel},
		Check:    cancelRemote,
	},
	{
		Name:     "cancel with flags",
		Rule:     "CancelConnection2 cancels as CancelConnection does",
		Document: "npapi.h",
		Covers:   []string{"NPCancelConnection WN_SUCCESS", "NPCancelConnection WN_NOT_CONNECTED"},
		Needs:    []need{needRemote, canAdd, canCancel2},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			c.refused("CancelConnection2 of an unused device", func() error { return c.p.CancelConnection2(c.s, unused, false, 0) }, winerr.ERROR_NOT_CONNECTED)
			c.OK("CancelConnection2", c.p.CancelConnection2(c.s, drive, false, 0))
			c.visible(c.s, drive, false)
		},
	},
	{
		Name:     "cancel what isn't connected",
		Rule:     "CancelConnection of a device that the provider doesn't redirect, or of a name that isn't connected, is ERROR_NOT_CONNECTED, even by force",
		Document: cancelDocument,
		Covers:   []string{"NPCancelConnection WN_NOT_CONNECTED", "* WN_NOT_CONNECTED"},
		Needs:    []need{needRemote, canCancel},
		Check:    cancelNotOwned,
	},
}

func cancelDevice(c *checker) {
	for _, cancel := range c.cancellers() {
		c.connected(c.s, drive, c.Remote)
		c.OK(cancel.name, cancel.call(c.s, drive, false))
		c.visible(c.s, drive, false)
		suite.Equal(c, "connections in the snapshot", len(c.p.Snapshot()), 0)
	}
	c.OK("AddConnection once more", c.add(c.s, drive, c.Remote))
}

func cancelRemote(c *checker) {
	c.connected(c.s, drive, c.Remote)
	for _, cancel := range c.cancellers() {
		c.refused(cancel.name+" of a remote name that only a device is connected to",
			func() error { return cancel.call(c.s, c.Remote, true) }, winerr.ERROR_NOT_CONNECTED)
		c.connected(c.s, "", c.Remote)
		c.OK(cancel.name+" of a deviceless connection", cancel.call(c.s, c.Remote, false))
		if _, found := c.kept(c.s, "", c.Remote); found {
			c.Notef("the deviceless connection is still there after %s", cancel.name)
		}
	}
	c.visible(c.s, drive, true)
}

func cancelNotOwned(c *checker) {
	other, err := session.ParseName(drive)
	c.Must("ParseName", err)
	c.Must("Redirect", c.s.Devices().Redirect(other, `\Device\OtherRedirector\;Z:\server\share`, new(int)))
	c.Must("DefineDosDevice", c.s.Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, drive2, `\Device\HarddiskVolume7`))
	for _, name := range []string{drive, drive2, unused, printer, c.Remote} {
		for _, cancel := range c.cancellers() {
			for _, force := range []bool{false, true} {
				c.refused(cancel.name+" "+name, func() error { return cancel.call(c.s, name, force) }, winerr.ERROR_NOT_CONNECTED)
			}
		}
	}
}
