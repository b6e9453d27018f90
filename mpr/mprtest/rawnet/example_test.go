//go:build !windows || mpremu

package rawnet_test

import (
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/rawnet"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// What is asked through the typed face goes through the raw calls of mpr.dll.
func Example() {
	net, err := provider.NewFake(provider.Network{Servers: []provider.Server{
		{Name: "files", Guest: true, Shares: []provider.Share{{Name: "docs"}}},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	alice, err := mpr.New(net).Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.Interactive})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer alice.Close()

	raw := rawnet.New(alice)
	drive := &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: "Z:", RemoteName: `\\files\docs`}
	fmt.Println(raw.AddConnection2(drive, mpr.Credentials{}, 0))

	buf := &mpr.Buffer{Size: 4}
	_, err = raw.GetConnectionSized("Z:", buf)
	fmt.Println(winerr.Code(err).Name())
	fmt.Println(buf.Size, "characters are needed")
	// Output:
	// <nil>
	// ERROR_MORE_DATA
	// 13 characters are needed
}
