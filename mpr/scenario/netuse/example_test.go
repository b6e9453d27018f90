package netuse_test

import (
	"fmt"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/scenario/netuse"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// A program that runs net use is tested with what Windows prints.
func ExampleRun() {
	lan, err := fake.New(fake.Network{Servers: []fake.Server{{Name: "files", Guest: true, Shares: []fake.Share{{Name: "docs"}}}}})
	if err != nil {
		panic(err)
	}
	me, err := mpr.New(lan).Logon(session.Logon{User: session.User{Name: "alice"}})
	if err != nil {
		panic(err)
	}
	var out strings.Builder
	host := netuse.Host{Network: me, Workstation: me.Workstation(), In: strings.NewReader(""), Out: &out, Err: &out}
	netuse.Run(host, []string{"use", "*", `\\files\docs`})
	netuse.Run(host, []string{"use", "Z:", "/delete"})
	fmt.Print(strings.ReplaceAll(out.String(), "\r\n", "\n"))
	// Output:
	// Drive Z: is now connected to \\files\docs.
	//
	// The command completed successfully.
	//
	// Z: was deleted successfully.
}
