package mpr_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// recorded is a machine whose calls are recorded.
func recorded(t testing.TB, configure ...func(*testbed)) (*testbed, *mpr.Recorder) {
	t.Helper()
	rec := new(mpr.Recorder)
	return machine(t, append(configure, func(m *testbed) { m.Recorder = rec })...), rec
}

// TestRecord has who called what with which arguments, which calls of providers
// it led to, and how it ended.
func TestRecord(t *testing.T) {
	m, rec := recorded(t)
	c := m.logonAs(session.Logon{User: session.User{Domain: "CORP", Name: "alice"}, Type: session.LogonService})
	requireCode(t, winerr.ERROR_BAD_NET_NAME, c.AddConnection3(7, disk("Z:", `\\files\no`), mpr.As("bob", "hunter2"), mpr.CONNECT_TEMPORARY))
	records := rec.Records()
	require.Len(t, records, 1)
	got := records[0]
	require.ErrorIs(t, got.Err, winerr.ERROR_BAD_NET_NAME)
	require.Empty(t, cmp.Diff(mpr.Record{
		Caller: 1, LUID: c.Session().LUID(), User: `CORP\alice`, Op: "WNetAddConnection3",
		Args: []mpr.Arg{
			{Name: "hwndOwner", Value: mpr.Window(7)}, {Name: "lpNetResource", Value: *disk("Z:", `\\files\no`)},
			{Name: "lpPassword", Value: "***"}, {Name: "lpUserName", Value: "bob"}, {Name: "dwFlags", Value: mpr.CONNECT_TEMPORARY},
		},
		Calls: []mpr.ProviderCall{{Provider: lanman, Name: provider.CallAddConnection3, Code: winerr.ERROR_BAD_NET_NAME}},
		Code:  winerr.ERROR_BAD_NET_NAME,
	}, got, cmpopts.IgnoreFields(mpr.Record{}, "Err", "Start", "Duration"), cmpopts.IgnoreFields(mpr.ProviderCall{}, "Duration")))
	rec.Reset()
	require.Empty(t, rec.Records())
}

// TestRecordTimes are those of the machine's clock.
func TestRecordTimes(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	m, rec := recorded(t, func(m *testbed) { m.Clock = func() time.Time { return now } })
	c := m.logonAs(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonService})
	start := now
	m.hook.On(provider.CallAddConnection3, func(hook.Invocation) (func(error) error, error) {
		now = now.Add(3 * time.Second)
		return nil, nil
	})
	mapped(t, c, "Z:", docs)
	got := rec.Records()[0]
	require.Equal(t, start, got.Start)
	require.Equal(t, 3*time.Second, got.Duration)
}

// TestRecordOfEveryCall is one record with the documented name, for each call
// of the interface that a program depends on.
func TestRecordOfEveryCall(t *testing.T) {
	m, rec := recorded(t)
	c := m.logonAs(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonService})
	nr := &mpr.NetResource{RemoteName: docs}
	for want, call := range map[string]func(){
		"WNetAddConnection":                func() { _ = c.AddConnection("", mpr.Password{}, "") },
		"WNetAddConnection2":               func() { _ = c.AddConnection2(nil, mpr.Credentials{}, 0) },
		"WNetAddConnection3":               func() { _ = c.AddConnection3(0, nil, mpr.Credentials{}, 0) },
		"WNetAddConnection4":               func() { _ = c.AddConnection4(0, nil, nil, 0, nil) },
		"WNetUseConnection":                func() { _, _ = c.UseConnection(0, nil, mpr.Credentials{}, 0) },
		"WNetUseConnection4":               func() { _, _ = c.UseConnection4(0, nil, nil, 0, nil) },
		"WNetCancelConnection":             func() { _ = c.CancelConnection("", false) },
		"WNetCancelConnection2":            func() { _ = c.CancelConnection2("", 0, false) },
		"WNetRestoreConnection":            func() { _ = c.RestoreConnection(0, "", 0) },
		"WNetRestoreSingleConnection":      func() { _ = c.RestoreSingleConnection(0, "Z:", false) },
		"WNetGetConnection":                func() { _, _ = c.GetConnection("Z:") },
		"WNetGetUniversalName":             func() { _, _ = c.GetUniversalName("Z:", 1) },
		"WNetGetUser":                      func() { _, _ = c.GetUser("Z:") },
		"MultinetGetConnectionPerformance": func() { _, _ = c.GetConnectionPerformance(nr) },
		"WNetOpenEnum":                     func() { _, _ = c.OpenEnum(0, 0, 0, nil) },
		"WNetEnumResource":                 func() { _, _ = c.EnumResource(0, nil) },
		"WNetCloseEnum":                    func() { _ = c.CloseEnum(0) },
		"WNetGetResourceInformation":       func() { _, _, _ = c.GetResourceInformation(nr) },
		"WNetGetResourceParent":            func() { _, _ = c.GetResourceParent(nr) },
		"WNetGetProviderName":              func() { _, _ = c.GetProviderName(0) },
		"WNetGetNetworkInformation":        func() { _, _ = c.GetNetworkInformation("") },
		"WNetConnectionDialog":             func() { _ = c.ConnectionDialog(0, 0) },
		"WNetConnectionDialog1":            func() { _ = c.ConnectionDialog1(nil) },
		"WNetDisconnectDialog":             func() { _ = c.DisconnectDialog(0, 0) },
		"WNetDisconnectDialog1":            func() { _ = c.DisconnectDialog1(nil) },
		"WNetGetLastError":                 func() { _ = c.GetLastError() },
	} {
		rec.Reset()
		call()
		records := rec.Records()
		require.Len(t, records, 1, want)
		require.Equal(t, want, records[0].Op)
		require.Equal(t, c.LastErrno(), records[0].Code, want)
	}
}

// TestRecordOfSetLastError is one record, too. The call has no result, and so
// leaves the thread's last error alone.
func TestRecordOfSetLastError(t *testing.T) {
	m, rec := recorded(t)
	c := m.logon("alice")
	c.SetLastErrno(winerr.ERROR_BAD_DEVICE)
	rec.Reset()
	c.SetLastError(4711, "the moon is full", "")
	records := rec.Records()
	require.Len(t, records, 1)
	require.Equal(t, "WNetSetLastError", records[0].Op)
	require.Equal(t, []mpr.Arg{{"err", uint32(4711)}, {"lpError", "the moon is full"}, {"lpProviders", nil}}, records[0].Args)
	require.Equal(t, winerr.NO_ERROR, records[0].Code)
	require.Equal(t, winerr.ERROR_BAD_DEVICE, c.LastErrno())
}

// TestLog has the record as one entry, of which no key comes twice: a reader of
// JSON would lose one.
func TestLog(t *testing.T) {
	var out bytes.Buffer
	m := campus(t)
	m.Logger = slog.New(slog.NewJSONHandler(&out, &slog.HandlerOptions{Level: slog.LevelDebug}))
	c := m.logonAs(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonService})
	m.AddNotifyee(silentNotifyee{})
	requireCode(t, winerr.ERROR_BAD_NETPATH, c.AddConnection2(disk("Z:", `\\nowhere\docs`), mpr.Credentials{}, 0))
	got := parseOnce(t, json.NewDecoder(&out)).(map[string]any)
	for _, key := range []string{"time", "duration"} {
		require.Contains(t, got, key)
		delete(got, key)
	}
	calls := got["calls"].(map[string]any)
	require.Len(t, calls, 3)
	first := calls["1"].(map[string]any)
	require.Contains(t, first, "duration")
	delete(first, "duration")
	require.Equal(t, map[string]any{"provider": lanman, "call": "AddConnection3", "code": "ERROR_BAD_NETPATH"}, first)
	delete(got, "calls")
	require.Empty(t, cmp.Diff(map[string]any{
		"level": "DEBUG", "msg": "WNetAddConnection2", "caller": 1.0, "luid": c.Session().LUID().String(), "user": "alice",
		"args": map[string]any{
			"lpPassword": nil, "lpUserName": nil, "dwFlags": 0.0,
			"lpNetResource": map[string]any{
				"Scope": 0.0, "Type": 1.0, "DisplayType": 0.0, "Usage": 0.0,
				"LocalName": "Z:", "RemoteName": `\\nowhere\docs`, "Comment": "", "Provider": "",
			},
		},
		"code": "ERROR_BAD_NETPATH", "error": c.AddConnection2(disk("Z:", `\\nowhere\docs`), mpr.Credentials{}, 0).Error(),
		"notified": map[string]any{"1": map[string]any{"notifyee": 0.0, "status": "NOTIFY_PRE", "code": "NO_ERROR"}},
	}, got))
}

// parseOnce parses one JSON value, and fails when an object has a key twice.
func parseOnce(t testing.TB, d *json.Decoder) any {
	t.Helper()
	token, err := d.Token()
	require.NoError(t, err)
	if token != json.Delim('{') {
		return token // a log entry has objects and plain values only
	}
	object := make(map[string]any)
	for d.More() {
		key, err := d.Token()
		require.NoError(t, err)
		require.NotContains(t, object, key, "a key that comes twice")
		object[key.(string)] = parseOnce(t, d)
	}
	_, err = d.Token()
	require.NoError(t, err)
	return object
}

func TestRecordsAreFollowed(t *testing.T) {
	m, rec := recorded(t)
	c := m.logon("alice")
	rec.Reset()
	first, all, more := rec.Since(0)
	require.Empty(t, first)
	require.Zero(t, all)

	_, _ = c.GetConnection("Z:")
	<-more
	first, all, more = rec.Since(all)
	require.Len(t, first, 1)
	require.Equal(t, 1, all)
	_, _ = c.GetUser("")
	<-more
	next, all, _ := rec.Since(all)
	require.Len(t, next, 1)
	require.Equal(t, "WNetGetUser", next[0].Op)
	rec.Reset()
	next, all, _ = rec.Since(all)
	require.Empty(t, next)
	require.Zero(t, all)
}
