//go:build !mpremu

package system_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/sys/windows"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/npbridge"
	"github.com/seed-520b6462/winnet/mpr/system"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// The network that .ci/wine installs, and its only share.
const (
	testNetwork = "Winnet Test Network"
	testShare   = `\\winnettest\share`
)

// notServed is why the network isn't there. It is served before the first test
// calls mpr.dll, which asks about its networks once.
var notServed = serve()

func serve() error {
	folder, err := windows.GetSystemDirectory()
	if err != nil {
		return err
	}
	bridge, err := npbridge.Load(filepath.Join(folder, "winnettest.dll"))
	if err != nil {
		return err
	}
	network, err := fake.New(fake.Network{
		Kind: redirector.Kind{Name: testNetwork, NetType: provider.WNNC_NET_RDR2SAMPLE},
		Servers: []fake.Server{{
			Name: "winnettest", Accounts: []fake.Account{{Name: "alice", Password: "secret"}, {Name: "tester", Password: "hunter2"}},
			Shares: []fake.Share{{Name: "share"}},
		}},
	})
	if err != nil {
		return err
	}
	tester, err := new(session.Table).Logon(session.Logon{User: session.User{Name: "tester"}, Type: session.LogonInteractive})
	if err != nil {
		return err
	}
	bridge.Serve(network, tester)
	return nil
}

// testSystem makes a caller of the machine's own mpr.dll, on a machine where the
// test network is installed.
func testSystem(t *testing.T) *system.Caller {
	t.Helper()
	if notServed != nil {
		t.Skipf("the network %q isn't installed here, as .ci/wine does: %v", testNetwork, notServed)
	}
	return system.New()
}

func TestSystemNetworkInformation(t *testing.T) {
	s := testSystem(t)
	info, err := s.GetNetworkInformation(testNetwork)
	require.NoError(t, err)
	require.Zero(t, info.Status)
	name, err := s.GetProviderName(0x250000)
	require.NoError(t, err)
	require.Equal(t, testNetwork, name)
}

// The real router hands a connection to the provider that owns the name, and its
// refusal back.
func TestSystemRoutesToTheProvider(t *testing.T) {
	s := testSystem(t)
	nr := disk("", testShare)
	requireCode(t, winerr.ERROR_INVALID_PASSWORD, s.AddConnection2(nr, mpr.As("alice", "wrong"), 0))
	require.NoError(t, s.AddConnection2(nr, mpr.As("alice", "secret"), 0))
	use, err := s.UseConnection(0, nr, mpr.As("alice", "secret"), 0)
	require.NoError(t, err)
	require.Equal(t, testShare, use.AccessName)
	_, err = s.UseConnection(0, nr, mpr.As("alice", ""), 0) // another password of who is connected
	requireCode(t, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, err)
	require.NoError(t, s.CancelConnection2(testShare, 0, true))
}

// What the provider enumerates comes through buffers that are grown for it.
func TestSystemEnumeratesTheProvider(t *testing.T) {
	s := testSystem(t)
	h, err := s.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_DISK, 0, &mpr.NetResource{
		Usage: mpr.RESOURCEUSAGE_CONTAINER, RemoteName: `\\winnettest`, Provider: testNetwork,
	})
	require.NoError(t, err)
	list := make([]mpr.NetResource, 4)
	n, err := s.EnumResource(h, list)
	require.NoError(t, err)
	require.Equal(t, []mpr.NetResource{{
		Scope: mpr.RESOURCE_GLOBALNET, Type: mpr.RESOURCETYPE_DISK, DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE,
		Usage: mpr.RESOURCEUSAGE_CONNECTABLE, RemoteName: testShare, Provider: testNetwork,
	}}, list[:n])
	_, err = s.EnumResource(h, list)
	requireCode(t, winerr.ERROR_NO_MORE_ITEMS, err)
	require.NoError(t, s.CloseEnum(h))
}

func TestSystemResourceInformation(t *testing.T) {
	s := testSystem(t)
	info, rest, err := s.GetResourceInformation(&mpr.NetResource{RemoteName: testShare + `\dir\file`, Provider: testNetwork})
	require.NoError(t, err)
	require.Equal(t, testShare, info.RemoteName)
	require.Equal(t, testNetwork, info.Provider)
	require.Equal(t, `\dir\file`, rest)
}

// A letter that the real router gave away is that of the provider until it is
// cancelled.
func TestSystemRedirectsALetter(t *testing.T) {
	s := testSystem(t)
	require.NoError(t, s.AddConnection2(disk("Q:", testShare), mpr.As("alice", "secret"), 0))
	h, err := s.OpenEnum(mpr.RESOURCE_CONNECTED, mpr.RESOURCETYPE_DISK, 0, nil)
	require.NoError(t, err)
	list := make([]mpr.NetResource, 4)
	n, err := s.EnumResource(h, list)
	require.NoError(t, err)
	require.NoError(t, s.CloseEnum(h))
	require.Equal(t, 1, n)
	require.Equal(t, "Q:", list[0].LocalName)
	require.Equal(t, testShare, list[0].RemoteName)
	require.NoError(t, s.CancelConnection2("Q:", 0, true))
	requireCode(t, winerr.ERROR_NOT_CONNECTED, s.CancelConnection2("Q:", 0, true))
}
