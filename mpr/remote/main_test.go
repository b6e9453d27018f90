package remote_test

import (
	"flag"
	"fmt"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// TestMain runs the tests, or the part of another process that a test wants this program for. Nothing of a process is
// left behind.
func TestMain(m *testing.M) {
	flag.Parse()
	if part := os.Getenv(partVariable); part != "" {
		if err := parts[part](); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	goleak.VerifyTestMain(m)
}

// partVariable names the variable that says which part a program has.
const partVariable = "WINNET_TEST_PART"

// parts are what a process started by a test does.
var parts = map[string]func() error{"machine": hostMachines, "office": serveOffice, "restless": callOnAndOn}
