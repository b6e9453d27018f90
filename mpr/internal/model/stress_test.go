package model

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// Many threads of the sessions of two users, both halves of a split token among
// them, make random calls at once. Every device that is there belongs to one
// connection afterwards, and when all have gone nothing is left but profiles.
func TestThreadsLeaveTheMachineWhole(t *testing.T) {
	const threads = 6
	var connects atomic.Int64
	for seed := range 5 {
		p, err := newPair(session.Options{EnableLinkedConnections: seed%2 == 0}, nil)
		require.NoError(t, err)
		all := stressed(t, p)
		var running sync.WaitGroup
		for i := range threads {
			program := rapid.SliceOfN(anyCall, length, length).Example(seed*threads + i)
			running.Go(func() {
				for _, c := range program {
					if all[(c.who+i)%len(all)].disturb(c) && c.op == add {
						connects.Add(1)
					}
				}
			})
		}
		running.Wait()
		requireWhole(t, p.router.Snapshot())
		for _, c := range all {
			require.NoError(t, c.real.Close())
		}
		snap := p.router.Snapshot()
		require.Len(t, snap.Sessions, 1, "LocalSystem")
		require.Zero(t, snap.OpenEnums)
		for _, c := range snap.Providers[0].Connections {
			require.Equal(t, session.LocalSystem, c.LUID)
		}
	}
	require.Greater(t, connects.Load(), int64(100), "hardly anybody was connected")
}

// stressed are the callers of a stress.
func stressed(t *testing.T, p *pair) []*caller {
	var all []*caller
	for _, user := range []string{"alice", "bob"} {
		c, err := p.router.Logon(session.Logon{User: session.User{Name: user}, Administrator: true})
		require.NoError(t, err)
		elevated, err := c.Elevated()
		require.NoError(t, err)
		all = append(all, &caller{real: c, net: c}, &caller{real: elevated, net: elevated})
	}
	return append(all, p.callers[0])
}

// disturb makes a call whose answer doesn't matter, and says if it succeeded.
func (who *caller) disturb(c call) bool {
	var err error
	switch c.op {
	case open:
		var f provider.File
		if f, err = who.real.Open(c.local + c.path); err == nil && c.yes {
			err = f.Close()
		}
	case chdir:
		err = errors.Join(who.real.Chdir(c.local+c.path), who.real.Chdir(""))
	case logOn:
		who.real.Router().Snapshot()
	default:
		return who.ask(c).code == winerr.NO_ERROR
	}
	return err == nil
}

// requireWhole asserts that devices and connections with a device are the same
// ones: each device has a connection, each connection a device.
func requireWhole(t *testing.T, snap mpr.Snapshot) {
	t.Helper()
	targets := make(map[string]bool)
	for _, s := range append(snap.Sessions, mpr.SessionSnapshot{Devices: snap.Global}) {
		for _, d := range s.Devices {
			targets[d.Target] = true
		}
	}
	connections := map[string]bool{localDisk: true} // which is a device without one
	for _, c := range snap.Providers[0].Connections {
		if c.Local != "" {
			server, share, ok := names(c.Remote)
			require.True(t, ok, c.Remote)
			connections[targetOf(c.Local, uint64(c.LUID), server, share)] = true
		}
		require.Zero(t, c.Holders, "everybody has left: %v", c)
	}
	require.Equal(t, connections, targets)
}
