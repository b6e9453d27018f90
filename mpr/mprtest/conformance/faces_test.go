package conformance_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// bulky is a face that can't be compared.
type bulky struct {
	*mpr.Caller
	names []string
}

// A face that can't be compared passes as any other.
func TestFaceThatCannotBeCompared(t *testing.T) {
	open := conformance.Emulator(func(c *mpr.Caller) mpr.Network { return bulky{c, []string{"a"}} })
	require.NoError(t, conformance.Run(open))
}

// An implementation that has no call yet fails with codes, and an open that makes nothing with a sentence.
func TestNothingYet(t *testing.T) {
	results := conformance.Results(func(conformance.Setup) (*conformance.Machine, error) {
		return &conformance.Machine{Network: mpr.Unimplemented{}, Remote: `\\server\share`, Server: `\\server`, Provider: "Net"}, nil
	})
	failed := 0
	for _, r := range results {
		if r.Err != nil {
			failed++
			require.NotContains(t, r.Err.Error(), "panic", r.Name)
		}
	}
	require.Greater(t, failed, 50)
	_, err := mpr.Unimplemented{}.GetConnection("Z:")
	require.Equal(t, winerr.ERROR_CALL_NOT_IMPLEMENTED, winerr.Code(err))

	for _, r := range conformance.Results(func(conformance.Setup) (*conformance.Machine, error) { return nil, nil }) {
		require.EqualError(t, r.Err, "open: there is neither an error nor a machine with a Network")
	}
}
