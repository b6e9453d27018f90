package remote_test

import (
	"fmt"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote"
)

// A program finds its machine by its environment, and says so where there is none.
func ExampleDial() {
	var net mpr.Network
	c, err := remote.Dial(remote.Environment())
	if err != nil {
		fmt.Println(err)
		return
	}
	defer c.Close()
	net = c // what code that uses WNet takes
	fmt.Println(net.GetConnection("Z:"))
	// Output: "" names no machine: it is neither unix:PATH nor tcp:HOST:PORT
}
