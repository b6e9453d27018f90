package smb_test

import (
	"testing"

	"go.uber.org/goleak"
)

// No goroutine outlives the tests: not that of a connection to a server either.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
