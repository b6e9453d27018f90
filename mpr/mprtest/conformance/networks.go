package conformance

import (
	"testing/fstest"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
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
func office(user string) provider.Network {
	accounts := []provider.Account{{Name: user, Password: "secret"}, {Name: "bob", Password: "hunter2"}}
	files := fstest.MapFS{"a.txt": {Data: []byte("hello")}, "dir/b.txt": {Data: []byte("there")}}
	return provider.Network{Servers: []provider.Server{
		{Name: "files", Accounts: accounts, Speed: speed, Shares: []provider.Share{
			{Name: "docs", FS: files}, {Name: "media"}, {Name: "private", Allow: []string{"bob"}},
			{Name: "laser", Type: provider.RESOURCETYPE_PRINT}, {Name: "hidden$"},
		}},
		{Name: "backup", Accounts: accounts, Shares: []provider.Share{{Name: "docs"}}},
	}}
}

func branch() provider.Network {
	return provider.Network{
		Kind:    provider.Kind{Name: second, NetType: provider.WNNC_NET_DAV},
		Servers: []provider.Server{{Name: "far", Guest: true, Shares: []provider.Share{{Name: "away"}}}},
	}
}

// networks are those of one machine, and what makes their calls fail.
type networks struct {
	net         *provider.Fake
	hook, hook2 *hook.Hook
}

// newNetworks makes them as a case wants them.
func newNetworks(user string, setup Setup) (*networks, error) {
	net, err := provider.NewFake(office(user))
	if err != nil {
		return nil, err
	}
	net.Kind.NoUniversalNames = setup.NoUniversalNames
	if setup.NoPerformance {
		caps := provider.AllCapabilities()
		caps.Connection &^= provider.WNNC_CON_GETPERFORMANCE
		net.Kind.Caps = &caps
	}
	far, err := provider.NewFake(branch())
	if err != nil {
		return nil, err
	}
	return &networks{net, hook.New(net), hook.New(far)}, nil
}

// newIdle is a network that hasn't started and won't.
func newIdle() *provider.Fake {
	idle := &provider.Fake{Kind: provider.Kind{Name: idleName}}
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
