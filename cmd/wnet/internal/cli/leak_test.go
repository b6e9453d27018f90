package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"go.uber.org/goleak"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/cli"
	"github.com/seed-520b6462/winnet/mpr/remote/tools"
)

// No test leaves a goroutine behind.
//
// For the processes that wnet conformance and wnet exec start, the program is wnet itself,
// or one of the tools.
func TestMain(m *testing.M) {
	if exit, is := tools.Main(os.Args, nil); is {
		os.Exit(exit)
	}
	if filepath.Base(os.Args[0]) == "wnet" || len(os.Args) > 1 && os.Args[1] == "conformance" {
		os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	goleak.VerifyTestMain(m)
}
