package fake_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// NPGetUniversalName: the connected name with the rest of the path. The object need
// not exist.
func TestFakeGetUniversalName(t *testing.T) {
	const universal, remote = provider.UNIVERSAL_NAME_INFO_LEVEL, provider.REMOTE_NAME_INFO_LEVEL
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\FILES\docs\sub`, none)
	for path, rest := range map[string]string{
		`Z:`: "", `z:\`: `\`, `Z:\dir\file.txt`: `\dir\file.txt`, `Z:/dir/file.txt`: `\dir\file.txt`, `Z:\a:b*`: `\a:b*`,
	} {
		name, err := m.GetUniversalName(m.s, path, universal)
		require.NoError(t, err)
		require.Equal(t, provider.UniversalName{Universal: `\\FILES\docs\sub` + rest}, name, path)
		name, err = m.GetUniversalName(m.s, path, remote)
		require.NoError(t, err)
		want := provider.UniversalName{Universal: `\\FILES\docs\sub` + rest, Connection: `\\FILES\docs\sub`, Remaining: rest}
		require.Equal(t, want, name, path)
	}
	for _, c := range []struct {
		name, path string
		level      provider.Level
		want       winerr.Errno
	}{
		{"WN_BAD_LOCALNAME/UNC", `\\FILES\docs\sub`, universal, winerr.WN_BAD_LOCALNAME},
		{"WN_BAD_LOCALNAME/relative", `dir\file`, universal, winerr.WN_BAD_LOCALNAME},
		{"WN_BAD_LOCALNAME/relative to the drive", `Z:file`, universal, winerr.WN_BAD_LOCALNAME},
		{"WN_BAD_LOCALNAME/port", `LPT1`, universal, winerr.WN_BAD_LOCALNAME},
		{"WN_BAD_LOCALNAME/empty", ``, remote, winerr.WN_BAD_LOCALNAME},
		{"WN_NOT_CONNECTED", `Y:\file`, universal, winerr.WN_NOT_CONNECTED},
		{"WN_NOT_CONNECTED/before the level", `Y:\file`, 7, winerr.WN_NOT_CONNECTED},
		{"ERROR_INVALID_LEVEL", `Z:\file`, 0, winerr.ERROR_INVALID_LEVEL},
		{"ERROR_INVALID_LEVEL", `Z:\file`, 3, winerr.ERROR_INVALID_LEVEL},
	} {
		t.Run("NPGetUniversalName/"+c.name, func(t *testing.T) {
			m.on(t).refused(c.want, func() error { _, err := m.GetUniversalName(m.s, c.path, c.level); return err })
		})
	}
}

// WNetGetUniversalName, ERROR_NOT_SUPPORTED: a network that has no universal names.
func TestFakeWithoutUniversalNames(t *testing.T) {
	m := connectedMachine(t)
	m.Kind.NoUniversalNames = true
	m.refused(winerr.ERROR_NOT_SUPPORTED, func() error {
		_, err := m.GetUniversalName(m.s, `Z:\file`, provider.UNIVERSAL_NAME_INFO_LEVEL)
		return err
	})
	name, err := m.GetUniversalName(m.s, `Z:\file`, provider.REMOTE_NAME_INFO_LEVEL)
	require.NoError(t, err)
	require.Equal(t, provider.UniversalName{Connection: `\\FILES\public`, Remaining: `\file`}, name)
}

// without leaves the fields that the resource calls don't give.
func without(r provider.NetResource) provider.NetResource {
	r.Scope, r.Comment = 0, ""
	return r
}

// NPGetResourceInformation: the resource as an enumeration spells it, and the rest
// of the name for the system, which need not exist.
func TestFakeGetResourceInformation(t *testing.T) {
	const server, domain, network = provider.RESOURCEDISPLAYTYPE_SERVER, provider.RESOURCEDISPLAYTYPE_DOMAIN, provider.RESOURCEDISPLAYTYPE_NETWORK
	m := start(t, `CORP\alice`)
	admin, ipc := shared(disk, `\\FILES\C$`, ""), shared(0, `\\FILES\IPC$`, "")
	admin.DisplayType, ipc.DisplayType = provider.RESOURCEDISPLAYTYPE_SHAREADMIN, provider.RESOURCEDISPLAYTYPE_SHAREADMIN
	ipc.Usage |= provider.RESOURCEUSAGE_NOLOCALDEVICE
	for _, c := range []struct {
		nr     provider.NetResource
		want   provider.NetResource
		system string
	}{
		{provider.NetResource{RemoteName: `\\FILES\public`}, filesShares()[0], ""},
		{provider.NetResource{RemoteName: `\\files\PUBLIC\`, Type: disk}, filesShares()[0], ""},
		{provider.NetResource{RemoteName: `\\10.0.0.1\docs\no\Such`, Provider: lanman}, filesShares()[3], `\no\Such`},
		{provider.NetResource{RemoteName: `\\files\laser`, Type: printer}, filesShares()[5], ""},
		{provider.NetResource{RemoteName: `\\files\c$\x`}, admin, `\x`},
		{provider.NetResource{RemoteName: `\\files\ipc$`}, ipc, ""},
		{provider.NetResource{RemoteName: `\\files`}, container(server, `\\FILES`, ""), ""},
		{provider.NetResource{RemoteName: `\\files`, Type: disk}, container(server, `\\FILES`, ""), ""},
		{provider.NetResource{RemoteName: `corp`, Type: printer}, container(domain, `CORP`, ""), ""},
		{provider.NetResource{RemoteName: `corp`}, container(domain, `CORP`, ""), ""},
		{provider.NetResource{RemoteName: `microsoft windows network`}, container(network, lanman, ""), ""},
	} {
		info, system, err := m.GetResourceInformation(m.s, &c.nr)
		require.NoError(t, err, c.nr)
		c.want.Scope = 0 // a share keeps its comment
		require.Empty(t, cmp.Diff(c.want, info))
		require.Equal(t, c.system, system)
	}
}

func TestFakeGetResourceInformationRefuses(t *testing.T) {
	m := start(t, `CORP\alice`)
	erin := m.in(m.logon(`CORP\erin`))
	for _, c := range []struct {
		name string
		m    *machine
		nr   *provider.NetResource
		want winerr.Errno
	}{
		{"WN_BAD_VALUE/no resource", m, nil, winerr.WN_BAD_VALUE},
		{"WN_BAD_VALUE/type", m, &provider.NetResource{RemoteName: `\\FILES\public`, Type: 3}, winerr.WN_BAD_VALUE},
		{"WN_BAD_NETNAME/empty", m, &provider.NetResource{}, winerr.WN_BAD_NETNAME},
		{"WN_BAD_NETNAME/another provider", m, &provider.NetResource{RemoteName: `\\FILES\public`, Provider: "Other"}, winerr.WN_BAD_NETNAME},
		{"WN_BAD_NETNAME/no such share", m, &provider.NetResource{RemoteName: `\\FILES\nosuch`}, winerr.WN_BAD_NETNAME},
		{"WN_BAD_NETNAME/another network", m, &provider.NetResource{RemoteName: `http://FILES/public`}, winerr.WN_BAD_NETNAME},
		{"ERROR_BAD_NETPATH/unknown", m, &provider.NetResource{RemoteName: `\\NOSUCH\public`}, winerr.ERROR_BAD_NETPATH},
		{"ERROR_BAD_NETPATH/down", m, &provider.NetResource{RemoteName: `\\DOWN`}, winerr.ERROR_BAD_NETPATH},
		{"WN_BAD_DEV_TYPE", m, &provider.NetResource{RemoteName: `\\FILES\public`, Type: provider.RESOURCETYPE_PRINT}, winerr.WN_BAD_DEV_TYPE},
		{"WN_NOT_AUTHENTICATED", erin, &provider.NetResource{RemoteName: `\\FILES\public`}, winerr.WN_NOT_AUTHENTICATED},
		{"WN_ACCESS_DENIED", m, &provider.NetResource{RemoteName: `\\FILES\denied`}, winerr.WN_ACCESS_DENIED},
	} {
		t.Run("NPGetResourceInformation/"+c.name, func(t *testing.T) {
			m.on(t).refused(c.want, func() error {
				info, system, err := m.GetResourceInformation(c.m.s, c.nr)
				require.Zero(t, info)
				require.Zero(t, system)
				return err
			})
		})
	}
	erin.added("", `\\FILES\IPC$`, session.As("carol", "C3"))
	_, _, err := m.GetResourceInformation(erin.s, &provider.NetResource{RemoteName: `\\FILES\public`})
	require.NoError(t, err, "by the credentials in use")
}

// NPGetResourceParent: by the form of the name; neither need exist.
func TestFakeGetResourceParent(t *testing.T) {
	const server, domain, network = provider.RESOURCEDISPLAYTYPE_SERVER, provider.RESOURCEDISPLAYTYPE_DOMAIN, provider.RESOURCEDISPLAYTYPE_NETWORK
	m := start(t, `CORP\alice`)
	directory := shared(disk, `\\files\docs\sub`, "")
	directory.DisplayType = provider.RESOURCEDISPLAYTYPE_DIRECTORY
	for name, want := range map[string]provider.NetResource{
		`\\files\docs\sub\deep`: directory,
		`\\files\docs\sub`:      shared(disk, `\\FILES\docs`, ""),
		`\\files\new\sub`:       shared(disk, `\\files\new`, ""),
		`\\files\docs`:          container(server, `\\FILES`, ""),
		`\\nosuch\x\y`:          shared(disk, `\\nosuch\x`, ""),
		`\\nosuch\x`:            container(server, `\\nosuch`, ""),
		`\\down\x`:              container(server, `\\DOWN`, ""),
		`\\files`:               container(domain, `CORP`, ""),
		`\\home`:                container(network, lanman, ""),
		`\\nosuch`:              container(network, lanman, ""),
		`corp`:                  container(network, lanman, ""),
		lanman:                  {Provider: lanman},
	} {
		parent, err := m.GetResourceParent(m.s, &provider.NetResource{RemoteName: name, Provider: lanman})
		require.NoError(t, err, name)
		require.Empty(t, cmp.Diff(without(want), parent), name)
	}
	for name, c := range map[string]struct {
		nr   *provider.NetResource
		want winerr.Errno
	}{
		"WN_BAD_VALUE/no resource":        {nil, winerr.WN_BAD_VALUE},
		"WN_BAD_VALUE/type":               {&provider.NetResource{RemoteName: `\\files\docs`, Type: 3}, winerr.WN_BAD_VALUE},
		"WN_BAD_NETNAME/empty":            {&provider.NetResource{}, winerr.WN_BAD_NETNAME},
		"WN_BAD_NETNAME/malformed":        {&provider.NetResource{RemoteName: `\\files\do?cs`}, winerr.WN_BAD_NETNAME},
		"WN_BAD_NETNAME/another provider": {&provider.NetResource{RemoteName: `\\files`, Provider: "Other"}, winerr.WN_BAD_NETNAME},
	} {
		t.Run("NPGetResourceParent/"+name, func(t *testing.T) {
			m.on(t).refused(c.want, func() error { _, err := m.GetResourceParent(m.s, c.nr); return err })
		})
	}
}

// NPFormatNetworkName.
func TestFakeFormatNetworkName(t *testing.T) {
	const lines, short, inside = provider.WNFMT_MULTILINE, provider.WNFMT_ABBREVIATED, provider.WNFMT_INENUM
	f := office(t)
	for _, c := range []struct {
		name  string
		flags provider.FormatFlags
		width uint32
		want  string
	}{
		{`\\server\share\dir`, lines, 0, `\\server\share\dir`},
		{`\\server\share\dir`, lines, 18, `\\server\share\dir`},
		{`\\server\share\dir`, lines, 17, "\\\\server\\share\\\ndir"},
		{`\\server\share\dir`, lines, 10, "\\\\server\\\nshare\\dir"},
		{`\\server\share\dir`, lines, 1, "\\\\server\\\nshare\\\ndir"},
		{`\\server\share\dir\`, lines | inside, 0, `dir`},
		{`\\server\share\dir`, short, 0, `\\server\share\dir`},
		{`\\server\share\dir`, short, 18, `\\server\share\dir`},
		{`\\server\share\dir`, short, 17, `\\server\...\dir`},
		{`\\server\share\dir`, short, 5, `dir`},
		{`\\server\share`, short | inside, 0, `share`},
		{`\\server`, short | inside | provider.WNFMT_CONNECTION, 0, `server`},
		{`CORP`, short, 0, `CORP`},
		{`\\s\h\𝄞`, short, 8, `\\s\h\𝄞`}, // the clef is two characters of Windows
		{`\\s\h\𝄞`, short, 7, `𝄞`},
		{`\\s\𝄞\h`, lines, 7, "\\\\s\\𝄞\\\nh"},
		{`\\s\𝄞\h`, lines, 6, "\\\\s\\\n𝄞\\h"},
		{lanman, lines, 0, lanman},
	} {
		got, err := f.FormatNetworkName(c.name, c.flags, c.width)
		require.NoError(t, err)
		require.Equal(t, c.want, got, "%v", c)
	}
	for _, flags := range []provider.FormatFlags{0, inside, lines | short, short | 0x40} {
		_, err := f.FormatNetworkName(`\\server`, flags, 0)
		require.Equal(t, winerr.ERROR_INVALID_PARAMETER, err)
	}
	_, err := f.FormatNetworkName(`nosuch`, short, 0)
	require.Equal(t, winerr.ERROR_BAD_NET_NAME, err)
	f.Kind.Caps = &redirector.Capabilities{}
	_, err = f.FormatNetworkName(`\\server`, short, 0)
	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, err)
}
