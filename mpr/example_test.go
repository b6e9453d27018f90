package mpr_test

import (
	"errors"
	"fmt"
	"io"
	"testing/fstest"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// A drive is connected, refuses to go while a file of it is open, and goes by
// force.
func Example() {
	net, err := fake.New(fake.Network{Servers: []fake.Server{{
		Name:     "files",
		Accounts: []fake.Account{{Name: "alice", Password: "secret"}},
		Shares:   []fake.Share{{Name: "docs", FS: fstest.MapFS{"a.txt": {Data: []byte("hello")}}}},
	}}})
	if err != nil {
		panic(err)
	}
	alice, err := mpr.New(net).Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	if err != nil {
		panic(err)
	}
	defer alice.Close()

	err = alice.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE)
	fmt.Println("connect:", winerr.Code(err).Name())
	file, err := alice.Open(`Z:\a.txt`)
	if err != nil {
		panic(err)
	}
	text, err := io.ReadAll(file)
	fmt.Printf("read: %s %v\n", text, err)

	err = alice.CancelConnection2("Z:", 0, false)
	fmt.Println("cancel:", winerr.Code(err).Name())
	err = alice.CancelConnection2("Z:", 0, true)
	fmt.Println("by force:", winerr.Code(err).Name())
	_, err = file.Read(make([]byte, 1))
	fmt.Println("the file:", winerr.Code(err).Name())
	_, err = alice.GetConnection("Z:")
	fmt.Println("still remembered:", errors.Is(err, winerr.ERROR_CONNECTION_UNAVAIL))

	// Output:
	// connect: NO_ERROR
	// read: hello <nil>
	// cancel: ERROR_OPEN_FILES
	// by force: NO_ERROR
	// the file: ERROR_NETNAME_DELETED
	// still remembered: true
}
