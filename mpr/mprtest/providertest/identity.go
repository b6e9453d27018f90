package providertest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

var identityCases = suite.From("NPGetCaps, npapi.h documentation", nil, []test{
	{
		Name:   "unknown index",
		Rule:   "GetCaps never fails, and answers 0 for an index that it doesn't know",
		Covers: []string{"NPGetCaps MASK:0x0"},
		Check: func(c *checker) {
			for _, index := range []provider.CapIndex{0, 0x5, 0x7, 0xA, 0xE, 0x10, 0x7FFFFFFF, 0xFFFFFFFF} {
				if got := c.p.GetCaps(index); got != 0 {
					c.Notef("GetCaps(%#x): got %#x, want 0", uint32(index), got)
				}
			}
		},
	},
	{
		Name:   "version",
		Rule:   "WNNC_SPEC_VERSION is always WNNC_SPEC_VERSION51",
		Covers: []string{"NPGetCaps WNNC_SPEC_VERSION:WNNC_SPEC_VERSION51", "NPGetCaps WNNC_NET_TYPE:WNNC_NET_*"},
		Check: func(c *checker) {
			suite.Equal(c, "GetCaps(WNNC_SPEC_VERSION)", c.p.GetCaps(provider.WNNC_SPEC_VERSION), provider.WNNC_SPEC_VERSION51)
			// The type is a number in the high word; a provider that connects anything has one.
			if c.p.GetCaps(provider.WNNC_CONNECTION) != 0 && c.p.GetCaps(provider.WNNC_NET_TYPE)>>16 == 0 {
				c.Notef("GetCaps(WNNC_NET_TYPE): got %#x, want a type", c.p.GetCaps(provider.WNNC_NET_TYPE))
			}
		},
	},
	{
		Name:   "start",
		Rule:   "WNNC_START is 1 exactly while the provider has started",
		Covers: []string{"NPGetCaps WNNC_START:0x1", "NPGetCaps WNNC_START:0x0", "NPGetCaps WNNC_START:milliseconds", "NPGetCaps WNNC_START:0xFFFFFFFF"},
		Needs:  []need{needStop},
		Check: func(c *checker) {
			suite.Equal(c, "GetCaps(WNNC_START)", c.p.GetCaps(provider.WNNC_START), provider.WNNC_START_DONE)
			c.SetStarted(false)
			if c.p.GetCaps(provider.WNNC_START) == provider.WNNC_START_DONE {
				c.Notef("GetCaps(WNNC_START) says started while the network has stopped")
			}
			c.SetStarted(true)
			suite.Equal(c, "GetCaps(WNNC_START) once more", c.p.GetCaps(provider.WNNC_START), provider.WNNC_START_DONE)
		},
	},
	{
		Name: "announced calls",
		Rule: "a call that GetCaps announces is offered: it doesn't answer ERROR_NOT_SUPPORTED",
		Covers: []string{
			"NPGetCaps WNNC_CONNECTION:WNNC_CON_ADDCONNECTION", "NPGetCaps WNNC_CONNECTION:WNNC_CON_ADDCONNECTION3",
			"NPGetCaps WNNC_CONNECTION:WNNC_CON_CANCELCONNECTION", "NPGetCaps WNNC_CONNECTION:WNNC_CON_GETCONNECTIONS",
			"NPGetCaps WNNC_CONNECTION:WNNC_CON_GETPERFORMANCE", "NPGetCaps WNNC_USER:WNNC_USR_GETUSER",
			"NPGetCaps WNNC_DIALOG:WNNC_DLG_FORMATNETWORKNAME", "NPGetCaps WNNC_DIALOG:WNNC_DLG_GETRESOURCEPARENT",
			"NPGetCaps WNNC_DIALOG:WNNC_DLG_GETRESOURCEINFORMATION", "* WN_NOT_SUPPORTED",
		},
		Check: func(c *checker) {
			for _, probe := range probes {
				if probe.announced.Met(c) && winerr.Code(probe.call(c)) == winerr.ERROR_NOT_SUPPORTED {
					c.Notef("%s is announced, and its call is not offered", probe.announced.Name)
				}
			}
		},
	},
	{
		Name: "enumeration trio",
		Rule: "OpenEnum, EnumResource and CloseEnum come together: each announced scope can be opened, read and closed, and another answers ERROR_NOT_SUPPORTED",
		Covers: []string{
			"NPGetCaps WNNC_ENUMERATION:WNNC_ENUM_GLOBAL", "NPGetCaps WNNC_ENUMERATION:WNNC_ENUM_LOCAL",
			"NPGetCaps WNNC_ENUMERATION:WNNC_ENUM_CONTEXT", "NPOpenEnum WN_SUCCESS", "NPOpenEnum WN_NOT_SUPPORTED",
			"NPCloseEnum WN_SUCCESS",
		},
		Check: func(c *checker) {
			for scope, bit := range map[provider.Scope]uint32{
				provider.RESOURCE_CONNECTED: provider.WNNC_ENUM_LOCAL,
				provider.RESOURCE_GLOBALNET: provider.WNNC_ENUM_GLOBAL,
				provider.RESOURCE_CONTEXT:   provider.WNNC_ENUM_CONTEXT,
			} {
				h, err := c.p.OpenEnum(c.s, scope, provider.RESOURCETYPE_ANY, 0, nil)
				if c.p.GetCaps(provider.WNNC_ENUMERATION)&bit == 0 {
					c.Code("OpenEnum of a scope that isn't announced", err, winerr.ERROR_NOT_SUPPORTED)
					continue
				}
				c.OK("OpenEnum", err)
				if err != nil {
					continue
				}
				c.Code("EnumResource", suite.ErrorOf(c.p.EnumResource(h, make([]provider.NetResource, 1))), winerr.NO_ERROR, winerr.ERROR_NO_MORE_ITEMS)
				c.OK("CloseEnum", c.p.CloseEnum(h))
			}
		},
	},
})

// probes lists one call for each capability, with arguments that make it answer
// at once.
var probes = []struct {
	announced need
	call      func(*checker) error
}{
	{canAdd, func(c *checker) error { return c.add(c.s, drive, c.Foreign) }},
	{canAdd3, func(c *checker) error { return c.add3(drive, c.Foreign, 0) }},
	{canAdd4, func(c *checker) error {
		return c.p.AddConnection4(c.s, 0, &provider.NetResource{RemoteName: c.Foreign}, nil, 0, nil)
	}},
	{canCancel, func(c *checker) error { return c.p.CancelConnection(c.s, unused, false) }},
	{canCancel2, func(c *checker) error { return c.p.CancelConnection2(c.s, unused, false, 0) }},
	{canGet, func(c *checker) error { return c.get(c.s, unused) }},
	{canMeasure, func(c *checker) error { _, err := c.p.GetConnectionPerformance(c.s, unused); return err }},
	{canGetUser, func(c *checker) error { _, err := c.p.GetUser(c.s, unused); return err }},
	{canFormat, func(c *checker) error {
		return suite.ErrorOf(c.p.FormatNetworkName(c.Remote, provider.WNFMT_MULTILINE, 80))
	}},
	{canParent, func(c *checker) error { _, err := c.parent(c.Foreign); return err }},
	{canInform, func(c *checker) error { _, _, err := c.inform(c.Foreign, 0); return err }},
}
