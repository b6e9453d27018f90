package session_test

import (
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// together runs the functions at once and waits for all. They spin until everybody is there: a race is over in less time
// than it takes to wake a goroutine.
func together(functions ...func()) {
	var missing atomic.Int32
	missing.Store(int32(len(functions)))
	var done sync.WaitGroup
	for _, f := range functions {
		done.Go(func() {
			missing.Add(-1)
			for missing.Load() > 0 {
				runtime.Gosched()
			}
			f()
		})
	}
	done.Wait()
}

// Two callers race for one letter of one session, or for the letter that both halves of a token get: exactly one wins, and
// the loser is told that the letter is taken.
func TestOneWinnerOfARaceForALetter(t *testing.T) {
	z := name(t, "Z:")
	for _, linked := range []bool{false, true} {
		for range 500 {
			machine := session.NewTable(session.Options{EnableLinkedConnections: linked})
			first := logonAdmin(t, machine)
			second := first
			if linked {
				second = first.Linked()
			}
			owners := []*connection{{"a"}, {"b"}}
			errs := make([]error, 2)
			together(
				func() { errs[0] = first.Devices().Redirect(z, `\Device\A`, owners[0]) },
				func() { errs[1] = second.Devices().Redirect(z, `\Device\B`, owners[1]) },
			)
			winner := 0
			if errs[0] != nil {
				winner = 1
			}
			require.NoError(t, errs[winner])
			require.Equal(t, winerr.ERROR_ALREADY_ASSIGNED, errs[1-winner])
			for _, s := range []*session.Session{first, second} {
				device, _ := s.Devices().Lookup(z)
				require.Same(t, owners[winner], device.Owner)
			}
		}
	}
}

// A user and LocalSystem race for a letter while somebody looks. Both may win, the user's letter then hides the global
// one; but then the user's came first, so nobody in the session can have seen the global one before or see it afterwards.
func TestNobodySeesALetterChangeHands(t *testing.T) {
	z := name(t, "Z:")
	for range 1000 {
		var machine session.Table
		ann := logon(t, &machine, "ann").Devices()
		var seen [2]bool // global, local
		var over atomic.Bool
		watch := func() {
			for last := false; !last; {
				last = over.Load()
				if device, found := ann.Lookup(z); found {
					if device.Owner == nil {
						seen[0] = true
					} else {
						seen[1] = true
					}
				}
			}
		}
		together(watch, func() {
			together(
				func() { _ = ann.Redirect(z, `\Device\Local`, 1) }, // may lose
				func() { _ = machine.Global().DefineDosDevice(raw, "Z:", `\Device\Global`) },
			)
			over.Store(true)
		})
		require.False(t, seen[0] && seen[1])
		require.True(t, seen[0] || seen[1])
	}
}

// Once a global letter was seen in a session, the session can't get a local one of that name.
func TestAGlobalLetterSeenBarsALocalOne(t *testing.T) {
	z := name(t, "Z:")
	for range 5_000 {
		var machine session.Table
		ann := logon(t, &machine, "ann").Devices()
		var err error
		var seen session.Device
		together(
			func() { err = ann.Redirect(z, `\Device\Local`, 1) },
			func() {
				_ = machine.Global().DefineDosDevice(raw, "Z:", `\Device\Global`) // the global namespace is its own
				seen, _ = ann.Lookup(z)
			},
		)
		if seen.Owner == nil {
			require.Equal(t, winerr.ERROR_ALREADY_ASSIGNED, err)
		} else {
			require.NoError(t, err)
		}
	}
}

// The halves of a token lock each other's namespaces from both sides, and LocalSystem the global one behind them.
func TestWritersNeitherDeadlockNorLoseALetter(t *testing.T) {
	machine, filtered, elevated := linkedPair(t, session.Options{EnableLinkedConnections: true})
	z := name(t, "Z:")
	use := func(d *session.Devices, owner int) func() {
		return func() {
			for range 100_000 {
				if d.Redirect(z, `\Device\Z`, owner) == nil && d.Unredirect(z, owner) != nil {
					t.Error("the letter was lost")
				}
			}
		}
	}
	together(use(filtered.Devices(), 1), use(elevated.Devices(), 2), func() {
		for range 2_000 {
			if machine.Global().DefineDosDevice(raw, "Z:", `\Device\Global`) != nil ||
				machine.Global().DefineDosDevice(remove|exact|raw, "Z:", `\Device\Global`) != nil {
				t.Error("the global letter was lost")
			}
		}
	})
	for _, d := range []*session.Devices{machine.Global(), filtered.Devices(), elevated.Devices()} {
		require.Empty(t, d.Snapshot())
	}
}
