package conformance

import (
	"fmt"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// resourceCases hold what enumerations list to its members, and what is asked for
// to the arguments.
var resourceCases = []test{
	{
		Name:     "a connection as a resource",
		Rule:     "a connection is listed as a connectable share with its scope, its type, its names and its network",
		Document: enumDocument,
		Covers:   []string{"WNetEnumResourceW/NO_ERROR"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.entry(mpr.RESOURCE_CONNECTED)
		},
	},
	{
		Name:     "a remembered device as a resource",
		Rule:     "a remembered device is listed as a connectable share with its scope, its type, its names and its network",
		Document: enumDocument,
		Covers:   []string{"WNetEnumResourceW/NO_ERROR"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.entry(mpr.RESOURCE_REMEMBERED)
		},
	},
	{
		Name:     "from the top to a share",
		Rule:     "what is a container can be enumerated in its turn, from a network down to a server, and from there to its shares",
		Document: enumDocument,
		Covers:   []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/NO_ERROR"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			server, share := c.search(nil, c.Server, deepest), c.search(nil, c.Remote, deepest)
			suite.Equal(c, "the kind of the server", server.DisplayType, mpr.RESOURCEDISPLAYTYPE_SERVER)
			suite.Equal(c, "the server as a container", server.Usage&mpr.RESOURCEUSAGE_CONTAINER, mpr.RESOURCEUSAGE_CONTAINER)
			suite.Equal(c, "the kind of the share", share.DisplayType, mpr.RESOURCEDISPLAYTYPE_SHARE)
			suite.Equal(c, "the share as a container", share.Usage&mpr.RESOURCEUSAGE_CONTAINER, 0)
		},
	},
	{
		Name:     "connectables and containers",
		Rule:     "with RESOURCEUSAGE_CONNECTABLE only what can be connected is listed, with RESOURCEUSAGE_CONTAINER only containers",
		Document: enumDocument,
		Covers:   []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/NO_ERROR"},
		Needs:    []need{needRemote},
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
		Name:     "scopes and usages",
		Rule:     "0 and RESOURCE_RECENT are no scopes, only RESOURCE_GLOBALNET has containers, a usage beyond CONNECTABLE, CONTAINER and ATTACHED is none there, and all that is ERROR_INVALID_PARAMETER",
		Document: enumDocument,
		Covers:   []string{"WNetOpenEnumW/ERROR_INVALID_PARAMETER"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			for _, scope := range []mpr.Scope{0, mpr.RESOURCE_RECENT} {
				open := opening(scope, func(*checker) *mpr.NetResource { return nil })
				c.refused(fmt.Sprintf("scope %d", scope), func() error { return open(c) }, winerr.ERROR_INVALID_PARAMETER)
			}
			for _, scope := range []mpr.Scope{mpr.RESOURCE_CONNECTED, mpr.RESOURCE_REMEMBERED, mpr.RESOURCE_CONTEXT} {
				open := opening(scope, (*checker).server)
				c.refused(fmt.Sprintf("a container in scope %d", scope), func() error { return open(c) }, winerr.ERROR_INVALID_PARAMETER)
			}
			c.refused("a usage of 0x40", func() error {
				_, err := c.n.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0x40, nil)
				return err
			}, winerr.ERROR_INVALID_PARAMETER)
		},
	},
	{
		Name:     "usages of the whole network",
		Rule:     "outside RESOURCE_GLOBALNET dwUsage says nothing, and there RESOURCEUSAGE_ALL lists what 0 does, as RESOURCEUSAGE_ATTACHED does for a user whom the network knows",
		Document: enumDocument,
		Covers:   []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/NO_ERROR"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			c.Must("AddConnection2", add(c.n, drive, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			for scope, in := range inOrder(map[mpr.Scope]*mpr.NetResource{
				mpr.RESOURCE_CONNECTED: nil, mpr.RESOURCE_REMEMBERED: nil, mpr.RESOURCE_GLOBALNET: c.server(),
			}) {
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
		Name:     "the network around",
		Rule:     "RESOURCE_CONTEXT is a scope, whatever each network shows in it",
		Document: enumDocument,
		Covers:   []string{"WNetOpenEnumW/NO_ERROR", "WNetEnumResourceW/ERROR_NO_MORE_ITEMS"},
		Needs:    []need{needRemote},
		Check:    func(c *checker) { c.resources(c.n, mpr.RESOURCE_CONTEXT, mpr.RESOURCETYPE_ANY, nil) },
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
