//go:build !windows || mpremu

package remote_test

import (
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/remote"
)

// The raw calls of a program whose machine is in another process.
func TestTheRawFacePasses(t *testing.T) {
	conformance.Test(t, elsewhere(t, func(c *remote.Caller) mpr.Network { return conformance.RawFace(c) }))
}
