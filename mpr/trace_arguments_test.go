package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// recordedArgs makes calls whose arguments it gives, by name.
func recordedArgs(t testing.TB) (c *mpr.Caller, args func(call func()) map[string]any) {
	m, rec := recorded(t, tellingPasswords)
	c = m.logonAs(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonService})
	return c, func(call func()) map[string]any {
		rec.Reset()
		call()
		got := make(map[string]any)
		for _, a := range rec.Records()[0].Args {
			got[a.Name] = a.Value
		}
		return got
	}
}

// TestRecordSizes has the size of each caller's buffer under the name that its
// page gives it, and a NULL where the size has no address.
func TestRecordSizes(t *testing.T) {
	c, args := recordedArgs(t)
	nr := &mpr.NetResource{RemoteName: docs, Provider: lanman}
	for call, one := range map[string]struct {
		arg  string
		make func(b mpr.Buffer)
	}{
		"WNetUseConnection":          {"lpBufferSize", func(b mpr.Buffer) { _, _, _ = c.Sized().UseConnection(0, nr, mpr.Credentials{}, 0, b) }},
		"WNetUseConnection4":         {"lpBufferSize", func(b mpr.Buffer) { _, _, _ = c.Sized().UseConnection4(0, nr, nil, 0, nil, b) }},
		"WNetGetConnection":          {"lpnLength", func(b mpr.Buffer) { _, _, _ = c.Sized().GetConnection("Z:", b) }},
		"WNetGetUniversalName":       {"lpBufferSize", func(b mpr.Buffer) { _, _, _ = c.Sized().GetUniversalName("Z:", 1, b) }},
		"WNetGetUser":                {"lpnLength", func(b mpr.Buffer) { _, _, _ = c.Sized().GetUser("", b) }},
		"WNetEnumResource":           {"lpBufferSize", func(b mpr.Buffer) { _, _, _ = c.Sized().EnumResource(1, 1, b) }},
		"WNetGetResourceInformation": {"lpcbBuffer", func(b mpr.Buffer) { _, _, _, _ = c.Sized().GetResourceInformation(nr, b) }},
		"WNetGetResourceParent":      {"lpcbBuffer", func(b mpr.Buffer) { _, _, _ = c.Sized().GetResourceParent(nr, b) }},
		"WNetGetProviderName":        {"lpBufferSize", func(b mpr.Buffer) { _, _, _ = c.Sized().GetProviderName(0, b) }},
		"WNetGetLastError, error":    {"nErrorBufSize", func(b mpr.Buffer) { _, _ = c.Sized().GetLastError(b, mpr.Buffer{Size: 1}) }},
		"WNetGetLastError, name":     {"nNameBufSize", func(b mpr.Buffer) { _, _ = c.Sized().GetLastError(mpr.Buffer{Size: 1}, b) }},
	} {
		null := args(func() { one.make(mpr.Buffer{None: true}) })
		require.Contains(t, null, one.arg, call)
		require.Nil(t, null[one.arg], call)
		require.Equal(t, uint32(7), args(func() { one.make(mpr.Buffer{Size: 7}) })[one.arg], call)
	}
	require.NotContains(t, args(func() { _, _ = c.GetConnection("Z:") }), "lpnLength", "there is no buffer")
}

// TestRecordArguments has what was asked under the names of the documentation.
func TestRecordArguments(t *testing.T) {
	c, args := recordedArgs(t)
	nr := &mpr.NetResource{RemoteName: docs, Provider: "No Such Network"}
	for name, one := range map[string]struct {
		make func()
		want map[string]any
	}{
		"WNetGetConnection":    {func() { _, _ = c.GetConnection("Z:") }, map[string]any{"lpLocalName": "Z:"}},
		"WNetEnumResource":     {func() { _, _ = c.EnumResource(9, make([]mpr.NetResource, 3)) }, map[string]any{"hEnum": mpr.EnumHandle(9), "lpcCount": 3}},
		"WNetCloseEnum":        {func() { _ = c.CloseEnum(9) }, map[string]any{"hEnum": mpr.EnumHandle(9)}},
		"WNetSearchDialog":     {func() { _, _, _ = c.Shell().SearchDialog(5, nr) }, map[string]any{"hwndOwner": mpr.Window(5), "lpNetResource": *nr}},
		"WNetDisconnectDialog": {func() { _ = c.DisconnectDialog(5, 9) }, map[string]any{"hwnd": mpr.Window(5), "dwType": mpr.ResourceType(9)}},
		"WNetGetNetworkInformation": {func() { _, _ = c.Sized().GetNetworkInformation(lanman, 32) },
			map[string]any{"lpProvider": lanman, "cbStructure": uint32(32)}},
		"WNetConnectionDialog1": {func() {
			_ = c.ConnectionDialog1(&mpr.ConnectDialog{Owner: 5, Resource: nr, Flags: mpr.CONNDLG_RO_PATH})
		},
			map[string]any{"hwndOwner": mpr.Window(5), "lpNetResource": *nr, "dwFlags": mpr.CONNDLG_RO_PATH}},
		"WNetCancelConnection2": {func() { _ = c.CancelConnection2("Z:", mpr.CONNECT_UPDATE_PROFILE, true) },
			map[string]any{"lpName": "Z:", "dwFlags": mpr.CONNECT_UPDATE_PROFILE, "fForce": true}},
		"WNetRestoreSingleConnection": {func() { _ = c.RestoreSingleConnection(5, "Z:", true) },
			map[string]any{"hwndParent": mpr.Window(5), "lpDevice": "Z:", "fUseUI": true}},
		"WNetFormatNetworkName": {func() { c.Shell().FormatNetworkName(lanman, docs, provider.WNFMT_ABBREVIATED, 20) },
			map[string]any{"lpProvider": lanman, "lpRemoteName": docs, "dwFlags": provider.WNFMT_ABBREVIATED, "dwAveCharPerLine": uint32(20)}},
		"NPPasswordChangeNotify": {func() {
			_ = c.ChangePassword(mpr.NewPassword("old"), mpr.NewPassword("new"), provider.WN_NT_PASSWORD_CHANGED)
		},
			map[string]any{
				"lpAuthentInfoType": "MSV1_0:Interactive", "user": "alice", "password": "***",
				"lpPreviousAuthentInfoType": "MSV1_0:Interactive", "previous user": "alice", "previous password": "***",
				"lpStationName": provider.StationUser, "dwChangeInfo": provider.WN_NT_PASSWORD_CHANGED,
			}},
	} {
		require.Equal(t, one.want, args(one.make), name)
	}
}

// TestRecordNULL keeps NULL, which is nil, apart from what is empty.
func TestRecordNULL(t *testing.T) {
	c, args := recordedArgs(t)
	empty := ""
	for name, one := range map[string]struct {
		cred           mpr.Credentials
		password, user any
	}{
		"NULL, NULL":   {mpr.Credentials{}, nil, nil},
		"empty, empty": {mpr.As("", ""), "", ""},
		"given, given": {mpr.As("bob", "hunter2"), "***", "bob"},
		"NULL, empty":  {mpr.Credentials{User: &empty}, nil, ""},
		"empty, NULL":  {mpr.Credentials{Password: mpr.NewPassword("")}, "", nil},
	} {
		got := args(func() { _ = c.AddConnection2(disk("", docs), one.cred, 0) })
		require.Equal(t, one.password, got["lpPassword"], name)
		require.Equal(t, one.user, got["lpUserName"], name)
	}
	require.Nil(t, args(func() { _ = c.AddConnection2(nil, mpr.Credentials{}, 0) })["lpNetResource"])
	require.Equal(t, *new(mpr.NetResource), args(func() { _ = c.AddConnection2(new(mpr.NetResource), mpr.Credentials{}, 0) })["lpNetResource"])
	null := args(func() { _ = c.AddConnection("", mpr.Password{}, "") })
	require.Nil(t, null["lpLocalName"])
	require.Equal(t, "", null["lpRemoteName"])
	require.Contains(t, null, "lpLocalName")
	require.Nil(t, args(func() { _, _ = c.GetUser("") })["lpName"])
	require.Equal(t, "Z:", args(func() { _, _ = c.GetUser("Z:") })["lpName"])
	for arg, call := range map[string]func(){
		"lpConnDlgStruct": func() { _ = c.ConnectionDialog1(nil) }, "lpDiscDlgStruct": func() { _ = c.DisconnectDialog1(nil) },
		"lpNetResource": func() { _ = c.ConnectionDialog1(new(mpr.ConnectDialog)) },
	} {
		got := args(call)
		require.Contains(t, got, arg)
		require.Nil(t, got[arg])
	}
}
