package redirector_test

import (
	"fmt"
	"log"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// The toy network of this example is in toy_test.go: four types. The redirector keeps who is connected to it.
func Example() {
	network, _ := newToy()
	var machine session.Table
	ann, err := machine.Logon(session.Logon{User: session.User{Name: "ann"}})
	if err != nil {
		log.Fatal(err)
	}
	z := &provider.NetResource{LocalName: "Z:", RemoteName: `\\SRV\a`}
	fmt.Println(network.AddConnection(ann, z, session.As("ann", "A")))
	fmt.Println(network.GetConnection(ann, "Z:"))
	fmt.Println(winerr.Code(network.AddConnection(ann, &provider.NetResource{RemoteName: `\\SRV\b`}, session.As("bob", "B"))).Name())
	// Output:
	// <nil>
	// \\SRV\a <nil>
	// ERROR_SESSION_CREDENTIAL_CONFLICT
}
