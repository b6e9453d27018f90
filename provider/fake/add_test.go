package fake_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

var none session.Credentials

// addings are the three ways to connect.
func (m *machine) addings(nr *provider.NetResource, cred session.Credentials) map[string]func() error {
	return map[string]func() error{
		"NPAddConnection":  func() error { return m.AddConnection(m.s, nr, cred) },
		"NPAddConnection3": func() error { return m.AddConnection3(m.s, 0, nr, cred, 0) },
		"NPAddConnection4": func() error {
			return m.AddConnection4(m.s, 0, nr, redirector.PackCredentials(cred), 0, []byte("options"))
		},
	}
}

// NPAddConnection/WN_SUCCESS: redirected, or deviceless without a local name.
func TestFakeAddConnection(t *testing.T) {
	for _, c := range []struct {
		nr   provider.NetResource
		want provider.ConnectionSnapshot // without what every row has
	}{
		{provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\public`, Type: disk}, provider.ConnectionSnapshot{Local: "Z:", Type: disk}},
		{provider.NetResource{LocalName: "z:", RemoteName: `\\FILES\public`}, provider.ConnectionSnapshot{Local: "Z:", Type: disk}},
		{provider.NetResource{LocalName: "LPT1", RemoteName: `\\FILES\laser`}, provider.ConnectionSnapshot{Local: "LPT1", Type: printer}},
		{provider.NetResource{LocalName: "lpt9:", RemoteName: `\\FILES\laser`, Type: printer}, provider.ConnectionSnapshot{Local: "LPT9", Type: printer}},
		{provider.NetResource{RemoteName: `\\FILES\laser`}, provider.ConnectionSnapshot{Type: printer}},
		{provider.NetResource{RemoteName: `\\FILES\IPC$`}, provider.ConnectionSnapshot{}},
		{provider.NetResource{RemoteName: `\\files\ipc$`}, provider.ConnectionSnapshot{}},
		{provider.NetResource{LocalName: "Z:", RemoteName: `\\files\C$`}, provider.ConnectionSnapshot{Local: "Z:", Type: disk}},
		{provider.NetResource{LocalName: "Z:", RemoteName: `\\10.0.0.1\public`}, provider.ConnectionSnapshot{Local: "Z:", Type: disk}},
		{provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs\SUB\deep`}, provider.ConnectionSnapshot{Local: "Z:", Type: disk}},
		{provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\public\any`}, provider.ConnectionSnapshot{Local: "Z:", Type: disk}},
	} {
		m := start(t, `CORP\alice`)
		c.want.LUID, c.want.User = m.s.LUID(), `CORP\alice`
		c.want.Remote = c.nr.RemoteName
		for name := range m.addings(nil, none) {
			m := start(t, `CORP\alice`)
			require.NoError(t, m.addings(&c.nr, none)[name](), "%s %v", name, c.nr)
			require.Empty(t, cmp.Diff([]provider.ConnectionSnapshot{c.want}, m.Snapshot()))
			require.Len(t, m.s.Devices().Snapshot(), min(1, len(c.want.Local)))
		}
	}
}

// QueryDosDevice: the redirector, the drive with the LUID in 16 digits, and the
// remote name.
func TestFakeDeviceTarget(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\FILES\docs\sub`, none)
	targets, err := m.s.Devices().QueryDosDevice("Z:")
	require.NoError(t, err)
	require.Equal(t, []string{`\Device\LanmanRedirector\;Z:` + m.s.LUID().Hex16() + `\FILES\docs\sub`}, targets)
	require.Equal(t, session.DRIVE_REMOTE, m.s.Devices().GetDriveType(`Z:\`))

	m.Kind.Target = redirector.RedirectorTarget(`\Device\WebDavRedirector`)
	m.added("Y:", `\\FILES\docs`, none)
	targets, err = m.s.Devices().QueryDosDevice("Y:")
	require.NoError(t, err)
	require.Equal(t, []string{`\Device\WebDavRedirector\;Y:` + m.s.LUID().Hex16() + `\FILES\docs`}, targets)

	m.Kind.Target = nil
	m.added("LPT1", `\\FILES\laser`, none)
	targets, err = m.s.Devices().QueryDosDevice("LPT1")
	require.NoError(t, err)
	require.Equal(t, []string{`\Device\LanmanRedirector\;LPT1:` + m.s.LUID().Hex16() + `\FILES\laser`}, targets)
}

const disk, printer = provider.RESOURCETYPE_DISK, provider.RESOURCETYPE_PRINT

// addRefusals is what connecting refuses. The codes without a WN_ name are those
// that WNetAddConnection2W lists.
var addRefusals = []struct {
	name string
	nr   provider.NetResource
	cred session.Credentials
	want winerr.Errno
}{
	{"WN_BAD_NETNAME/empty", provider.NetResource{LocalName: "Z:"}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/no UNC name", provider.NetResource{RemoteName: `FILES\public`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/slashes", provider.NetResource{RemoteName: `//FILES/public`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/server alone", provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/too many backslashes", provider.NetResource{RemoteName: `\\FILES\\`}, none, winerr.WN_BAD_NETNAME},
	{"ERROR_BAD_NETPATH/server alone", provider.NetResource{RemoteName: `\\NOSUCH`}, none, winerr.ERROR_BAD_NETPATH},
	{"ERROR_BAD_DEV_TYPE/server alone", provider.NetResource{RemoteName: `\\FILES`, Type: provider.RESOURCETYPE_PRINT}, none, winerr.ERROR_BAD_DEV_TYPE},
	{"WN_BAD_NETNAME/no server", provider.NetResource{RemoteName: `\\\public`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/no share", provider.NetResource{RemoteName: `\\FILES\\public`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/device path", provider.NetResource{RemoteName: `\\.\public`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/characters", provider.NetResource{RemoteName: `\\FILES\pub*lic`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/characters below", provider.NetResource{RemoteName: `\\FILES\public\a:b`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/detour", provider.NetResource{RemoteName: `\\FILES\docs\sub\..\sub`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/two backslashes", provider.NetResource{RemoteName: `\\FILES\docs\\sub`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/two backslashes at the end", provider.NetResource{RemoteName: `\\FILES\docs\\`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/longer than MAX_PATH", provider.NetResource{RemoteName: `\\FILES\public\` + strings.Repeat("d", 260)}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/not UTF-8", provider.NetResource{RemoteName: "\\\\FILES\\public\\a\xff"}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/not UTF-8, device", provider.NetResource{LocalName: "Z:", RemoteName: "\\\\FILES\\public\\a\xff"}, none, winerr.WN_BAD_NETNAME},
	{"ERROR_BAD_NETPATH/unknown", provider.NetResource{RemoteName: `\\NOSUCH\public`}, none, winerr.ERROR_BAD_NETPATH},
	{"ERROR_BAD_NETPATH/down", provider.NetResource{RemoteName: `\\DOWN\data`}, none, winerr.ERROR_BAD_NETPATH},
	{"ERROR_BAD_NETPATH/before other parameters", provider.NetResource{LocalName: "ZZ", RemoteName: `\\NOSUCH\x`, Type: 9},
		session.As(`\`, ""), winerr.ERROR_BAD_NETPATH},
	{"WN_BAD_NETNAME/no such share", provider.NetResource{RemoteName: `\\FILES\nosuch`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/no such directory", provider.NetResource{RemoteName: `\\FILES\docs\nosuch`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/a file", provider.NetResource{RemoteName: `\\FILES\docs\Readme.txt`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_NETNAME/below a printer", provider.NetResource{RemoteName: `\\FILES\laser\dir`}, none, winerr.WN_BAD_NETNAME},
	{"WN_BAD_LOCALNAME", provider.NetResource{LocalName: "ZZ:", RemoteName: `\\FILES\public`}, none, winerr.WN_BAD_LOCALNAME},
	{"WN_BAD_LOCALNAME/root", provider.NetResource{LocalName: `Z:\`, RemoteName: `\\FILES\public`}, none, winerr.WN_BAD_LOCALNAME},
	{"ERROR_INVALID_PARAMETER/type", provider.NetResource{RemoteName: `\\FILES\public`, Type: 3}, none, winerr.ERROR_INVALID_PARAMETER},
	{"ERROR_BAD_DEV_TYPE/drive and printer", provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\laser`}, none, winerr.ERROR_BAD_DEV_TYPE},
	{"ERROR_BAD_DEV_TYPE/port and disk", provider.NetResource{LocalName: "LPT1", RemoteName: `\\FILES\public`}, none, winerr.ERROR_BAD_DEV_TYPE},
	{"ERROR_BAD_DEV_TYPE/type and share", provider.NetResource{RemoteName: `\\FILES\public`, Type: printer}, none, winerr.ERROR_BAD_DEV_TYPE},
	{"ERROR_BAD_DEV_TYPE/type and device", provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\public`, Type: printer}, none, winerr.ERROR_BAD_DEV_TYPE},
	{"ERROR_BAD_DEV_TYPE/IPC$ by a drive", provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\IPC$`}, none, winerr.ERROR_BAD_DEV_TYPE},
	{"ERROR_BAD_DEV_TYPE/IPC$ as a printer", provider.NetResource{RemoteName: `\\FILES\IPC$`, Type: provider.RESOURCETYPE_PRINT}, none, winerr.ERROR_BAD_DEV_TYPE},
	{"ERROR_BAD_USERNAME", provider.NetResource{RemoteName: `\\FILES\public`}, session.As(`CORP\`, "A1"), winerr.ERROR_BAD_USERNAME},
	{"WN_BAD_PASSWORD", provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\public`}, session.As("bob", "wrong"), winerr.WN_BAD_PASSWORD},
	{"WN_BAD_PASSWORD/with domain", provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\public`}, session.As(`CORP\bob`, "wrong"), winerr.WN_BAD_PASSWORD},
	{"WN_BAD_PASSWORD/unknown user", provider.NetResource{RemoteName: `\\FILES\public`}, session.As("nobody", "x"), winerr.WN_BAD_PASSWORD},
	{"WN_ACCESS_DENIED/not allowed", provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\private`}, session.As("bob", "B2"), winerr.WN_ACCESS_DENIED},
	{"WN_ACCESS_DENIED/denied", provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\denied`}, none, winerr.WN_ACCESS_DENIED},
	{"WN_ALREADY_CONNECTED/same", provider.NetResource{LocalName: "X:", RemoteName: `\\FILES\docs`}, none, winerr.WN_ALREADY_CONNECTED},
	{"WN_ALREADY_CONNECTED/another", provider.NetResource{LocalName: "X:", RemoteName: `\\FILES\public`}, none, winerr.WN_ALREADY_CONNECTED},
	{"WN_ALREADY_CONNECTED/a disk", provider.NetResource{LocalName: "C:", RemoteName: `\\FILES\public`}, none, winerr.WN_ALREADY_CONNECTED},
}

func TestFakeAddConnectionRefuses(t *testing.T) {
	for _, c := range addRefusals {
		m := start(t, `CORP\alice`)
		require.NoError(t, m.table.Global().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "C:", `\Device\HarddiskVolume1`))
		if c.want == winerr.WN_ALREADY_CONNECTED {
			m.added("X:", `\\FILES\docs`, none)
		}
		for name, call := range m.addings(&c.nr, c.cred) {
			t.Run(name+"/"+c.name, func(t *testing.T) { m.on(t).refused(c.want, call) })
		}
	}
}

func TestFakeAddConnectionWithoutResource(t *testing.T) {
	m := start(t, `CORP\alice`)
	for name, call := range m.addings(nil, none) {
		t.Run(name, func(t *testing.T) { m.on(t).refused(winerr.ERROR_INVALID_PARAMETER, call) })
	}
}

// A deviceless connection that is there already isn't an error, and is one
// connection.
func TestFakeAddTheSameDevicelessConnection(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.added("", `\\FILES\public`, none)
	m.added("", `\\files\PUBLIC`, none)
	require.Equal(t, []string{` \\FILES\public`}, remotes(m.Snapshot()))
	m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("", `\\FILES\public`, session.As("bob", "B2")) })
	require.NoError(t, m.CancelConnection(m.s, `\\FILES\public`, false))
	m.refused(winerr.ERROR_NOT_CONNECTED, func() error { return m.CancelConnection(m.s, `\\FILES\public`, false) })
	m.added("", `\\FILES\public`, session.As("bob", "B2"))
}

// An authentication buffer is what PackCredentials makes, or NULL.
func TestFakeAuthenticationBuffer(t *testing.T) {
	m := start(t, `CORP\alice`)
	nr := &provider.NetResource{RemoteName: `\\FILES\public`}
	for _, auth := range [][]byte{{}, []byte("user"), []byte(`{"User":1}`)} {
		m.refused(winerr.ERROR_INVALID_PARAMETER, func() error { return m.AddConnection4(m.s, 0, nr, auth, 0, nil) })
	}
	require.NoError(t, m.AddConnection4(m.s, 0, nr, nil, 0, nil))
	require.NoError(t, m.CancelConnection(m.s, nr.RemoteName, false))
	require.NoError(t, m.AddConnection4(m.s, 0, nr, redirector.PackCredentials(session.As("carol", "C3")), 0, nil))
	require.Equal(t, "carol", m.Snapshot()[0].User)
}

// The names of servers: an address is another name, and on Windows Vista and later
// an ipv6-literal.net name is the address that it spells.
func TestFakeServerNames(t *testing.T) {
	for version, want := range map[session.Version]winerr.Errno{
		session.WindowsXP: winerr.ERROR_BAD_NETPATH, session.WindowsServer2003: winerr.ERROR_BAD_NETPATH,
		session.WindowsVista: winerr.NO_ERROR, session.Windows11: winerr.NO_ERROR,
	} {
		m := startWith(t, "dave", session.Options{Version: version})
		err := m.add("", `\\fe80--1s4.ipv6-literal.net\data`, none)
		require.Equal(t, want, winerr.Code(err), "%v", version)
		require.NoError(t, m.add("", `\\home\data`, none))
		for _, wrong := range []string{"fe80--2s4.ipv6-literal.net", "x.ipv6-literal.net", "10-0-0-1.ipv6-literal.net"} {
			require.Equal(t, winerr.ERROR_BAD_NETPATH, m.add("", `\\`+wrong+`\data`, none), wrong)
		}
	}
}

// A server without a share stands for its IPC$, by which it is listed; both names lead to the connection (AlphaFS). Only the
// SMB client of Windows has that.
func TestFakeServerAlone(t *testing.T) {
	for _, typ := range []provider.ResourceType{provider.RESOURCETYPE_ANY, disk} {
		for _, name := range []string{`\\FILES`, `\\files\ipc$`, `\\files\`} {
			m := start(t, `CORP\alice`)
			require.NoError(t, m.AddConnection(m.s, &provider.NetResource{RemoteName: `\\FILES`, Type: typ}, none))
			require.NoError(t, m.AddConnection(m.s, &provider.NetResource{RemoteName: `\\FILES\ipc$`, Type: typ}, none))
			require.Equal(t, []string{` \\FILES\IPC$`}, remotes(m.Snapshot()))
			user, err := m.GetUser(m.s, name)
			require.NoError(t, err)
			require.Equal(t, `CORP\alice`, user)
			_, err = m.GetConnectionPerformance(m.s, name)
			require.NoError(t, err)
			m.refused(winerr.ERROR_NOT_CONNECTED, func() error { _, err := m.GetConnectionPerformance(m.s, `\\FILES\docs`); return err })
			require.NoError(t, m.CancelConnection(m.s, name, false))
			require.Empty(t, m.Snapshot())
		}
	}
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, none)
	m.refused(winerr.ERROR_NOT_CONNECTED, func() error { _, err := m.GetUser(m.s, `Z:\`); return err }) // no device
	m.refused(winerr.ERROR_NOT_CONNECTED, func() error { _, err := m.GetConnectionPerformance(m.s, `Z:\`); return err })
	m.refused(winerr.ERROR_NOT_CONNECTED, func() error { return m.CancelConnection(m.s, `Z:\`, true) })
	m.Kind.NetType = provider.WNNC_NET_MS_NFS
	m.refused(winerr.ERROR_BAD_NET_NAME, func() error { return m.add("", `\\FILES`, none) })
}
