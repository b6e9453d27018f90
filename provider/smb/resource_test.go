//go:build unix

package smb_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// found is what the calls about a resource tell of it.
func found(r provider.NetResource) provider.NetResource {
	r.Scope, r.Comment = 0, ""
	return r
}

// A share is told with its comment, a container without.
func TestResourceInformation(t *testing.T) {
	server := startSamba(t)
	p, s := server.provider(), somebody(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{RemoteName: `\\FILES\docs`}, alice))
	const disk, print, any = provider.RESOURCETYPE_DISK, provider.RESOURCETYPE_PRINT, provider.RESOURCETYPE_ANY
	pipes := found(shareOf(`\\FILES\IPC$`, any, ""))
	pipes.DisplayType = provider.RESOURCEDISPLAYTYPE_SHAREADMIN
	pipes.Usage |= provider.RESOURCEUSAGE_NOLOCALDEVICE
	for name, tt := range map[string]struct {
		nr     *provider.NetResource
		want   provider.NetResource
		system string
		err    error
	}{
		"a disk":              {at(`\\FILES\docs`), shareOf(`\\FILES\docs`, disk, "Papers"), "", nil},
		"a path on it":        {at(`\\FILES\DOCS\no\such`), shareOf(`\\FILES\docs`, disk, "Papers"), `\no\such`, nil},
		"a printer":           {at(`\\FILES\laser`), shareOf(`\\FILES\laser`, print, "First floor"), "", nil},
		"a printer as such":   {&provider.NetResource{RemoteName: `\\FILES\laser`, Type: print}, shareOf(`\\FILES\laser`, print, "First floor"), "", nil},
		"pipes":               {at(`\\FILES\IPC$`), pipes, "", nil},
		"a server":            {at(`\\FILES`), found(containerOf(`\\FILES`, provider.RESOURCEDISPLAYTYPE_SERVER)), "", nil},
		"the network":         {at(network), found(containerOf(network, provider.RESOURCEDISPLAYTYPE_NETWORK)), "", nil},
		"a printer as a disk": {&provider.NetResource{RemoteName: `\\FILES\laser`, Type: disk}, provider.NetResource{}, "", winerr.ERROR_BAD_DEV_TYPE},
		"an unknown type":     {&provider.NetResource{RemoteName: `\\FILES\docs`, Type: 4}, provider.NetResource{}, "", winerr.ERROR_INVALID_PARAMETER},
		"another provider's":  {&provider.NetResource{RemoteName: `\\FILES\docs`, Provider: "NFS Network"}, provider.NetResource{}, "", winerr.ERROR_BAD_NET_NAME},
		"another form":        {at("files:/docs"), provider.NetResource{}, "", winerr.ERROR_BAD_NET_NAME},
		"no share":            {at(`\\FILES\nothing`), provider.NetResource{}, "", winerr.ERROR_BAD_NET_NAME},
		"no server":           {at(`\\NOBODY\docs`), provider.NetResource{}, "", winerr.ERROR_BAD_NETPATH},
		"a closed share":      {at(`\\FILES\secret`), provider.NetResource{}, "", winerr.ERROR_ACCESS_DENIED},
		"nothing":             {nil, provider.NetResource{}, "", winerr.ERROR_INVALID_PARAMETER},
	} {
		t.Run(name, func(t *testing.T) {
			info, system, err := p.GetResourceInformation(s, tt.nr)
			require.Equal(t, tt.err, err)
			tt.want.Scope = 0
			if name == "pipes" {
				require.Regexp(t, `^IPC Service \(Samba `, info.Comment)
				info.Comment = ""
			}
			require.Equal(t, tt.want, info)
			require.Equal(t, tt.system, system)
		})
	}
	require.NoError(t, p.CancelConnection(s, `\\FILES\docs`, false))
	_, _, err := p.GetResourceInformation(s, at(`\\FILES\docs`))
	require.Equal(t, winerr.ERROR_NOT_AUTHENTICATED, err, "who shows no password is nobody to the server")
}

// A parent follows from the name alone: there is no server here.
func TestResourceParents(t *testing.T) {
	p, s := (&samba{}).provider(), somebody(t)
	dir := found(shareOf(`\\X\y\a`, provider.RESOURCETYPE_DISK, ""))
	dir.DisplayType = provider.RESOURCEDISPLAYTYPE_DIRECTORY
	for child, want := range map[string]provider.NetResource{
		`\\X\y\a\b`: dir,
		`\\X\y\a`:   found(shareOf(`\\X\y`, provider.RESOURCETYPE_DISK, "")),
		`\\X\y`:     found(containerOf(`\\X`, provider.RESOURCEDISPLAYTYPE_SERVER)),
		`\\X`:       found(containerOf(network, provider.RESOURCEDISPLAYTYPE_NETWORK)),
		network:     {Provider: network},
	} {
		up, err := p.GetResourceParent(s, at(child))
		require.NoError(t, err, child)
		require.Equal(t, want, up, child)
	}
	_, err := p.GetResourceParent(s, at("files:/docs"))
	require.Equal(t, winerr.ERROR_BAD_NET_NAME, err)
}

// With linked connections both halves of a token have the letters of either, and
// either cancels them; without, each has its own.
func TestBothHalvesOfAToken(t *testing.T) {
	server := startSamba(t)
	for _, linked := range []bool{false, true} {
		p := server.provider()
		table := session.NewTable(session.Options{EnableLinkedConnections: linked})
		half, err := table.Logon(session.Logon{User: session.User{Name: "alice"}, Administrator: true})
		require.NoError(t, err)
		other := half.Linked()
		require.NotNil(t, other)
		require.NoError(t, p.AddConnection(half, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}, alice))

		want := map[bool]error{false: winerr.ERROR_NOT_CONNECTED, true: nil}[linked]
		_, err = p.GetConnection(other, "Z:")
		require.Equal(t, want, err)
		h, err := p.OpenEnum(other, provider.RESOURCE_CONNECTED, 0, 0, nil)
		require.NoError(t, err)
		_, err = p.EnumResource(h, make([]provider.NetResource, 1))
		require.Equal(t, linked, err == nil)
		require.Equal(t, want, p.CancelConnection(other, "Z:", false))
		require.Equal(t, linked, len(p.Snapshot()) == 0)
	}
}

// The option has a cancel by remote name end the letters as well.
func TestCancelRemoteAll(t *testing.T) {
	p := startSamba(t).provider()
	s, err := session.NewTable(session.Options{CancelRemoteAll: true}).Logon(session.Logon{User: session.User{Name: "alice"}})
	require.NoError(t, err)
	for _, local := range []string{"Z:", "Y:", ""} {
		require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: local, RemoteName: `\\FILES\docs`}, alice))
	}
	require.NoError(t, p.CancelConnection(s, `\\files\DOCS`, false))
	require.Empty(t, p.Snapshot())
	require.Zero(t, s.Devices().GetLogicalDrives())
}
