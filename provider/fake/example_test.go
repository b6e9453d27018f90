package fake_test

import (
	"fmt"
	"io"
	"log"
	"os"
	"testing/fstest"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// A share with files of a test, read through a drive letter.
func Example() {
	network, err := fake.New(fake.Network{Servers: []fake.Server{{
		Name:     "server",
		Accounts: []fake.Account{{Name: "alice", Password: "secret"}},
		Shares: []fake.Share{{
			Name: "docs", FS: fstest.MapFS{"Hello.txt": {Data: []byte("Hello from the server.")}},
		}},
	}}})
	if err != nil {
		log.Fatal(err)
	}
	var machine session.Table
	alice, err := machine.Logon(session.Logon{User: session.User{Name: "alice"}})
	if err != nil {
		log.Fatal(err)
	}

	docs := &provider.NetResource{LocalName: "Z:", RemoteName: `\\server\docs`}
	fmt.Println(winerr.Code(network.AddConnection(alice, docs, session.As("alice", "wrong"))).Name())
	fmt.Println(network.AddConnection(alice, docs, session.Credentials{}))

	file, err := network.OpenFile(alice, `Z:\HELLO.TXT`, os.O_RDONLY, 0)
	if err != nil {
		log.Fatal(err)
	}
	text, err := io.ReadAll(file)
	fmt.Println(string(text), err)
	fmt.Println(winerr.Code(network.CancelConnection(alice, "Z:", false)).Name())
	fmt.Println(file.Close())
	fmt.Println(network.CancelConnection(alice, "Z:", false))
	// Output:
	// ERROR_INVALID_PASSWORD
	// <nil>
	// Hello from the server. <nil>
	// ERROR_OPEN_FILES
	// <nil>
	// <nil>
}
