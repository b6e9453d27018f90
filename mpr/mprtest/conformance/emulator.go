package conformance

import (
	"errors"
	"io"
	"sync"
	"testing/fstest"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// The networks of the emulated machine.
const (
	lanman = "Microsoft Windows Network"
	second = "Second Network"
	speed  = 10_000
)

// office is the network of the emulated machine, branch the second one.
func office() provider.Network {
	accounts := []provider.Account{{Name: "alice", Password: "secret"}, {Name: "bob", Password: "hunter2"}}
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

// Face is how an implementation is made of a thread of the emulator.
type Face func(*mpr.Caller) mpr.Network

// Emulator makes emulated machines, for the typed face and for whatever stands on
// it; nil is the typed face itself.
func Emulator(face Face) Open {
	if face == nil {
		face = func(c *mpr.Caller) mpr.Network { return c }
	}
	return func(setup Setup) (*Machine, error) {
		e := &emulated{face: face, profiles: new(profile.Memory), vault: new(mpr.MemoryCredentials), callers: make(map[mpr.Network]*mpr.Caller)}
		return e.start(setup)
	}
}

// emulated is one emulated machine.
type emulated struct {
	face     Face
	router   *mpr.Router
	net      *provider.Fake
	hook     *provider.Hook
	hook2    *provider.Hook
	profiles *profile.Memory
	vault    *mpr.MemoryCredentials

	mu      sync.Mutex // protects below
	callers map[mpr.Network]*mpr.Caller
	closers []io.Closer
}

func (e *emulated) start(setup Setup) (*Machine, error) {
	e.router = &mpr.Router{Options: setup.Options, UI: setup.UI, Profiles: e.profiles, Credentials: e.vault}
	var err error
	if e.net, err = provider.NewFake(office()); err != nil {
		return nil, err
	}
	e.net.Kind.NoUniversalNames = setup.NoUniversalNames
	if setup.NoPerformance {
		caps := provider.AllCapabilities()
		caps.Connection &^= provider.WNNC_CON_GETPERFORMANCE
		e.net.Kind.Caps = &caps
	}
	far, err := provider.NewFake(branch())
	if err != nil {
		return nil, err
	}
	e.hook, e.hook2 = provider.NewHook(e.net), provider.NewHook(far)
	if err := e.router.AddProvider(e.hook); err != nil {
		return nil, err
	}
	if setup.Second {
		if err := e.router.AddProvider(e.hook2); err != nil {
			return nil, err
		}
	}
	alice, _, err := e.logon(session.Logon{User: session.User{Name: "alice"}, Type: session.Interactive})
	if err != nil {
		return nil, err
	}
	return e.machine(alice), nil
}

func (e *emulated) machine(alice mpr.Network) *Machine {
	rival, mistyped, stranger := mpr.As("bob", "hunter2"), mpr.As("bob", "wrong"), mpr.As("mallory", "secret")
	return &Machine{
		Network: alice, User: "alice", Provider: lanman, NetType: provider.WNNC_NET_LANMAN,
		Server: `\\files`, Remote: `\\files\docs`, Second: `\\files\media`, Elsewhere: `\\backup\docs`,
		Denied: `\\files\private`, Printer: `\\files\laser`, Hidden: `\\files\hidden$`,
		Missing: `\\files\nothing`, Unknown: `\\nowhere\docs`, Speed: speed, File: `\a.txt`, Desk: true,
		Rival: &rival, Mistyped: &mistyped, Stranger: &stranger, Foreign: `\\far\away`, ForeignProvider: second,
		Logon: e.logon, Thread: e.thread, Elevated: e.elevated, System: e.system, Open: e.open, Chdir: e.chdir,
		Define: func(name, target string) error {
			return e.caller(alice).Session().Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, name, target)
		},
		Remember: func(entry profile.Entry) error { return e.profiles.Put("alice", entry) },
		Damage: func(err error) {
			e.profiles.SetUnopenable("alice", errors.Is(err, winerr.ERROR_CANNOT_OPEN_PROFILE))
			e.profiles.SetMalformed("alice", errors.Is(err, winerr.ERROR_BAD_PROFILE))
		},
		Halt: func() { e.net.SetStarted(false) }, Starting: func() { e.net.SetStart(5000) }, AddIdle: e.addIdle,
		Fail:       func(call provider.Call, err error) { fail(e.hook, call, err) },
		FailSecond: func(call provider.Call, err error) { fail(e.hook2, call, err) },
		State:      func() any { return []any{e.router.Snapshot(), e.vault.Snapshot()} }, Close: e.close,
	}
}

// fail makes calls fail. All calls are those for a session: the machine can still
// be looked at.
func fail(hook *provider.Hook, call provider.Call, err error) {
	action := provider.Fail(err)
	if call == provider.AnyCall {
		action = action.If(func(in provider.Invocation) bool { return in.Session != nil })
	}
	hook.On(call, action)
}

// addIdle installs a network that hasn't started and won't.
func (e *emulated) addIdle() error {
	idle := &provider.Fake{Kind: provider.Kind{Name: "Idle Network"}}
	idle.SetStarted(false)
	return e.router.AddProvider(idle)
}

// keep makes the face of a thread, which lives until the machine is closed.
func (e *emulated) keep(c *mpr.Caller) mpr.Network {
	n := e.face(c)
	e.mu.Lock()
	defer e.mu.Unlock()
	e.callers[n] = c
	e.closers = append(e.closers, c)
	return n
}

// caller is the thread behind a face.
func (e *emulated) caller(n mpr.Network) *mpr.Caller {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.callers[n]
}

func (e *emulated) logon(l session.Logon) (mpr.Network, func(), error) {
	c, err := e.router.Logon(l)
	if err != nil {
		return nil, nil, err
	}
	return e.keep(c), func() { c.Close() }, nil
}

func (e *emulated) thread(n mpr.Network) (mpr.Network, error) { return e.kept(e.caller(n).Thread()) }

func (e *emulated) elevated(n mpr.Network) (mpr.Network, error) {
	return e.kept(e.caller(n).Elevated())
}

func (e *emulated) kept(c *mpr.Caller, err error) (mpr.Network, error) {
	if err != nil {
		return nil, err
	}
	return e.keep(c), nil
}

func (e *emulated) system() mpr.Network { return e.keep(e.router.System()) }

func (e *emulated) open(n mpr.Network, path string) (io.Closer, error) {
	f, err := e.caller(n).Open(path)
	if err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closers = append(e.closers, f)
	return f, nil
}

func (e *emulated) chdir(n mpr.Network, path string) error { return e.caller(n).Chdir(path) }

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
