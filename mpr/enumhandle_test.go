package mpr_test

import (
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// crowded has a server with that many shares, on the machine's network.
func crowded(t testing.TB, shares int) (*testbed, *mpr.NetResource) {
	t.Helper()
	m := machine(t, func(m *testbed) {
		require.NoError(t, m.net.AddServer(fake.Server{Name: "crowd", MoreShares: func(yield func(fake.Share) bool) {
			for i := range shares {
				if !yield(fake.Share{Name: "s" + strconv.Itoa(i)}) {
					return
				}
			}
		}}))
	})
	return m, &mpr.NetResource{RemoteName: `\\crowd`}
}

// TestEnumHandles are numbers that are never used twice, and dead once closed.
func TestEnumHandles(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	var first, second handle
	first.opened(m, c)
	second.opened(m, c)
	require.NotEqual(t, first, second)
	require.NoError(t, first.close(m, c))
	requireCode(t, winerr.ERROR_INVALID_HANDLE, first.close(m, c))
	requireCode(t, winerr.ERROR_INVALID_HANDLE, first.next(m, c))
	require.NoError(t, second.next(m, c), "the other one lives")
	var third handle
	third.opened(m, c)
	require.NotEqual(t, first, third)
	requireCode(t, winerr.ERROR_INVALID_HANDLE, c.CloseEnum(0))
	require.Equal(t, 2, m.Snapshot().OpenEnums)
}

// TestEnumHandlesLogOff has handles die with their session.
func TestEnumHandlesLogOff(t *testing.T) {
	m := machine(t)
	alice, bob := m.logon("alice"), m.logon("bob")
	var h, other handle
	h.opened(m, alice)
	other.opened(m, bob)
	require.NoError(t, alice.Close())
	requireCode(t, winerr.ERROR_INVALID_HANDLE, h.next(m, bob))
	require.Equal(t, 1, m.Snapshot().OpenEnums)
	require.NoError(t, other.next(m, bob))
	requireCode(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, opening(mpr.RESOURCE_REMEMBERED, nil)(m, alice))
	require.Equal(t, 1, m.Snapshot().OpenEnums)
}

// A handle belongs to the process that opened it: its threads have it, and neither another session nor another process
// of the same one has.
func TestEnumHandlesOfAProcess(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	var h handle
	h.opened(m, c)
	again, err := m.Caller(c.Session())
	require.NoError(t, err)
	defer again.Close()
	for _, other := range []*mpr.Caller{m.logon("alice"), m.logon("bob"), m.System(), again} {
		requireCode(t, winerr.ERROR_INVALID_HANDLE, h.next(m, other))
		requireCode(t, winerr.ERROR_INVALID_HANDLE, h.close(m, other))
	}
	thread, err := c.Thread()
	require.NoError(t, err)
	defer thread.Close()
	require.NoError(t, h.next(m, thread))
	require.NoError(t, h.close(m, thread))
	requireCode(t, winerr.ERROR_INVALID_HANDLE, h.close(m, c))
}

// TestEnumHandleShared has several goroutines take from one handle: each
// resource is delivered once, to one of them.
func TestEnumHandleShared(t *testing.T) {
	const shares, goroutines = 3000, 8
	m, server := crowded(t, shares)
	c := m.logon("alice")
	h, err := c.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, server)
	require.NoError(t, err)
	seen, ends := make([]map[string]bool, goroutines), make([]error, goroutines)
	var wg sync.WaitGroup
	for i := range goroutines {
		seen[i] = make(map[string]bool)
		wg.Go(func() {
			for buf := make([]mpr.NetResource, 7); ends[i] == nil; {
				var n int
				n, ends[i] = c.EnumResource(h, buf)
				for _, nr := range buf[:n] {
					seen[i][nr.RemoteName] = true
				}
			}
		})
	}
	wg.Wait()
	total, all := 0, make(map[string]bool)
	for i, one := range seen {
		requireCode(t, winerr.ERROR_NO_MORE_ITEMS, ends[i])
		total += len(one)
		for name := range one {
			all[name] = true
		}
	}
	require.Equal(t, shares, total, "some came twice or never")
	require.Len(t, all, shares)
}

// TestEnumHandleClosedAtOnce has one of many closers succeed, while others take.
func TestEnumHandleClosedAtOnce(t *testing.T) {
	m, server := crowded(t, 1000)
	c := m.logon("alice")
	h, err := c.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, server)
	require.NoError(t, err)
	closes, takes := make([]error, 8), make([]error, 8)
	var wg sync.WaitGroup
	for i := range closes {
		wg.Go(func() { closes[i] = c.CloseEnum(h) })
		wg.Go(func() { _, takes[i] = c.EnumResource(h, make([]mpr.NetResource, 3)) })
	}
	wg.Wait()
	succeeded := 0
	for i := range closes {
		if closes[i] == nil {
			succeeded++
		} else {
			requireCode(t, winerr.ERROR_INVALID_HANDLE, closes[i])
		}
		if takes[i] != nil {
			requireCode(t, winerr.ERROR_INVALID_HANDLE, takes[i])
		}
	}
	require.Equal(t, 1, succeeded)
	require.Equal(t, 1, m.hook.Count(provider.CallCloseEnum))
	require.Zero(t, m.Snapshot().OpenEnums)
}

// TestEnumCloseAgain has a handle that one network couldn't close stay open for
// it alone.
func TestEnumCloseAgain(t *testing.T) {
	m := campus(t)
	c := m.logon("alice")
	h, err := c.OpenEnum(mpr.RESOURCE_CONTEXT, 0, 0, nil)
	require.NoError(t, err)
	mend := m.hook.On(provider.CallCloseEnum, hook.Fail(ownError))
	requireCode(t, winerr.ERROR_EXTENDED_ERROR, c.CloseEnum(h))
	require.Equal(t, 1, m.Snapshot().OpenEnums)
	n, err := c.EnumResource(h, make([]mpr.NetResource, 10))
	require.NoError(t, err, "what is open can still be asked")
	require.Equal(t, 2, n)
	mend()
	require.NoError(t, c.CloseEnum(h))
	requireCode(t, winerr.ERROR_INVALID_HANDLE, c.CloseEnum(h))
	require.Zero(t, m.Snapshot().OpenEnums)
}

// TestEnumCloseFails with the first error, whoever else can't close either. What
// is closed isn't asked any more.
func TestEnumCloseFails(t *testing.T) {
	answering := func(name string, code winerr.Errno) *hook.Script {
		s := npProvider()
		s.ProviderName = name
		s.OnCloseEnum = func(provider.Handle) error { return code }
		return s
	}
	for _, one := range []struct {
		first, second, want winerr.Errno
		from                string
	}{
		{winerr.ERROR_BUSY, winerr.ERROR_ACCESS_DENIED, winerr.ERROR_BUSY, "First"},
		{winerr.ERROR_BUSY, winerr.NO_ERROR, winerr.ERROR_BUSY, "First"},
		{winerr.NO_ERROR, winerr.ERROR_ACCESS_DENIED, winerr.ERROR_ACCESS_DENIED, "Second"},
	} {
		first, second := answering("First", one.first), answering("Second", one.second)
		c := mpr.New(first, second).System()
		h, err := c.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
		require.NoError(t, err)
		var failed *mpr.Error
		require.ErrorAs(t, c.CloseEnum(h), &failed)
		requireCode(t, one.want, failed)
		require.Equal(t, one.from, failed.Provider)
		for s, said := range map[*hook.Script]winerr.Errno{first: one.first, second: one.second} {
			s.OnEnumResource = func(provider.Handle, []provider.NetResource) (int, error) {
				require.NotEqual(t, winerr.NO_ERROR, said, "its enumeration is closed")
				return 0, winerr.ERROR_NO_MORE_ITEMS
			}
		}
		_, err = c.EnumResource(h, make([]mpr.NetResource, 1))
		requireCode(t, winerr.ERROR_NO_MORE_ITEMS, err)
	}
}

// TestEnumSized fills buffers of bytes: as many entries as fit, at most count,
// and the size is left alone unless not even one fits.
func TestEnumSized(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	one := sizeOf(docs, lanman)
	two := one + sizeOf(media, lanman)
	for _, try := range []struct {
		size, count uint32
		want        []string
	}{
		{one, 0xFFFFFFFF, []string{docs}},
		{two - 1, 0xFFFFFFFF, []string{docs}},
		{two, 0xFFFFFFFF, []string{docs, media}},
		{10000, 3, []string{docs, media, private}},
		{10000, 0xFFFFFFFF, []string{docs, media, private, laser}},
	} {
		var h handle
		h.opened(m, c)
		list, buf, err := c.Sized().EnumResource(h.EnumHandle, try.count, mpr.Buffer{Size: try.size})
		require.NoError(t, err)
		require.Equal(t, try.want, remotes(list), "%d bytes, at most %d", try.size, try.count)
		require.Equal(t, try.size, buf.Size)
		rest := len(try.want)
		for h.next(m, c) == nil {
			rest++
		}
		require.Equal(t, 4, rest, "what didn't fit comes later")
	}
	ansi := mpr.Buffer{Size: 1, Layout: mpr.Layout{Pointer: 4, Char: 1}}
	var h handle
	h.opened(m, c)
	_, ansi, err := c.Sized().EnumResource(h.EnumHandle, 1, ansi)
	requireCode(t, winerr.ERROR_MORE_DATA, err)
	require.EqualValues(t, 4*4+4*4+len(docs)+1+len(lanman)+1, ansi.Size, "a 32-bit NETRESOURCEA")
	_, _, err = c.Sized().EnumResource(h.EnumHandle, 1, mpr.Buffer{None: true})
	requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
	_, _, err = c.Sized().EnumResource(h.EnumHandle, 0, mpr.Buffer{Size: 100})
	requireCode(t, winerr.ERROR_INVALID_PARAMETER, err)
	_, err = c.EnumResource(h.EnumHandle, nil)
	requireCode(t, winerr.ERROR_MORE_DATA, err)
}

// TestEnumNonsenseFromProvider answers a count that can't be as a failure of the
// provider.
func TestEnumNonsenseFromProvider(t *testing.T) {
	for _, n := range []int{-1, 0, 2} {
		r := mpr.New(&provider.Func{
			ProviderName: "Odd",
			OnOpenEnum: func(*session.Session, mpr.Scope, mpr.ResourceType, mpr.Usage, *mpr.NetResource) (provider.Handle, error) {
				return 1, nil
			},
			OnEnumResource: func(provider.Handle, []mpr.NetResource) (int, error) { return n, nil },
			OnCloseEnum:    func(provider.Handle) error { return nil },
		})
		c := r.System()
		h, err := c.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
		require.NoError(t, err)
		_, err = c.EnumResource(h, make([]mpr.NetResource, 1))
		requireCode(t, winerr.ERROR_UNEXP_NET_ERR, err)
	}
}
