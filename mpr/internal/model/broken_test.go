package model

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// breakage describes a machine that breaks one rule.
type breakage struct {
	name    string
	options session.Options
	wrap    func(provider.Provider) provider.Provider
	change  func(*pair)
	// Users, or sessions of one user, see connections or entries of another.
	mixesUsers, mixesSessions bool
}

var breakages = []breakage{
	{name: "nothing"},
	{name: "force is always on", wrap: func(p provider.Provider) provider.Provider { return forcing{p, true} }},
	{name: "force is ignored", wrap: func(p provider.Provider) provider.Provider { return forcing{p, false} }},
	{name: "credentials are ignored", wrap: func(p provider.Provider) provider.Provider { return anybody{p} }},
	{name: "letters that look alike are one", wrap: func(p provider.Provider) provider.Provider { return unicodeFolding{p} }},
	{name: "a logoff leaves the connections", wrap: func(p provider.Provider) provider.Provider { return staying{p} }},
	{name: "everybody's default user is one", wrap: func(p provider.Provider) provider.Provider { return oneUser{p} }},
	{name: "a cancel by name takes the drives", options: session.Options{CancelRemoteAll: true}},
	{name: "Windows 7 tells conflicts apart", options: session.Options{Version: session.Windows7}},
	{name: "letters are linked that shouldn't be", options: session.Options{EnableLinkedConnections: true},
		change: func(p *pair) { p.model.linked = false }},
	{name: "letters aren't linked that should be", change: func(p *pair) { p.model.linked = true }},
	{name: "nothing is forgotten", change: func(p *pair) { p.router.Profiles = keeping{p.profiles} }},
	{name: "nothing is remembered", change: func(p *pair) { p.router.Profiles = losing{p.profiles} }},
	{name: "all users have one profile", change: func(p *pair) { p.router.Profiles = shared{p.profiles} }, mixesUsers: true},
	{name: "all connections are of one session", mixesUsers: true, mixesSessions: true,
		wrap: func(p provider.Provider) provider.Provider { return &mixing{Provider: p} }},
}

// forcing cancels with force, or without it, whatever the call says.
type forcing struct {
	provider.Provider
	force bool
}

func (p forcing) CancelConnection2(s *session.Session, name string, _ bool, flags provider.ConnectFlags) error {
	return p.Provider.CancelConnection2(s, name, p.force, flags)
}

// anybody connects with the default credentials.
type anybody struct{ provider.Provider }

func (p anybody) AddConnection3(s *session.Session, w provider.Window, nr *provider.NetResource, _ session.Credentials, flags provider.ConnectFlags) error {
	return p.Provider.AddConnection3(s, w, nr, session.Credentials{}, flags)
}

// unicodeFolding folds remote names as Unicode does.
type unicodeFolding struct{ provider.Provider }

func (p unicodeFolding) AddConnection3(s *session.Session, w provider.Window, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
	folded := *nr
	folded.RemoteName = strings.ReplaceAll(nr.RemoteName, "\u212A", "k")
	return p.Provider.AddConnection3(s, w, &folded, cred, flags)
}

// staying ignores logoffs.
type staying struct{ provider.Provider }

func (staying) Logoff(*session.Session) {}

// oneUser answers alice for the user of every connection.
type oneUser struct{ provider.Provider }

func (p oneUser) GetUser(s *session.Session, name string) (string, error) {
	_, err := p.Provider.GetUser(s, name)
	return "alice", err
}

// mixing connects in the session that connected first.
type mixing struct {
	provider.Provider
	first *session.Session
}

func (p *mixing) AddConnection3(s *session.Session, w provider.Window, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
	if p.first == nil || !p.first.Alive() {
		p.first = s
	}
	return p.Provider.AddConnection3(p.first, w, nr, cred, flags)
}

// keeping forgets nothing.
type keeping struct{ profile.Store }

func (keeping) Delete(string, string) error { return nil }

// losing remembers nothing.
type losing struct{ profile.Store }

func (losing) Put(string, profile.Entry) error { return nil }

// shared keeps one profile for all users.
type shared struct{ profile.Store }

func (s shared) Get(_, local string) (profile.Entry, bool, error) { return s.Store.Get("alice", local) }

func (s shared) Entries(string) ([]profile.Entry, error) { return s.Store.Entries("alice") }

func (s shared) Delete(_, local string) error { return s.Store.Delete("alice", local) }

func (s shared) Put(_ string, e profile.Entry) error { return s.Store.Put("alice", e) }

// differs runs random programs on a machine until it differs from the model.
func differs(t *testing.T, b breakage) error {
	for seed := range 60 {
		p, err := newPair(b.options, b.wrap)
		require.NoError(t, err)
		if b.change != nil {
			b.change(p)
		}
		for _, c := range rapid.SliceOfN(anyCall, length, length).Example(seed) {
			if err := p.step(c); err != nil {
				return err
			}
		}
	}
	return nil
}

// The model finds each broken rule, and nothing on a machine without one, because a
// check that never fails would prove nothing.
func TestModelFindsBrokenMachines(t *testing.T) {
	for _, b := range breakages {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			err := differs(t, b)
			if b.name == "nothing" {
				require.NoError(t, err)
				return
			}
			require.Error(t, err)
		})
	}
}
