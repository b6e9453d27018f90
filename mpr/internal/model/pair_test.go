package model

import (
	"fmt"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// pair is the emulator and the model, which do everything together.
type pair struct {
	router   *mpr.Router
	net      *fake.Provider
	profiles *profile.Memory
	model    *machine
	callers  []*caller                                     // LocalSystem is the first
	share    func(*mpr.Caller) (n mpr.Network, end func()) // a process that shares the machine, for the calls of WNet; nil: the caller itself
	files    []*file
	steps    int
	seen     map[outcome]int // how often each, for all pairs of a test
}

// outcome is an operation with the code that the model gave it.
type outcome struct {
	op   operation
	code winerr.Errno
}

// callers is how many processes there are at most.
const callers = 7

// caller is a process in both.
type caller struct {
	real  *mpr.Caller
	net   mpr.Network // which makes the calls of WNet
	end   func()
	model *logon
	at    *connection // its current directory
}

// file is an open file in both.
type file struct {
	real  provider.File
	model *handle
}

// answer is what a call said.
type answer struct {
	code winerr.Errno
	text string
}

func (a answer) String() string { return fmt.Sprintf("%s %q", a.code.Name(), a.text) }

// newPair starts both with the same network. wrap puts something between the
// router and its provider; nil puts nothing.
func newPair(options session.Options, wrap func(provider.Provider) provider.Provider) (*pair, error) {
	p := &pair{router: new(mpr.Router), profiles: new(profile.Memory), model: newMachine(options.EnableLinkedConnections),
		seen: make(map[outcome]int)}
	p.router.Profiles, p.router.Options.Options = p.profiles, options
	var err error
	if p.net, err = fake.New(network()); err != nil {
		return nil, err
	}
	var installed provider.Provider = p.net
	if wrap != nil {
		installed = wrap(p.net)
	}
	p.enter(p.router.System(), p.model.system)
	return p, p.router.AddProvider(installed)
}

// enter adds a process.
func (p *pair) enter(real *mpr.Caller, model *logon) {
	who := &caller{real: real, net: real, end: func() {}, model: model}
	if p.share != nil {
		who.net, who.end = p.share(real)
	}
	p.callers = append(p.callers, who)
}

// end ends all that is elsewhere.
func (p *pair) end() {
	for _, who := range p.callers {
		who.end()
	}
}

// close ends the process, and its part elsewhere before that.
func (who *caller) close() error {
	who.end()
	return who.real.Close()
}

// network is what the model has in its tables.
func network() fake.Network {
	var n fake.Network
	for _, server := range sortedKeys(shares) {
		s := fake.Server{Name: server}
		for _, name := range sortedKeys(accounts[server]) {
			s.Accounts = append(s.Accounts, fake.Account{Name: name, Password: accounts[server][name], State: states[name]})
		}
		for _, name := range sortedKeys(shares[server]) {
			share := fake.Share{Name: name, FS: fstest.MapFS{"a.txt": {Data: []byte("hello")}}}
			if shares[server][name] {
				share.Type, share.FS = provider.RESOURCETYPE_PRINT, nil
			}
			if name == "private" {
				share.Allow = []string{"bob"}
			}
			s.Shares = append(s.Shares, share)
		}
		n.Servers = append(n.Servers, s)
	}
	return n
}

// step makes a call on both. The error says where they differ: in what the call
// answered, or in what the machine is afterwards.
func (p *pair) step(c call) error {
	got, want, made := p.do(c)
	if !made {
		return nil
	}
	p.steps++
	p.seen[outcome{c.op, want.code}]++
	if got != want {
		return fmt.Errorf("%s\nthe emulator answers %s, the model %s", c, got, want)
	}
	if diff := cmp.Diff(p.model.view(), viewOf(p.router.Snapshot())); diff != "" {
		return fmt.Errorf("%s\nthe machine differs (-model +emulator):\n%s", c, diff)
	}
	return nil
}

// do makes a call. made is false if there is nothing to make it with.
func (p *pair) do(c call) (got, want answer, made bool) {
	who := p.callers[c.who%len(p.callers)]
	switch c.op {
	case logOn, elevate:
		if len(p.callers) == callers {
			return got, want, false
		}
		if c.op == logOn {
			return p.logOn(who, c)
		}
		return p.elevate(who)
	case closeCaller:
		return p.close(c)
	case stat, closeFile:
		return p.handle(c)
	case open, chdir:
		return p.path(who, c)
	case serverDown:
		server := sortedKeys(shares)[c.which]
		p.model.down[server] = c.yes
		return answer{code: winerr.Code(p.net.SetDown(server, c.yes))}, answer{}, true
	case profileFault:
		p.fault(c)
		return got, want, true
	}
	return who.ask(c), p.expect(who.model, c), true
}

// fault gives the profile of a user a fault, or takes it away.
func (p *pair) fault(c call) {
	prof := p.model.profileOf(c.user)
	switch c.which {
	case 0:
		prof.unopenable = c.yes
		p.profiles.SetUnopenable(c.user, c.yes)
	case 1:
		prof.damaged = c.yes
		p.profiles.SetMalformed(c.user, c.yes)
	default:
		prof.unwritable = c.yes
		var err error
		if c.yes {
			err = winerr.ERROR_CANNOT_OPEN_PROFILE
		}
		p.profiles.FailWrites(c.user, err)
	}
}

// path makes a call about a path on a drive.
func (p *pair) path(who *caller, c call) (got, want answer, made bool) {
	if len(c.local) != len("Z:") {
		return got, want, false // no drive; another path isn't described
	}
	drive, _, _ := device(c.local)
	if c.op == chdir {
		at, code := p.model.chdir(who.model, drive, c.path)
		if code == winerr.NO_ERROR {
			p.model.leave(who.at)
			who.at = at
		}
		return answer{code: winerr.Code(who.real.Chdir(c.local + c.path))}, answer{code: code}, true
	}
	h, code := p.model.open(who.model, drive, c.path)
	f, err := who.real.Open(c.local + c.path)
	if err == nil && h != nil {
		p.files = append(p.files, &file{f, h})
	}
	return answer{code: winerr.Code(err)}, answer{code: code}, true
}

// handle makes a call on an open file.
func (p *pair) handle(c call) (got, want answer, made bool) {
	if len(p.files) == 0 {
		return got, want, false
	}
	i := c.which % len(p.files)
	f := p.files[i]
	if c.op == stat {
		_, err := f.real.Stat()
		return answer{code: winerr.Code(err)}, answer{code: p.model.stat(f.model)}, true
	}
	if !c.yes || len(p.files) > 9 {
		p.files = append(p.files[:i], p.files[i+1:]...)
	}
	return answer{code: winerr.Code(f.real.Close())}, answer{code: p.model.close(f.model)}, true
}
