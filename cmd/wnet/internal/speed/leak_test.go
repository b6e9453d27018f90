package speed_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"

	"github.com/seed-520b6462/winnet/mpr/remote/tools"
)

// No test leaves a goroutine behind. For the processes that are measured the program is
// one of the tools.
func TestMain(m *testing.M) {
	if exit, is := tools.Main(os.Args, nil); is {
		os.Exit(exit)
	}
	goleak.VerifyTestMain(m)
}
