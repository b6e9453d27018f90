//go:build !windows || mpremu

package system_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

func TestTheRawFacePasses(t *testing.T) { mprtest.TestNetwork(t, conformance.Raw()) }

func TestTheRawFaceHasEverything(t *testing.T) {
	for _, line := range conformance.Matrix(conformance.Results(conformance.Raw())) {
		require.Equal(t, conformance.Pass, line.Outcome, "%s/%s in %q: %s", line.Function, line.Code, line.Case, line.Why)
	}
}
