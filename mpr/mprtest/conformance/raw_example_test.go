//go:build !windows || mpremu

package conformance_test

import (
	"fmt"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// The conformance suite, with each of its calls made raw.
func ExampleRaw() {
	fmt.Println(conformance.Run(conformance.Raw()))
	// Output: <nil>
}
