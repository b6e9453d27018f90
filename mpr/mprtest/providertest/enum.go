package providertest

import (
	"reflect"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

const openEnumDocument = "NPOpenEnum, npapi.h documentation"

var enumCases = suite.From(openEnumDocument, []need{canBrowse}, []test{
	{
		Name:   "bad enumeration",
		Rule:   "OpenEnum refuses a scope, a type and a usage that it doesn't know",
		Covers: []string{"NPOpenEnum WN_BAD_VALUE", "NPOpenEnum WN_NOT_SUPPORTED", "MPR:routing ERROR_INVALID_PARAMETER"},
		Check: func(c *checker) {
			for _, each := range []struct {
				scope provider.Scope
				typ   provider.ResourceType
				usage provider.Usage
			}{
				{99, provider.RESOURCETYPE_ANY, 0},
				{provider.RESOURCE_REMEMBERED, provider.RESOURCETYPE_ANY, 0},
				{provider.RESOURCE_GLOBALNET, 0x40, 0},
				{provider.RESOURCE_GLOBALNET, provider.RESOURCETYPE_ANY, 0x4000},
			} {
				_, err := c.p.OpenEnum(c.s, each.scope, each.typ, each.usage, nil)
				c.Code("OpenEnum", err, winerr.ERROR_INVALID_PARAMETER, winerr.ERROR_NOT_SUPPORTED)
			}
		},
	},
	{
		Name:     "container of another network",
		Rule:     "OpenEnum of a container of another network is answered by a code that means so",
		Document: "Implementing a Network Provider",
		Covers:   []string{"* WN_BAD_NETNAME"},
		Needs:    []need{needForeign, canBrowse},
		Check: func(c *checker) {
			c.Code("OpenEnum "+c.Foreign, suite.ErrorOf(c.browse(c.Foreign)), notMine...)
		},
	},
	{
		Name:   "no container",
		Rule:   "OpenEnum of a resource that holds no others is ERROR_NOT_CONTAINER, or ERROR_NOT_SUPPORTED where it can't be browsed",
		Covers: []string{"NPOpenEnum WN_NOT_CONTAINER", "NPOpenEnum WN_NOT_SUPPORTED"},
		Needs:  []need{needRemote, canAdd, canBrowse},
		Check: func(c *checker) {
			c.connected(c.s, "", c.Remote)
			c.Code("OpenEnum "+c.Remote, suite.ErrorOf(c.browse(c.Remote)), winerr.ERROR_NOT_CONTAINER, winerr.ERROR_NOT_SUPPORTED)
		},
	},
	{
		Name:     "resources",
		Rule:     "each resource of the network has a remote name, the provider's name, its scope and a use, which is what it says, and no local name",
		Document: "NETRESOURCE structure, winnetwk.h documentation",
		Covers:   []string{"NPOpenEnum WN_SUCCESS", "NPEnumResource WN_SUCCESS"},
		Check:    func(c *checker) { c.resources(nil, deepestTree) },
	},
	{
		Name:     "top",
		Rule:     "the top of the whole network is what is below the provider's own entry, which is the router's to give and not among it",
		Document: "WNetOpenEnumW (the root of the network), winnetwk.h documentation; that the entry is the router's is a ruling of the emulator's",
		Covers:   []string{"NPOpenEnum WN_SUCCESS", "NPEnumResource WN_SUCCESS"},
		Check: func(c *checker) {
			for _, r := range c.list(c.s, provider.RESOURCE_GLOBALNET, nil, 16) {
				if r.RemoteName == c.p.Name() || r.DisplayType == provider.RESOURCEDISPLAYTYPE_NETWORK {
					c.Notef("the network lists itself: %+v", r)
				}
			}
		},
	},
	{
		Name:   "pipes",
		Rule:   "what is neither a disk nor a printer is listed as neither",
		Covers: []string{"NPOpenEnum WN_SUCCESS", "NPEnumResource WN_SUCCESS"},
		Needs:  []need{needPipes, canAdd, canList},
		Check: func(c *checker) {
			c.connected(c.s, "", c.Pipes)
			for _, typ := range []provider.ResourceType{provider.RESOURCETYPE_DISK, provider.RESOURCETYPE_PRINT} {
				if list := c.listOf(c.s, provider.RESOURCE_CONNECTED, typ, 0, nil, 10); len(list) > 0 {
					c.Notef("type %d lists %+v", typ, list)
				}
			}
		},
	},
	{
		Name:   "connections listed",
		Rule:   "RESOURCE_CONNECTED lists the live connections of the session, with the device or without",
		Covers: []string{"NPOpenEnum WN_SUCCESS", "NPEnumResource WN_SUCCESS"},
		Needs:  []need{needRemote, needSecond, canAdd, canList},
		Check: func(c *checker) {
			c.threeConnections()
			want := map[[2]string]bool{{drive, c.Remote}: true, {drive2, c.Second}: true, {"", c.Remote}: true}
			for _, r := range c.list(c.s, provider.RESOURCE_CONNECTED, nil, 10) {
				if !want[[2]string{r.LocalName, r.RemoteName}] {
					c.Notef("a connection that wasn't made: %+v", r)
				}
				delete(want, [2]string{r.LocalName, r.RemoteName})
				suite.Equal(c, "provider of "+r.RemoteName, r.Provider, c.p.Name())
				suite.Equal(c, "scope of "+r.RemoteName, r.Scope, provider.RESOURCE_CONNECTED)
				suite.Equal(c, "type of "+r.RemoteName, r.Type, provider.RESOURCETYPE_DISK)
				suite.Equal(c, r.RemoteName+" is connectable", r.Usage&provider.RESOURCEUSAGE_CONNECTABLE != 0, true)
			}
			if len(want) > 0 {
				c.Notef("connections that aren't listed: %v", want)
			}
		},
	},
	{
		Name:   "types and usages",
		Rule:   "only resources of the type, and of the usage, that is asked for are listed",
		Covers: []string{"NPOpenEnum WN_SUCCESS", "NPEnumResource WN_SUCCESS"},
		Needs:  []need{needRemote, needPrinter, canAdd, canList, canBrowse},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			c.connected(c.s, printer, c.Printer)
			for typ, want := range map[provider.ResourceType]string{provider.RESOURCETYPE_DISK: drive, provider.RESOURCETYPE_PRINT: printer} {
				list := c.listOf(c.s, provider.RESOURCE_CONNECTED, typ, 0, nil, 10)
				if len(list) != 1 || list[0].LocalName != want {
					c.Notef("type %d lists %+v, want %s", typ, list, want)
				}
			}
			for _, in := range []*provider.NetResource{nil, c.container()} {
				for _, usage := range []provider.Usage{provider.RESOURCEUSAGE_CONNECTABLE, provider.RESOURCEUSAGE_CONTAINER} {
					for _, r := range c.listOf(c.s, provider.RESOURCE_GLOBALNET, provider.RESOURCETYPE_ANY, usage, in, 16) {
						if r.Usage&usage == 0 {
							c.Notef("usage %d lists %+v", usage, r)
						}
					}
				}
			}
		},
	},
	{
		Name:     "batches",
		Rule:     "EnumResource gives at most as many as were asked for and at least one, and every resource once whatever the batches",
		Document: "NPEnumResource, npapi.h documentation",
		Covers:   []string{"NPEnumResource WN_SUCCESS"},
		Needs:    []need{needRemote, needSecond, canAdd, canList},
		Check: func(c *checker) {
			c.threeConnections()
			whole := c.list(c.s, provider.RESOURCE_CONNECTED, nil, 10)
			for _, batch := range []int{1, 2, 3} {
				if got := c.list(c.s, provider.RESOURCE_CONNECTED, nil, batch); !reflect.DeepEqual(got, whole) {
					c.Notef("by batches of %d: got %+v, want %+v", batch, got, whole)
				}
			}
		},
	},
})

// browse opens an enumeration of a container.
func (c *checker) browse(remote string) (provider.Handle, error) {
	return c.p.OpenEnum(c.s, provider.RESOURCE_GLOBALNET, provider.RESOURCETYPE_ANY, 0, &provider.NetResource{RemoteName: remote})
}

// deepestTree is how far below the top a case looks: at domains, servers, shares, and
// what a share that calls itself a container has.
const deepestTree = 4

// resources notes a resource that isn't what it should be, in a container and below.
func (c *checker) resources(in *provider.NetResource, depth int) {
	for _, r := range c.list(c.s, provider.RESOURCE_GLOBALNET, in, 16) {
		suite.Equal(c, "provider of "+r.RemoteName, r.Provider, c.p.Name())
		const uses = provider.RESOURCEUSAGE_CONNECTABLE | provider.RESOURCEUSAGE_CONTAINER
		if r.RemoteName == "" || r.Usage&uses == 0 {
			c.Notef("a resource that is good for nothing: %+v", r)
		}
		if r.Scope != provider.RESOURCE_GLOBALNET || r.LocalName != "" {
			c.Notef("a resource that isn't one of the whole network: %+v", r)
		}
		if r.Usage&provider.RESOURCEUSAGE_CONTAINER != 0 && depth > 1 {
			c.resources(&r, depth-1)
		}
	}
}

// threeConnections makes two redirected connections and one without a device.
func (c *checker) threeConnections() {
	c.connected(c.s, drive, c.Remote)
	c.connected(c.s, drive2, c.Second)
	c.connected(c.s, "", c.Remote)
}

const enumResourceDocument = "NPEnumResource, npapi.h documentation"

var enumHandleCases = suite.From(enumResourceDocument, []need{needRemote, canAdd, canList}, []test{
	{
		Name:   "the end stays",
		Rule:   "a finished enumeration answers ERROR_NO_MORE_ITEMS and gives nothing, every time that it is asked",
		Covers: []string{"NPEnumResource WN_NO_MORE_ENTRIES"},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			h := c.openList()
			c.next(h, 4, 1, winerr.NO_ERROR)
			for range 3 {
				c.next(h, 4, 0, winerr.ERROR_NO_MORE_ITEMS)
			}
		},
	},
	{
		Name:   "no room",
		Rule:   "EnumResource without room for one resource is ERROR_MORE_DATA, and loses none",
		Covers: []string{"NPEnumResource WN_MORE_DATA", "* WN_MORE_DATA"},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			h := c.openList()
			c.next(h, 0, 0, winerr.ERROR_MORE_DATA)
			c.next(h, 1, 1, winerr.NO_ERROR)
		},
	},
	{
		Name:     "closed handle",
		Rule:     "a handle that is closed, or never was open, is ERROR_INVALID_HANDLE",
		Document: "NPEnumResource and NPCloseEnum, npapi.h documentation",
		Covers:   []string{"NPEnumResource WN_BAD_HANDLE", "NPCloseEnum WN_BAD_HANDLE"},
		Needs:    []need{canList},
		Check: func(c *checker) {
			h := c.openList()
			c.OK("CloseEnum", c.p.CloseEnum(h))
			for _, dead := range []provider.Handle{h, 0, 0xDEADBEEFDEADBEEF} {
				c.next(dead, 1, 0, winerr.ERROR_INVALID_HANDLE)
				c.Code("CloseEnum", c.p.CloseEnum(dead), winerr.ERROR_INVALID_HANDLE)
			}
		},
	},
	{
		Name:   "handles apart",
		Rule:   "enumerations that are open at once don't disturb each other",
		Covers: []string{"NPEnumResource WN_SUCCESS"},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			first, second := c.openList(), c.openList()
			suite.Equal(c, "two open handles are the same", first == second, false)
			c.next(first, 1, 1, winerr.NO_ERROR)
			c.next(second, 1, 1, winerr.NO_ERROR)
			c.OK("CloseEnum of the first", c.p.CloseEnum(first))
			c.next(second, 1, 0, winerr.ERROR_NO_MORE_ITEMS)
		},
	},
})

// openList opens the list of the session's connections.
func (c *checker) openList() provider.Handle {
	h, err := c.p.OpenEnum(c.s, provider.RESOURCE_CONNECTED, provider.RESOURCETYPE_ANY, 0, nil)
	c.Must("OpenEnum", err)
	return h
}

// next notes an EnumResource with room for some that doesn't end as it should.
func (c *checker) next(h provider.Handle, room, want int, code winerr.Errno) {
	n, err := c.p.EnumResource(h, make([]provider.NetResource, room))
	c.Code("EnumResource", err, code)
	suite.Equal(c, "resources", n, want)
}
