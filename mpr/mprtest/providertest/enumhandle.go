package providertest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

const enumResourceDocument = "NPEnumResource, npapi.h documentation"

var enumHandleCases = []test{
	{
		Name:     "the end stays",
		Rule:     "a finished enumeration answers ERROR_NO_MORE_ITEMS and gives nothing, every time that it is asked",
		Document: enumResourceDocument,
		Covers:   []string{"NPEnumResource WN_NO_MORE_ENTRIES"},
		Needs:    []need{needRemote, canAdd, canList},
		Check:    theEndStays,
	},
	{
		Name:     "no room",
		Rule:     "EnumResource without room for one resource is ERROR_MORE_DATA, and loses none",
		Document: enumResourceDocument,
		Covers:   []string{"NPEnumResource WN_MORE_DATA", "* WN_MORE_DATA"},
		Needs:    []need{needRemote, canAdd, canList},
		Check:    noRoom,
	},
	{
		Name:     "closed handle",
		Rule:     "a handle that is closed, or never was open, is ERROR_INVALID_HANDLE",
		Document: "NPEnumResource and NPCloseEnum, npapi.h documentation",
		Covers:   []string{"NPEnumResource WN_BAD_HANDLE", "NPCloseEnum WN_BAD_HANDLE"},
		Needs:    []need{canList},
		Check:    closedHandle,
	},
	{
		Name:     "handles apart",
		Rule:     "enumerations that are open at once don't disturb each other",
		Document: enumResourceDocument,
		Covers:   []string{"NPEnumResource WN_SUCCESS"},
		Needs:    []need{needRemote, canAdd, canList},
		Check:    handlesApart,
	},
}

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

func theEndStays(c *checker) {
	c.connected(c.s, drive, c.Remote)
	h := c.openList()
	c.next(h, 4, 1, winerr.NO_ERROR)
	for range 3 {
		c.next(h, 4, 0, winerr.ERROR_NO_MORE_ITEMS)
	}
}

func noRoom(c *checker) {
	c.connected(c.s, drive, c.Remote)
	h := c.openList()
	c.next(h, 0, 0, winerr.ERROR_MORE_DATA)
	c.next(h, 1, 1, winerr.NO_ERROR)
}

func closedHandle(c *checker) {
	h := c.openList()
	c.OK("CloseEnum", c.p.CloseEnum(h))
	for _, dead := range []provider.Handle{h, 0, 0xDEADBEEFDEADBEEF} {
		c.next(dead, 1, 0, winerr.ERROR_INVALID_HANDLE)
		c.Code("CloseEnum", c.p.CloseEnum(dead), winerr.ERROR_INVALID_HANDLE)
	}
}

func handlesApart(c *checker) {
	c.connected(c.s, drive, c.Remote)
	first, second := c.openList(), c.openList()
	suite.Equal(c, "two open handles are the same", first == second, false)
	c.next(first, 1, 1, winerr.NO_ERROR)
	c.next(second, 1, 1, winerr.NO_ERROR)
	c.OK("CloseEnum of the first", c.p.CloseEnum(first))
	c.next(second, 1, 0, winerr.ERROR_NO_MORE_ITEMS)
}
