package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// files is a container made by hand: a server's remote name and nothing else.
var files = &mpr.NetResource{RemoteName: `\\files`}

// opening makes the attempt, of which just the error matters.
func opening(scope mpr.Scope, nr *mpr.NetResource) func(*testbed, *mpr.Caller) error {
	return func(_ *testbed, c *mpr.Caller) error {
		_, err := c.OpenEnum(scope, 0, 0, nr)
		return err
	}
}

// handle is an enumeration that one step of a case opens and another uses.
type handle struct{ mpr.EnumHandle }

// opened has the caller open the shares of the server files.
func (h *handle) opened(m *testbed, c *mpr.Caller) {
	var err error
	h.EnumHandle, err = c.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, files)
	require.NoError(m.t, err)
}

// next asks for one more resource.
func (h *handle) next(_ *testbed, c *mpr.Caller) error {
	_, err := c.EnumResource(h.EnumHandle, make([]mpr.NetResource, 1))
	return err
}

// drained asks for resources until there are no more.
func (h *handle) drained(m *testbed, c *mpr.Caller) {
	for h.next(m, c) == nil {
	}
}

func (h *handle) close(_ *testbed, c *mpr.Caller) error { return c.CloseEnum(h.EnumHandle) }

// closed closes the handle before the call that is tested.
func (h *handle) closed(m *testbed, c *mpr.Caller) { require.NoError(m.t, h.close(m, c)) }

// noRoom asks for entries with a byte less than the first one takes.
func (h *handle) noRoom(m *testbed, c *mpr.Caller) error {
	const first = 4*4 + 4*8 + 2*(len(docs)+1) + 2*(len(lanman)+1) // a NETRESOURCEW with its two strings
	buf := mpr.Buffer{Size: uint32(first - 1)}
	_, err := c.EnumResourceSized(h.EnumHandle, 0xFFFFFFFF, &buf)
	require.EqualValues(m.t, first, buf.Size, "the size of that entry")
	return err
}

// failing has every call of that name fail with an error of the provider's own.
func failing(call provider.Call) func(*testbed, *mpr.Caller) {
	return func(m *testbed, _ *mpr.Caller) { m.hook.On(call, provider.Fail(ownError)) }
}

func openEnumCases() []codeCase {
	open := opening(mpr.RESOURCE_GLOBALNET, files)
	return []codeCase{
		{code: winerr.NO_ERROR, call: open, check: func(t *testing.T, m *testbed, _ *mpr.Caller) {
			require.Equal(t, 1, m.Snapshot().OpenEnums)
		}},
		{code: winerr.ERROR_NOT_CONTAINER, call: opening(mpr.RESOURCE_GLOBALNET, &mpr.NetResource{RemoteName: docs})},
		{code: winerr.ERROR_INVALID_PARAMETER, call: opening(mpr.RESOURCE_RECENT, nil)},
		{code: winerr.ERROR_NO_NETWORK, given: notStarted, call: open},
		{code: winerr.ERROR_EXTENDED_ERROR, fault: provider.Fail(ownError), call: open, check: toldOwnError},
		{code: winerr.ERROR_INVALID_ADDRESS, fault: provider.Fail(winerr.ERROR_INVALID_ADDRESS), call: open},
	}
}

func enumResourceCases() []codeCase {
	var h handle
	return []codeCase{
		{code: winerr.NO_ERROR, given: h.opened, call: h.next},
		{code: winerr.ERROR_NO_MORE_ITEMS, given: given(h.opened, h.drained), call: h.next, check: func(t *testing.T, m *testbed, c *mpr.Caller) {
			requireCode(t, winerr.ERROR_NO_MORE_ITEMS, h.next(m, c))
		}},
		{code: winerr.ERROR_MORE_DATA, given: h.opened, call: h.noRoom, check: func(t *testing.T, _ *testbed, c *mpr.Caller) {
			list, err := c.EnumResourceSized(h.EnumHandle, 1, &mpr.Buffer{Size: 1000})
			require.NoError(t, err)
			require.Equal(t, docs, list[0].RemoteName, "the cursor hasn't moved")
		}},
		{code: winerr.ERROR_INVALID_HANDLE, given: given(h.opened, h.closed), call: h.next},
		{code: winerr.ERROR_NO_NETWORK, given: given(h.opened, h.closed, notStarted), call: h.next},
		{code: winerr.ERROR_EXTENDED_ERROR, given: given(h.opened, failing(provider.CallEnumResource)), call: h.next, check: toldOwnError},
	}
}

func closeEnumCases() []codeCase {
	var h handle
	return []codeCase{
		{code: winerr.NO_ERROR, given: h.opened, call: h.close, check: func(t *testing.T, m *testbed, _ *mpr.Caller) {
			require.Zero(t, m.Snapshot().OpenEnums)
			require.Equal(t, 1, m.hook.Count(provider.CallCloseEnum))
		}},
		{code: winerr.ERROR_NO_NETWORK, given: given(h.opened, h.closed, notStarted), call: h.close},
		{code: winerr.ERROR_INVALID_HANDLE, given: given(h.opened, h.closed), call: h.close},
		{code: winerr.ERROR_EXTENDED_ERROR, given: given(h.opened, failing(provider.CallCloseEnum)), call: h.close, check: toldOwnError},
	}
}
