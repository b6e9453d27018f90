//go:build !windows || mpremu

package rawnet_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/mprtest/rawnet"
)

func TestTheRawFacePasses(t *testing.T) { mprtest.Run(t, rawnet.Open()) }

func TestTheRawFaceHasEverything(t *testing.T) {
	for _, line := range conformance.Matrix(conformance.Results(rawnet.Open())) {
		require.Equal(t, conformance.Pass, line.Outcome, "%s/%s in %q: %s", line.Function, line.Code, line.Case, line.Why)
	}
}
