package model

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// Of several threads that cancel a drive at the same moment one has done it, and to
// whomever a cancel has answered, the drive is gone: it can be connected anew.
func TestOneCancelOfManyIsTheOne(t *testing.T) {
	const threads, rounds = 2, 50_000
	p, err := newPair(session.Options{}, nil)
	require.NoError(t, err)
	first, err := p.router.Logon(session.Logon{User: session.User{Name: "alice"}})
	require.NoError(t, err)
	defer func() { require.NoError(t, first.Close()) }()
	callers := make([]*mpr.Caller, threads)
	for i := range callers {
		callers[i], err = first.Thread()
		require.NoError(t, err)
	}
	drive := &mpr.NetResource{LocalName: "Z:", RemoteName: docs}
	for round := range rounds {
		require.NoErrorf(t, first.AddConnection2(drive, mpr.Credentials{}, 0), "round %d", round)
		done, there := cancelAtOnce(callers)
		require.Equal(t, [2]int{1, 0}, [2]int{done, there}, "round %d: so many have cancelled it, and to so many it was still there", round)
	}
	for _, c := range callers {
		require.NoError(t, c.Close())
	}
}

// cancelAtOnce has all callers cancel Z:, and says how many of them did so, and how
// many found it there afterwards.
func cancelAtOnce(callers []*mpr.Caller) (done, there int) {
	var ready, cancelled, found atomic.Int32
	var running sync.WaitGroup
	for _, c := range callers {
		running.Go(func() {
			ready.Add(1)
			for int(ready.Load()) < len(callers) {
				runtime.Gosched() // a channel would let one go after the other
			}
			if winerr.Code(c.CancelConnection2("Z:", 0, false)) == winerr.NO_ERROR {
				cancelled.Add(1)
			}
			if c.Session().Devices().GetDriveType("Z:") != session.DRIVE_NO_ROOT_DIR {
				found.Add(1)
			}
		})
	}
	running.Wait()
	return int(cancelled.Load()), int(found.Load())
}
