package providertest

import (
	"cmp"
	"os"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

const sessionDocument = "Mapped drives and LUIDs: Defining an MS-DOS Device Name"

var sessionCases = suite.From("provider.Redirector", []need{needRemote, canAdd, canCancel, canGet}, []test{
	{
		Name:     "sessions apart",
		Rule:     "connections belong to a LUID: another session, of the same user too, neither sees, uses nor cancels them",
		Document: sessionDocument,
		Covers:   []string{"NPGetConnection WN_NOT_CONNECTED", "NPCancelConnection WN_NOT_CONNECTED", "NPGetUser WN_NOT_CONNECTED"},
		Check: func(c *checker) {
			other := c.logon()
			c.connected(c.s, drive, c.Remote)
			c.connected(c.s, "", c.Remote)
			c.visible(other, drive, false)
			c.Code("GetConnection", c.get(other, drive), winerr.ERROR_NOT_CONNECTED)
			for _, name := range []string{drive, c.Remote} {
				c.apart(other, name)
			}
			_, err := c.p.GetUniversalName(other, drive+`\a`, provider.REMOTE_NAME_INFO_LEVEL)
			c.Code("GetUniversalName", err, winerr.ERROR_NOT_CONNECTED, winerr.ERROR_NOT_SUPPORTED)
			c.Code("OpenFile", suite.ErrorOf(c.p.OpenFile(other, drive+`\`, 0, 0)), winerr.ERROR_NOT_CONNECTED, winerr.ERROR_NOT_SUPPORTED)
			c.OK("AddConnection of the other session", c.add(other, drive, c.Remote))
			c.OK("CancelConnection of the other session", c.p.CancelConnection(other, drive, false))
			c.points(c.s, drive, c.Remote)
		},
	},
	{
		Name:     "one remote name in two sessions",
		Rule:     "a cancel by remote name ends the deviceless connection of its own session, and leaves that of every other one",
		Document: sessionDocument,
		Covers:   []string{"NPCancelConnection WN_SUCCESS"},
		Check: func(c *checker) {
			other := c.logon()
			for _, cancel := range c.cancellers() {
				c.connected(c.s, "", c.Remote)
				c.connected(other, "", c.Remote)
				c.OK(cancel.name, cancel.call(c.s, c.Remote, true))
				if _, there := c.kept(other, "", c.Remote); !there {
					c.Notef("%s has ended the connection of another session", cancel.name)
				}
			}
		},
	},
	{
		Name:     "lists apart",
		Rule:     "RESOURCE_CONNECTED lists the connections of the asking session alone",
		Document: sessionDocument,
		Covers:   []string{"NPEnumResource WN_NO_MORE_ENTRIES"},
		Needs:    []need{needRemote, canAdd, canList},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			if all := c.list(c.logon(), provider.RESOURCE_CONNECTED, nil, 10); len(all) > 0 {
				c.Notef("another session's connections are listed: %+v", all)
			}
		},
	},
	{
		Name:     "global letter",
		Rule:     "a letter of LocalSystem is visible to every session; GetConnection of it is ERROR_NOT_CONNECTED there, and only LocalSystem cancels it",
		Document: "WNetCancelConnection2W, winnetwk.h documentation",
		Covers:   []string{"NPGetConnection WN_NOT_CONNECTED", "NPCancelConnection WN_NOT_CONNECTED"},
		Check: func(c *checker) {
			system := c.system()
			c.connected(system, drive, c.Remote)
			defer func() { c.OK("CancelConnection of LocalSystem", c.p.CancelConnection(system, drive, true)) }()
			c.visible(c.s, drive, true)
			c.Code("GetConnection", c.get(c.s, drive), winerr.ERROR_NOT_CONNECTED)
			c.refused("CancelConnection", func() error { return c.p.CancelConnection(c.s, drive, true) }, winerr.ERROR_NOT_CONNECTED)
			c.refused("AddConnection", func() error { return c.add(c.s, drive, c.Remote) }, winerr.ERROR_ALREADY_ASSIGNED)
			c.points(system, drive, c.Remote)
		},
	},
	{
		Name:     "files behind a global letter",
		Rule:     "a session opens files behind a letter of LocalSystem over a connection of its own, with its own credentials: who has none that the server knows is refused, and LocalSystem's connection isn't in use by others",
		Document: "KB Q149984 and Q124296",
		Covers:   []string{"* ANY_SYSTEM_ERROR"},
		Needs:    []need{needRemote, needBad, needFile, canAdd, canCancel},
		Check: func(c *checker) {
			system := c.system()
			stranger, err := c.table.Logon(session.Logon{User: session.User{Name: "stranger"}, Type: session.LogonInteractive})
			c.Must("Logon", err)
			c.connected(system, drive, c.Remote)
			_, err = c.p.OpenFile(stranger, drive+c.File, os.O_RDONLY, 0)
			c.offered("OpenFile", err)
			c.Code("OpenFile of somebody unknown", err, refusals...)
			c.connected(c.s, drive2, c.Remote) // whose credentials the session's connections to the server share
			f := c.open(c.s, drive)
			if own, ok := c.kept(c.s, "", c.Remote); !ok || len(own.OpenFiles) != 1 {
				c.Notef("the file isn't open on the session's own connection: %+v", own)
			}
			c.OK("CancelConnection of LocalSystem", c.p.CancelConnection(system, drive, false))
			c.OK("Close", f.Close())
		},
	},
	{
		Name:   "logoff",
		Rule:   "Logoff drops everything that is kept for the session, and nothing of another's",
		Covers: []string{"NPGetConnection WN_NOT_CONNECTED"},
		Needs:  []need{needRemote, canAdd, canGet},
		Check: func(c *checker) {
			other := c.logon()
			c.connected(other, drive, c.Remote)
			c.connected(c.s, drive, c.Remote)
			c.connected(c.s, "", c.Remote)
			c.s.Release()
			for _, kept := range c.p.Snapshot() {
				if kept.LUID == c.s.LUID() {
					c.Notef("Snapshot still has %+v", kept)
				}
			}
			c.Code("GetConnection", c.get(c.s, drive), winerr.ERROR_NOT_CONNECTED, winerr.ERROR_NO_SUCH_LOGON_SESSION)
			c.points(other, drive, c.Remote)
		},
	},
	{
		Name:   "open at logoff",
		Rule:   "files and enumerations that are open at the logoff are dead afterwards",
		Covers: []string{"NPEnumResource WN_BAD_HANDLE"},
		Needs:  []need{needRemote, needFile, canAdd, canList},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			c.connected(c.s, "", c.Remote)
			f, g, h := c.open(c.s, drive), c.open(c.s, c.Remote), c.openList()
			c.s.Release()
			c.Code("Read", suite.ErrorOf(f.Read(make([]byte, 1))), winerr.ERROR_NETNAME_DELETED)
			c.Code("Read by the remote name", suite.ErrorOf(g.Read(make([]byte, 1))), winerr.ERROR_NETNAME_DELETED)
			c.next(h, 1, 0, winerr.ERROR_INVALID_HANDLE)
		},
	},
	{
		Name:   "after the logoff",
		Rule:   "a session that has logged off gets no connection any more",
		Covers: []string{"* ANY_SYSTEM_ERROR"},
		Needs:  []need{needRemote, canAdd},
		Check: func(c *checker) {
			gone := c.logon()
			gone.Release()
			for _, local := range []string{drive, ""} {
				c.refused("AddConnection", func() error { return c.add(gone, local, c.Remote) }, winerr.ERROR_NO_SUCH_LOGON_SESSION)
			}
		},
	},
	{
		Name:   "snapshot",
		Rule:   "Snapshot is sorted by LUID, local and remote name",
		Covers: []string{"* WN_SUCCESS"},
		Needs:  []need{needRemote, needSecond, canAdd},
		Check: func(c *checker) {
			other := c.logon()
			for _, each := range []struct {
				s             *session.Session
				local, remote string
			}{{other, "", c.Remote}, {c.s, drive, c.Remote}, {c.s, drive2, c.Second}, {c.s, "", c.Second}, {c.s, "", c.Remote}} {
				c.connected(each.s, each.local, each.remote)
			}
			all := c.p.Snapshot()
			suite.Equal(c, "connections in the snapshot", len(all), 5)
			for i := 1; i < len(all); i++ {
				a, b := all[i-1], all[i]
				if cmp.Or(cmp.Compare(a.LUID, b.LUID), cmp.Compare(a.Local, b.Local), cmp.Compare(a.Remote, b.Remote)) > 0 {
					c.Notef("Snapshot isn't sorted: %+v comes before %+v", a, b)
				}
			}
		},
	},
})

// apart notes a session that knows of a connection of another one.
func (c *checker) apart(other *session.Session, name string) {
	for _, cancel := range c.cancellers() {
		c.refused(cancel.name+" "+name, func() error { return cancel.call(other, name, true) }, winerr.ERROR_NOT_CONNECTED)
	}
	if _, err := c.p.GetUser(other, name); canGetUser.Met(c) {
		c.Code("GetUser "+name, err, winerr.ERROR_NOT_CONNECTED)
	}
	if _, err := c.p.GetConnectionPerformance(other, name); canMeasure.Met(c) {
		c.Code("GetConnectionPerformance "+name, err, winerr.ERROR_NOT_CONNECTED)
	}
}
