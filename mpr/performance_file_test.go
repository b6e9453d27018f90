package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
)

// A file that is open by its network path is a connection to ask about, by the path of the file, of its directory and of the
// share.
//
// Document: MultinetGetConnectionPerformanceW, winnetwk.h documentation, whose remarks open a file and then ask.
func TestPerformanceOfAnOpenFile(t *testing.T) {
	pc := mprtest.New(t)
	require.NoError(t, pc.Mkdir(mprtest.Share+`\dir`, 0o755))
	f, err := pc.OpenFile(mprtest.Share+`\dir\x.txt`, 0x42, 0o600)
	require.NoError(t, err)
	defer f.Close()
	for _, name := range []string{mprtest.Share + `\dir\x.txt`, mprtest.Share + `\dir`, mprtest.Share} {
		_, err := pc.GetConnectionPerformance(&mpr.NetResource{RemoteName: name})
		require.NoError(t, err, name)
	}
	_, err = pc.GetConnectionPerformance(&mpr.NetResource{RemoteName: `\\server\other`})
	require.ErrorIs(t, err, winerr.ERROR_NOT_CONNECTED)
}
