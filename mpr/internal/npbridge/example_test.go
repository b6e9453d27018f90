package npbridge_test

import (
	"log"

	"github.com/seed-520b6462/winnet/mpr/internal/npbridge"
	"github.com/seed-520b6462/winnet/mpr/system"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// The mpr.dll of a machine made for it, asked about a network that is in memory.
// It rewrites the registry of that machine, so that it is compiled and not run.
func Example() {
	bridge, err := npbridge.Load(`C:\winnet\winnet1.dll`)
	if err != nil {
		log.Fatal(err)
	}
	var sessions session.Table
	alice, err := sessions.Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	if err != nil {
		log.Fatal(err)
	}
	net, err := fake.New(fake.Network{})
	if err != nil {
		log.Fatal(err)
	}
	bridge.Serve(net, alice)
	if err := npbridge.Register(npbridge.Network{Key: "winnet1", Name: net.Name(), DLL: `C:\winnet\winnet1.dll`}); err != nil {
		log.Fatal(err)
	}
	_, err = system.New().GetConnection("Z:")
	log.Println(err)
}
