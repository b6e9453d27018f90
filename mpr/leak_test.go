package mpr_test

import (
	"testing"

	"go.uber.org/goleak"
)

// No goroutine outlives the tests: not that of a disconnect dialog, nor one that
// waits for a provider which hangs.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
