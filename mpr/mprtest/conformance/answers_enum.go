package conformance

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

// asMany is the count that stands for as many as fit.
const asMany = 0xFFFFFFFF

// server returns a container made by hand: a remote name and nothing else.
func (c *checker) server() *mpr.NetResource { return &mpr.NetResource{RemoteName: c.Server} }

// opening makes the attempt, of which just the error matters.
func opening(scope mpr.Scope, nr func(*checker) *mpr.NetResource) func(*checker) error {
	return func(c *checker) error { return suite.ErrorOf(c.n.OpenEnum(scope, 0, 0, nr(c))) }
}

func openEnumAnswers() []answer {
	none := func(*checker) *mpr.NetResource { return nil }
	open := opening(mpr.RESOURCE_GLOBALNET, (*checker).server)
	return []answer{
		{code: winerr.NO_ERROR, call: open, check: func(c *checker) {
			h, err := c.n.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, c.server())
			c.Must("OpenEnum", err)
			n, err := c.n.EnumResource(h, make([]mpr.NetResource, 1))
			c.OK("EnumResource", err)
			suite.Equal(c, "the resources", n, 1)
		}},
		{code: winerr.ERROR_NOT_CONTAINER, call: opening(mpr.RESOURCE_GLOBALNET, func(c *checker) *mpr.NetResource {
			return &mpr.NetResource{RemoteName: c.Remote}
		})},
		{code: winerr.ERROR_INVALID_PARAMETER, call: opening(99, none), check: func(c *checker) {
			c.refused("a NETRESOURCE outside GLOBALNET", func() error {
				return opening(mpr.RESOURCE_CONNECTED, (*checker).server)(c)
			}, winerr.ERROR_INVALID_PARAMETER)
		}},
		{code: winerr.ERROR_NO_NETWORK, given: []state{stopped}, call: open},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: ownError, call: open},
		{code: winerr.ERROR_INVALID_ADDRESS, fault: winerr.ERROR_INVALID_ADDRESS, call: open},
	}
}

// handle is an enumeration that one step of a case opens and another uses.
type handle struct{ mpr.EnumHandle }

// opened opens an enumeration of the shares of the server, which the case rests on.
func (h *handle) opened() state {
	return state{nil, func(c *checker) {
		var err error
		h.EnumHandle, err = c.n.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, c.server())
		c.Must("OpenEnum", err)
	}}
}

// next asks for one more resource.
func (h *handle) next(c *checker) error {
	_, err := c.n.EnumResource(h.EnumHandle, make([]mpr.NetResource, 1))
	return err
}

func (h *handle) close(c *checker) error { return c.n.CloseEnum(h.EnumHandle) }

// drained asks for resources until there are no more.
func (h *handle) drained() state {
	return state{nil, func(c *checker) {
		for range tooMany {
			if h.next(c) != nil {
				return
			}
		}
	}}
}

// closed closes the handle before the call.
func (h *handle) closed() state {
	return state{nil, func(c *checker) { c.Must("CloseEnum", h.close(c)) }}
}

func enumResourceAnswers() []answer {
	var h handle
	var first mpr.NetResource
	return []answer{
		{code: winerr.NO_ERROR, given: []state{h.opened()}, call: func(c *checker) error {
			buf := make([]mpr.NetResource, 1)
			n, err := c.n.EnumResource(h.EnumHandle, buf)
			suite.Equal(c, "the number of resources", n, 1)
			first = buf[0]
			return err
		}, check: func(c *checker) {
			suite.Equal(c, "the network of the first one", first.Provider, c.Provider)
			suite.Equal(c, "the kind of the first one", first.DisplayType, mpr.RESOURCEDISPLAYTYPE_SHARE)
			if first.RemoteName == "" {
				c.Notef("the first one has no remote name")
			}
		}},
		{code: winerr.ERROR_NO_MORE_ITEMS, given: []state{h.opened(), h.drained()}, call: h.next, check: func(c *checker) {
			c.Code("EnumResource once more", h.next(c), winerr.ERROR_NO_MORE_ITEMS)
		}},
		{code: winerr.ERROR_MORE_DATA, needs: []need{needSized}, given: []state{h.opened()}, call: func(c *checker) error {
			return suite.ErrorOf(c.sized().EnumResource(h.EnumHandle, asMany, room(structure())))
		}, check: func(c *checker) { c.oneFits(&h) }},
		{code: winerr.ERROR_INVALID_HANDLE, given: []state{h.opened(), h.closed()}, call: h.next, check: func(c *checker) {
			c.Code("EnumResource of no handle", suite.ErrorOf(c.n.EnumResource(0, make([]mpr.NetResource, 1))), winerr.ERROR_INVALID_HANDLE)
		}},
		{code: winerr.ERROR_NO_NETWORK, given: []state{h.opened(), h.closed(), stopped}, call: h.next},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{h.opened(), failing(provider.CallEnumResource)}, call: h.next,
			check: func(c *checker) { c.tells(ownError) }},
	}
}

// oneFits notes a size that isn't that of the next entry, and an entry that was
// lost over it.
func (c *checker) oneFits(h *handle) {
	_, buf, err := c.sized().EnumResource(h.EnumHandle, asMany, room(structure()))
	c.Code("EnumResource", err, winerr.ERROR_MORE_DATA)
	need := buf.Size
	list, _, err := c.sized().EnumResource(h.EnumHandle, asMany, room(need))
	c.OK("EnumResource with the size that it asked for", err)
	if err != nil || len(list) != 1 {
		c.Notef("a buffer for one entry got %d", len(list))
		return
	}
	one := list[0]
	suite.Equal(c, "the size of the entry", need, structure(one.LocalName, one.RemoteName, one.Comment, one.Provider))
	seen := map[string]bool{one.RemoteName: true}
	for range tooMany {
		buf := make([]mpr.NetResource, 1)
		if _, err := c.n.EnumResource(h.EnumHandle, buf); err != nil {
			break
		}
		seen[buf[0].RemoteName] = true
	}
	suite.Equal(c, "the shares with and without a size", len(seen), len(c.list(c.n, mpr.RESOURCE_GLOBALNET, c.server())))
}

func closeEnumAnswers() []answer {
	var h handle
	return []answer{
		{code: winerr.NO_ERROR, given: []state{h.opened()}, call: h.close, check: func(c *checker) {
			c.Code("EnumResource of a closed handle", h.next(c), winerr.ERROR_INVALID_HANDLE)
		}},
		{code: winerr.ERROR_NO_NETWORK, given: []state{h.opened(), h.closed(), stopped}, call: h.close},
		{code: winerr.ERROR_INVALID_HANDLE, given: []state{h.opened(), h.closed()}, call: h.close, check: func(c *checker) {
			c.Code("CloseEnum of no handle", c.n.CloseEnum(0), winerr.ERROR_INVALID_HANDLE)
		}},
		{code: winerr.ERROR_EXTENDED_ERROR, given: []state{h.opened(), failing(provider.CallCloseEnum)}, call: h.close,
			check: func(c *checker) { c.tells(ownError) }},
	}
}
