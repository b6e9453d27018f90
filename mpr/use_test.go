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

// The name by which a connection is used is that of the resource whose alias was given, and the buffer must have room
// for it (ERROR_MORE_DATA on the page of WNetUseConnection). The provider connects the alias.
func TestUseOfAnAlias(t *testing.T) {
	var connected []string
	p := &provider.Func{
		ProviderName: "Directory", Caps: map[provider.CapIndex]uint32{provider.WNNC_DIALOG: provider.WNNC_DLG_GETRESOURCEINFORMATION},
		OnGetResourceInformation: func(_ *session.Session, nr *provider.NetResource) (provider.NetResource, string, error) {
			switch nr.RemoteName {
			case "handbook":
				return provider.NetResource{RemoteName: `\\tree\volume`, Usage: provider.RESOURCEUSAGE_CONNECTABLE}, `\books`, nil
			case "shelf":
				return provider.NetResource{RemoteName: `\\tree`, Usage: provider.RESOURCEUSAGE_CONTAINER}, "", nil
			case "silent":
				return provider.NetResource{Usage: provider.RESOURCEUSAGE_CONNECTABLE}, "", nil
			}
			return provider.NetResource{}, "", winerr.ERROR_BAD_NET_NAME
		},
		OnAddConnection: func(_ *session.Session, nr *provider.NetResource, _ session.Credentials) error {
			connected = append(connected, nr.RemoteName)
			return nil
		},
	}
	m := machine(t)
	require.NoError(t, m.AddProvider(p))
	c := m.logon("alice")
	for given, want := range map[string]string{
		"handbook": `\\tree\volume\books`, "shelf": "shelf", "silent": "silent", "unknown": "unknown", "a:b": "a:b",
	} {
		connected = nil
		use, err := c.UseConnection(0, disk("", given), mpr.Credentials{}, 0)
		require.NoError(t, err)
		require.Equal(t, mpr.Use{AccessName: want}, use)
		require.Equal(t, []string{given}, connected)
		connected = nil
		_, buf, err := c.Sized().UseConnection(0, disk("", given), mpr.Credentials{}, 0, mpr.Buffer{Size: uint32(len(want))})
		requireCode(t, winerr.ERROR_MORE_DATA, err)
		require.EqualValues(t, len(want)+1, buf.Size)
		require.Empty(t, connected, "nothing is connected then")
	}
	asked := m.hook.Count(provider.CallGetResourceInformation)
	_, err := c.UseConnection(0, disk("", docs), mpr.Credentials{}, 0)
	require.NoError(t, err)
	require.Equal(t, asked, m.hook.Count(provider.CallGetResourceInformation), "a UNC name is itself")
	use, err := c.UseConnection(0, disk("Y:", "handbook"), mpr.Credentials{}, 0)
	require.NoError(t, err)
	require.Equal(t, "Y:", use.AccessName)
}

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
	uses, errs := make([]mpr.Use, 23), make([]error, 23)
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
	require.Len(t, taken, 23, "all but the local disk, A: and B:")
	require.Len(t, m.net.Snapshot(), 23)
}
