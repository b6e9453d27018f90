package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// faulty is a machine whose Fault is set later, with a drive Z:, an open enumeration and a caller.
func faulty(t *testing.T) (m *testbed, c *mpr.Caller, h mpr.EnumHandle, fault func(func(*mpr.Record) error)) {
	t.Helper()
	answer := func(*mpr.Record) error { return nil }
	m = machine(t, func(m *testbed) { m.Fault = func(rec *mpr.Record) error { return answer(rec) } })
	c = m.logon("alice")
	mapped(t, c, "Z:", docs)
	h, err := c.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
	require.NoError(t, err)
	return m, c, h, func(f func(*mpr.Record) error) { answer = f }
}

// everyCall returns each call with an error result under its documented name, and with words behind it where there are two.
func everyCall(c *mpr.Caller, h mpr.EnumHandle) map[string]func() error {
	nr, shell, sized, buf := disk("Y:", docs), c.Shell(), c.Sized(), mpr.Buffer{Size: 1000}
	return map[string]func() error{
		"WNetAddConnection":           func() error { return c.AddConnection(docs, mpr.Password{}, "Y:") },
		"WNetAddConnection2":          func() error { return c.AddConnection2(nr, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE) },
		"WNetAddConnection3":          func() error { return c.AddConnection3(0, nr, mpr.Credentials{}, 0) },
		"WNetAddConnection4":          func() error { return c.AddConnection4(0, nr, nil, 0, nil) },
		"WNetUseConnection":           func() error { _, err := c.UseConnection(0, nr, mpr.Credentials{}, 0); return err },
		"WNetUseConnection4":          func() error { _, err := c.UseConnection4(0, nr, nil, 0, nil); return err },
		"WNetCancelConnection":        func() error { return c.CancelConnection("Z:", true) },
		"WNetCancelConnection2":       func() error { return c.CancelConnection2("Z:", 0, true) },
		"WNetRestoreConnection":       func() error { return c.RestoreConnection(0, "Z:", mpr.UseUINo) },
		"WNetRestoreSingleConnection": func() error { return c.RestoreSingleConnection(0, "Z:", false) },
		"WNetGetConnection":           func() error { _, err := c.GetConnection("Z:"); return err },
		"WNetGetUniversalName":        func() error { _, err := c.GetUniversalName(`Z:\a.txt`, 1); return err },
		"WNetGetUser":                 func() error { _, err := c.GetUser("Z:"); return err },
		"MultinetGetConnectionPerformance": func() error {
			_, err := c.GetConnectionPerformance(disk("Z:", ""))
			return err
		},
		"WNetOpenEnum":               func() error { _, err := c.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil); return err },
		"WNetEnumResource":           func() error { _, err := c.EnumResource(h, make([]mpr.NetResource, 1)); return err },
		"WNetEnumResource, sized":    func() error { _, _, err := sized.EnumResource(h, 1, buf); return err },
		"WNetCloseEnum":              func() error { return c.CloseEnum(h) },
		"WNetGetResourceInformation": func() error { _, _, err := c.GetResourceInformation(nr); return err },
		"WNetGetResourceParent":      func() error { _, err := c.GetResourceParent(nr); return err },
		"WNetGetProviderName":        func() error { _, err := c.GetProviderName(provider.WNNC_NET_LANMAN); return err },
		"WNetGetNetworkInformation":  func() error { _, err := c.GetNetworkInformation(lanman); return err },
		"WNetGetLastError":           func() error { _, err := sized.GetLastError(buf, buf); return err },
		"WNetConnectionDialog":       func() error { return c.ConnectionDialog(0, mpr.RESOURCETYPE_DISK) },
		"WNetConnectionDialog1":      func() error { return c.ConnectionDialog1(&mpr.ConnectDialog{Resource: nr}) },
		"WNetDisconnectDialog":       func() error { return c.DisconnectDialog(0, mpr.RESOURCETYPE_DISK) },
		"WNetDisconnectDialog1":      func() error { return c.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: "Z:"}) },
		"WNetSearchDialog":           func() error { _, _, err := shell.SearchDialog(0, nr); return err },
		"WNetDeviceMode":             func() error { return shell.DeviceMode(lanman, 0) },
		"WNetGetPropertyText":        func() error { _, err := shell.GetPropertyText(0, 0, `Z:\a.txt`); return err },
		"WNetPropertyDialog":         func() error { return shell.PropertyDialog(0, 0, 0, `Z:\a.txt`) },
		"WNetGetDirectoryType":       func() error { _, err := shell.GetDirectoryType(`Z:\dir`, false); return err },
		"WNetDirectoryNotify":        func() error { return shell.DirectoryNotify(0, `Z:\dir`, 1) },
		"FMXGetPermCaps":             func() error { _, err := shell.PermissionCaps("Z:"); return err },
		"FMXEditPerm":                func() error { return shell.EditPermissions("Z:", 0, 0) },
		"FMXGetPermHelp":             func() error { _, err := shell.PermissionHelp("Z:", 0, false); return err },
		"NPPasswordChangeNotify":     func() error { return c.ChangePassword(mpr.Password{}, mpr.Password{}, 1) },
		"OpenFile":                   func() error { _, err := c.Open(`Z:\a.txt`); return err },
	}
}

// Fault answers every call with an error result under its documented name, before anything has happened: no provider is
// asked, and nothing changes.
func TestFaultAnswersEveryCall(t *testing.T) {
	m, c, h, fault := faulty(t)
	_, _ = c.GetConnection("Z:") // the network has started
	for op, call := range everyCall(c, h) {
		var asked []string
		fault(func(rec *mpr.Record) error { asked = append(asked, rec.Op); return winerr.ERROR_BUSY })
		before := m.hook.Count(provider.AnyCall)
		err := call()
		require.Equal(t, winerr.ERROR_BUSY, winerr.Code(err), op)
		require.Len(t, asked, 1, op)
		require.Contains(t, op, asked[0])
		var failed *mpr.Error
		require.ErrorAs(t, err, &failed, op)
		require.Equal(t, asked[0], failed.Op)
		require.Equal(t, winerr.ERROR_BUSY, c.LastErrno(), op)
		require.Equal(t, before, m.hook.Count(provider.AnyCall), "%s: no provider is asked", op)
	}
	fault(func(*mpr.Record) error { return nil })
	remote, err := c.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, docs, remote)
	_, err = c.GetConnection("Y:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
	require.NoError(t, c.CloseEnum(h))
}

// An answered call tells what it was about, as any other does.
func TestFaultTellsWhatTheCallIsAbout(t *testing.T) {
	_, c, _, fault := faulty(t)
	fault(func(*mpr.Record) error { return winerr.ERROR_BUSY })
	for text, err := range map[string]error{
		`WNetAddConnection2 Y: \\files\docs: `: c.AddConnection2(disk("Y:", docs), mpr.Credentials{}, 0),
		`WNetAddConnection Y: \\files\docs: `:  c.AddConnection(docs, mpr.Password{}, "Y:"),
		`WNetCancelConnection2 Z:: `:           c.CancelConnection2("Z:", 0, false),
		`WNetCancelConnection \\files\docs: `:  c.CancelConnection(docs, false),
		`WNetCloseEnum: `:                      c.CloseEnum(7),
	} {
		require.ErrorContains(t, err, text)
	}
}

// With ERROR_MORE_DATA twice the caller's size is needed; a call without a buffer has none to tell of.
func TestFaultMoreData(t *testing.T) {
	_, c, _, fault := faulty(t)
	fault(func(*mpr.Record) error { return winerr.ERROR_MORE_DATA })
	for size, want := range map[uint32]uint32{0: 1, 1: 2, 100: 200} {
		_, buf, err := c.Sized().GetConnection("Z:", mpr.Buffer{Size: size})
		requireCode(t, winerr.ERROR_MORE_DATA, err)
		require.Equal(t, want, buf.Size)
	}
	_, err := c.GetConnection("Z:")
	requireCode(t, winerr.ERROR_MORE_DATA, err)
	fault(func(*mpr.Record) error { return nil })
	_, err = c.GetConnection("Z:")
	require.NoError(t, err, "what stands for no limit still does")
}

// A panic is answered as one of a provider, an error without a code isn't one, and an extended error reaches GetLastError.
func TestFaultOfAnyKind(t *testing.T) {
	_, c, _, fault := faulty(t)
	fault(func(*mpr.Record) error { panic("boom") })
	_, err := c.GetConnection("Z:")
	requireCode(t, winerr.ERROR_UNEXP_NET_ERR, err)
	require.ErrorContains(t, err, "boom")
	fault(func(*mpr.Record) error { return winerr.NO_ERROR })
	_, err = c.GetConnection("Z:")
	require.NoError(t, err)
	fault(func(*mpr.Record) error { return &winerr.Extended{Code: 7, Text: "no", Provider: "P"} })
	_, err = c.GetConnection("Z:")
	requireCode(t, winerr.ERROR_EXTENDED_ERROR, err)
	require.Equal(t, mpr.LastError{Code: 7, Text: "no", Provider: "P"}, c.GetLastError())
}
