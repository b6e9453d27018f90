package mpr_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// atOnce runs n functions, all released at the same moment, and gives their
// errors.
func atOnce(n int, f func(i int) error) []error {
	errs := make([]error, n)
	start := make(chan struct{})
	var done sync.WaitGroup
	for i := range n {
		done.Go(func() {
			<-start
			errs[i] = f(i)
		})
	}
	close(start)
	done.Wait()
	return errs
}

// tally counts errors by code.
func tally(errs []error) map[string]int {
	count := make(map[string]int)
	for _, err := range errs {
		count[winerr.Code(err).Name()]++
	}
	return count
}

// Of several threads of a session that want one letter exactly one gets it, and
// what it connected is what is there: one connection, one entry.
func TestRaceForOneLetter(t *testing.T) {
	const threads = 8
	for range 50 {
		m := machine(t)
		c := m.logon("alice")
		remotes := []string{docs, media}
		errs := atOnce(threads, func(i int) error {
			return c.AddConnection(remotes[i%2], mpr.Password{}, "Z:")
		})
		count := tally(errs)
		require.Equal(t, 1, count["NO_ERROR"])
		// Whoever comes after the winner finds the letter taken.
		require.Equal(t, threads-1, count["ERROR_ALREADY_ASSIGNED"], "%v", errs)
		got, err := c.GetConnection("Z:")
		require.NoError(t, err)
		list := m.net.Snapshot()
		require.Len(t, list, 1)
		require.Equal(t, got, list[0].Remote)
		entry, found := m.entry("Z:")
		require.True(t, found)
		require.Equal(t, got, entry.RemotePath)
		for i, err := range errs {
			if err == nil {
				require.Equal(t, got, remotes[i%2])
			}
		}
	}
}

// profileHook is a profile that lets something happen while it is asked.
type profileHook struct {
	profile.Store
	onGet func()
}

func (p *profileHook) Get(user, local string) (profile.Entry, bool, error) {
	if f := p.onGet; f != nil {
		p.onGet = nil
		f()
	}
	return p.Store.Get(user, local)
}

// A device that somebody connects and remembers while the profile is being asked
// is taken, not just remembered.
func TestRaceWithRemembering(t *testing.T) {
	hook := new(profileHook)
	m := machine(t, func(m *testbed) { hook.Store, m.Profiles = m.profiles, hook })
	c := m.logon("alice")
	winner := thread(t, c)
	hook.onGet = func() { require.NoError(t, winner.AddConnection(docs, mpr.Password{}, "Z:")) }
	requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, c.AddConnection(media, mpr.Password{}, "Z:"))
}

// Of several threads that cancel one letter exactly one does, and the others
// find it gone.
func TestRaceToCancelOneLetter(t *testing.T) {
	const threads = 8
	for range 50 {
		m := machine(t)
		c := m.logon("alice")
		mapped(t, c, "Z:", docs)
		count := tally(atOnce(threads, func(int) error { return c.CancelConnection2("Z:", 0, false) }))
		require.Equal(t, map[string]int{"NO_ERROR": 1, "ERROR_NOT_CONNECTED": threads - 1}, count)
		require.Empty(t, m.net.Snapshot())
	}
}

// A letter of LocalSystem and one of a session settle it as well: whoever is
// first has it, and a session never gets a letter that was global before.
func TestRaceBetweenGlobalAndLocal(t *testing.T) {
	for range 50 {
		m := machine(t)
		callers := []*mpr.Caller{m.logon("alice"), m.System()}
		creds := []mpr.Credentials{{}, mpr.As("alice", "secret")}
		errs := atOnce(2, func(i int) error { return callers[i].AddConnection2(disk("Z:", docs), creds[i], 0) })
		require.NoError(t, errs[1], "what a session has doesn't hinder LocalSystem")
		want := winerr.NO_ERROR
		if errs[0] != nil {
			want = winerr.ERROR_NOT_CONNECTED
			requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, errs[0])
		}
		_, err := callers[0].GetConnection("Z:")
		requireCode(t, want, err)
	}
}

// Different sessions connect and cancel, log on and off at the same time, and
// each finds its own as it left it.
func TestParallelSessions(t *testing.T) {
	m := machine(t)
	users := []string{"alice", "bob"}
	errs := atOnce(8, func(i int) error {
		for round := range 20 {
			if err := liveADay(m, users[i%2], fmt.Sprintf("%c:", 'Z'-i), round); err != nil {
				return err
			}
		}
		return nil
	})
	for _, err := range errs {
		require.NoError(t, err)
	}
	require.Empty(t, m.net.Snapshot())
	require.Empty(t, m.Snapshot().Sessions)
	require.Empty(t, m.Snapshot().Profiles)
}

// liveADay logs on, connects and cancels a drive, and logs off. Every other day
// the drive is remembered and forgotten.
func liveADay(m *testbed, user, local string, day int) error {
	c, err := m.Logon(session.Logon{User: session.User{Name: user}, Type: session.LogonService})
	if err != nil {
		return err
	}
	defer c.Close()
	flags := mpr.ConnectFlags(0)
	if day%2 == 0 {
		flags = mpr.CONNECT_UPDATE_PROFILE
	}
	if err := c.AddConnection2(disk(local, docs), mpr.Credentials{}, flags); err != nil {
		return err
	}
	if err := c.AddConnection2(disk("", media), mpr.Credentials{}, 0); err != nil {
		return err
	}
	remote, err := c.GetConnection(local)
	if err != nil || remote != docs {
		return fmt.Errorf("%s of %s is %q: %w", local, user, remote, err)
	}
	m.Snapshot()
	if err := c.CancelConnection2(media, 0, false); err != nil {
		return err
	}
	return c.CancelConnection2(local, flags, false)
}
