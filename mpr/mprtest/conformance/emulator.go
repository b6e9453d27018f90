package conformance

import (
	"errors"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing/fstest"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// Face is how an implementation is made of a thread of the emulator.
type Face func(*mpr.Caller) mpr.Network

// Emulator makes emulated machines, for the typed face and for whatever stands on
// it; nil is the typed face itself.
func Emulator(face Face) Open {
	if face == nil {
		face = func(c *mpr.Caller) mpr.Network { return c }
	}
	return func(setup Setup) (*Machine, error) {
		e := &emulated{face: face, profiles: new(profile.Memory), vault: new(profile.MemoryVault)}
		return e.start(setup)
	}
}

// emulated is one emulated machine.
type emulated struct {
	face   Face
	router *mpr.Router
	*networks
	profiles *profile.Memory
	vault    *profile.MemoryVault

	mu      sync.Mutex // protects below
	callers []faced
	closers []io.Closer
}

func (e *emulated) start(setup Setup) (*Machine, error) {
	e.router = &mpr.Router{Options: setup.Options, UI: setup.UI, Profiles: e.profiles, Credentials: e.vault}
	nets, err := newNetworks("alice", setup)
	if err != nil {
		return nil, err
	}
	e.networks = nets
	if err := e.router.AddProvider(e.hook); err != nil {
		return nil, err
	}
	if setup.Second {
		if err := e.router.AddProvider(e.hook2); err != nil {
			return nil, err
		}
	}
	alice, _, err := e.logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	if err != nil {
		return nil, err
	}
	return e.machine(alice), nil
}

func (e *emulated) machine(alice mpr.Network) *Machine {
	m := e.networks.machine("alice")
	m.Network, m.Desk = alice, true
	m.Logon, m.Open = e.logon, e.open
	m.Thread = func(n mpr.Network) (mpr.Network, error) { return e.kept(e.caller(n).Thread()) }
	m.Elevated = func(n mpr.Network) (mpr.Network, error) { return e.kept(e.caller(n).Elevated()) }
	m.System = func() mpr.Network { return e.keep(e.router.System()) }
	m.Chdir = func(n mpr.Network, path string) error { return e.caller(n).Chdir(path) }
	m.Terminate = func(n mpr.Network) {
		c := e.caller(n)
		run := c.DisconnectDialogRun()
		_ = c.Close()
		_ = run.Wait()
	}
	devices := e.caller(alice).Session().Devices()
	for _, root := range devices.GetLogicalDriveStrings() {
		if devices.GetDriveType(root) == session.DRIVE_FIXED {
			m.Disks = append(m.Disks, strings.TrimSuffix(root, `\`))
		}
	}
	m.Define = func(name, target string) error {
		return devices.DefineDosDevice(session.DDD_RAW_TARGET_PATH, name, target)
	}
	m.Remember = func(entry profile.Entry) error { return e.profiles.Put("alice", entry) }
	m.Damage = func(err error) {
		e.profiles.SetUnopenable("alice", errors.Is(err, winerr.ERROR_CANNOT_OPEN_PROFILE))
		e.profiles.SetMalformed("alice", errors.Is(err, winerr.ERROR_BAD_PROFILE))
	}
	m.AddIdle = func() error { return e.router.AddProvider(newIdle()) }
	m.State = func() any { return []any{e.router.Snapshot(), e.vault.Snapshot()} }
	m.Close = e.close
	return m
}

// keep makes the face of a thread, which lives until the machine is closed.
func (e *emulated) keep(c *mpr.Caller) mpr.Network {
	n := e.face(c)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.callers = append(e.callers, faced{n, c})
	e.closers = append(e.closers, c)
	return n
}

// caller returns the thread behind a face.
func (e *emulated) caller(n mpr.Network) *mpr.Caller {
	e.mu.Lock()
	defer e.mu.Unlock()
	at := slices.IndexFunc(e.callers, func(f faced) bool { return f.is(n) })
	if at < 0 {
		return nil // no face of this machine
	}
	return e.callers[at].caller
}

// faced is a face with the thread behind it.
type faced struct {
	face   mpr.Network
	caller *mpr.Caller
}

// is reports whether the face is n. One that can't be compared is it if all that it consists of is the same.
func (f *faced) is(n mpr.Network) bool {
	if reflect.ValueOf(n).Comparable() {
		return f.face == n
	}
	return reflect.DeepEqual(f.face, n)
}

func (e *emulated) logon(l session.Logon) (mpr.Network, func(), error) {
	c, err := e.router.Logon(l)
	if err != nil {
		return nil, nil, err
	}
	return e.keep(c), func() { c.Close() }, nil
}

func (e *emulated) kept(c *mpr.Caller, err error) (mpr.Network, error) {
	if err != nil {
		return nil, err
	}
	return e.keep(c), nil
}

func (e *emulated) open(n mpr.Network, path string) (io.ReadCloser, error) {
	f, err := e.caller(n).Open(path)
	if err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closers = append(e.closers, f)
	return f, nil
}

// close ends files and threads. What a case has taken away under them is no
// failure of it.
func (e *emulated) close() error {
	e.mu.Lock()
	closers := e.closers
	e.mu.Unlock()
	for i := len(closers) - 1; i >= 0; i-- {
		_ = closers[i].Close()
	}
	return nil
}

// The networks of a machine that is made for the suite.
const (
	lanman   = "Microsoft Windows Network"
	second   = "Second Network"
	idleName = "Idle Network"
	speed    = 10_000

	docsComment = "All documents"
)

// office returns the network of a machine where that user is logged on, branch the
// second one.
func office(user string) fake.Network {
	accounts := []fake.Account{{Name: user, Password: "secret"}, {Name: "bob", Password: "hunter2"}}
	files := fstest.MapFS{"a.txt": {Data: []byte("hello")}, "dir/b.txt": {Data: []byte("there")}}
	return fake.Network{Servers: []fake.Server{
		{Name: "files", Accounts: accounts, Speed: speed, Shares: []fake.Share{
			{Name: "docs", FS: files, Comment: docsComment}, {Name: "media"}, {Name: "Übersicht"}, {Name: "private", Allow: []string{"bob"}},
			{Name: "laser", Type: provider.RESOURCETYPE_PRINT}, {Name: "hidden$"}, {Name: "dfs$", DFS: true},
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

// networks holds those of one machine, with the hooks that make their calls fail.
type networks struct {
	net         *fake.Provider
	hook, hook2 *hook.Hook
}

// newNetworks makes the networks of a machine as a case wants them.
func newNetworks(user string, setup Setup) (*networks, error) {
	net, err := fake.New(office(user))
	if err != nil {
		return nil, err
	}
	net.Kind.NoUniversalNames, net.Kind.NeedsDevice = setup.NoUniversalNames, setup.NeedsDevice
	if setup.NoPerformance {
		caps := redirector.AllCapabilities()
		caps.Connection &^= provider.WNNC_CON_GETPERFORMANCE
		net.Kind.Caps = &caps
	}
	far, err := fake.New(branch())
	if err != nil {
		return nil, err
	}
	return &networks{net, hook.New(net), hook.New(directory{far})}, nil
}

// directory is a network that knows a resource of its own by another name.
type directory struct{ *fake.Provider }

const (
	foreign = `\\far\away`
	alias   = "distance"
)

// named returns a resource with its own name in place of the alias.
func (directory) named(nr *provider.NetResource) *provider.NetResource {
	if nr == nil || nr.RemoteName != alias {
		return nr
	}
	resource := *nr
	resource.RemoteName = foreign
	return &resource
}

// GetResourceInformation implements provider.Names.
func (d directory) GetResourceInformation(s *session.Session, nr *provider.NetResource) (provider.NetResource, string, error) {
	return d.Provider.GetResourceInformation(s, d.named(nr))
}

// AddConnection3 implements provider.Connections.
func (d directory) AddConnection3(s *session.Session, owner provider.Window, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
	return d.Provider.AddConnection3(s, owner, d.named(nr), cred, flags)
}

// newIdle returns a network, not an SMB one, that hasn't started and won't.
func newIdle() *fake.Provider {
	idle, err := fake.New(fake.Network{Kind: redirector.Kind{Name: idleName, NetType: provider.WNNC_NET_RDR2SAMPLE}})
	if err != nil {
		panic(err) // a network without data is never refused
	}
	idle.SetStarted(false)
	return idle
}

// machine returns a machine with what these networks provide, whatever the router.
func (n *networks) machine(user string) *Machine {
	rival, mistyped, stranger := mpr.As("bob", "hunter2"), mpr.As("bob", "wrong"), mpr.As("mallory", "secret")
	return &Machine{
		User: user, Provider: lanman, NetType: provider.WNNC_NET_LANMAN,
		Server: `\\files`, Remote: `\\files\docs`, Second: `\\files\media`, Elsewhere: `\\backup\docs`,
		Denied: `\\files\private`, Printer: `\\files\laser`, Hidden: `\\files\hidden$`, Referral: `\\files\dfs$`, Comment: docsComment, Accented: `\\files\Übersicht`,
		Missing: `\\files\nothing`, Unknown: `\\nowhere\docs`, Performance: mpr.ConnectInfo{Flags: provider.WNCON_DYNAMIC, Speed: speed}, File: `\a.txt`,
		Rival: &rival, Mistyped: &mistyped, Stranger: &stranger, Foreign: foreign, Alias: alias, ForeignProvider: second, ForeignType: provider.WNNC_NET_DAV,
		Halt: func() { n.net.SetStarted(false) }, Starting: func() { n.net.SetStart(5000) },
		Fail:       func(call provider.Call, err error) { fail(n.hook, call, err) },
		FailSecond: func(call provider.Call, err error) { fail(n.hook2, call, err) },
	}
}

// fail makes calls fail. AnyCall stands for the calls of sessions alone, so that the
// state of the machine can still be read.
func fail(h *hook.Hook, call provider.Call, err error) {
	action := hook.Fail(err)
	if call == provider.AnyCall {
		action = action.If(func(in hook.Invocation) bool { return in.Session != nil })
	}
	h.On(call, action)
}
