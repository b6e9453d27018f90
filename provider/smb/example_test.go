package smb_test

import (
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/smb"
	"github.com/seed-520b6462/winnet/session"
)

// A program maps a letter to a share of a real server. This one isn't there.
func Example() {
	files := smb.New(smb.Config{Port: 1, DialContext: nowhere})
	alice, err := mpr.New(files).Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer alice.Close()

	err = alice.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, mpr.As("alice", "secret"), 0)
	fmt.Println(winerr.Code(err).Name())
	// Output: ERROR_BAD_NETPATH
}
