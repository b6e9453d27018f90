package conformance

import (
	"testing/fstest"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

// The networks of a machine that is made for the suite.
const (
	lanman   = "Microsoft Windows Network"
	second   = "Second Network"
	idleName = "Idle Network"
	speed    = 10_000
)

// office is the network of a machine where that user is logged on, branch the
// second one.
func office(user string) fake.Network {
	accounts := []fake.Account{{Name: user, Password: "secret"}, {Name: "bob", Password: "hunter2"}}
	files := fstest.MapFS{"a.txt": {Data: []byte("hello")}, "dir/b.txt": {Data: []byte("there")}}
	return fake.Network{Servers: []fake.Server{
		{Name: "files", Accounts: accounts, Speed: speed, Shares: []fake.Share{
			{Name: "docs", FS: files}, {Name: "media"}, {Name: "private", Allow: []string{"bob"}},
			{Name: "laser", Type: provider.RESOURCETYPE_PRINT}, {Name: "hidden$"},
		}},
		{Name: "backup", Accounts: accounts, Shares: []fake.Share{{Name: "docs"}}},
	}}
}

func branch() fake.Network {
	return fake.Network{
		Kind:    redirector.Kind{Name: second, NetType: provider.WNNC_NET_DAV},
		Servers: []fake.Server{{Name: "far", Guest: true, Shares: []fake.Share{{Name: "away"}}}},
	}
}

// networks are those of one machine, and what makes their calls fail.
type networks struct {
	net         *fake.Provider
	hook, hook2 *hook.Hook
}

// newNetworks makes them as a case wants them.
func newNetworks(user string, setup Setup) (*networks, error) {
	net, err := fake.New(office(user))
	if err != nil {
		return nil, err
	}
	net.Kind.NoUniversalNames = setup.NoUniversalNames
	if setup.NoPerformance {
		caps := redirector.AllCapabilities()
		caps.Connection &^= provider.WNNC_CON_GETPERFORMANCE
		net.Kind.Caps = &caps
	}
	far, err := fake.New(branch())
	if err != nil {
		return nil, err
	}
	return &networks{net, hook.New(net), hook.New(far)}, nil
}

// newIdle is a network that hasn't started and won't.
func newIdle() *fake.Provider {
	idle, err := fake.New(fake.Network{Kind: redirector.Kind{Name: idleName}})
	if err != nil {
		panic(err) // a network without data is never refused
	}
	idle.SetStarted(false)
	return idle
}

// machine is what a machine of these networks has whoever routes to them.
func (n *networks) machine(user string) *Machine {
	rival, mistyped, stranger := mpr.As("bob", "hunter2"), mpr.As("bob", "wrong"), mpr.As("mallory", "secret")
	return &Machine{
		User: user, Provider: lanman, NetType: provider.WNNC_NET_LANMAN,
		Server: `\\files`, Remote: `\\files\docs`, Second: `\\files\media`, Elsewhere: `\\backup\docs`,
		Denied: `\\files\private`, Printer: `\\files\laser`, Hidden: `\\files\hidden$`,
		Missing: `\\files\nothing`, Unknown: `\\nowhere\docs`, Performance: mpr.ConnectInfo{Speed: speed}, File: `\a.txt`,
		Rival: &rival, Mistyped: &mistyped, Stranger: &stranger, Foreign: `\\far\away`, ForeignProvider: second, ForeignType: provider.WNNC_NET_DAV,
		Halt: func() { n.net.SetStarted(false) }, Starting: func() { n.net.SetStart(5000) },
		Fail:       func(call provider.Call, err error) { fail(n.hook, call, err) },
		FailSecond: func(call provider.Call, err error) { fail(n.hook2, call, err) },
	}
}

// fail makes calls fail. All calls are those for a session: the machine can still
// be looked at.
func fail(h *hook.Hook, call provider.Call, err error) {
	action := hook.Fail(err)
	if call == provider.AnyCall {
		action = action.If(func(in hook.Invocation) bool { return in.Session != nil })
	}
	h.On(call, action)
}
