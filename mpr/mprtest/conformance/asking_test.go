package conformance

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
)

// What a call of a case was asked stands in what is said of its answer, without a password.
func TestAsking(t *testing.T) {
	a := asking{Network: mpr.Unimplemented{}}
	_ = a.AddConnection3(7, &mpr.NetResource{LocalName: "Z:", RemoteName: `\\server\share`}, mpr.As("ann", "secret"), mpr.CONNECT_TEMPORARY)
	require.Equal(t, "owner `7`, device `Z:`, remote `\\\\server\\share`, user `ann`, flags `CONNECT_TEMPORARY`", a.asked)
	_ = a.AddConnection(`\\server\share`, mpr.NewPassword("secret"), "")
	require.Equal(t, "remote `\\\\server\\share`", a.asked)
	_, _ = a.EnumResource(3, make([]mpr.NetResource, 5))
	require.Equal(t, "h `3`, room for `5`", a.asked)
	_ = a.AddConnection4(0, nil, []byte("secret"), 0, nil)
	require.Empty(t, a.asked)
}
