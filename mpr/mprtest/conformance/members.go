package conformance

import (
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// memberCases hold the members of a NETRESOURCE to what each stands for, where it
// is read and where it is written.
var memberCases = []test{
	{
		Name:     "members that count",
		Rule:     "of the NETRESOURCE to connect dwType, lpLocalName, lpRemoteName and lpProvider count, and no other member does",
		Document: addDocument,
		Covers:   []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR", "WNetUseConnectionW/NO_ERROR"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			odd := crowded(*disk(drive, c.Remote))
			for function, connect := range c.present(connectors) {
				c.OK(function, connect(c.n, &odd, mpr.Credentials{}, 0))
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
			}
		},
	},
	{
		Name:     "printers without device",
		Rule:     "a printer can be connected without device",
		Document: addDocument,
		Covers:   []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR", "WNetUseConnectionW/NO_ERROR"},
		Needs:    []need{needRemote, needPrinter},
		Check: func(c *checker) {
			for function, connect := range c.present(connectors) {
				c.OK(function, connect(c.n, &mpr.NetResource{Type: mpr.RESOURCETYPE_PRINT, RemoteName: c.Printer}, mpr.Credentials{}, 0))
				c.connected(c.Printer)
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(c.Printer, 0, false))
			}
		},
	},
	{
		Name:     "members that are told",
		Rule:     "WNetGetResourceInformation and WNetGetResourceParent tell network, type, kind and usage of what they name, and nothing that was only asked with",
		Document: "WNetGetResourceInformationW and WNetGetResourceParentW, winnetwk.h documentation",
		Covers:   []string{"WNetGetResourceInformationW/NO_ERROR", "WNetGetResourceParentW/NO_ERROR"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			asked := crowded(mpr.NetResource{LocalName: drive, RemoteName: c.Remote, Provider: c.Provider})
			info, _, err := c.n.GetResourceInformation(&asked)
			c.OK("GetResourceInformation", err)
			c.toldOf(info, c.Remote)
			parent, err := c.n.GetResourceParent(&asked)
			c.OK("GetResourceParent", err)
			c.toldOf(parent, c.Server)
		},
	},
	{
		Name:     "a server as a resource",
		Rule:     "WNetGetResourceInformation knows servers, too: they are containers",
		Document: "WNetGetResourceInformationW, winnetwk.h documentation",
		Covers:   []string{"WNetGetResourceInformationW/NO_ERROR"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			info, rest, err := c.n.GetResourceInformation(c.server())
			c.OK("GetResourceInformation", err)
			suite.Equal(c, "the WNet part", info.RemoteName, c.Server)
			suite.Equal(c, "the rest", rest, "")
			suite.Equal(c, "its kind", info.DisplayType, mpr.RESOURCEDISPLAYTYPE_SERVER)
			suite.Equal(c, "the server as a container", info.Usage&mpr.RESOURCEUSAGE_CONTAINER, mpr.RESOURCEUSAGE_CONTAINER)
		},
	},
	{
		Name:     "types of what is listed",
		Rule:     "a port that is connected or remembered is listed as a printer, as its share is",
		Document: enumDocument,
		Covers:   []string{"WNetEnumResourceW/NO_ERROR"},
		Needs:    []need{needRemote, needPrinter},
		Check: func(c *checker) {
			nr := &mpr.NetResource{LocalName: port, RemoteName: c.Printer}
			c.Must("AddConnection2", c.n.AddConnection2(nr, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))
			for scope, in := range inOrder(map[mpr.Scope]*mpr.NetResource{
				mpr.RESOURCE_CONNECTED: nil, mpr.RESOURCE_REMEMBERED: nil, mpr.RESOURCE_GLOBALNET: c.server(),
			}) {
				found := c.listed(scope, in, c.Printer)
				suite.Equal(c, "the scope of the printer", found.Scope, scope)
				suite.Equal(c, "the type of the printer", found.Type, mpr.RESOURCETYPE_PRINT)
			}
		},
	},
	{
		Name:     "no device as a resource",
		Rule:     "a connection without device is listed as one with a device is, but for the local name",
		Document: enumDocument,
		Covers:   []string{"WNetEnumResourceW/NO_ERROR"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			c.connect("", c.Remote)
			found := c.listed(mpr.RESOURCE_CONNECTED, nil, c.Remote)
			found.Comment = "" // which a network may give
			suite.Equal(c, "the resource", found, mpr.NetResource{
				Scope: mpr.RESOURCE_CONNECTED, Type: mpr.RESOURCETYPE_DISK, DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE,
				Usage: mpr.RESOURCEUSAGE_CONNECTABLE, RemoteName: c.Remote, Provider: c.Provider,
			})
		},
	},
}

// crowded is a resource with something odd in each member that is there for answers.
func crowded(nr mpr.NetResource) mpr.NetResource {
	nr.Scope, nr.DisplayType, nr.Usage, nr.Comment = mpr.RESOURCE_CONTEXT, mpr.RESOURCEDISPLAYTYPE_SERVER, mpr.RESOURCEUSAGE_CONTAINER, "odd"
	return nr
}

// toldOf notes a resource that isn't the one of that name, or that has members of
// another one.
func (c *checker) toldOf(nr mpr.NetResource, remote string) {
	suite.Equal(c, "the resource", nr.RemoteName, remote)
	suite.Equal(c, "the network of "+remote, nr.Provider, c.Provider)
	suite.Equal(c, "the scope of "+remote, nr.Scope, 0)
	suite.Equal(c, "the local name of "+remote, nr.LocalName, "")
	suite.Equal(c, "the comment of "+remote, nr.Comment, "")
}

// listed is the resource of that name in an enumeration. It notes that there is none.
func (c *checker) listed(scope mpr.Scope, in *mpr.NetResource, remote string) mpr.NetResource {
	for _, nr := range c.resources(c.n, scope, mpr.RESOURCETYPE_ANY, in) {
		if nr.RemoteName == remote {
			return nr
		}
	}
	c.Notef("scope %d doesn't list %s", scope, remote)
	return mpr.NetResource{}
}
