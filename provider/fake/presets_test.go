package fake_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// aFile is the content of every share of the presets.
var aFile = fstest.MapFS{"dir/a.txt": {Data: []byte("hello")}}

func guestServer(name string) fake.Server {
	return fake.Server{Name: name, Guest: true, Shares: []fake.Share{{Name: "docs", FS: aFile}, {Name: "DavWWWRoot", FS: aFile}}}
}

// preset is a network of a real Windows with what is published of it: the
// names and types of winnetwk.h, and the registry keys.
type preset struct {
	network fake.Network
	name    string
	service string
	netType uint32
	share   string   // a name of the share docs
	names   []string // further names of it
	others  []string // names that aren't of this network
	target  string   // of Z:, with LUID for the LUID of the session
}

func presets() []preset {
	docs := fake.Share{Name: "docs", FS: aFile}
	return []preset{
		{
			fake.WindowsNetwork(guestServer("server")), "Microsoft Windows Network", "LanmanWorkstation", 0x00020000,
			`\\server\docs`, []string{`\\SERVER\Docs`, `\\server\docs\dir`},
			[]string{`server:/docs`, `http://server/docs`, `docs`, ``}, `\Device\LanmanRedirector\;Z:LUID\server\docs`,
		},
		{
			fake.WebClient(guestServer("dav.example@SSL@8443")), "Web Client Network", "webclient", 0x002E0000,
			`\\dav.example@SSL@8443\docs`,
			[]string{
				`\\dav.example@SSL@8443\DavWWWRoot\docs`, `\\DAV.example@ssl@8443\davwwwroot\docs\dir`, `https://dav.example:8443/docs`,
				`HTTPS://dav.example:8443/docs/dir/`, `\\dav.example@SSL@8443\DavWWWRoot`, `https://dav.example:8443`,
			},
			[]string{`ftp://dav.example/docs`, `https://dav.example:0/docs`, `\\dav.example@x\docs`, `\\dav.example@SSL@x\docs`, `https:///docs`, `https://u:p@dav.example:8443/docs`},
			`\Device\WebDavRedirector\;Z:LUID\dav.example@SSL@8443\docs`,
		},
		{
			fake.TerminalServices(docs), "Microsoft Terminal Services", "RDPNP", 0x00360000,
			`\\tsclient\docs`, []string{`\\TSCLIENT\docs\dir`}, []string{`\\server\docs`, `tsclient`, `\\tsclient.example\docs`},
			`\Device\RdpDr\;Z:1\tsclient\docs`,
		},
		{
			fake.Plan9(docs), "Plan 9 Network Provider", "P9NP", 0x00480000,
			`\\wsl.localhost\docs`, []string{`\\wsl$\docs`, `\\WSL$\Docs`}, []string{`\\wsl\docs`, `\\wsl.local\docs`},
			`\Device\P9Rdr\;Z:LUID\wsl.localhost\docs`,
		},
		{
			fake.NFSNetwork(guestServer("unix")), "NFS Network", "NfsRdr", 0x00420000,
			`\\unix\docs`, []string{`unix:/docs`, `unix:/docs/`, `UNIX:/docs/dir`, `\\unix\docs\dir`},
			[]string{`unix:docs`, `:/docs`, `unix:/docs\dir`}, `\Device\NfsRdr\;Z:LUID\unix\docs`,
		},
		{
			fake.VirtualBox(docs), "VirtualBox Shared Folders", "VBoxSF", 0x00250000,
			`\\VBOXSVR\docs`, []string{`\\vboxsvr\docs`, `\\VBOXSRV\docs\dir`}, []string{`\\VBOX\docs`, `\\tsclient\docs`},
			`\Device\VBoxMiniRdr\;Z:\VBOXSVR\docs`,
		},
		{
			fake.VMware(fstest.MapFS{"docs/dir/a.txt": {Data: []byte("hello")}}), "VMware Shared Folders", "vmhgfs", 0x003F0000,
			`\\.host\Shared Folders\docs`, []string{`\\.HOST\shared folders\docs`, `\\vmware-host\Shared Folders\docs\dir`},
			[]string{`\\host\Shared Folders\docs`, `\\.\Shared Folders`}, `\Device\HGFS\;Z:LUID\.host\Shared Folders\docs`,
		},
	}
}

// onPreset is a machine on such a network, with somebody logged on whom no
// server knows.
func onPreset(t *testing.T, p preset) *machine {
	t.Helper()
	m := start(t, `CORP\alice`)
	net, err := fake.New(p.network)
	require.NoError(t, err)
	m.Provider = net
	return m
}

func TestPresetsHaveTheRealNames(t *testing.T) {
	for _, p := range presets() {
		t.Run(p.name, func(t *testing.T) {
			m := onPreset(t, p)
			require.Equal(t, p.name, m.Provider.Name())
			require.Equal(t, p.netType, m.GetCaps(provider.WNNC_NET_TYPE))
			require.Equal(t, provider.Registration{Service: p.service, Class: provider.WN_NETWORK_CLASS}, provider.RegistrationOf(m.Provider))
			require.Equal(t, provider.WNNC_START_DONE, m.GetCaps(provider.WNNC_START))
		})
	}
}

func TestPresetsConnectByTheirNames(t *testing.T) {
	for _, p := range presets() {
		for _, remote := range append(p.names, p.share) {
			t.Run(p.name+" "+remote, func(t *testing.T) {
				m := onPreset(t, p)
				m.added("Z:", remote, none)
				got, err := m.GetConnection(m.s, "Z:")
				require.NoError(t, err)
				require.Contains(t, []string{remote, remote[:len(remote)-1]}, got)
				require.NoError(t, m.CancelConnection(m.s, "Z:", false))
			})
		}
	}
}

func TestPresetsRefuseOtherNames(t *testing.T) {
	for _, p := range presets() {
		for _, remote := range p.others {
			t.Run(p.name+" "+remote, func(t *testing.T) {
				m := onPreset(t, p)
				want := winerr.ERROR_BAD_NET_NAME
				if _, one := p.network.Kind.Syntax.(fake.OneServer); one {
					want = winerr.ERROR_INVALID_PARAMETER
				}
				nr := &provider.NetResource{RemoteName: remote}
				m.refused(want, func() error { return m.add("Z:", remote, none) })
				m.refused(want, func() error { return m.add("", remote, none) })
				if remote == "" {
					return // the top of the network, for the other calls
				}
				m.refused(want, func() error { _, _, err := m.GetResourceInformation(m.s, nr); return err })
				m.refused(want, func() error { _, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, nr); return err })
			})
		}
	}
}

func TestPresetsAreFoundByName(t *testing.T) {
	for _, p := range presets() {
		got, found := fake.Preset(strings.ToUpper(p.name))
		require.True(t, found, p.name)
		require.Equal(t, p.netType, got.Kind.NetType)
	}
	smb, found := fake.Preset("")
	require.True(t, found)
	require.Equal(t, "LanmanWorkstation", smb.Kind.Service)
	_, found = fake.Preset("Banyan Vines")
	require.False(t, found)
}

// What QueryDosDevice gives, and the file behind it.
func TestPresetsDefineTheirDevices(t *testing.T) {
	for _, p := range presets() {
		t.Run(p.name, func(t *testing.T) {
			m := onPreset(t, p)
			m.added("Z:", p.share, none)
			targets, err := m.s.Devices().QueryDosDevice("Z:")
			require.NoError(t, err)
			require.Equal(t, []string{withLUID(p.target, m.s)}, targets)
			require.Equal(t, "hello", m.read(`Z:\dir\a.txt`))
			name, err := m.GetUniversalName(m.s, `Z:\dir`, provider.UNIVERSAL_NAME_INFO_LEVEL)
			require.NoError(t, err)
			require.Equal(t, p.share+`\dir`, name.Universal)
		})
	}
}

// withLUID puts the LUID of a session into a target: 16 hexadecimal digits.
func withLUID(target string, s *session.Session) string {
	return strings.Replace(target, "LUID", fmt.Sprintf("%016x", uint64(s.LUID())), 1)
}

// Below a distribution nothing can be connected, and everything be opened (WSL issues).
func TestPlan9TakesNoDirectories(t *testing.T) {
	m := onPreset(t, preset{network: fake.Plan9(fake.Share{Name: "Ubuntu", FS: aFile})})
	for _, local := range []string{"Z:", ""} {
		m.refused(winerr.ERROR_BAD_NET_NAME, func() error { return m.add(local, `\\wsl$\Ubuntu\dir`, none) })
	}
	m.added("Z:", `\\wsl$\Ubuntu`, none)
	require.Equal(t, "hello", m.read(`Z:\dir\a.txt`))
	require.Equal(t, "hello", m.read(`\\wsl.localhost\Ubuntu\dir\a.txt`))
}

// "Using the WebDAV Redirector" (Microsoft): whom the server refuses, for whatever reason, is ERROR_ACCESS_DENIED, no web server
// ERROR_BAD_NET_NAME, and what a server answers itself is the code.
func TestWebClientRefusesInItsOwnWay(t *testing.T) {
	m := onPreset(t, preset{network: fake.WebClient(fake.Server{
		Name: "host", Accounts: []fake.Account{{Name: "bob", Password: "B2"}},
		Shares: []fake.Share{{Name: "docs", FS: aFile}, {Name: "secret", Deny: []string{"bob"}}},
	})})
	bob := session.As("bob", "B2")
	for _, cred := range []session.Credentials{none, session.As("nobody", "x"), session.As("bob", "x"), session.As(`host\bob`, "x")} {
		m.refused(winerr.ERROR_ACCESS_DENIED, func() error { return m.add("Z:", "http://host/docs", cred) })
	}
	m.refused(winerr.ERROR_ACCESS_DENIED, func() error { return m.add("Z:", "http://host/secret", bob) })
	m.refused(winerr.ERROR_BAD_NET_NAME, func() error { return m.add("Z:", "http://nowhere/docs", bob) })
	m.added("Z:", "http://host/docs", bob)
	for _, code := range []winerr.Errno{
		winerr.ERROR_UNEXP_NET_ERR, winerr.ERROR_NOT_AUTHENTICATED, winerr.ERROR_CANT_ACCESS_FILE, winerr.ERROR_BAD_NET_RESP,
	} {
		require.NoError(t, m.Provider.SetAnswer("HOST", code))
		m.refused(code, func() error { return m.add("Y:", "http://host/docs", bob) })
		m.refused(code, func() error { _, err := m.OpenFile(m.s, `Z:\dir\a.txt`, os.O_RDONLY, 0); return err })
	}
	require.ErrorIs(t, m.Provider.SetAnswer("nowhere", 0), winerr.ERROR_BAD_NETPATH)
	require.NoError(t, m.Provider.SetAnswer("host", winerr.NO_ERROR))
	require.Equal(t, "hello", m.read(`Z:\dir\a.txt`))
	require.NoError(t, m.Provider.SetDown("host", true))
	m.refused(winerr.ERROR_BAD_NET_NAME, func() error { return m.add("Y:", "http://host/docs", bob) })
}

// What is at the top of a web server is reached by every form of its name, whether it is a share of its own or not.
func TestDavWWWRootIsTheTop(t *testing.T) {
	top := fake.NewMemFS()
	for _, name := range []string{"a.txt", "dir/a.txt", "dir/sub/a.txt"} {
		require.NoError(t, top.WriteFile(name, []byte(name)))
	}
	m := onPreset(t, preset{network: fake.WebClient(fake.Server{
		Name: "host@8080", Guest: true, Shares: []fake.Share{{Name: "DavWWWRoot", FS: top}, {Name: "docs", FS: aFile}},
	})})
	m.added("Z:", "http://host:8080/", none)
	for path, want := range map[string]string{
		`Z:\a.txt`: "a.txt", `\\host@8080\DavWWWRoot\a.txt`: "a.txt", `\\host@8080\a.txt`: "a.txt",
		`Z:\dir\a.txt`: "dir/a.txt", `\\host@8080\davwwwroot\Dir\a.txt`: "dir/a.txt", `\\HOST@8080\dir\a.txt`: "dir/a.txt",
		`\\host@8080\DavWWWRoot\docs\dir\a.txt`: "hello",
	} {
		require.Equal(t, want, m.read(path), path)
	}
	for _, remote := range []string{"http://host:8080/dir", "http://host:8080/dir/", `\\host@8080\DavWWWRoot\dir`} {
		m.added("Y:", remote, none)
		require.Equal(t, "dir/sub/a.txt", m.read(`Y:\sub\a.txt`))
		require.NoError(t, m.Mkdir(m.s, `Y:\new`, 0o777))
		require.NoError(t, m.Remove(m.s, `Z:\dir\new`))
		require.NoError(t, m.CancelConnection(m.s, "Y:", false))
	}
	m.added("Y:", "http://host:8080/dir/sub", none)
	require.Equal(t, "dir/sub/a.txt", m.read(`Y:\..\a.txt`), "the drive's own top")
	for _, remote := range []string{"http://host:8080/no", "http://host:8080/a.txt", "http://host:8080/dir/no"} {
		m.refused(winerr.ERROR_BAD_NET_NAME, func() error { return m.add("X:", remote, none) })
	}
}

// The ports that go without saying aren't part of a server's name.
func TestDAVNamesAreOfOneForm(t *testing.T) {
	for name, want := range map[string]provider.RemoteName{
		`http://h/a`:           {Server: "h", Share: "a"},
		`http://h:80/a/b%20c`:  {Server: "h", Share: "a", Rest: `\b c`},
		`http://h:0080/a`:      {Server: "h", Share: "a"},
		`http://h:443/a`:       {Server: "h@443", Share: "a"},
		`https://h:443/a`:      {Server: "h@SSL", Share: "a"},
		`https://h:80/a`:       {Server: "h@SSL@80", Share: "a"},
		`\\h\a`:                {Server: "h", Share: "a"},
		`\\h@80\a`:             {Server: "h", Share: "a"},
		`\\h@SSL@443\a\b`:      {Server: "h@SSL", Share: "a", Rest: `\b`},
		`\\h@ssl\DavWWWRoot\a`: {Server: "h@SSL", Share: "a"},
		`\\h\DavWWWRoot\a\b\c`: {Server: "h", Share: "a", Rest: `\b\c`},
		`\\h\DavWWWRoot`:       {Server: "h", Share: "DavWWWRoot"},
		`http://h`:             {Server: "h", Share: "DavWWWRoot"},
		`\\h@8080`:             {Server: "h@8080"},
	} {
		got, ok := fake.DAV{}.Parse(name)
		require.True(t, ok, name)
		require.Equal(t, want, got, name)
		again, ok := fake.DAV{}.Parse(fake.DAV{}.Spell(got))
		require.True(t, ok)
		require.Equal(t, want, again, name)
	}
	for _, bad := range []string{"", "h", "http:", "http://h:99999/a", "http://h/a?b", "http://h/a#b", "http://[::1]/a", "http://h/a%zz", `http://h\a`, `\\@SSL\a`, `\\h\DavWWWRoot\\a`, "http:h/a"} {
		_, ok := fake.DAV{}.Parse(bad)
		require.False(t, ok, bad)
	}
}

func TestWindows11(t *testing.T) {
	names := func(networks ...fake.Network) (list []string) {
		providers, err := fake.Windows11(networks...)
		require.NoError(t, err)
		for _, p := range providers {
			list = append(list, provider.RegistrationOf(p).Service)
		}
		return list
	}
	want := []string{"RDPNP", "LanmanWorkstation", "webclient"}
	require.Equal(t, want, names())
	require.Equal(t, want, names(fake.WebClient(), fake.Network{}, fake.TerminalServices()))
	require.Equal(t, append([]string{"P9NP"}, want...), names(fake.WindowsNetwork(), fake.Plan9()))
	require.Equal(t, append(want, "VBoxSF", "NfsRdr"), names(fake.VirtualBox(), fake.WindowsNetwork(), fake.NFSNetwork()))

	_, err := fake.Windows11(fake.WindowsNetwork(fake.Server{Name: "a*b"}))
	require.ErrorIs(t, err, winerr.ERROR_INVALID_NAME)
}

func ExampleWindows11() {
	providers, err := fake.Windows11(
		fake.WebClient(fake.Server{Name: "dav.example@SSL", Guest: true, Shares: []fake.Share{{Name: "docs"}}}),
		fake.VirtualBox(fake.Share{Name: "host"}),
	)
	if err != nil {
		fmt.Println(err)
	}
	for _, p := range providers {
		fmt.Printf("%s: %s\n", provider.RegistrationOf(p).Service, p.Name())
	}
	// Output:
	// RDPNP: Microsoft Terminal Services
	// LanmanWorkstation: Microsoft Windows Network
	// webclient: Web Client Network
	// VBoxSF: VirtualBox Shared Folders
}
