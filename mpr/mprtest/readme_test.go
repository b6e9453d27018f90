package mprtest_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
)

func TestDriveInUse(t *testing.T) {
	pc := mprtest.New(t) // a Windows with one user and one server, gone when the test ends
	share := &mpr.NetResource{LocalName: "Z:", RemoteName: mprtest.Share}
	require.NoError(t, pc.AddConnection2(share, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))

	f, err := pc.OpenFile(`Z:\report.txt`, os.O_CREATE|os.O_RDWR, 0o644)
	require.NoError(t, err)
	require.ErrorIs(t, pc.CancelConnection2("Z:", 0, false), winerr.ERROR_OPEN_FILES)
	require.NoError(t, pc.CancelConnection2("Z:", 0, true)) // by force: the file dies, the drive stays remembered
	_, err = f.Write([]byte("late"))
	require.ErrorIs(t, err, winerr.ERROR_NETNAME_DELETED)
	_, err = pc.GetConnection("Z:")
	require.ErrorIs(t, err, winerr.ERROR_CONNECTION_UNAVAIL)
}
