package mpr_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// TestUseConnection tells by which name the connection can be used.
func TestUseConnection(t *testing.T) {
	c := machine(t).logon("alice")
	use, err := c.UseConnection(0, disk("", docs), mpr.Credentials{}, 0)
	require.NoError(t, err)
	require.Equal(t, mpr.Use{AccessName: docs}, use)
	use, err = c.UseConnection(0, disk("z:", docs), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
	require.NoError(t, err)
	require.Equal(t, mpr.Use{AccessName: "Z:", Flags: mpr.CONNECT_LOCALDRIVE}, use, "the flag does nothing to a named device")
}

// TestUseConnectionChooses goes from Z: down, past every name that the caller
// can see and every one that is remembered, and from LPT1 up.
func TestUseConnectionChooses(t *testing.T) {
	m := machine(t)
	raw := session.DDD_RAW_TARGET_PATH
	require.NoError(t, m.Sessions().Global().DefineDosDevice(raw, "Y:", `\Device\HarddiskVolume3`))
	require.NoError(t, m.System().AddConnection2(disk("X:", media), mpr.As("bob", "hunter2"), 0))
	m.remember("alice", "W:", `\\away\docs`)
	m.remember("bob", "U:", `\\away\docs`)
	c := m.logon("alice")
	mapped(t, c, "V:", media)
	other := m.logon("alice")
	mapped(t, other, "T:", media)

	choose := func(remote string, typ mpr.ResourceType) string {
		t.Helper()
		use, err := c.UseConnection(0, &mpr.NetResource{Type: typ, RemoteName: remote}, mpr.Credentials{}, mpr.CONNECT_REDIRECT)
		require.NoError(t, err)
		require.Equal(t, mpr.CONNECT_LOCALDRIVE, use.Flags)
		return use.AccessName
	}
	for _, want := range []string{"Z:", "U:", "T:", "S:"} {
		require.Equal(t, want, choose(docs, mpr.RESOURCETYPE_DISK))
	}
	require.Equal(t, "LPT1", choose(laser, mpr.RESOURCETYPE_PRINT))
	require.Equal(t, "LPT2", choose(laser, mpr.RESOURCETYPE_PRINT))
}

// TestUseConnectionNoneFree is the end of the letters and of the ports.
func TestUseConnectionNoneFree(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	allLetters(m, c)
	for port := '1'; port <= '9'; port++ {
		mapped(t, c, "LPT"+string(port), laser)
	}
	for remote, typ := range map[string]mpr.ResourceType{docs: mpr.RESOURCETYPE_DISK, laser: mpr.RESOURCETYPE_PRINT} {
		unchanged(t, m.Router, func() {
			nr := &mpr.NetResource{Type: typ, RemoteName: remote}
			requireCode(t, winerr.ERROR_NO_MORE_ITEMS, using(nr, mpr.Credentials{}, mpr.CONNECT_REDIRECT)(m, c))
		})
	}
}

// TestUseConnectionTakenMeanwhile goes on to the next letter when another thread
// takes the chosen one.
func TestUseConnectionTakenMeanwhile(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	take := hook.Action(func(in hook.Invocation) (func(error) error, error) {
		require.NoError(t, in.Session.Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "Z:", `\Device\RamDisk`))
		return nil, nil
	})
	m.hook.On(provider.CallAddConnection3, take.Times(1))
	use, err := c.UseConnection(0, disk("", docs), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
	require.NoError(t, err)
	require.Equal(t, "Y:", use.AccessName)
}

// TestUseConnectionAtOnce gives every caller a letter of its own.
func TestUseConnectionAtOnce(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	uses, errs := make([]mpr.Use, 24), make([]error, 24)
	var wg sync.WaitGroup
	for i := range uses {
		wg.Go(func() {
			uses[i], errs[i] = c.UseConnection(0, disk("", docs), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
		})
	}
	wg.Wait()
	taken := make(map[string]bool)
	for i := range uses {
		require.NoError(t, errs[i])
		taken[uses[i].AccessName] = true
	}
	require.Len(t, taken, 24)
	require.Len(t, m.net.Snapshot(), 24)
}

// TestUseConnectionSizes are what a test of Wine found Windows to do with an
// explicit device, and the same for a name without one.
func TestUseConnectionSizes(t *testing.T) {
	for name, one := range map[string]struct {
		local string
		buf   mpr.Buffer
		want  winerr.Errno
		size  uint32
	}{
		"no buffer, size 0": {"J:", mpr.Buffer{NULL: true}, winerr.NO_ERROR, 0},
		"no buffer, size 1": {"J:", mpr.Buffer{NULL: true, Size: 1}, winerr.NO_ERROR, 1},
		"size 0":            {"J:", mpr.Buffer{}, winerr.ERROR_INVALID_PARAMETER, 0},
		"size 1":            {"J:", mpr.Buffer{Size: 1}, winerr.ERROR_MORE_DATA, 3},
		"size 4":            {"J:", mpr.Buffer{Size: 4}, winerr.NO_ERROR, 4},
		"remote, too small": {"", mpr.Buffer{Size: 12}, winerr.ERROR_MORE_DATA, 13},
		"remote":            {"", mpr.Buffer{Size: 13}, winerr.NO_ERROR, 13},
	} {
		t.Run(name, func(t *testing.T) {
			m := machine(t)
			c := m.logon("alice")
			use, after, err := c.Sized().UseConnection(0, disk(one.local, docs), mpr.Credentials{}, 0, one.buf)
			requireCode(t, one.want, err)
			require.Equal(t, one.size, after.Size)
			require.Equal(t, err == nil, len(m.net.Snapshot()) == 1, "connected or not")
			require.Equal(t, err == nil, use != mpr.Use{})
		})
	}
	m := machine(t)
	c := m.logon("alice")
	unchanged(t, m.Router, func() {
		_, buf, err := c.Sized().UseConnection(0, disk("", docs), mpr.Credentials{}, mpr.CONNECT_REDIRECT, mpr.Buffer{Size: 2})
		requireCode(t, winerr.ERROR_MORE_DATA, err)
		require.EqualValues(t, 3, buf.Size, "of the letter that would have been chosen")
	})
}
