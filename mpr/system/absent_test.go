//go:build !windows || mpremu

package system_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/system"
)

// Away from Windows there is no mpr.dll until mprdll.Install has been called, and
// every call says so.
func TestAbsent(t *testing.T) {
	s := system.New()
	calls := map[string]func() error{
		"WNetAddConnection":                func() error { return s.AddConnection(share, mpr.Password{}, "Z:") },
		"WNetAddConnection2":               func() error { return s.AddConnection2(disk("Z:", share), mpr.Credentials{}, 0) },
		"WNetAddConnection3":               func() error { return s.AddConnection3(0, disk("Z:", share), mpr.Credentials{}, 0) },
		"WNetAddConnection4":               func() error { return s.AddConnection4(0, disk("Z:", share), nil, 0, nil) },
		"WNetUseConnection":                func() error { _, err := s.UseConnection(0, disk("Z:", share), mpr.Credentials{}, 0); return err },
		"WNetUseConnection4":               func() error { _, err := s.UseConnection4(0, disk("Z:", share), nil, 0, nil); return err },
		"WNetCancelConnection":             func() error { return s.CancelConnection("Z:", true) },
		"WNetCancelConnection2":            func() error { return s.CancelConnection2("Z:", 0, true) },
		"WNetRestoreConnection":            func() error { return s.RestoreConnection(0, "Z:", mpr.UseUIDefault) },
		"WNetRestoreSingleConnection":      func() error { return s.RestoreSingleConnection(0, "Z:", true) },
		"WNetGetConnection":                func() error { _, err := s.GetConnection("Z:"); return err },
		"WNetGetUniversalName":             func() error { _, err := s.GetUniversalName(`Z:\`, 1); return err },
		"WNetGetUser":                      func() error { _, err := s.GetUser(""); return err },
		"MultinetGetConnectionPerformance": func() error { _, err := s.GetConnectionPerformance(disk("Z:", "")); return err },
		"WNetOpenEnum":                     func() error { _, err := s.OpenEnum(1, 0, 0, nil); return err },
		"WNetEnumResource":                 func() error { _, err := s.EnumResource(1, make([]mpr.NetResource, 1)); return err },
		"WNetCloseEnum":                    func() error { return s.CloseEnum(1) },
		"WNetGetResourceInformation":       func() error { _, _, err := s.GetResourceInformation(disk("", share)); return err },
		"WNetGetResourceParent":            func() error { _, err := s.GetResourceParent(disk("", share)); return err },
		"WNetGetProviderName":              func() error { _, err := s.GetProviderName(0x20000); return err },
		"WNetGetNetworkInformation":        func() error { _, err := s.GetNetworkInformation("network"); return err },
		"WNetConnectionDialog":             func() error { return s.ConnectionDialog(0, 1) },
		"WNetConnectionDialog1":            func() error { return s.ConnectionDialog1(new(mpr.ConnectDialog)) },
		"WNetDisconnectDialog":             func() error { return s.DisconnectDialog(0, 1) },
		"WNetDisconnectDialog1":            func() error { return s.DisconnectDialog1(new(mpr.DisconnectDialog)) },
	}
	for op, call := range calls {
		requireAbsent(t, op, call())
	}
	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, s.LastErrno())
}

// So do the calls with a caller's buffer, and they leave its size alone.
func TestAbsentSized(t *testing.T) {
	s := system.New().Sized()
	buf := mpr.Buffer{Size: 7}
	calls := map[string]func() (mpr.Buffer, error){
		"WNetUseConnection": func() (mpr.Buffer, error) {
			_, buf, err := s.UseConnection(0, disk("Z:", share), mpr.Credentials{}, 0, buf)
			return buf, err
		},
		"WNetUseConnection4": func() (mpr.Buffer, error) {
			_, buf, err := s.UseConnection4(0, disk("Z:", share), nil, 0, nil, buf)
			return buf, err
		},
		"WNetGetConnection":    func() (mpr.Buffer, error) { _, buf, err := s.GetConnection("Z:", buf); return buf, err },
		"WNetGetUniversalName": func() (mpr.Buffer, error) { _, buf, err := s.GetUniversalName(`Z:\`, 1, buf); return buf, err },
		"WNetGetUser":          func() (mpr.Buffer, error) { _, buf, err := s.GetUser("", buf); return buf, err },
		"MultinetGetConnectionPerformance": func() (mpr.Buffer, error) {
			_, err := s.GetConnectionPerformance(disk("Z:", ""), 20)
			return buf, err
		},
		"WNetEnumResource": func() (mpr.Buffer, error) { _, buf, err := s.EnumResource(1, 1, buf); return buf, err },
		"WNetGetResourceInformation": func() (mpr.Buffer, error) {
			_, _, buf, err := s.GetResourceInformation(disk("", share), buf)
			return buf, err
		},
		"WNetGetResourceParent": func() (mpr.Buffer, error) {
			_, buf, err := s.GetResourceParent(disk("", share), buf)
			return buf, err
		},
		"WNetGetProviderName": func() (mpr.Buffer, error) { _, buf, err := s.GetProviderName(0x20000, buf); return buf, err },
		"WNetGetNetworkInformation": func() (mpr.Buffer, error) {
			_, err := s.GetNetworkInformation("network", 48)
			return buf, err
		},
		"WNetGetLastError": func() (mpr.Buffer, error) { _, err := s.GetLastError(buf, buf); return buf, err },
	}
	for op, call := range calls {
		after, err := call()
		requireAbsent(t, op, err)
		require.Equal(t, uint32(7), after.Size, op)
	}
}

// requireAbsent asserts that a call said that there is no mpr.dll.
func requireAbsent(t *testing.T, op string, err error) {
	t.Helper()
	requireCode(t, winerr.ERROR_NOT_SUPPORTED, err)
	var told *mpr.Error
	require.ErrorAs(t, err, &told)
	require.Equal(t, op, told.Op)
}
