package explain_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/internal/explain"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// Every row of the specification is found, as it stands there.
func TestFind(t *testing.T) {
	for _, row := range spec.Winnetwk() {
		got, found := explain.Find(strings.TrimSuffix(row.Function, "W"), row.Code)
		require.True(t, found, row.Name())
		require.Equal(t, row.Condition, got.Condition)
		require.Equal(t, row.Origin, got.Origin)
	}
	require.Equal(t, []string{"ERROR_EXTENDED_ERROR", "ERROR_INVALID_HANDLE", "ERROR_NO_NETWORK", "NO_ERROR"}, explain.Codes("WNetCloseEnum"))
	for _, op := range []string{"WNetUseConnection4", "WNetRestoreSingleConnection"} {
		_, found := explain.Find(op, "ERROR_NO_NETWORK")
		require.True(t, found, op)
	}
	_, found := explain.Find("WNetGetUser", "ERROR_BUSY")
	require.False(t, found)
}
