package serve_test

import (
	"testing"

	"go.uber.org/goleak"
)

// Nothing of a server or a process is left behind.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
