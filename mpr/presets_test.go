package mpr_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// windowsMachine is a Windows 11 with every network that there is a preset for.
func windowsMachine(t *testing.T) *mpr.Router {
	server := func(name string) fake.Server {
		return fake.Server{Name: name, Guest: true, Shares: []fake.Share{{Name: "docs"}}}
	}
	here := fake.Share{Name: "docs"}
	providers, err := fake.Windows11(
		fake.WindowsNetwork(server("files")), fake.WebClient(server("dav@SSL")), fake.TerminalServices(here),
		fake.NFSNetwork(server("unix")), fake.VirtualBox(here), fake.VMware(nil),
	)
	require.NoError(t, err)
	return mpr.New(providers...)
}

// A name finds its network whichever providers come before, and what can't be
// found is answered for by the first that knows the form.
func TestNamesFindTheirNetwork(t *testing.T) {
	for remote, want := range map[string]string{
		`\\files\docs`:              "Microsoft Windows Network",
		`https://dav/docs`:          "Web Client Network",
		`\\dav@SSL\DavWWWRoot\docs`: "Web Client Network",
		`\\tsclient\docs`:           "Microsoft Terminal Services",
		`unix:/docs`:                "NFS Network",
		`\\unix\docs`:               "NFS Network",
		`\\VBOXSRV\docs`:            "VirtualBox Shared Folders",
		`\\.host\Shared Folders`:    "VMware Shared Folders",
	} {
		c := windowsMachine(t).System()
		mapped(t, c, "Z:", remote)
		info, _, err := c.GetResourceInformation(&mpr.NetResource{RemoteName: remote})
		require.NoError(t, err, remote)
		require.Equal(t, want, info.Provider, remote)
		require.NoError(t, c.CancelConnection2("Z:", 0, false))
	}
	c := windowsMachine(t).System()
	for remote, want := range map[string]winerr.Errno{
		`\\nowhere\docs`:       winerr.ERROR_BAD_NETPATH,
		`\\files\nothing`:      winerr.ERROR_BAD_NET_NAME,
		`\\tsclient\nothing`:   winerr.ERROR_BAD_NETPATH, // to the SMB network tsclient is a server that isn't there
		`https://nowhere/docs`: winerr.ERROR_BAD_NET_NAME,
	} {
		requireCode(t, want, c.AddConnection2(disk("Z:", remote), mpr.Credentials{}, 0))
	}
}

// A slash at the end of a URL doesn't count, for the profile neither.
func TestSlashBehindAURL(t *testing.T) {
	const dir = "https://dav/docs"
	c := windowsMachine(t).System()
	for _, names := range [][2]string{{dir, dir + "/"}, {dir + "/", dir}} {
		require.NoError(t, c.AddConnection2(disk("Z:", names[0]), mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))
		require.NoError(t, c.CancelConnection2("Z:", 0, false))
		remote, err := c.GetConnection("Z:")
		requireCode(t, winerr.ERROR_CONNECTION_UNAVAIL, err)
		require.Equal(t, dir, remote)
		require.NoError(t, c.AddConnection2(disk("Z:", names[1]), mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))
		require.NoError(t, c.CancelConnection2("Z:", 0, false))
		requireCode(t, winerr.ERROR_DEVICE_ALREADY_REMEMBERED, c.AddConnection2(disk("Z:", dir+"/dir"), mpr.Credentials{}, 0))
		require.NoError(t, c.CancelConnection2("Z:", mpr.CONNECT_UPDATE_PROFILE, false))
		require.NoError(t, c.AddConnection2(disk("", names[0]), mpr.Credentials{}, 0))
		_, err = c.GetUser(names[1])
		require.NoError(t, err)
		_, err = c.GetConnectionPerformance(&mpr.NetResource{RemoteName: names[1]})
		require.NoError(t, err)
		info, _, err := c.GetResourceInformation(&mpr.NetResource{RemoteName: names[1]})
		require.NoError(t, err)
		require.Equal(t, `\\dav@SSL\docs`, info.RemoteName)
		require.NoError(t, c.CancelConnection2(names[1], 0, false))
	}
	requireCode(t, winerr.ERROR_BAD_NET_NAME, c.AddConnection2(disk("Z:", "https://dav/docs%2Fdir"), mpr.Credentials{}, 0))
}

func TestWindows11HasItsOrderAndTypes(t *testing.T) {
	r := windowsMachine(t)
	require.Equal(t, "RDPNP,LanmanWorkstation,webclient,NfsRdr,VBoxSF,vmhgfs", r.ProviderOrderValue())
	c := r.System()
	for typ, want := range map[uint32]string{
		0x00020000: "Microsoft Windows Network", 0x002E0000: "Web Client Network", 0x00360000: "Microsoft Terminal Services",
		0x00420000: "NFS Network", 0x00250000: "VirtualBox Shared Folders", 0x003F0000: "VMware Shared Folders",
	} {
		name, err := c.GetProviderName(typ)
		require.NoError(t, err)
		require.Equal(t, want, name)
	}
}

// Example_windows11 connects to a WebDAV server by its URL, next to an SMB server,
// on a machine with the networks of Windows 11.
func Example_windows11() {
	share := fake.Share{Name: "docs"}
	providers, err := fake.Windows11(
		fake.WindowsNetwork(fake.Server{Name: "files", Guest: true, Shares: []fake.Share{share}}),
		fake.WebClient(fake.Server{Name: "dav.example@SSL", Guest: true, Shares: []fake.Share{share}}),
	)
	if err != nil {
		panic(err)
	}
	r := mpr.New(providers...)
	c, err := r.Logon(session.Logon{User: session.User{Name: "alice"}})
	if err != nil {
		panic(err)
	}
	defer c.Close()
	for local, remote := range map[string]string{"Z:": "https://dav.example/docs", "Y:": `\\files\docs`} {
		if err := c.AddConnection2(&mpr.NetResource{LocalName: local, RemoteName: remote}, mpr.Credentials{}, 0); err != nil {
			panic(err)
		}
	}
	fmt.Println(r.ProviderOrderValue())
	for _, device := range []string{"Y:", "Z:"} {
		remote, _ := c.GetConnection(device)
		fmt.Println(device, remote)
	}
	// Output:
	// RDPNP,LanmanWorkstation,webclient
	// Y: \\files\docs
	// Z: https://dav.example/docs
}
