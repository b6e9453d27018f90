package record_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/record"
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// A device is somebody's when it is connected, remembered or a local drive.
func TestInUse(t *testing.T) {
	c, err := mpr.New().Logon(session.Logon{User: session.User{Name: "alice"}})
	require.NoError(t, err)
	defer c.Close()
	n := scenario.Emulated(c)
	_, _, err = n.Remembered("J:")
	require.ErrorIs(t, err, winerr.ERROR_CANNOT_OPEN_PROFILE)
	_, inUse := record.InUse(n, "J:")
	require.False(t, inUse)
	require.NoError(t, c.Session().Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "J:", `\Device\HarddiskVolume9`))
	why, inUse := record.InUse(n, "J:")
	require.True(t, inUse)
	require.Equal(t, "it is a drive of this machine", why)
	require.Equal(t, `it is remembered for \\files\docs`, usedFor(t, true))
	require.Equal(t, `it is \\files\docs`, usedFor(t, false))
}

// usedFor is why J: is in use when it is connected, or only remembered.
func usedFor(t *testing.T, cancelled bool) string {
	t.Helper()
	c := files(t)
	require.NoError(t, c.AddConnection(`\\files\docs`, mpr.Password{}, "J:"))
	if cancelled {
		require.NoError(t, c.CancelConnection2("J:", 0, true))
	}
	why, inUse := record.InUse(scenario.Emulated(c), "J:")
	require.True(t, inUse)
	return why
}

// files is a caller on a network with one share.
func files(t *testing.T) *mpr.Caller {
	t.Helper()
	fake, err := fake.New(fake.Network{Servers: []fake.Server{{
		Name: "files", Guest: true, Shares: []fake.Share{{Name: "docs"}},
	}}})
	require.NoError(t, err)
	c, err := mpr.New(fake).Logon(session.Logon{User: session.User{Name: "alice"}})
	require.NoError(t, err)
	t.Cleanup(func() { c.Close() })
	return c
}
