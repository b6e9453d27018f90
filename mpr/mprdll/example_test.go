//go:build !windows || mpremu

package mprdll_test

import (
	"fmt"
	"unsafe"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// process is what Install needs of a test, for a program that is none.
type process struct{ end func() }

func (*process) Helper()            {}
func (p *process) Cleanup(f func()) { p.end = f }

// A raw call over a network in memory.
func Example() {
	net, err := fake.New(fake.Network{Servers: []fake.Server{
		{Name: "files", Guest: true, Shares: []fake.Share{{Name: "docs"}}},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	alice, err := mpr.New(net).Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer alice.Close()
	p := new(process) // in a test: mprdll.Install(t, alice)
	mprdll.Install(p, alice)
	defer p.end()

	add := mprdll.NewLazySystemDLL("mpr.dll").NewProc("WNetAddConnectionW")
	remote, local := mprdll.StringToUTF16Ptr(`\\files\docs`), mprdll.StringToUTF16Ptr("Z:")
	r1, _, err := add.Call(uintptr(unsafe.Pointer(remote)), 0, uintptr(unsafe.Pointer(local)))
	fmt.Println(r1, err == mprdll.ERROR_SUCCESS)
	r1, _, err = add.Call(uintptr(unsafe.Pointer(remote)), 0, uintptr(unsafe.Pointer(local)))
	fmt.Println(r1, err == mprdll.ERROR_ALREADY_ASSIGNED)
	// Output:
	// 0 true
	// 85 true
}
