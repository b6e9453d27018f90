//go:build !windows || mpremu

package rawnet_test

import (
	"fmt"

	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/mprtest/rawnet"
)

// The conformance suite, with each of its calls made raw.
func Example() {
	fmt.Println(conformance.Run(rawnet.Open()))
	// Output: <nil>
}
