package providertest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

var deferredCases = []test{
	{
		Name:     "deferred",
		Rule:     "with CONNECT_DEFERRED the connection is recorded as disconnected, which GetConnection3 tells and GetConnection doesn't, and can be cancelled",
		Document: "NPAddConnection3 and NPGetConnection3, npapi.h documentation",
		Covers:   []string{"NPAddConnection3 WN_SUCCESS", "NPGetConnection3 WN_SUCCESS", "NPGetCaps WNNC_CONNECTION:WNNC_CON_DEFER"},
		Needs:    []need{needRemote, canAdd3, canCancel, canDefer, canGet},
		Check:    deferred,
	},
	{
		Name:     "deferred without device",
		Rule:     "CONNECT_DEFERRED needs a local name",
		Document: "NPAddConnection3, npapi.h documentation",
		Covers:   []string{"NPAddConnection3 WN_BAD_LOCALNAME"},
		Needs:    []need{needRemote, canAdd3, canDefer},
		Check: func(c *checker) {
			c.refused("AddConnection3", func() error { return c.add3("", c.Remote, provider.CONNECT_DEFERRED) },
				winerr.ERROR_BAD_DEVICE, winerr.ERROR_INVALID_PARAMETER)
		},
	},
	{
		Name:     "deferred, then used",
		Rule:     "a deferred connection really connects at its first use",
		Document: "NPAddConnection3, npapi.h documentation",
		Covers:   []string{"NPAddConnection3 WN_SUCCESS"},
		Needs:    []need{needRemote, needFile, canAdd3, canDefer, canGet},
		Check: func(c *checker) {
			c.Must("AddConnection3", c.add3(drive, c.Remote, provider.CONNECT_DEFERRED))
			c.OK("Close", c.open(c.s, drive).Close())
			c.points(c.s, drive, c.Remote)
		},
	},
}

func deferred(c *checker) {
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
}
