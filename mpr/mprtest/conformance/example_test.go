package conformance_test

import (
	"fmt"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// gentle is an implementation with a fault: it never cancels by force.
type gentle struct{ *mpr.Caller }

func (g gentle) CancelConnection2(name string, flags mpr.ConnectFlags, _ bool) error {
	return g.Caller.CancelConnection2(name, flags, false)
}

func ExampleResults() {
	open := conformance.Emulator(func(c *mpr.Caller) mpr.Network { return gentle{c} })
	for _, r := range conformance.Results(open) {
		if r.Err != nil {
			fmt.Printf("%s: %s (%s)\n", r.Name, r.Rule, r.Document)
		}
	}
	// Output:
	// force closes files: with open files a cancel is ERROR_OPEN_FILES, with fForce it ends the connection all the same, and the files with it (WNetCancelConnection2W, winnetwk.h documentation)
	// files without device: a connection without device has open files, too: its cancel is ERROR_OPEN_FILES, and with fForce the files end with it (WNetCancelConnection2W, winnetwk.h documentation)
}
