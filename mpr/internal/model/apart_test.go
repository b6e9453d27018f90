package model

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// apart are two groups of sessions on one machine: those of bob, and those of
// everybody else but LocalSystem, or of bob as well. Each has a model that doesn't
// know the other.
type apart struct {
	bob, others *pair
	bothBob     bool
}

// newApart logs one user of each group on. b says what is broken in the
// machine.
func newApart(b breakage, linked, bothBob bool) (*apart, error) {
	b.options.EnableLinkedConnections = linked
	p, err := newPair(b.options, b.wrap)
	if err != nil {
		return nil, err
	}
	if b.change != nil {
		b.change(p)
	}
	bob := &pair{router: p.router, net: p.net, profiles: p.profiles, seen: p.seen, model: newMachine(linked)}
	other := "alice"
	if bothBob {
		other = "bob"
	}
	return &apart{bob, p, bothBob}, errors.Join(bob.first("bob"), p.first(other))
}

// first logs on the first user of a group. LocalSystem, whose letters are for
// everybody, isn't in it.
func (p *pair) first(user string) error {
	p.callers = nil
	if got, _, _ := p.logOn(nil, call{user: user, kind: interactive, yes: true}); got.code != winerr.NO_ERROR {
		return got.code
	}
	return nil
}

// reaches says whether a call of one group is about what the other has as well: its
// user, its profile, or a server.
func (a *apart) reaches(c call, byBob bool) bool {
	switch c.op {
	case serverDown:
		return true
	case profileFault:
		return a.bothBob || byBob != (c.user == "bob")
	case logOn:
		return byBob && c.user != "bob" || !byBob && a.bothBob != (c.user == "bob")
	}
	return false
}

// step makes a call in a group, unless it reaches the other. Groups of one user share
// what is remembered, and leave it alone. The error says what bob noticed.
func (a *apart) step(c call, byBob bool) error {
	if a.reaches(c, byBob) {
		return nil
	}
	if a.bothBob {
		c.flags &^= updateProfile
	}
	group := a.others
	if byBob {
		group = a.bob
	}
	got, want, made := group.do(c)
	if !made {
		return nil
	}
	group.steps++
	if byBob && got != want {
		return fmt.Errorf("%s\nalone the answer is %s, here it is %s", c, want, got)
	}
	if diff := cmp.Diff(a.bob.own(a.bob.model.view()), a.bob.own(viewOf(a.bob.router.Snapshot()))); diff != "" {
		return fmt.Errorf("%s\nwhat is bob's differs (-alone +here):\n%s", c, diff)
	}
	return nil
}

// own are the lines of a view that are about the sessions of a group, or about
// bob's profile.
func (p *pair) own(all view) view {
	begin := []string{"profile bob ", "remembered by bob "}
	for _, s := range p.model.logons {
		if s != p.model.system {
			for _, what := range []string{"session", "device of", "connection of"} {
				begin = append(begin, fmt.Sprintf("%s %#x ", what, s.luid))
			}
		}
	}
	return slices.DeleteFunc(all, func(line string) bool {
		return !slices.ContainsFunc(begin, func(s string) bool { return strings.HasPrefix(line, s) })
	})
}

// Whatever other users do, the calls of a user answer as if nobody else were
// there.
func TestUsersDontInterfere(t *testing.T) { neverInterfere(t, false) }

// So do the calls of a session, whatever others of the same user do that they don't
// have remembered.
func TestSessionsDontInterfere(t *testing.T) { neverInterfere(t, true) }

func neverInterfere(t *testing.T, bothBob bool) {
	setFlag(t, "rapid.steps", length)
	bobs, others := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		a, err := newApart(breakage{}, rapid.Bool().Draw(rt, "linked"), bothBob)
		require.NoError(rt, err)
		rt.Repeat(map[string]func(*rapid.T){"call": func(rt *rapid.T) {
			c := anyCall.Draw(rt, "call")
			c.flags &^= globalMapping // by which an administrator does interfere
			if err := a.step(c, rapid.Bool().Draw(rt, "by bob")); err != nil {
				rt.Fatal(err)
			}
		}})
		bobs, others = bobs+a.bob.steps, others+a.others.steps
	})
	t.Logf("%d calls of bob's and %d of others'", bobs, others)
	require.Greater(t, min(bobs, others), 5000)
}

// A machine whose users or sessions do interfere is found out.
func TestInterferenceIsFound(t *testing.T) {
	for _, b := range breakages {
		if b.mixesUsers {
			t.Run(b.name, func(t *testing.T) { require.Error(t, interference(t, b, false)) })
		}
		if b.mixesSessions {
			t.Run(b.name+", of one user", func(t *testing.T) { require.Error(t, interference(t, b, true)) })
		}
	}
}

// interference runs random programs until bob notices the others.
func interference(t *testing.T, b breakage, bothBob bool) error {
	for seed := range 60 {
		a, err := newApart(b, false, bothBob)
		require.NoError(t, err)
		for i, c := range rapid.SliceOfN(anyCall, length, length).Example(seed) {
			if err := a.step(c, i%2 == 0); err != nil {
				return err
			}
		}
	}
	return nil
}
