package main

import (
	"fmt"
	"os"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// variable is the environment variable that names the file of the machine.
const variable = "WINNET_MACHINE"

// open makes the machine of the file that the environment names, and returns who
// calls: the caller that is the current one at the end of the file.
func open() (*mpr.Caller, error) {
	name := os.Getenv(variable)
	if name == "" {
		return nil, fmt.Errorf("%s must name a scenario file with the machine", variable)
	}
	m, err := scenario.Load(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", variable, err)
	}
	c := m.Caller()
	if c == nil {
		_ = m.Close() // nobody has used it
		return nil, fmt.Errorf("%s: %s: nobody is logged on at its end", variable, name)
	}
	return c, nil
}
