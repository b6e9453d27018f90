package providertest

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

const addDocument = "NPAddConnection, npapi.h documentation"

var addCases = suite.From(addDocument, []need{needRemote, canAdd}, []test{
	{
		Name:   "redirected",
		Rule:   "AddConnection with a local name redirects that device in the session's namespace",
		Covers: []string{"NPAddConnection WN_SUCCESS", "NPGetConnection WN_SUCCESS", "* WN_SUCCESS"},
		Needs:  []need{needRemote, canAdd, canGet},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			c.visible(c.s, drive, true)
			c.points(c.s, drive, c.Remote)
			kept, found := c.kept(c.s, drive, c.Remote)
			if !found {
				c.Notef("Snapshot doesn't have the connection: %+v", c.p.Snapshot())
				return
			}
			suite.Equal(c, "Snapshot's type", kept.Type, provider.RESOURCETYPE_DISK)
			suite.Equal(c, "Snapshot's Disconnected", kept.Disconnected, false)
			suite.Equal(c, "Snapshot's open files", len(kept.OpenFiles), 0)
		},
	},
	{
		Name:   "deviceless",
		Rule:   "AddConnection without a local name connects and redirects nothing",
		Covers: []string{"NPAddConnection WN_SUCCESS"},
		Check: func(c *checker) {
			before := len(c.s.Devices().Snapshot())
			c.connected(c.s, "", c.Remote)
			suite.Equal(c, "names in the namespace", len(c.s.Devices().Snapshot()), before)
			if _, found := c.kept(c.s, "", c.Remote); !found {
				c.Notef("Snapshot doesn't have the connection: %+v", c.p.Snapshot())
			}
		},
	},
	{
		Name:   "fields not read",
		Rule:   "AddConnection reads remote name, local name and type, and no other field",
		Covers: []string{"NPAddConnection WN_SUCCESS"},
		Check: func(c *checker) {
			nr := &provider.NetResource{
				Scope: 77, DisplayType: 77, Usage: 0xFFFFFFFF, Type: provider.RESOURCETYPE_DISK,
				LocalName: drive, RemoteName: c.Remote, Comment: "a comment", Provider: "Somebody Else's Network",
			}
			c.OK("AddConnection", c.p.AddConnection(c.s, nr, c.Good))
		},
	},
	{
		Name:     "flags ignored",
		Rule:     "AddConnection3 ignores the flags that aren't a provider's business: remembering is the router's",
		Document: "NPAddConnection3, npapi.h documentation",
		Covers:   []string{"NPAddConnection3 WN_SUCCESS"},
		Needs:    []need{needRemote, canAdd3},
		Check: func(c *checker) {
			const heeded = provider.CONNECT_INTERACTIVE | provider.CONNECT_PROMPT | provider.CONNECT_DEFERRED
			c.OK("AddConnection3 with every other flag", c.add3(drive, c.Remote, ^heeded))
		},
	},
	{
		Name:   "device taken",
		Rule:   "a device that is connected, even to the same name, or that is defined as something else is ERROR_ALREADY_ASSIGNED, and stays as it is",
		Covers: []string{"NPAddConnection WN_ALREADY_CONNECTED"},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			c.Must("DefineDosDevice", c.s.Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, drive2, `\Device\HarddiskVolume7`))
			for _, local := range []string{drive, drive2} {
				c.refused("AddConnection "+local, func() error { return c.add(c.s, local, c.Remote) }, winerr.ERROR_ALREADY_ASSIGNED)
			}
			if canAdd4.Met(c) {
				nr := &provider.NetResource{LocalName: drive, RemoteName: c.Remote}
				c.refused("AddConnection4", func() error { return c.p.AddConnection4(c.s, 0, nr, c.packed(c.Good), 0, nil) }, winerr.ERROR_ALREADY_ASSIGNED)
			}
		},
	},
	{
		Name:     "device of the other class",
		Rule:     "a printer on a drive and a disk on a port are ERROR_BAD_DEV_TYPE, a type that is none of ANY, DISK and PRINT is ERROR_INVALID_PARAMETER",
		Document: "WNetAddConnection2W, winnetwk.h documentation",
		Covers:   []string{"* ANY_SYSTEM_ERROR", "* WN_BAD_VALUE"},
		Needs:    []need{needRemote, needPrinter, canAdd},
		Check: func(c *checker) {
			for _, add := range c.adders() {
				for _, nr := range []provider.NetResource{{LocalName: drive, RemoteName: c.Printer}, {LocalName: printer, RemoteName: c.Remote}} {
					c.refused(add.name+" "+nr.LocalName, func() error { return add.call(c.s, &nr, c.Good) }, winerr.ERROR_BAD_DEV_TYPE)
				}
				nr := &provider.NetResource{LocalName: drive, RemoteName: c.Remote, Type: 99}
				c.refused(add.name+" of a type that is none", func() error { return add.call(c.s, nr, c.Good) }, winerr.ERROR_INVALID_PARAMETER)
			}
		},
	},
	{
		Name:   "whose connection it is",
		Rule:   "a connection is made as the credentials say, whichever call makes it",
		Covers: []string{"NPAddConnection WN_SUCCESS", "NPAddConnection3 WN_SUCCESS", "NPGetUser WN_SUCCESS"},
		Needs:  []need{needRemote, needRival, canAdd, canCancel, canGetUser},
		Check: func(c *checker) {
			rival, given := c.Rival.UserName()
			for _, add := range c.adders() {
				c.Must(add.name, add.call(c.s, &provider.NetResource{LocalName: drive, RemoteName: c.Remote}, *c.Rival))
				user, err := c.p.GetUser(c.s, drive)
				c.OK("GetUser after "+add.name, err)
				kept, _ := c.kept(c.s, drive, c.Remote)
				if given {
					suite.Equal(c, "the user after "+add.name, user, rival)
					suite.Equal(c, "Snapshot's user after "+add.name, kept.User, rival)
				}
				c.Must("CancelConnection", c.p.CancelConnection(c.s, drive, false))
			}
		},
	},
	{
		Name:     "device taken, with flags",
		Rule:     "AddConnection3 answers as AddConnection does about a device that is connected",
		Document: "NPAddConnection3, npapi.h documentation",
		Covers:   []string{"NPAddConnection3 WN_ALREADY_CONNECTED"},
		Needs:    []need{needRemote, canAdd3},
		Check: func(c *checker) {
			c.Must("AddConnection3", c.add3(drive, c.Remote, 0))
			c.refused("AddConnection3 once more", func() error { return c.add3(drive, c.Remote, 0) }, winerr.ERROR_ALREADY_ASSIGNED)
		},
	},
	{
		Name:   "bad device",
		Rule:   "a local name that is no device is ERROR_BAD_DEVICE",
		Covers: []string{"NPAddConnection WN_BAD_LOCALNAME"},
		Check: func(c *checker) {
			for _, local := range []string{"Z", `Z:\`, "ZZ:", "1:", "PRN", "COM1", "LPT0"} {
				c.refused("AddConnection "+local, func() error { return c.add(c.s, local, c.Remote) }, winerr.ERROR_BAD_DEVICE)
			}
		},
	},
	{
		Name:     "bad device, with flags",
		Rule:     "AddConnection3 answers as AddConnection does about a local name that is no device",
		Document: "NPAddConnection3, npapi.h documentation",
		Covers:   []string{"NPAddConnection3 WN_BAD_LOCALNAME"},
		Needs:    []need{needRemote, canAdd3},
		Check: func(c *checker) {
			c.refused("AddConnection3 1:", func() error { return c.add3("1:", c.Remote, 0) }, winerr.ERROR_BAD_DEVICE)
		},
	},
	{
		Name:     "length in UTF-16",
		Rule:     "a remote name is at most 260 characters long, which are UTF-16 units and neither bytes nor runes",
		Document: "NETRESOURCE structure, winnetwk.h documentation",
		Covers:   []string{"NPAddConnection WN_BAD_NETNAME"},
		Needs:    []need{needRemote, canAdd3, canDefer},
		Check: func(c *checker) {
			const limit = 260
			room := limit - wintext.Units(c.Remote+`\`)
			fits := c.Remote + `\` + strings.Repeat("\u00E4", room)
			astral := c.Remote + `\` + strings.Repeat("\U0001D11E", room/2+1)
			c.refused("AddConnection3 of a name too long", func() error { return c.add3(drive2, astral, provider.CONNECT_DEFERRED) }, notFound...)
			c.OK("AddConnection3 of the longest name", c.add3(drive, fits, provider.CONNECT_DEFERRED))
		},
	},
})

// add3 calls AddConnection3 for the user's session with the good credentials.
func (c *checker) add3(local, remote string, flags provider.ConnectFlags) error {
	return c.p.AddConnection3(c.s, 0, &provider.NetResource{LocalName: local, RemoteName: remote}, c.Good, flags)
}

const cancelDocument = "NPCancelConnection, npapi.h documentation"

var cancelCases = suite.From(cancelDocument, []need{needRemote, canAdd, canCancel}, []test{
	{
		Name:   "cancel a device",
		Rule:   "CancelConnection of a redirected device ends its connection and frees the device",
		Covers: []string{"NPCancelConnection WN_SUCCESS"},
		Check: func(c *checker) {
			for _, cancel := range c.cancellers() {
				c.connected(c.s, drive, c.Remote)
				c.OK(cancel.name, cancel.call(c.s, drive, false))
				c.visible(c.s, drive, false)
				suite.Equal(c, "connections in the snapshot", len(c.p.Snapshot()), 0)
			}
			c.OK("AddConnection once more", c.add(c.s, drive, c.Remote))
		},
	},
	{
		Name:     "cancel a remote name",
		Rule:     "CancelConnection of a remote name ends the deviceless connection to it and leaves devices alone",
		Document: "WNetCancelConnection2W, winnetwk.h documentation",
		Covers:   []string{"NPCancelConnection WN_SUCCESS", "NPCancelConnection WN_NOT_CONNECTED"},
		Check: func(c *checker) {
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
		},
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
		Name:   "cancel what isn't connected",
		Rule:   "CancelConnection of a device that the provider doesn't redirect, or of a name that isn't connected, is ERROR_NOT_CONNECTED, even by force",
		Covers: []string{"NPCancelConnection WN_NOT_CONNECTED", "* WN_NOT_CONNECTED"},
		Needs:  []need{needRemote, canCancel},
		Check: func(c *checker) {
			c.occupied()
			for _, name := range []string{drive, drive2, unused, printer, c.Remote} {
				for _, cancel := range c.cancellers() {
					for _, force := range []bool{false, true} {
						c.refused(cancel.name+" "+name, func() error { return cancel.call(c.s, name, force) }, winerr.ERROR_NOT_CONNECTED)
					}
				}
			}
		},
	},
})
