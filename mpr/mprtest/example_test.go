package mprtest_test

import (
	"fmt"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
)

// mapDrive is code under test: it depends on mpr.Network, not on Windows.
func mapDrive(net mpr.Network, local, remote string) error {
	nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: local, RemoteName: remote}
	return net.AddConnection2(nr, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE)
}

// A test makes a machine and hands it to the code that it tests.
func Example() {
	test := func(t testing.TB) {
		net := mprtest.New(t)
		fmt.Println(mapDrive(net, "Z:", mprtest.Share))
		fmt.Println(net.GetConnection("Z:"))
		fmt.Println(mapDrive(net, "Z:", mprtest.Share))
		fmt.Println(net.CancelConnection("Z:", false))
	}
	runAsTest(test)
	// Output:
	// <nil>
	// \\server\share <nil>
	// WNetAddConnection2 Z: \\server\share: the local device name is taken (ERROR_ALREADY_ASSIGNED, 85)
	// <nil>
}

// runAsTest stands for the testing package, which an example can't get a test from.
func runAsTest(test func(testing.TB)) {
	b := new(bench)
	test(b)
	b.end()
	for _, e := range b.errors {
		fmt.Println(e)
	}
}
