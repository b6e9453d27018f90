package fake_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// calls are the calls of a session, by the name of the documents, with arguments
// that succeed in a session of CORP\alice that is connected by Z:.
func (m *machine) calls(s *session.Session) map[string]func() error {
	nr := &provider.NetResource{LocalName: "Y:", RemoteName: `\\FILES\public`}
	share := &provider.NetResource{RemoteName: `\\FILES\public`}
	return map[string]func() error{
		"NPAddConnection":            func() error { return m.AddConnection(s, nr, session.Credentials{}) },
		"NPAddConnection3":           func() error { return m.AddConnection3(s, 0, nr, session.Credentials{}, 0) },
		"NPAddConnection4":           func() error { return m.AddConnection4(s, 0, nr, nil, 0, nil) },
		"NPCancelConnection":         func() error { return m.CancelConnection(s, "Z:", false) },
		"NPCancelConnection2":        func() error { return m.CancelConnection2(s, "Z:", false, 0) },
		"NPGetConnection":            func() error { _, err := m.GetConnection(s, "Z:"); return err },
		"NPGetConnection3":           func() error { _, _, err := m.GetConnection3(s, "Z:"); return err },
		"NPGetConnectionPerformance": func() error { _, err := m.GetConnectionPerformance(s, "Z:"); return err },
		"NPGetUser":                  func() error { _, err := m.GetUser(s, "Z:"); return err },
		"NPGetUniversalName":         func() error { _, err := m.GetUniversalName(s, `Z:\`, provider.REMOTE_NAME_INFO_LEVEL); return err },
		"NPGetPersistentUseOptionsForConnection": func() error {
			_, err := m.GetPersistentUseOptions(s, `\\FILES\public`, nil)
			return err
		},
		"NPGetResourceInformation": func() error { _, _, err := m.GetResourceInformation(s, share); return err },
		"NPGetResourceParent":      func() error { _, err := m.GetResourceParent(s, share); return err },
		"NPOpenEnum": func() error {
			_, err := m.OpenEnum(s, provider.RESOURCE_GLOBALNET, 0, 0, nil)
			return err
		},
		"OpenFile":            func() error { _, err := m.OpenFile(s, `Z:\`, 0, 0); return err },
		"Mkdir":               func() error { return m.Mkdir(s, `Z:\dir`, 0o777) },
		"Remove":              func() error { return m.Remove(s, `Z:\file`) },
		"SetCurrentDirectory": func() error { _, err := m.SetCurrentDirectory(s, `Z:\`); return err },
		"StartJob":            func() error { _, err := m.StartJob(s, "LPT1", "title"); return err },
	}
}

// connected is a machine whose session is connected by Z: and LPT1.
func connectedMachine(t testing.TB) *machine {
	t.Helper()
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, session.Credentials{})
	m.added("LPT1", `\\FILES\laser`, session.Credentials{})
	m.write(`Z:\file`, "content")
	return m
}

// The table of calls is complete, and succeeds.
func TestFakeCallsSucceed(t *testing.T) {
	m := connectedMachine(t)
	for name, call := range m.calls(m.s) {
		m := connectedMachine(t)
		call = m.calls(m.s)[name]
		require.NoError(t, call(), name)
	}
}

// <call>/WN_NO_NETWORK: tested before everything else.
func TestFakeThatHasNotStarted(t *testing.T) {
	for _, answer := range []uint32{provider.WNNC_START_NEVER, provider.WNNC_START_UNKNOWN, 30_000} {
		m := connectedMachine(t)
		h, err := m.OpenEnum(m.s, provider.RESOURCE_CONNECTED, 0, 0, nil)
		require.NoError(t, err)
		m.SetStart(answer)
		require.Equal(t, answer, m.GetCaps(provider.WNNC_START))

		for _, s := range []*session.Session{m.s, nil} {
			for name, call := range m.calls(s) {
				t.Run(name+"/WN_NO_NETWORK", func(t *testing.T) { m.on(t).refused(winerr.ERROR_NO_NETWORK, call) })
			}
		}
		for _, handle := range []provider.Handle{h, 12345} {
			_, err := m.EnumResource(handle, make([]provider.NetResource, 1))
			require.Equal(t, winerr.ERROR_NO_NETWORK, err)
			require.Equal(t, winerr.ERROR_NO_NETWORK, m.CloseEnum(handle))
		}
		_, err = m.FormatNetworkName(`\\FILES`, provider.WNFMT_ABBREVIATED, 0)
		require.Equal(t, winerr.ERROR_NO_NETWORK, err)

		m.SetStarted(false)
		require.Equal(t, provider.WNNC_START_NEVER, m.GetCaps(provider.WNNC_START))
		m.SetStarted(true)
		require.Equal(t, provider.WNNC_START_DONE, m.GetCaps(provider.WNNC_START))
		require.NoError(t, m.CloseEnum(h))
		require.NoError(t, m.CancelConnection(m.s, "Z:", false), "what was connected stayed so")
	}
}

// A call needs a logon session.
func TestFakeWithoutSession(t *testing.T) {
	m := connectedMachine(t)
	for name, call := range m.calls(nil) {
		t.Run(name, func(t *testing.T) { m.on(t).refused(winerr.ERROR_NO_SUCH_LOGON_SESSION, call) })
	}
	m.Logoff(nil)
	require.Len(t, m.Snapshot(), 2)

	before := m.state()
	for name, call := range m.calls(new(session.Session)) { // of no machine
		if err := call(); strings.HasPrefix(name, "NPAdd") {
			require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err, name)
		}
	}
	require.Empty(t, cmp.Diff(before, m.state(), sameOwner))
}

// NPGetCaps: a call whose bit is missing isn't supported, and the others are.
func TestFakeWithoutCapability(t *testing.T) {
	all := redirector.AllCapabilities()
	without := func(change func(*redirector.Capabilities)) *redirector.Capabilities {
		caps := all
		change(&caps)
		return &caps
	}
	const con, dlg, enum = provider.WNNC_CONNECTION, provider.WNNC_DIALOG, provider.WNNC_ENUMERATION
	for _, c := range []struct {
		index provider.CapIndex
		bit   uint32
		calls []string
	}{
		{con, provider.WNNC_CON_ADDCONNECTION, []string{"NPAddConnection"}},
		{con, provider.WNNC_CON_ADDCONNECTION3, []string{"NPAddConnection3"}},
		{con, provider.WNNC_CON_ADDCONNECTION4, []string{"NPAddConnection4"}},
		{con, provider.WNNC_CON_CANCELCONNECTION, []string{"NPCancelConnection"}},
		{con, provider.WNNC_CON_CANCELCONNECTION2, []string{"NPCancelConnection2"}},
		{con, provider.WNNC_CON_GETCONNECTIONS, []string{"NPGetConnection", "NPGetConnection3", "NPGetUniversalName"}},
		{con, provider.WNNC_CON_GETPERFORMANCE, []string{"NPGetConnectionPerformance"}},
		{provider.WNNC_USER, provider.WNNC_USR_GETUSER, []string{"NPGetUser"}},
		{dlg, provider.WNNC_DLG_GETRESOURCEINFORMATION, []string{"NPGetResourceInformation"}},
		{dlg, provider.WNNC_DLG_GETRESOURCEPARENT, []string{"NPGetResourceParent"}},
		{enum, provider.WNNC_ENUM_GLOBAL, []string{"NPOpenEnum"}},
	} {
		m := connectedMachine(t)
		require.NotZero(t, m.GetCaps(c.index)&c.bit)
		m.Kind.Caps = without(func(caps *redirector.Capabilities) {
			masks := map[provider.CapIndex]*uint32{
				provider.WNNC_USER: &caps.User, con: &caps.Connection, dlg: &caps.Dialog, enum: &caps.Enumeration,
			}
			*masks[c.index] &^= c.bit
		})
		require.Zero(t, m.GetCaps(c.index)&c.bit)
		for name, call := range m.calls(m.s) {
			if slices.Contains(c.calls, name) {
				m.refused(winerr.ERROR_NOT_SUPPORTED, call)
			} else {
				require.NotEqual(t, winerr.ERROR_NOT_SUPPORTED, winerr.Code(call()), name)
			}
		}
	}
}

// NPGetCaps: what the fake announces of itself.
func TestFakeGetCaps(t *testing.T) {
	f, err := fake.New(fake.Network{})
	require.NoError(t, err)
	require.Equal(t, "Microsoft Windows Network", f.Name())
	for index, want := range map[provider.CapIndex]uint32{
		provider.WNNC_SPEC_VERSION: 0x00050001, provider.WNNC_NET_TYPE: 0x00020000, provider.WNNC_START: 1,
		provider.WNNC_USER: 1, provider.WNNC_CONNECTION: 0xFF, provider.WNNC_DIALOG: 0xA80,
		provider.WNNC_ENUMERATION: 7, provider.WNNC_ADMIN: 0, 99: 0,
	} {
		require.Equal(t, want, f.GetCaps(index), "index %d", index)
	}
	f.Kind = redirector.Kind{Name: "Web Client Network", NetType: provider.WNNC_NET_DAV}
	require.Equal(t, "Web Client Network", f.Name())
	require.Equal(t, provider.WNNC_NET_DAV, f.GetCaps(provider.WNNC_NET_TYPE))
}

// The dialogs and the calls at logon are not offered: WN_NOT_SUPPORTED.
func TestFakeHasNoDialogs(t *testing.T) {
	m := start(t, `CORP\alice`)
	for name, call := range map[string]func() error{
		"NPGetDirectoryType":     func() error { _, err := m.GetDirectoryType(m.s, `Z:\`, false); return err },
		"NPDirectoryNotify":      func() error { return m.DirectoryNotify(m.s, 0, `Z:\`, provider.WNDN_MKDIR) },
		"NPGetPropertyText":      func() error { _, err := m.GetPropertyText(m.s, 1, 0, `Z:\x`, provider.WNTYPE_FILE); return err },
		"NPPropertyDialog":       func() error { return m.PropertyDialog(m.s, 0, 1, 0, `Z:\x`, provider.WNTYPE_FILE) },
		"NPSearchDialog":         func() error { _, _, err := m.SearchDialog(m.s, 0, nil); return err },
		"NPLogonNotify":          func() error { _, err := m.LogonNotify(provider.Logon{}); return err },
		"NPPasswordChangeNotify": func() error { return m.PasswordChangeNotify(provider.Logon{}, provider.WN_VALID_LOGON_ACCOUNT) },
	} {
		t.Run(name+"/WN_NOT_SUPPORTED", func(t *testing.T) { m.on(t).refused(winerr.WN_NOT_SUPPORTED, call) })
	}
}
