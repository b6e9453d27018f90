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

// Open makes a machine as a case wants it. It is called for each case. An error
// that is a [Lack] leaves the case out.
type Open func(Setup) (*Machine, error)

// Setup says how a case wants its machine. The zero value is a Windows 11 with one
// network, and nobody in front of it. Whoever makes a machine and can't give it
// one of these answers with a [Lack].
type Setup struct {
	Options mpr.Options
	UI      mpr.UI // the user in front of the machine; nil: nobody

	Second           bool // a second network behind the first one, with Machine.Foreign
	NoUniversalNames bool // the network has no universal names
	NeedsDevice      bool // the network requires a local device
	NoPerformance    bool // the network tells nothing of its connections' performance
}

// Machine is a machine where a user is logged on, with nothing connected and
// nothing remembered, and what cases may ask of it. What is empty or nil it
// hasn't got, and the cases that need it are left out.
type Machine struct {
	// Network is what is tested: a thread of a process of the user. It must be
	// there. The cases of sizes need it to have a method Sized, as
	// [mpr.Caller] has.
	Network mpr.Network
	// User is the bare name of the user.
	User string

	// Provider and NetType are the name and the type of the network.
	Provider string
	NetType  uint32
	// Server has the shares Remote and Second, disks that the default credentials
	// of the user connect to, each as an enumeration spells it.
	Server, Remote, Second string
	// Elsewhere is a disk on another server.
	Elsewhere string
	// Denied is a disk that doesn't admit the user, Printer a printer that does.
	Denied, Printer string
	// Comment is that of Remote. Accented is a disk of the server whose name has letters
	// beyond ASCII that differ from their capitals.
	Comment, Accented string
	// Hidden is a disk that enumerations don't show.
	Hidden string
	// Referral is a root of DFS.
	Referral string
	// Missing is no share of the server, Unknown is a name that nobody recognises.
	Missing, Unknown string
	// Performance is that of a connection to Remote.
	Performance mpr.ConnectInfo
	// File is a file in Remote, as in `\dir\a.txt`.
	File string
	// Rival are credentials of somebody else that connect to Remote, too. Mistyped
	// have the name of an account and not its password; Stranger has no account.
	Rival, Mistyped, Stranger *mpr.Credentials
	// Foreign is a disk of the second network, ForeignProvider and ForeignType are
	// that one's name and type. Alias is another name of Foreign, neither UNC name
	// nor URL.
	Foreign, ForeignProvider string
	Alias                    string
	ForeignType              uint32

	// Logon logs a user on: a thread in the new session, and how to end it.
	Logon func(session.Logon) (n mpr.Network, logoff func(), err error)
	// Thread makes another thread in the session of one.
	Thread func(mpr.Network) (mpr.Network, error)
	// Elevated makes a thread in the linked session of a split logon.
	Elevated func(mpr.Network) (mpr.Network, error)
	// System is a thread of LocalSystem.
	System func() mpr.Network

	// Desk says that dialogs come up before Setup's user, or before nobody. Without
	// it they could wait for somebody for ever.
	Desk bool

	// Terminate ends a thread that shows a disconnect dialog, as if its process exited.
	Terminate func(mpr.Network)

	// Open opens a file for a thread, Chdir has its process stand in a folder.
	Open  func(n mpr.Network, path string) (io.ReadCloser, error)
	Chdir func(n mpr.Network, path string) error
	// Disks are the letters of the local disks, as in "C:".
	Disks []string
	// Define makes a name of the user's session stand for something local.
	Define func(name, target string) error

	// Remember puts an entry into the profile of the user; Damage makes the profile
	// answer an error, ERROR_BAD_PROFILE or ERROR_CANNOT_OPEN_PROFILE.
	Remember func(profile.Entry) error
	Damage   func(error)

	// Redirected is the remote name that the networks have a device of a thread's
	// session stand for, "" for none; nil: WNetGetConnection is asked.
	Redirected func(n mpr.Network, local string) string

	// Halt stops the first network; Starting lets it start for some time yet. AddIdle
	// installs one more, not an SMB network, that hasn't started.
	Halt     func()
	Starting func()
	AddIdle  func() error
	// Fail makes a call of the first network fail, or all that are made for a
	// session ([provider.AnyCall]); FailSecond those of the second one.
	Fail       func(provider.Call, error)
	FailSecond func(provider.Call, error)

	// State is all that a call could have changed, to be compared.
	State func() any
	// Close is called when a case is over.
	Close func() error
}
