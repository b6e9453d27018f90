//go:build !windows

package serve_test

import (
	"fmt"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// A program serves its machine. The environment leads the programs that it starts there, which dial as this one does.
func Example() {
	network, err := fake.New(fake.Network{Servers: []fake.Server{{Name: "files", Guest: true, Shares: []fake.Share{{Name: "docs"}}}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	router := mpr.New(network)
	alice, err := router.Logon(session.Logon{User: session.User{Name: "alice"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer alice.Close()

	l, address, err := serve.Listen()
	if err != nil {
		fmt.Println(err)
		return
	}
	address.Session = alice.Session().LUID() // address.Environ() is for exec.Cmd
	s := serve.New(serve.Config{Router: func() *mpr.Router { return router }})
	go s.Serve(l)
	defer s.Close()

	program, err := remote.Dial(address) // remote.Environment() in the other program
	if err != nil {
		fmt.Println(err)
		return
	}
	defer program.Close()
	err = program.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, mpr.Credentials{}, 0)
	fmt.Println(err)
	fmt.Println(alice.GetConnection("Z:"))
	_, err = program.GetConnection("Y:")
	fmt.Println(err)
	// Output:
	// <nil>
	// \\files\docs <nil>
	// WNetGetConnection Y:: there is no such network connection (ERROR_NOT_CONNECTED, 2250)
}
