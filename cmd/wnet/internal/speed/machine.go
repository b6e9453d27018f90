package speed

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// check ends a benchmark that can't go on.
func check(tb testing.TB, err error) {
	if err != nil {
		tb.Helper()
		tb.Fatal(err)
	}
}

const remote = `\\files\docs`

// office returns a machine with a fake network of one server, one share and one user.
func office(tb testing.TB) *mpr.Router {
	tb.Helper()
	return networkOf(tb, fake.Server{
		Name:     "files",
		Accounts: []fake.Account{{Name: "alice", Password: "secret"}},
		Shares:   []fake.Share{{Name: "docs"}},
	})
}

func networkOf(tb testing.TB, servers ...fake.Server) *mpr.Router {
	tb.Helper()
	net, err := fake.New(fake.Network{Servers: servers})
	check(tb, err)
	return mpr.New(net)
}

func logon(tb testing.TB, r *mpr.Router) *mpr.Caller {
	tb.Helper()
	c, err := r.Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	check(tb, err)
	return c
}

func connect(tb testing.TB, c *mpr.Caller, locals ...string) {
	tb.Helper()
	for _, local := range locals {
		nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: local, RemoteName: remote}
		check(tb, c.AddConnection2(nr, mpr.Credentials{}, 0))
	}
}

// crowd logs many on, each with three drives.
func crowd(tb testing.TB, n int) []*mpr.Caller {
	r := office(tb)
	callers := make([]*mpr.Caller, n)
	for i := range callers {
		callers[i] = logon(tb, r)
		connect(tb, callers[i], "X:", "Y:", "Z:")
	}
	return callers
}

// looksUp asks for the remote name of one drive, again and again.
func looksUp(b *testing.B, get func(string) (string, error), local string) {
	for b.Loop() {
		if got, err := get(local); err != nil || got != remote {
			b.Fatal(got, err)
		}
	}
}

// connects makes and cancels one connection, again and again.
func connects(b *testing.B, c mpr.Network, local string, flags mpr.ConnectFlags) {
	for b.Loop() {
		nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: local, RemoteName: remote}
		if err := c.AddConnection2(nr, mpr.Credentials{}, flags); err != nil {
			b.Fatal(err)
		}
		if err := c.CancelConnection2(local, flags, false); err != nil {
			b.Fatal(err)
		}
	}
}

// Sessions returns the figures of machines, and of machines with many users.
func Sessions() []Figure {
	return []Figure{{
		Name: "Machine", Cost: "a new machine with one logged-on user", Against: "httptest.NewServer and Close",
		Limit: "the records of the network, the router and the session",
		Bars:  []Bar{{Times, 0.1}, {bytesPerOp, 10_000}, {allocs, 60}},
		Baseline: func(b *testing.B) {
			for b.Loop() {
				httptest.NewServer(http.NotFoundHandler()).Close()
			}
		},
		Measured: func(b *testing.B) {
			for b.Loop() {
				if err := logon(b, office(b)).Close(); err != nil {
					b.Fatal(err)
				}
			}
		},
	},
		millionSessions("MillionSessions", "the same of them each time", 0, "one session is found as among few; what grows is memory"),
		millionSessions("MillionSessions-drawn", "another of them each time", 7919, "the machine's caches, which a million sessions don't fit into"),
	}
}

func millionSessions(name, which string, step int, limit string) Figure {
	return Figure{
		Name: name, Cost: "GetConnection among 1,000,000 sessions of three drives, " + which,
		Against: "GetConnection with one session", Limit: limit,
		Bars: []Bar{{Times, 2}, {perSession, 2000}}, Slow: true,
		Baseline: lookUpAmong(1, step), Measured: lookUpAmong(1_000_000, step),
	}
}

// lookUpAmong looks a drive up in one of n sessions, then in the one that lies
// so many further, and reports what memory the sessions take.
func lookUpAmong(n, step int) func(*testing.B) {
	return func(b *testing.B) {
		var callers []*mpr.Caller
		heap := heapOf(func() { callers = crowd(b, n) })
		i := 0
		looksUp(b, func(local string) (string, error) {
			i = (i + step) % n
			return callers[i].GetConnection(local)
		}, "Y:")
		b.ReportMetric(float64(heap)/float64(n), perSession)
	}
}

// heapOf returns the number of bytes that the heap grows by.
func heapOf(f func()) int64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return int64(after.HeapAlloc) - int64(before.HeapAlloc)
}
