package mpr_test

import (
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// A provider of plain functions: the router calls what is set, and nothing else.
func Example_providerOfFunctions() {
	p := &provider.Func{ProviderName: "Test Network"}
	p.OnGetUser = func(_ *session.Session, name string) (string, error) { return "user of " + name, nil }
	c := mpr.New(p).System()

	user, err := c.GetUser("Z:")
	fmt.Println(user, err)
	_, err = c.GetConnection("Z:")
	fmt.Println(winerr.Code(err).Name())
	// Output:
	// user of Z: <nil>
	// ERROR_NOT_CONNECTED
}

// A provider that answers from a script, and tells whether all of it was used.
func Example_providerWithAScript() {
	p := hook.NewScript("Test Network")
	p.Reply(provider.CallAddConnection, winerr.ERROR_BUSY).Reply(provider.CallAddConnection)
	c := mpr.New(p).System()

	for range 2 {
		err := c.AddConnection2(&mpr.NetResource{RemoteName: `\\server\share`}, mpr.Credentials{}, 0)
		fmt.Println(winerr.Code(err).Name())
	}
	fmt.Println(p.Err())
	// Output:
	// ERROR_BUSY
	// NO_ERROR
	// <nil>
}
