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
