package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// A NULL buffer with size 0 asks for the size; one that is said to be large
// enough is an address that can't be written to ("WN_BAD_POINTER", npapi.h
// documentation).
func TestNullBuffers(t *testing.T) {
	c := machine(t).logon("alice")
	nr := disk("Z:", docs)
	require.NoError(t, c.AddConnection2(nr, mpr.As("alice", "secret"), 0))
	nr = &mpr.NetResource{RemoteName: docs, Provider: lanman}
	for _, call := range []struct {
		name string
		run  func(mpr.Buffer) (mpr.Buffer, error)
	}{
		{"WNetGetConnection", func(b mpr.Buffer) (mpr.Buffer, error) { _, b, err := c.Sized().GetConnection("Z:", b); return b, err }},
		{"WNetGetUser", func(b mpr.Buffer) (mpr.Buffer, error) { _, b, err := c.Sized().GetUser("Z:", b); return b, err }},
		{"WNetGetProviderName", func(b mpr.Buffer) (mpr.Buffer, error) {
			_, b, err := c.Sized().GetProviderName(0x20000, b)
			return b, err
		}},
		{"WNetGetResourceInformation", func(b mpr.Buffer) (mpr.Buffer, error) {
			_, _, b, err := c.Sized().GetResourceInformation(nr, b)
			return b, err
		}},
		{"WNetGetResourceParent", func(b mpr.Buffer) (mpr.Buffer, error) { _, b, err := c.Sized().GetResourceParent(nr, b); return b, err }},
	} {
		t.Run(call.name, func(t *testing.T) {
			_, err := call.run(mpr.Buffer{Size: 1000, NULL: true})
			requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
			probe, err := call.run(mpr.Buffer{NULL: true})
			requireCode(t, winerr.ERROR_MORE_DATA, err)
			_, err = call.run(mpr.Buffer{Size: probe.Size})
			requireCode(t, winerr.NO_ERROR, err)
		})
	}
}

// The resources that are put one by one are those of the list, and one that
// didn't fit comes first at the next call.
func TestEnumResourceFunc(t *testing.T) {
	c := machine(t).logon("alice")
	h, err := c.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, &mpr.NetResource{RemoteName: `\\files`})
	require.NoError(t, err)
	var names []string
	room := 0
	put := func(nr *mpr.NetResource) (uint32, bool) {
		if room == 0 {
			return 123, false
		}
		room--
		names = append(names, nr.RemoteName)
		return 123, true
	}
	const all = 0xFFFFFFFF
	var buf mpr.Buffer
	n, buf, err := c.EnumResourceFunc(h, all, buf, put)
	requireCode(t, winerr.ERROR_MORE_DATA, err)
	require.Zero(t, n)
	require.EqualValues(t, 123, buf.Size)
	for _, step := range []struct{ room, count, want uint32 }{{1, all, 1}, {9, 2, 2}, {9, all, 1}} {
		room = int(step.room)
		n, buf, err = c.EnumResourceFunc(h, step.count, buf, put)
		require.NoError(t, err)
		require.Equal(t, step.want, n)
	}
	require.ElementsMatch(t, []string{docs, media, private, laser}, names)
	_, _, err = c.EnumResourceFunc(h, all, buf, put)
	requireCode(t, winerr.ERROR_NO_MORE_ITEMS, err)
	for want, wrong := range map[winerr.Errno]struct {
		count uint32
		buf   mpr.Buffer
	}{winerr.ERROR_INVALID_ADDRESS: {all, mpr.Buffer{None: true}}, winerr.ERROR_INVALID_PARAMETER: {0, buf}} {
		_, _, err = c.EnumResourceFunc(h, wrong.count, wrong.buf, put)
		requireCode(t, want, err)
	}
	require.NoError(t, c.CloseEnum(h))
	_, _, err = c.EnumResourceFunc(h, all, buf, put)
	requireCode(t, winerr.ERROR_INVALID_HANDLE, err)
}

// A call with a buffer allocates nothing of its own, through the interface too: the
// buffer goes in and out by value.
func TestSizedAllocatesNothing(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.RemoveProvider(lanman)) // the hook in between does allocate
	require.NoError(t, m.AddProvider(m.net))
	c := m.logon("alice")
	require.NoError(t, c.AddConnection2(disk("Z:", docs), mpr.As("alice", "secret"), 0))
	var n interface{ Sized() mpr.Sized } = c
	require.Zero(t, testing.AllocsPerRun(100, func() {
		if _, _, err := n.Sized().GetConnection("Z:", mpr.Buffer{Size: 100}); err != nil {
			t.Error(err)
		}
	}))
}
