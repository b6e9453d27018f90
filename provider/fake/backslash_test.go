package fake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// The SMB client of Windows connects to no name that ends in a backslash, whatever the device, the type and the call
// (Microsoft's article on drive maps with a trailing backslash), unless the option TrimRemoteName says so.
func TestFakeBackslashBehindTheName(t *testing.T) {
	for _, nr := range []provider.NetResource{
		{LocalName: "Z:", RemoteName: `\\FILES\docs\`, Type: disk}, {LocalName: "Z:", RemoteName: `\\FILES\docs\`},
		{RemoteName: `\\FILES\docs\`, Type: disk}, {RemoteName: `\\FILES\docs\sub\`}, {RemoteName: `\\FILES\`},
		{LocalName: "LPT1", RemoteName: `\\FILES\laser\`, Type: printer}, {RemoteName: `\\nowhere\docs\`}, {RemoteName: `\\FILES\IPC$\`},
	} {
		m := start(t, `CORP\alice`)
		for name, add := range m.addings(&nr, none) {
			require.Equal(t, winerr.ERROR_BAD_NETPATH, winerr.Code(add()), "%s %v", name, nr)
		}
		require.Empty(t, m.Snapshot())
	}
	for name, want := range map[string]winerr.Errno{
		`\\FILES\docs\\`: winerr.ERROR_BAD_NET_NAME, `\\\FILES\docs\`: winerr.ERROR_BAD_NET_NAME, `\\FILES\\`: winerr.ERROR_BAD_NET_NAME,
	} {
		m := start(t, `CORP\alice`)
		m.refused(want, func() error { return m.add("", name, none) })
	}
	m := start(t, `CORP\alice`)
	m.refused(winerr.ERROR_BAD_DEVICE, func() error { return m.add("ZZ:", `\\FILES\docs\`, none) })
	err := m.AddConnection3(m.s, 0, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs\`}, none, provider.CONNECT_DEFERRED)
	require.Equal(t, winerr.ERROR_BAD_NETPATH, winerr.Code(err))

	m = startWith(t, `CORP\alice`, session.Options{TrimRemoteName: true})
	m.added("Z:", `\\FILES\docs\`, none)
	m.added("", `\\files\PUBLIC\`, none)
	m.added("", `\\FILES\public`, none)
	require.Equal(t, []string{` \\files\PUBLIC`, `Z: \\FILES\docs`}, remotes(m.Snapshot()))
}

// Another network takes a name that ends in a backslash or a slash: the two spellings are one resource to every call.
func TestFakeSlashBehindTheName(t *testing.T) {
	const dir = "http://host/docs"
	m := start(t, `CORP\alice`)
	web, err := fake.New(fake.WebClient(guestServer("host")))
	require.NoError(t, err)
	for _, names := range [][2]string{{dir, dir + "/"}, {dir + "/", dir}, {`\\host\docs\`, `\\host\docs`}} {
		require.NoError(t, web.AddConnection(m.s, &provider.NetResource{RemoteName: names[0]}, none))
		_, err = web.GetUser(m.s, names[1])
		require.NoError(t, err)
		_, err = web.GetConnectionPerformance(m.s, names[1])
		require.NoError(t, err)
		given, _, err := web.GetResourceInformation(m.s, &provider.NetResource{RemoteName: names[0]})
		require.NoError(t, err)
		other, _, err := web.GetResourceInformation(m.s, &provider.NetResource{RemoteName: names[1]})
		require.NoError(t, err)
		require.Equal(t, given, other)
		require.NoError(t, web.AddConnection(m.s, &provider.NetResource{RemoteName: names[1]}, none))
		require.Len(t, web.Snapshot(), 1)
		require.NoError(t, web.CancelConnection(m.s, names[1], false))
		require.Empty(t, web.Snapshot())
	}
}
