package speed_test

import (
	"fmt"

	"github.com/seed-520b6462/winnet/mpr/mprtest/speed"
)

func Example() {
	for _, f := range speed.Connecting() {
		fmt.Println(f.Name, f.Bars[0])
	}
	// Output:
	// GetConnection <= 2 times
	// GetConnection-parallel <= 0.5882 times
	// AddCancel-yes <= 4 times
	// AddCancel-fake-profile <= 20 times
}
