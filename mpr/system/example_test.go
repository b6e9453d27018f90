//go:build !windows || mpremu

package system_test

import (
	"fmt"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/mpr/system"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// process is what mprdll.Install needs of a test, for a program that is none.
type process struct{ end func() }

func (*process) Helper()            {}
func (p *process) Cleanup(f func()) { p.end = f }

// The process is alice, on a machine in memory, and calls mpr.dll.
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
	p := new(process)
	mprdll.Install(p, alice) // in a test: mprdll.Install(t, alice)
	defer p.end()

	var n mpr.Network = system.Over(func(call func()) { call() })
	fmt.Println(n.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, mpr.Credentials{}, 0))
	fmt.Println(n.GetConnection("Z:"))
	// Output:
	// <nil>
	// \\files\docs <nil>
}
