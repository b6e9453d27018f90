package conformance

import (
	"fmt"
	"iter"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// resourceCases hold what enumerations list to its members, and what is asked for
// to the arguments.
var resourceCases = suite.From(enumDocument, []need{needRemote}, []test{
	{
		Name:   "a connection as a resource",
		Rule:   "a connection is listed as a connectable share with its scope, its type, its names and its network",
		Covers: []string{"WNetEnumResourceW/NO_ERROR"},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.entry(mpr.RESOURCE_CONNECTED)
		},
	},
	{
		Name:   "a remembered device as a resource",
		Rule:   "a remembered device is listed as a connectable share with its scope, its type, its names and its network",
		Covers: []string{"WNetEnumResourceW/NO_ERROR"},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.entry(mpr.RESOURCE_REMEMBERED)
		},
	},
	{
		Name:   "from the top to a share",
		Rule:   "what is a container can be enumerated in its turn, from a network down to a server, and from there to its shares",
		Covers: []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/NO_ERROR"},
		Check: func(c *checker) {
			server, share := c.search(nil, c.Server, deepest), c.search(nil, c.Remote, deepest)
			suite.Equal(c, "the kind of the server", server.DisplayType, mpr.RESOURCEDISPLAYTYPE_SERVER)
			suite.Equal(c, "the server as a container", server.Usage&mpr.RESOURCEUSAGE_CONTAINER, mpr.RESOURCEUSAGE_CONTAINER)
			suite.Equal(c, "the kind of the share", share.DisplayType, mpr.RESOURCEDISPLAYTYPE_SHARE)
			suite.Equal(c, "the share as a container", share.Usage&mpr.RESOURCEUSAGE_CONTAINER, 0)
		},
	},
	{
		Name:   "connectables and containers",
		Rule:   "with RESOURCEUSAGE_CONNECTABLE only what can be connected is listed, with RESOURCEUSAGE_CONTAINER only containers",
		Covers: []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/NO_ERROR"},
		Check: func(c *checker) {
			for _, at := range []struct {
				usage mpr.Usage
				nr    *mpr.NetResource
				some  bool
			}{
				{mpr.RESOURCEUSAGE_CONNECTABLE, nil, false}, {mpr.RESOURCEUSAGE_CONTAINER, nil, true},
				{mpr.RESOURCEUSAGE_CONNECTABLE, c.server(), true}, {mpr.RESOURCEUSAGE_CONTAINER, c.server(), false},
			} {
				list := c.resourcesOf(c.n, mpr.RESOURCE_GLOBALNET, 0, at.usage, at.nr)
				if (len(list) > 0) != at.some {
					c.Notef("usage %d below %v lists %d", at.usage, at.nr, len(list))
				}
			}
		},
	},
	{
		Name:   "scopes and usages",
		Rule:   "0 and RESOURCE_RECENT are no scopes, only RESOURCE_GLOBALNET has containers, a usage beyond CONNECTABLE, CONTAINER and ATTACHED is none there, and all that is ERROR_INVALID_PARAMETER",
		Covers: []string{"WNetOpenEnumW/ERROR_INVALID_PARAMETER"},
		Check: func(c *checker) {
			for _, scope := range []mpr.Scope{0, mpr.RESOURCE_RECENT} {
				open := opening(scope, func(*checker) *mpr.NetResource { return nil })
				c.refused(fmt.Sprintf("scope %d", scope), func() error { return open(c) }, winerr.ERROR_INVALID_PARAMETER)
			}
			for _, scope := range []mpr.Scope{mpr.RESOURCE_CONNECTED, mpr.RESOURCE_REMEMBERED, mpr.RESOURCE_CONTEXT} {
				open := opening(scope, (*checker).server)
				c.refused(fmt.Sprintf("a container in scope %d", scope), func() error { return open(c) }, winerr.ERROR_INVALID_PARAMETER)
			}
			c.refused("a usage of 0x40", func() error { return suite.ErrorOf(c.n.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0x40, nil)) }, winerr.ERROR_INVALID_PARAMETER)
		},
	},
	{
		Name:   "usages of the whole network",
		Rule:   "outside RESOURCE_GLOBALNET dwUsage says nothing, and there RESOURCEUSAGE_ALL lists what 0 does, as RESOURCEUSAGE_ATTACHED does for a user whom the network knows",
		Covers: []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/NO_ERROR", "observed/enum-usage-ignored"},
		Check: func(c *checker) {
			c.Must("AddConnection2", add(c.n, drive, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			for scope, in := range c.scopes() {
				usages := []mpr.Usage{mpr.RESOURCEUSAGE_ALL, mpr.RESOURCEUSAGE_ATTACHED}
				if in == nil {
					usages = []mpr.Usage{mpr.RESOURCEUSAGE_CONTAINER, 0x40}
				}
				all := len(c.resourcesOf(c.n, scope, 0, 0, in))
				for _, usage := range usages {
					suite.Equal(c, fmt.Sprintf("scope %d with usage %d", scope, usage), len(c.resourcesOf(c.n, scope, 0, usage, in)), all)
				}
			}
		},
	},
	{
		Name:   "the network around",
		Rule:   "RESOURCE_CONTEXT is a scope, whatever each network shows in it",
		Covers: []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/ERROR_NO_MORE_ITEMS"},
		Check:  func(c *checker) { c.resources(c.n, mpr.RESOURCE_CONTEXT, mpr.RESOURCETYPE_ANY, nil) },
	},
	{
		Name:     "container that nobody knows",
		Rule:     "a container that no network knows can't be opened, nor one of a network that isn't installed",
		Document: enumDocument + ruled,
		Covers:   []string{"WNetOpenEnumW/NO_ERROR"},
		Needs:    []need{needRemote, needUnknown},
		Check: func(c *checker) {
			c.refused("OpenEnum", func() error {
				return opening(mpr.RESOURCE_GLOBALNET, func(c *checker) *mpr.NetResource {
					return &mpr.NetResource{RemoteName: c.Unknown[:strings.LastIndex(c.Unknown, `\`)]}
				})(c)
			}, winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME, winerr.ERROR_NO_NET_OR_BAD_PATH)
			c.refused("OpenEnum of no network", func() error {
				return opening(mpr.RESOURCE_GLOBALNET, func(c *checker) *mpr.NetResource {
					return &mpr.NetResource{RemoteName: c.Server, Provider: noProvider}
				})(c)
			}, winerr.ERROR_BAD_PROVIDER)
		},
	},
})

// scopes returns what lists connections, remembered devices and shares: each scope with its container.
func (c *checker) scopes() iter.Seq2[mpr.Scope, *mpr.NetResource] {
	return inOrder(map[mpr.Scope]*mpr.NetResource{
		mpr.RESOURCE_CONNECTED: nil, mpr.RESOURCE_REMEMBERED: nil, mpr.RESOURCE_GLOBALNET: c.server(),
	})
}

// entry notes a scope that doesn't list the drive, with all its members, alone.
func (c *checker) entry(scope mpr.Scope) {
	list := c.resources(c.n, scope, mpr.RESOURCETYPE_ANY, nil)
	if len(list) != 1 {
		c.Notef("scope %d lists %v", scope, list)
		return
	}
	list[0].Comment = "" // which a network may give
	suite.Equal(c, "the resource", list[0], mpr.NetResource{
		Scope: scope, Type: mpr.RESOURCETYPE_DISK, DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE, Usage: mpr.RESOURCEUSAGE_CONNECTABLE,
		LocalName: drive, RemoteName: c.Remote, Provider: c.Provider,
	})
}

// deepest is how far below the top a share may be: network, domain, server, share.
const deepest = 4

// search looks for a name in the containers of the machine's network below one of
// them, and notes that it isn't there.
func (c *checker) search(in *mpr.NetResource, name string, depth int) mpr.NetResource {
	if found := c.find(in, name, depth); found != nil {
		return *found
	}
	c.Notef("%s isn't below the top", name)
	return mpr.NetResource{}
}

func (c *checker) find(in *mpr.NetResource, name string, depth int) *mpr.NetResource {
	for _, nr := range c.resources(c.n, mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, in) {
		if nr.RemoteName == name {
			return &nr
		}
		if nr.Provider != c.Provider || nr.Usage&mpr.RESOURCEUSAGE_CONTAINER == 0 || depth == 1 {
			continue
		}
		if found := c.find(&nr, name, depth-1); found != nil {
			return found
		}
	}
	return nil
}

// memberCases hold the members of a NETRESOURCE to what each stands for, where it
// is read and where it is written.
var memberCases = suite.From(addDocument, []need{needRemote}, []test{
	{
		Name:   "members that count",
		Rule:   "of the NETRESOURCE to connect dwType, lpLocalName, lpRemoteName and lpProvider count, and no other member does",
		Covers: []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR", "WNetUseConnectionW/NO_ERROR"},
		Check: func(c *checker) {
			odd := crowded(*disk(drive, c.Remote))
			for function, connect := range c.present(connectors) {
				c.OK(function, connect(c.n, &odd, mpr.Credentials{}, 0))
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
			}
		},
	},
	{
		Name:   "printers without device",
		Rule:   "a printer can be connected without device",
		Covers: []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR", "WNetUseConnectionW/NO_ERROR"},
		Needs:  []need{needRemote, needPrinter},
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
		Check: func(c *checker) {
			asked := crowded(mpr.NetResource{LocalName: drive, RemoteName: c.Remote, Provider: c.Provider})
			info, _, err := c.n.GetResourceInformation(&asked)
			c.OK("GetResourceInformation", err)
			c.toldOf(info, c.Remote)
			suite.Equal(c, "whether the comment was only asked with", info.Comment == asked.Comment, false)
			parent, err := c.n.GetResourceParent(&asked)
			c.OK("GetResourceParent", err)
			c.toldOf(parent, c.Server)
			suite.Equal(c, "the comment of "+c.Server, parent.Comment, "")
		},
	},
	{
		Name:     "a server as a resource",
		Rule:     "WNetGetResourceInformation knows servers, too: they are containers",
		Document: "WNetGetResourceInformationW, winnetwk.h documentation",
		Covers:   []string{"WNetGetResourceInformationW/NO_ERROR"},
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
		Name:     "a server of a type",
		Rule:     "a container goes with every type: a server that is asked for as a disk or a printer is found, and opens",
		Document: "WNetGetResourceInformationW, winnetwk.h documentation; that a type is no hindrance was observed",
		Covers:   []string{"WNetGetResourceInformationW/NO_ERROR", "WNetOpenEnumW/NO_ERROR", "observed/information-server"},
		Check: func(c *checker) {
			for _, typ := range []mpr.ResourceType{mpr.RESOURCETYPE_DISK, mpr.RESOURCETYPE_PRINT} {
				info, _, err := c.n.GetResourceInformation(&mpr.NetResource{Type: typ, RemoteName: c.Server, Provider: c.Provider})
				c.OK("GetResourceInformation", err)
				suite.Equal(c, "the type of the server", info.Type, mpr.RESOURCETYPE_ANY)
				h, err := c.n.OpenEnum(mpr.RESOURCE_GLOBALNET, typ, 0, &info)
				c.OK("OpenEnum", err)
				c.OK("CloseEnum", c.n.CloseEnum(h))
			}
		},
	},
	{
		Name:     "comment of a resource",
		Rule:     "WNetGetResourceInformation tells the comment of a share that is connected, and its network",
		Document: "WNetGetResourceInformationW, winnetwk.h documentation; the comment was observed",
		Covers:   []string{"WNetGetResourceInformationW/NO_ERROR", "observed/information-comment"},
		Needs:    []need{needRemote, needComment},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			info, _, err := c.n.GetResourceInformation(&mpr.NetResource{RemoteName: c.Remote})
			c.OK("GetResourceInformation", err)
			suite.Equal(c, "the comment", info.Comment, c.Comment)
			suite.Equal(c, "the network", info.Provider, c.Provider)
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
			for scope, in := range c.scopes() {
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
})

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
}

// listed returns the resource of that name in an enumeration, and notes that there is none.
func (c *checker) listed(scope mpr.Scope, in *mpr.NetResource, remote string) mpr.NetResource {
	for _, nr := range c.resources(c.n, scope, mpr.RESOURCETYPE_ANY, in) {
		if nr.RemoteName == remote {
			return nr
		}
	}
	c.Notef("scope %d doesn't list %s", scope, remote)
	return mpr.NetResource{}
}
