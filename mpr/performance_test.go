package mpr_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// TestPerformance is that of the device, or of the remote name without one, by
// whichever network has it.
func TestPerformance(t *testing.T) {
	m := campus(t)
	require.NoError(t, m.net.AddServer(fake.Server{
		Name: "modem", Guest: true, Speed: 560, Delay: 20 * time.Millisecond, Shares: []fake.Share{{Name: "far"}},
	}))
	c := m.logon("alice")
	mapped(t, c, "Z:", `\\modem\far`)
	mapped(t, c, "", `\\MARKETING\SYS`)
	slow := mpr.ConnectInfo{Flags: provider.WNCON_DYNAMIC, Speed: 560, Delay: 20}
	for _, one := range []struct {
		nr   mpr.NetResource
		want mpr.ConnectInfo
	}{
		{mpr.NetResource{LocalName: "z:"}, slow},
		{mpr.NetResource{LocalName: "Z:", RemoteName: `\\MARKETING\SYS`}, slow},
		{mpr.NetResource{RemoteName: `\\MODEM\far\`}, slow},
		{mpr.NetResource{RemoteName: `\\MARKETING\SYS`}, mpr.ConnectInfo{Flags: provider.WNCON_DYNAMIC}},
		{mpr.NetResource{RemoteName: `\\MARKETING\SYS`, Provider: netware}, mpr.ConnectInfo{Flags: provider.WNCON_DYNAMIC}},
	} {
		got, err := c.GetConnectionPerformance(&one.nr)
		require.NoError(t, err, "%+v", one.nr)
		require.Equal(t, one.want, got, "%+v", one.nr)
	}
	_, err := c.GetConnectionPerformance(&mpr.NetResource{RemoteName: docs, Provider: "No Such Network"})
	requireCode(t, winerr.ERROR_BAD_PROVIDER, err)
	for remote, want := range map[string]winerr.Errno{
		docs: winerr.ERROR_NOT_CONNECTED, "nonsense": winerr.ERROR_BAD_NET_NAME, docs + strings.Repeat("x", 260): winerr.ERROR_BAD_NET_NAME,
	} {
		_, err := c.GetConnectionPerformance(&mpr.NetResource{RemoteName: remote})
		requireCode(t, want, err)
	}
}
