package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

const routingDocument = "Implementing a Network Provider"

// two sets up a machine with a second network.
var two = Setup{Second: true}

var routingCases = suite.From(routingDocument, []need{needRemote, needForeign}, []test{
	{
		Name:   "every network is tried",
		Rule:   "the networks are tried until one accepts",
		Covers: []string{"WNetAddConnection2W/NO_ERROR"},
		Setup:  two,
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.connect(drive2, c.Foreign)
			c.connected(drive+" "+c.Remote, drive2+" "+c.Foreign)
		},
	},
	{
		Name:     "only the named network",
		Rule:     "with lpProvider only that network is asked",
		Document: addDocument,
		Covers: []string{
			"WNetAddConnection2W/NO_ERROR", "WNetAddConnection2W/ERROR_BAD_NET_NAME", "WNetOpenEnumW/NO_ERROR", "WNetGetResourceInformationW/NO_ERROR",
		},
		Setup: two,
		Check: func(c *checker) {
			named := func(remote, network string) error {
				nr := disk(drive, remote)
				nr.Provider = network
				return c.n.AddConnection2(nr, mpr.Credentials{}, 0)
			}
			c.refused("the wrong network", func() error { return named(c.Foreign, c.Provider) },
				winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME, winerr.ERROR_NO_NET_OR_BAD_PATH)
			nowhere := disk(drive, c.Remote)
			nowhere.Provider = noProvider
			c.refusedByAll(nowhere, mpr.Credentials{}, 0, winerr.ERROR_BAD_PROVIDER)
			c.OK("the right one", named(c.Foreign, c.ForeignProvider))
			c.namedOnly(func(nr *mpr.NetResource) error { return suite.ErrorOf(c.n.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, nr)) }, c.Server)
			c.namedOnly(func(nr *mpr.NetResource) error { return suite.ErrorOf(c.n.GetResourceInformation(nr)) }, c.Remote)
		},
	},
	{
		Name:   "insignificant errors",
		Rule:   "an error that only says that a name isn't the network's (53, 67, 87, 124) hides no other network",
		Covers: []string{"WNetAddConnection2W/NO_ERROR"},
		Setup:  two,
		Needs:  []need{needForeign, needFail},
		Check: func(c *checker) {
			c.hidesNone(winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME, winerr.ERROR_INVALID_PARAMETER, winerr.ERROR_INVALID_LEVEL)
		},
	},
	{
		Name:     "a network that can't",
		Rule:     "a network that says that it can't do it, or hasn't started (50, 1222), hides no other network",
		Document: routingDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		Setup:    two,
		Needs:    []need{needForeign, needFail},
		Check:    func(c *checker) { c.hidesNone(winerr.ERROR_NOT_SUPPORTED, winerr.ERROR_NO_NETWORK) },
	},
	{
		Name:     "a network without the call",
		Rule:     "a network that doesn't have a call leaves it to the others: it hides none of them, and its own devices aren't connected to a call that asks all",
		Document: "NPGetUser and NPGetConnectionPerformance, npapi.h documentation; KB Q153157" + ruled,
		Covers:   []string{"WNetGetUserW/NO_ERROR", "WNetGetUserW/ERROR_NOT_CONNECTED", "MultinetGetConnectionPerformanceW/NO_ERROR", "WNetGetResourceInformationW/NO_ERROR", "observed/user-no-getuser"},
		Setup:    two,
		Needs:    []need{needForeign, needFail},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.connect(drive2, c.Foreign)
			c.connect("", c.Foreign)
			for _, call := range []provider.Call{provider.CallGetUser, provider.CallGetConnectionPerformance, provider.CallGetResourceInformation} {
				c.Fail(call, winerr.ERROR_NOT_SUPPORTED)
			}
			for _, name := range []string{drive2, c.Foreign} {
				_, err := c.n.GetUser(name)
				c.OK("GetUser "+name, err)
			}
			_, err := c.n.GetUser(drive)
			c.Code("GetUser "+drive, err, winerr.ERROR_NOT_CONNECTED)
			for _, nr := range []mpr.NetResource{{LocalName: drive2}, {RemoteName: c.Foreign}} {
				_, err := c.n.GetConnectionPerformance(&nr)
				c.OK("GetConnectionPerformance", err)
			}
			_, _, err = c.n.GetResourceInformation(&mpr.NetResource{RemoteName: c.Foreign})
			c.OK("GetResourceInformation", err)
			c.OK("CancelConnection2", c.n.CancelConnection2(c.Foreign, 0, false))
		},
	},
	{
		Name:   "first significant error",
		Rule:   "when nobody accepts, the first significant error is reported",
		Covers: []string{"WNetAddConnection2W/ERROR_ACCESS_DENIED", "WNetAddConnection2W/ERROR_INVALID_PASSWORD"},
		Setup:  two,
		Needs:  []need{needForeign, needUnknown, needFail, needFail2},
		Check: func(c *checker) {
			c.FailSecond(provider.AnyCall, winerr.ERROR_ACCESS_DENIED)
			c.refused("AddConnection2", func() error { return add(c.n, drive, c.Unknown, 0) }, winerr.ERROR_ACCESS_DENIED)
			c.Fail(provider.AnyCall, winerr.ERROR_INVALID_PASSWORD)
			c.refused("AddConnection2 with two errors", func() error { return add(c.n, drive, c.Unknown, 0) }, winerr.ERROR_INVALID_PASSWORD)
		},
	},
	{
		Name:     "not found beside a network that isn't there",
		Rule:     "a network that hasn't started doesn't change what the SMB network says of its names: a missing share stays 67, a missing server 53",
		Document: routingDocument + "; observed" + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_BAD_NET_NAME"},
		Needs:    []need{needSMB, needIdle, needMissing, needUnknown},
		Check: func(c *checker) {
			c.Must("AddIdle", c.AddIdle())
			c.refusedByAll(disk(drive, c.Missing), mpr.Credentials{}, 0, winerr.ERROR_BAD_NET_NAME)
			c.refusedByAll(disk(drive, c.Unknown), mpr.Credentials{}, 0, winerr.ERROR_BAD_NETPATH)
		},
	},
	{
		Name:     "a network that isn't there first",
		Rule:     "with UnstartedFirst a name that no network knows is ERROR_NO_NET_OR_BAD_PATH while one of them hasn't started",
		Document: addDocument + " (ERROR_NO_NET_OR_BAD_PATH)" + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_NO_NET_OR_BAD_PATH"},
		Setup:    Setup{Options: mpr.Options{UnstartedProvider: mpr.UnstartedFirst}},
		Needs:    []need{needIdle, needMissing, needUnknown},
		Check: func(c *checker) {
			c.Must("AddIdle", c.AddIdle())
			for _, remote := range []string{c.Missing, c.Unknown} {
				c.refusedByAll(disk(drive, remote), mpr.Credentials{}, 0, winerr.ERROR_NO_NET_OR_BAD_PATH)
			}
			c.connect(drive, c.Remote)
		},
	},
	{
		Name:     "53 before 67",
		Rule:     "when no network knows a name, ERROR_BAD_NETPATH of one of them comes before ERROR_BAD_NET_NAME of the others",
		Document: routingDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_BAD_NET_NAME"},
		Setup:    two,
		Needs:    []need{needUnknown, needFail, needFail2},
		Check: func(c *checker) {
			c.Fail(provider.AnyCall, winerr.ERROR_BAD_NET_NAME)
			c.refused("AddConnection2", func() error { return add(c.n, drive, c.Unknown, 0) }, winerr.ERROR_BAD_NET_NAME)
			c.FailSecond(provider.AnyCall, winerr.ERROR_BAD_NETPATH)
			c.refused("AddConnection2", func() error { return add(c.n, drive, c.Unknown, 0) }, winerr.ERROR_BAD_NETPATH)
		},
	},
	{
		Name:     "1222 of a network that runs",
		Rule:     "a network that has started and answers ERROR_NO_NETWORK to the call makes ERROR_BAD_NETPATH of the others ERROR_BAD_NET_NAME",
		Document: "observed by users of sshfs-win; no page tells" + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_BAD_NET_NAME", "observed/net-1222-among-67"},
		Setup:    two,
		Needs:    []need{needSMB, needUnknown, needFail2},
		Check:    func(c *checker) { c.answersNoNetwork(winerr.ERROR_BAD_NET_NAME) },
	},
	{
		Name:     "1222 of a network that runs, ignored",
		Rule:     "with UnstartedOrRefusing an answer ERROR_NO_NETWORK of a network that has started doesn't count",
		Document: routingDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_BAD_NET_NAME"},
		Setup:    Setup{Second: true, Options: mpr.Options{UnstartedProvider: mpr.UnstartedOrRefusing}},
		Needs:    []need{needSMB, needUnknown, needFail2},
		Check:    func(c *checker) { c.answersNoNetwork(winerr.ERROR_BAD_NETPATH) },
	},
	{
		Name:     "type of a network",
		Rule:     "WNetGetProviderName tells each network by its type",
		Document: "WNetGetProviderNameW, winnetwk.h documentation",
		Covers:   []string{"WNetGetProviderNameW/NO_ERROR", "observed/network-name"},
		Setup:    two,
		Check: func(c *checker) {
			for typ, want := range inOrder(map[uint32]string{c.NetType: c.Provider, c.ForeignType: c.ForeignProvider}) {
				name, err := c.n.GetProviderName(typ)
				c.OK("GetProviderName", err)
				suite.Equal(c, "the network of a type", name, want)
			}
		},
	},
	{
		Name:     "networks at the top",
		Rule:     "the top of the network has an entry for each network, which is a container",
		Document: enumDocument,
		Covers:   []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/NO_ERROR"},
		Setup:    two,
		Check: func(c *checker) {
			var names []string
			for _, nr := range c.resources(c.n, mpr.RESOURCE_GLOBALNET, 0, nil) {
				names = append(names, nr.Provider)
				suite.Equal(c, "the kind of "+nr.Provider, nr.DisplayType, mpr.RESOURCEDISPLAYTYPE_NETWORK)
				suite.Equal(c, nr.Provider+" as a container", nr.Usage&mpr.RESOURCEUSAGE_CONTAINER, mpr.RESOURCEUSAGE_CONTAINER)
			}
			if len(names) != 2 || names[0] != c.Provider || names[1] != c.ForeignProvider {
				c.Notef("the networks are %q, want %q and %q", names, c.Provider, c.ForeignProvider)
			}
		},
	},
})

// namedOnly notes a question about a remote name that is put to another network
// than the one named.
func (c *checker) namedOnly(ask func(*mpr.NetResource) error, remote string) {
	c.OK("asking the right one", ask(&mpr.NetResource{RemoteName: remote, Provider: c.Provider}))
	for _, network := range []string{c.ForeignProvider, noProvider} {
		err := ask(&mpr.NetResource{RemoteName: remote, Provider: network})
		c.Code("asking "+network, err, winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME, winerr.ERROR_NO_NET_OR_BAD_PATH, winerr.ERROR_BAD_PROVIDER)
	}
}

// answersNoNetwork has the second network answer ERROR_NO_NETWORK, and notes what becomes of ERROR_BAD_NETPATH.
func (c *checker) answersNoNetwork(want winerr.Errno) {
	c.FailSecond(provider.AnyCall, winerr.ERROR_NO_NETWORK)
	c.refused("AddConnection2", func() error { return add(c.n, drive, c.Unknown, 0) }, want)
}

// hidesNone notes an error of the first network that keeps the second one from
// being asked.
func (c *checker) hidesNone(codes ...winerr.Errno) {
	for i, local := range []string{drive, drive2, drive3, unused}[:len(codes)] {
		c.Fail(provider.AnyCall, codes[i])
		c.OK("AddConnection2 behind "+codes[i].Name(), add(c.n, local, c.Foreign, 0))
	}
}
