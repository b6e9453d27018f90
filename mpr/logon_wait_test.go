package mpr_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// wallClock is a clock that goes only while the router sleeps.
type wallClock struct {
	now   time.Time
	slept []time.Duration
}

func (c *wallClock) set(m *testbed) {
	c.now = time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC)
	m.Clock = func() time.Time { return c.now }
	m.Sleep = func(d time.Duration) {
		c.slept = append(c.slept, d)
		c.now = c.now.Add(d)
	}
}

// booting is a network that answers WNNC_START with says until a time has
// passed, and then takes every connection.
func booting(name string, now func() time.Time, says uint32, takes time.Duration) *provider.Func {
	begin := now()
	return &provider.Func{
		ProviderName: name,
		OnAddConnection: func(s *session.Session, nr *provider.NetResource, _ session.Credentials) error {
			local, err := session.ParseName(nr.LocalName)
			if err == nil {
				err = s.Devices().Redirect(local, `\Device\Booting`, name)
			}
			return err
		},
		OnGetCaps: func(index provider.CapIndex) uint32 {
			switch {
			case index == provider.WNNC_CONNECTION:
				return provider.WNNC_CON_ADDCONNECTION
			case index != provider.WNNC_START:
				return 0
			case now().Sub(begin) >= takes:
				return provider.WNNC_START_DONE
			}
			return says
		},
	}
}

// remembersAt puts a drive of alice's that belongs to a provider into the profile.
func remembersAt(m *testbed, local, name string) {
	require.NoError(m.t, m.profiles.Put("alice", profile.Entry{
		Local: local, RemotePath: docs, ProviderName: name, ConnectionType: 1,
	}))
}

// boot is what a provider of the test says to WNNC_START, and when it is ready.
type boot struct {
	says  uint32
	takes time.Duration
}

// The rule is that of "Overriding the Default MPR Time-out Interval" and of
// WNNC_START (NPGetCaps): the wait is the longest time that a provider names, a
// minute for one that doesn't know; RestoreTimeout takes the place of the minute
// and is the least to wait. Then all are tried again.
func TestLogonWaitsForStartingProviders(t *testing.T) {
	const sec, unknown = time.Second, provider.WNNC_START_UNKNOWN
	tests := map[string]struct {
		timeout time.Duration
		boots   []boot
		wait    time.Duration // 0: none
		want    []winerr.Errno
	}{
		"the time that it names":              {0, []boot{{5000, 5 * sec}}, 5 * sec, []winerr.Errno{0}},
		"a minute when it doesn't know":       {0, []boot{{unknown, 40 * sec}}, 60 * sec, []winerr.Errno{0}},
		"the longest of all":                  {0, []boot{{5000, 5 * sec}, {9000, 9 * sec}, {7000, 7 * sec}}, 9 * sec, []winerr.Errno{0, 0, 0}},
		"a minute is longer than five":        {0, []boot{{5000, 5 * sec}, {unknown, sec}}, 60 * sec, []winerr.Errno{0, 0}},
		"RestoreTimeout for the minute":       {20 * sec, []boot{{unknown, 20 * sec}}, 20 * sec, []winerr.Errno{0}},
		"RestoreTimeout longer than a minute": {90 * sec, []boot{{unknown, 80 * sec}}, 90 * sec, []winerr.Errno{0}},
		"RestoreTimeout is the least":         {20 * sec, []boot{{5000, 5 * sec}}, 20 * sec, []winerr.Errno{0}},
		"RestoreTimeout caps nothing":         {20 * sec, []boot{{120_000, 120 * sec}}, 120 * sec, []winerr.Errno{0}},
		"late all the same":                   {0, []boot{{5000, 6 * sec}}, 5 * sec, []winerr.Errno{winerr.ERROR_BUSY}},
		"one is late":                         {0, []boot{{5000, 6 * sec}, {4000, 4 * sec}}, 5 * sec, []winerr.Errno{winerr.ERROR_BUSY, 0}},
		"no wait for one that has started":    {20 * sec, []boot{{unknown, 0}}, 0, []winerr.Errno{0}},
		"no wait for one that never will":     {20 * sec, []boot{{provider.WNNC_START_NEVER, time.Hour}}, 0, []winerr.Errno{winerr.ERROR_NO_NETWORK}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var clock wallClock
			m := machine(t, clock.set, func(m *testbed) { m.Options.RestoreTimeout = tt.timeout })
			for i, b := range tt.boots {
				local := string(rune('T'+i)) + ":"
				require.NoError(t, m.AddProvider(booting("Net "+local, m.Clock, b.says, b.takes)))
				remembersAt(m, local, "Net "+local)
			}
			c := m.logon("alice")
			var got []winerr.Errno
			for _, drive := range c.Restored() {
				got = append(got, winerr.Code(drive.Err))
			}
			require.Equal(t, tt.want, got)
			var want []time.Duration
			if tt.wait != 0 {
				want = append(want, tt.wait)
			}
			require.Equal(t, want, clock.slept)
		})
	}
}

// Nobody waits for a provider that owns nothing to restore: drives of others
// are connected at once, and calls don't wait at all.
func TestOnlyTheRestoreOfItsDrivesWaits(t *testing.T) {
	var clock wallClock
	m := machine(t, clock.set)
	require.NoError(t, m.AddProvider(booting("Slow", m.Clock, 5000, 5*time.Second)))
	m.remember("alice", "Z:", docs)
	c := m.logon("alice")
	require.Equal(t, []mpr.Restored{{Local: "Z:", Remote: docs}}, c.Restored())
	nr := disk("Y:", docs)
	nr.Provider = "Slow"
	requireCode(t, winerr.ERROR_BUSY, c.AddConnection2(nr, mpr.Credentials{}, 0))
	require.Empty(t, clock.slept)
}

// What was refused for another reason isn't tried again after the wait.
func TestWaitTriesOnlyWhatIsStarting(t *testing.T) {
	var clock wallClock
	m := machine(t, clock.set)
	require.NoError(t, m.AddProvider(booting("Slow", m.Clock, 5000, 5*time.Second)))
	remembersAt(m, "S:", "Slow")
	m.remember("alice", "Z:", private)
	c := m.logon("alice")
	restored := c.Restored()
	require.Len(t, restored, 2)
	requireCode(t, winerr.NO_ERROR, restored[0].Err)
	require.Equal(t, 1, m.hook.Count(provider.CallAddConnection3))
	require.Equal(t, []time.Duration{5 * time.Second}, clock.slept)
}

// Without a clock of its own the router goes by that of package time.
func TestLogonWaitsOnTheClockOfTheBubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := machine(t)
		require.NoError(t, m.AddProvider(booting("Slow", time.Now, provider.WNNC_START_UNKNOWN, 59*time.Second)))
		remembersAt(m, "S:", "Slow")
		begin := time.Now()
		c := m.logon("alice")
		require.Equal(t, []mpr.Restored{{Local: "S:", Remote: docs}}, c.Restored())
		require.Equal(t, time.Minute, time.Since(begin))
	})
}
