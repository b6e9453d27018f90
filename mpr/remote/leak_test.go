package remote_test

import (
	"testing"

	"go.uber.org/goleak"
)

// Nothing of a process is left behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
