package providertest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

var stoppedCases = []test{
	{
		Name:     "network first",
		Rule:     "while the network is stopped a call is ERROR_NO_NETWORK, whatever else is wrong with it",
		Document: "Implementing a Network Provider",
		Covers: []string{
			"NPAddConnection WN_NO_NETWORK", "NPAddConnection3 WN_NO_NETWORK", "NPGetConnection WN_NO_NETWORK",
			"NPGetConnection3 WN_NO_NETWORK", "NPGetConnectionPerformance WN_NO_NETWORK", "NPGetUniversalName WN_NO_NETWORK",
			"NPGetUser WN_NO_NETWORK", "NPOpenEnum WN_NO_NETWORK",
		},
		Needs: []need{needStop},
		Check: networkFirst,
	},
	{
		Name:     "network before handle",
		Rule:     "EnumResource and CloseEnum tell ERROR_NO_NETWORK before ERROR_INVALID_HANDLE",
		Document: "NPEnumResource and NPCloseEnum, npapi.h documentation",
		Covers:   []string{"NPEnumResource WN_NO_NETWORK", "NPCloseEnum WN_NO_NETWORK"},
		Needs:    []need{needStop, canList},
		Check: func(c *checker) {
			c.SetStarted(false)
			for _, h := range []provider.Handle{0, 0xDEADBEEF} {
				c.next(h, 1, 0, winerr.ERROR_NO_NETWORK)
				c.Code("CloseEnum", c.p.CloseEnum(h), winerr.ERROR_NO_NETWORK)
			}
		},
	},
	{
		Name:     "stopped and started",
		Rule:     "what is connected when the network stops is connected when it starts again",
		Document: "provider.Provider",
		Covers:   []string{"NPGetConnection WN_SUCCESS"},
		Needs:    []need{needStop, needRemote, canAdd, canGet},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			c.SetStarted(false)
			c.SetStarted(true)
			c.points(c.s, drive, c.Remote)
		},
	},
}

// wrongCalls lists calls whose arguments are all wrong, by what announces them.
var wrongCalls = []struct {
	name      string
	announced need
	call      func(*checker) error
}{
	{"AddConnection", canAdd, func(c *checker) error { return c.p.AddConnection(c.s, nil, session.Credentials{}) }},
	{"AddConnection", canAdd, func(c *checker) error { return c.add(c.s, "1:", "") }},
	{"AddConnection3", canAdd3, func(c *checker) error { return c.p.AddConnection3(c.s, 0, nil, session.Credentials{}, 0xFFFFFFFF) }},
	{"AddConnection4", canAdd4, func(c *checker) error { return c.p.AddConnection4(c.s, 0, nil, nil, 0xFFFFFFFF, nil) }},
	{"GetConnection", canGet, func(c *checker) error { return c.get(c.s, "1:") }},
	{"GetConnection3", canGet, func(c *checker) error { _, _, err := c.p.GetConnection3(c.s, "1:"); return err }},
	{"GetConnectionPerformance", canMeasure, func(c *checker) error { _, err := c.p.GetConnectionPerformance(c.s, ""); return err }},
	{"GetUser", canGetUser, func(c *checker) error { _, err := c.p.GetUser(c.s, "1:"); return err }},
	{"OpenEnum", canBrowse, func(c *checker) error { _, err := c.p.OpenEnum(c.s, 99, 99, 99, nil); return err }},
}

func networkFirst(c *checker) {
	_, err := c.p.GetUniversalName(c.s, `1:\a`, 99)
	offered := winerr.Code(err) != winerr.ERROR_NOT_SUPPORTED
	c.SetStarted(false)
	for _, wrong := range wrongCalls {
		if wrong.announced.Met(c) {
			c.Code(wrong.name, wrong.call(c), winerr.ERROR_NO_NETWORK)
		}
	}
	if _, err := c.p.GetUniversalName(c.s, `1:\a`, 99); offered {
		c.Code("GetUniversalName", err, winerr.ERROR_NO_NETWORK)
	}
}
