//go:build !windows

package npbridge_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/npbridge"
)

// Elsewhere there is nothing to bridge, and it says so.
func TestElsewhere(t *testing.T) {
	_, err := npbridge.Load("winnet1.dll")
	require.ErrorIs(t, err, winerr.ERROR_NOT_SUPPORTED)
	require.ErrorIs(t, npbridge.Register(npbridge.Network{Key: "winnet1"}), winerr.ERROR_NOT_SUPPORTED)
}
