package providertest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

var deferredCases = []testCase{
	{
		name:     "deferred",
		rule:     "with CONNECT_DEFERRED the connection is recorded as disconnected, which GetConnection3 tells and GetConnection doesn't, and can be cancelled",
		document: "NPAddConnection3 and NPGetConnection3, npapi.h documentation",
		covers:   []string{"NPAddConnection3 WN_SUCCESS", "NPGetConnection3 WN_SUCCESS", "NPGetCaps WNNC_CONNECTION:WNNC_CON_DEFER"},
		needs:    []need{needRemote, canAdd3, canCancel, canDefer, canGet},
		check:    deferred,
	},
	{
		name:     "deferred without device",
		rule:     "CONNECT_DEFERRED needs a local name",
		document: "NPAddConnection3, npapi.h documentation",
		covers:   []string{"NPAddConnection3 WN_BAD_LOCALNAME"},
		needs:    []need{needRemote, canAdd3, canDefer},
		check: func(c *checker) {
			c.refused("AddConnection3", func() error { return c.add3("", c.Remote, provider.CONNECT_DEFERRED) },
				winerr.ERROR_BAD_DEVICE, winerr.ERROR_INVALID_PARAMETER)
		},
	},
	{
		name:     "deferred, then used",
		rule:     "a deferred connection really connects at its first use",
		document: "NPAddConnection3, npapi.h documentation",
		covers:   []string{"NPAddConnection3 WN_SUCCESS"},
		needs:    []need{needRemote, needFile, canAdd3, canDefer, canGet},
		check: func(c *checker) {
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
	suite.Equal(&c.Pad, "GetConnection3's remote name", remote, c.Remote)
	suite.Equal(&c.Pad, "GetConnection3's state", state, provider.WNGETCON_DISCONNECTED)
	if kept, _ := c.kept(c.s, drive, c.Remote); !kept.Disconnected {
		c.Notef("Snapshot says connected: %+v", kept)
	}
	c.OK("CancelConnection", c.p.CancelConnection(c.s, drive, false))
	c.visible(c.s, drive, false)
}
