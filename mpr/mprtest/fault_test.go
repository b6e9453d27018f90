package mprtest_test

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
)

func connect(n mpr.Network) error {
	return n.AddConnection2(disk("Z:", mprtest.Share), mpr.Credentials{}, 0)
}

// TestFail makes a WNet call fail in one line, in whatever order its limits come and whatever its name is spelled like.
func TestFail(t *testing.T) {
	for name, set := range map[string]func(m *mprtest.Machine) *mprtest.Fault{
		"times, after": func(m *mprtest.Machine) *mprtest.Fault {
			return m.Fail("WNetAddConnection2", winerr.ERROR_BUSY).Times(2).After(1)
		},
		"after, times, on": func(m *mprtest.Machine) *mprtest.Fault {
			return m.Fail("AddConnection2", winerr.ERROR_BUSY).After(1).Times(2).On("Z:")
		},
		"on, times, after": func(m *mprtest.Machine) *mprtest.Fault {
			return m.Fail("WNetAddConnection2W", winerr.ERROR_BUSY).On(mprtest.Share).Times(2).After(1)
		},
		"of the network": func(m *mprtest.Machine) *mprtest.Fault {
			return m.Fail("NPAddConnection3", winerr.ERROR_BUSY).After(1).On(mprtest.Share).Times(2)
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := mprtest.New(t)
			f := set(m)
			for i, want := range []winerr.Errno{winerr.NO_ERROR, winerr.ERROR_BUSY, winerr.ERROR_BUSY, winerr.NO_ERROR} {
				requireCode(t, want, connect(m))
				if want == winerr.NO_ERROR {
					require.NoError(t, m.CancelConnection2("Z:", 0, false))
				}
				require.Equal(t, min(i, 2), f.Count())
			}
		})
	}
}

// TestFaultWords sets faults by the words that scenarios and EveryAnswer have.
func TestFaultWords(t *testing.T) {
	m := mprtest.New(t)
	m.Fault("AddConnection2#2=ERROR_BUSY")
	require.NoError(t, connect(m))
	require.NoError(t, m.CancelConnection2("Z:", 0, false))
	requireCode(t, winerr.ERROR_BUSY, connect(m))
	m.Fault("GetUser=ERROR_EXTENDED_ERROR")
	_, err := m.GetUser("")
	requireCode(t, winerr.ERROR_EXTENDED_ERROR, err)
	require.NotEmpty(t, m.GetLastError().Text)
}

// TestDelay and TestHang let calls wait in the time of a bubble.
func TestDelay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := mprtest.New(t)
		m.Delay("WNetAddConnection2", time.Minute)
		began := time.Now()
		require.NoError(t, connect(m))
		require.Equal(t, time.Minute, time.Since(began))
		require.NoError(t, m.CancelConnection2("Z:", 0, false))
	})
}

func TestHang(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := mprtest.New(t)
		hung := m.Hang("NPAddConnection3").Times(1)
		done := make(chan error)
		go func() { done <- connect(m) }()
		require.NoError(t, hung.Await(t.Context()))
		synctest.Wait()
		select {
		case <-done:
			t.Fatal("it doesn't hang")
		default:
		}
		hung.Release()
		require.NoError(t, <-done)
		require.NoError(t, m.CancelConnection2("Z:", 0, false))
	})
}

// TestHangEndsWithTheTest releases what hangs.
func TestHangEndsWithTheTest(t *testing.T) {
	b := new(bench)
	m := mprtest.New(b)
	hung := m.Hang("WNetGetUser")
	done := make(chan error)
	go func() { _, err := m.GetUser(""); done <- err }()
	require.NoError(t, hung.Await(t.Context()))
	b.end()
	require.NoError(t, errors.Join(<-done))
}

// TestPanic is what a network's panic is: an error.
func TestPanic(t *testing.T) {
	for _, call := range []string{"WNetAddConnection2", "NPAddConnection3"} {
		m := mprtest.New(t)
		m.Panic(call, "index out of range")
		requireCode(t, winerr.ERROR_UNEXP_NET_ERR, connect(m))
		require.Contains(t, m.GetLastError().Text, "index out of range")
	}
}

// TestFaultThatNeverHappens fails the test with its line.
func TestFaultThatNeverHappens(t *testing.T) {
	b := new(bench)
	m := mprtest.New(b)
	m.Fail("WNetAddConnection2", winerr.ERROR_BUSY).On("Y:")
	m.Fault("GetUser#2=ERROR_BUSY")
	m.Hang("NPCancelConnection2")
	require.NoError(t, connect(m))
	_, _ = m.GetUser("")
	require.NoError(t, m.Close())
	b.end()
	require.Len(t, b.errors, 3)
	require.Regexp(t, `^mprtest: Fail\("WNetAddConnection2", .*\) never happened, set at .*/fault_test.go:\d+$`, b.errors[0])
	require.Regexp(t, `^mprtest: GetUser#2=ERROR_BUSY never happened, set at .*/fault_test.go:\d+$`, b.errors[1])
	require.Regexp(t, `^mprtest: Hang\("NPCancelConnection2"\) never happened`, b.errors[2])
}

// TestFaultOfNoCall fails the test at once.
func TestFaultOfNoCall(t *testing.T) {
	m := mprtest.New(new(bench))
	require.PanicsWithValue(t, `mprtest: "Nothing#1=ERROR_BUSY": there is no WNet call "Nothing"`, func() { m.Fault("Nothing#1=ERROR_BUSY") })
	require.Panics(t, func() { m.Fail("WNetNothing", winerr.ERROR_BUSY) })
}

// TestFaultBesideOthers lets the faults of a test's own router count first.
func TestFaultBesideOthers(t *testing.T) {
	m := mprtest.New(t, func(r *mpr.Router) {
		r.Fault = func(rec *mpr.Record) error {
			if rec.Op == "WNetGetUser" {
				return winerr.ERROR_NO_NETWORK
			}
			return nil
		}
	})
	m.Fail("WNetAddConnection2", winerr.ERROR_BUSY)
	requireCode(t, winerr.ERROR_BUSY, connect(m))
	_, err := m.GetUser("")
	requireCode(t, winerr.ERROR_NO_NETWORK, err)
}
