package cli_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/cli"
)

// No test leaves a goroutine behind.
//
// For the processes that wnet conformance starts, the program is wnet itself.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "conformance" {
		os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	goleak.VerifyTestMain(m)
}
