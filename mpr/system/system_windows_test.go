//go:build !mpremu

package system_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/system"
)

// What every Windows answers alike, whatever networks it has; Wine's mpr.dll, too.
func TestSystem(t *testing.T) {
	s := system.New()
	_, err := s.GetConnection("no device")
	require.Contains(t, []winerr.Errno{winerr.ERROR_BAD_DEVICE, winerr.ERROR_NOT_CONNECTED, winerr.ERROR_NO_NETWORK}, winerr.Code(err))
	require.Equal(t, winerr.Code(err), s.LastErrno())
	_, err = s.GetNetworkInformation("no such provider")
	require.Contains(t, []winerr.Errno{winerr.ERROR_BAD_PROVIDER, winerr.ERROR_NO_NETWORK}, winerr.Code(err))
	require.Error(t, s.AddConnection2(disk("", `\\no-such-server.invalid\share`), mpr.Credentials{}, 0))
	require.Error(t, s.CancelConnection2("Q:", 0, false))
	_, err = s.OpenEnum(99, 0, 0, nil)
	require.Error(t, err)
	_, err = s.EnumResource(0, make([]mpr.NetResource, 1))
	require.Error(t, err)
	require.Error(t, s.CloseEnum(0))
}

// An enumeration of what is connected comes to its end, and its handle is dead
// then.
func TestSystemEnumeration(t *testing.T) {
	s := system.New()
	h, err := s.OpenEnum(mpr.RESOURCE_CONNECTED, mpr.RESOURCETYPE_DISK, 0, nil)
	if winerr.Code(err) == winerr.ERROR_NO_NETWORK {
		return // there is none to enumerate, and that is the answer
	}
	require.NoError(t, err)
	list := make([]mpr.NetResource, 3)
	for err == nil {
		var n int
		if n, err = s.EnumResource(h, list); err == nil {
			require.Positive(t, n)
		}
	}
	requireCode(t, winerr.ERROR_NO_MORE_ITEMS, err)
	require.NoError(t, s.CloseEnum(h))
}
