package system_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// disk returns a NETRESOURCE of type disk.
func disk(local, remote string) *mpr.NetResource {
	return &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: local, RemoteName: remote}
}

func requireCode(t *testing.T, want winerr.Errno, err error) {
	t.Helper()
	require.Error(t, err)
	require.Equal(t, want, winerr.Code(err), "%v", err)
}
