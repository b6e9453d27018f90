package model

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
)

// sharedCalls is how many calls are made of a shared machine, where each takes longer.
const sharedCalls = 10_000

// Programs have the same answers from a machine that processes share, whose calls of WNet come over sockets.
func TestSharedMachineFollowsTheModel(t *testing.T) {
	l, _, err := serve.Listen()
	if err != nil {
		t.Skipf("no Unix sockets here: %v", err)
	}
	require.NoError(t, l.Close())
	follow(t, sharedCalls, func(p *pair) {
		p.share = func(c *mpr.Caller) (mpr.Network, func()) {
			l, address, err := serve.Listen()
			require.NoError(t, err)
			s := serve.New(serve.Config{Router: c.Router, Session: c.Session})
			served := make(chan error)
			go func() { served <- s.Serve(l) }()
			process, err := remote.Dial(address)
			require.NoError(t, err)
			return process, func() {
				require.NoError(t, process.Close())
				require.NoError(t, s.Close())
				require.NoError(t, <-served)
			}
		}
		system := p.callers[0]
		system.net, system.end = p.share(system.real)
	})
}
