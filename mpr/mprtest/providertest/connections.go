package providertest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

var connectionCases = suite.From("NPGetUser, npapi.h documentation", nil, []test{
	{
		Name:     "remote name of what isn't redirected",
		Rule:     "GetConnection and GetConnection3 of a device that the provider doesn't redirect are ERROR_NOT_CONNECTED",
		Document: "NPGetConnection, npapi.h documentation",
		Covers:   []string{"NPGetConnection WN_NOT_CONNECTED", "NPGetConnection3 WN_NOT_CONNECTED"},
		Needs:    []need{canGet},
		Check: func(c *checker) {
			c.occupied()
			for _, local := range []string{drive, drive2, unused, printer} {
				c.Code("GetConnection "+local, c.get(c.s, local), winerr.ERROR_NOT_CONNECTED)
				c.Code("GetConnection3 "+local, suite.ErrorOf(c.p.GetConnection3(c.s, local)), winerr.ERROR_NOT_CONNECTED)
			}
		},
	},
	{
		Name:     "state of a connection",
		Rule:     "GetConnection3 of a live connection gives its remote name and WNGETCON_CONNECTED",
		Document: "NPGetConnection3, npapi.h documentation",
		Covers:   []string{"NPGetConnection3 WN_SUCCESS"},
		Needs:    []need{needRemote, canAdd, canGet},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			remote, state, err := c.p.GetConnection3(c.s, drive)
			c.OK("GetConnection3", err)
			suite.Equal(c, "GetConnection3's remote name", remote, c.Remote)
			suite.Equal(c, "GetConnection3's state", state, provider.WNGETCON_CONNECTED)
		},
	},
	{
		Name:   "user of a connection",
		Rule:   "GetUser gives the user of a device or a connected remote name, as AddConnection would take it again, and without a name the default user",
		Covers: []string{"NPGetUser WN_SUCCESS"},
		Needs:  []need{needRemote, canAdd, canCancel, canGetUser},
		Check: func(c *checker) {
			name, err := c.p.GetUser(c.s, "")
			c.OK("GetUser", err)
			suite.Equal(c, "the default user", name, c.s.User().Name)
			c.connected(c.s, drive, c.Remote)
			c.connected(c.s, "", c.Remote)
			for _, connected := range []string{drive, c.Remote} {
				name, err = c.p.GetUser(c.s, connected)
				c.OK("GetUser "+connected, err)
				if given, ok := c.Good.UserName(); ok {
					suite.Equal(c, "the user of "+connected, name, given)
				}
			}
			if name == "" {
				c.Notef("GetUser gives no name, which would be the default user to AddConnection")
			}
		},
	},
	{
		Name:   "remote name of two devices",
		Rule:   "a remote name that two devices are connected to is known by the first of them, and then by the one that is left",
		Covers: []string{"NPGetUser WN_SUCCESS", "NPGetUser WN_NOT_CONNECTED"},
		Needs:  []need{needRemote, needRival, canAdd, canCancel, canGetUser},
		Check: func(c *checker) {
			user := *c.Rival.User
			password, _ := c.Rival.Password.Reveal()
			upper := wintext.Upper(user)
			c.Must("AddConnection", c.addAs(c.s, drive, c.Remote, *c.Rival))
			c.Must("AddConnection", c.addAs(c.s, drive2, c.Remote, session.As(upper, password)))
			for _, step := range []struct{ user, cancel string }{{upper, drive2}, {user, drive}} {
				got, err := c.p.GetUser(c.s, c.Remote)
				c.OK("GetUser", err)
				suite.Equal(c, "the user before "+step.cancel+" is cancelled", got, step.user)
				c.OK("CancelConnection", c.p.CancelConnection(c.s, step.cancel, false))
			}
			c.Code("GetUser once both are cancelled", suite.ErrorOf(c.p.GetUser(c.s, c.Remote)), winerr.ERROR_NOT_CONNECTED)
		},
	},
	{
		Name:   "user of what isn't connected",
		Rule:   "GetUser of a name that is neither a redirected device nor a connected remote name is ERROR_NOT_CONNECTED",
		Covers: []string{"NPGetUser WN_NOT_CONNECTED"},
		Needs:  []need{needRemote, canGetUser},
		Check: func(c *checker) {
			for _, name := range []string{unused, c.Remote} {
				c.Code("GetUser "+name, suite.ErrorOf(c.p.GetUser(c.s, name)), winerr.ERROR_NOT_CONNECTED)
			}
		},
	},
	{
		Name:     "performance",
		Rule:     "GetConnectionPerformance takes a device or a remote name that is connected, or a path below that; any other is ERROR_NOT_CONNECTED",
		Document: "NPGetConnectionPerformance, npapi.h documentation; MultinetGetConnectionPerformanceW (the name of a resource)",
		Covers:   []string{"NPGetConnectionPerformance WN_SUCCESS", "NPGetConnectionPerformance WN_NOT_CONNECTED"},
		Needs:    []need{needRemote, canAdd, canMeasure},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			for name, want := range map[string]winerr.Errno{
				drive: winerr.NO_ERROR, c.Remote: winerr.NO_ERROR, unused: winerr.ERROR_NOT_CONNECTED,
				c.Remote + `\dir\x`: winerr.NO_ERROR, c.Remote + "x": winerr.ERROR_NOT_CONNECTED,
			} {
				c.Code("GetConnectionPerformance "+name, suite.ErrorOf(c.p.GetConnectionPerformance(c.s, name)), want)
			}
		},
	},
})

var droppedCases = suite.From("Mapped drive connection to network share may be lost (Microsoft Knowledge Base 297684)", nil, []test{
	{
		Name:   "dropped session",
		Rule:   "when the server has dropped the session, what was open fails with ERROR_NETNAME_DELETED; the device stays, is WNGETCON_DISCONNECTED, and connects again as the same user when somebody uses it",
		Covers: []string{"NPGetConnection3 WN_SUCCESS"},
		Needs:  []need{needRemote, needFile, needDrop, canAdd, canGet, canGetUser},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			user, err := c.p.GetUser(c.s, drive)
			c.Must("GetUser", err)
			f := c.open(c.s, drive)
			c.Drop()
			_, err = f.Read(make([]byte, 1))
			c.Code("Read", err, winerr.ERROR_NETNAME_DELETED)
			c.OK("Close", f.Close())
			c.points(c.s, drive, c.Remote)
			c.visible(c.s, drive, true)
			c.isIn(drive, provider.WNGETCON_DISCONNECTED)
			c.OK("Close", c.open(c.s, drive).Close())
			c.isIn(drive, provider.WNGETCON_CONNECTED)
			now, err := c.p.GetUser(c.s, drive)
			c.OK("GetUser", err)
			suite.Equal(c, "the user", now, user)
		},
	},
})

// isIn notes a connection in another state, by GetConnection3 or by the snapshot.
func (c *checker) isIn(local string, want provider.ConnectionState) {
	_, state, err := c.p.GetConnection3(c.s, local)
	c.OK("GetConnection3", err)
	suite.Equal(c, "GetConnection3's state", state, want)
	kept, _ := c.kept(c.s, local, c.Remote)
	suite.Equal(c, "Snapshot says disconnected", kept.Disconnected, want == provider.WNGETCON_DISCONNECTED)
}

var deferredCases = suite.From("NPAddConnection3, npapi.h documentation", nil, []test{
	{
		Name:     "deferred",
		Rule:     "with CONNECT_DEFERRED the connection is recorded as disconnected, which GetConnection3 tells and GetConnection doesn't, and can be cancelled",
		Document: "NPAddConnection3 and NPGetConnection3, npapi.h documentation",
		Covers:   []string{"NPAddConnection3 WN_SUCCESS", "NPGetConnection3 WN_SUCCESS", "NPGetCaps WNNC_CONNECTION:WNNC_CON_DEFER"},
		Needs:    []need{needRemote, canAdd3, canCancel, canDefer, canGet},
		Check: func(c *checker) {
			c.Must("AddConnection3", c.add3(drive, c.Remote, provider.CONNECT_DEFERRED))
			c.visible(c.s, drive, true)
			c.Code("GetConnection", c.get(c.s, drive), winerr.ERROR_NOT_CONNECTED)
			remote, state, err := c.p.GetConnection3(c.s, drive)
			c.OK("GetConnection3", err)
			suite.Equal(c, "GetConnection3's remote name", remote, c.Remote)
			suite.Equal(c, "GetConnection3's state", state, provider.WNGETCON_DISCONNECTED)
			if kept, _ := c.kept(c.s, drive, c.Remote); !kept.Disconnected {
				c.Notef("Snapshot says connected: %+v", kept)
			}
			c.OK("CancelConnection", c.p.CancelConnection(c.s, drive, false))
			c.visible(c.s, drive, false)
		},
	},
	{
		Name:   "deferred without device",
		Rule:   "CONNECT_DEFERRED needs a local name",
		Covers: []string{"NPAddConnection3 WN_BAD_LOCALNAME"},
		Needs:  []need{needRemote, canAdd3, canDefer},
		Check: func(c *checker) {
			c.refused("AddConnection3", func() error { return c.add3("", c.Remote, provider.CONNECT_DEFERRED) },
				winerr.ERROR_BAD_DEVICE, winerr.ERROR_INVALID_PARAMETER)
		},
	},
	{
		Name:   "deferred, then used",
		Rule:   "a deferred connection really connects at its first use",
		Covers: []string{"NPAddConnection3 WN_SUCCESS"},
		Needs:  []need{needRemote, needFile, canAdd3, canDefer, canGet},
		Check: func(c *checker) {
			c.Must("AddConnection3", c.add3(drive, c.Remote, provider.CONNECT_DEFERRED))
			c.OK("Close", c.open(c.s, drive).Close())
			c.points(c.s, drive, c.Remote)
		},
	},
})
