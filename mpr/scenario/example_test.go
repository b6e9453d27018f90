package scenario_test

import (
	"fmt"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// Commands define a network, log a user on and connect a drive.
func ExampleMachine() {
	m := scenario.New(scenario.Config{})
	defer m.Close()
	for _, line := range []string{
		`server files /guest`, `share \\files\docs`, `logon alice`, `net use Z: \\files\docs`, `connection Z:`, `connection Y:`,
	} {
		var out strings.Builder
		err := m.Do(&out, line)
		if strings.HasPrefix(line, "connection") {
			fmt.Print(out.String())
			fmt.Println(winerr.Code(err).Name())
		}
	}
	// Output:
	// \\files\docs
	// NO_ERROR
	// ERROR_NOT_CONNECTED
}

// failing is a test that prints why it has failed.
type failing struct{}

func (failing) Helper()                           {}
func (failing) Logf(string, ...any)               {}
func (failing) Fatalf(format string, args ...any) { fmt.Printf(format+"\n", args...) }

// A test hands its *testing.T to Run. One that fails names the line.
func ExampleRun() {
	scenario.Run(failing{}, "testdata/example.txtar")
	// Output:
	// testdata/example.txtar:7: net use Z: /delete
	//   expected ERROR_DEVICE_IN_USE (2404): a running process still uses the device
	//   got      ERROR_OPEN_FILES (2401): files are still open or jobs still wait on the connection [Microsoft Windows Network]
}
