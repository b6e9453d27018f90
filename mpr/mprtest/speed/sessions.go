package speed

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
)

// Sessions are the figures of machines, and of machines with many users.
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
	}, {
		Name: "MillionSessions", Cost: "GetConnection among 1,000,000 sessions of three drives", Against: "GetConnection with one session",
		Limit: "the machine's caches, which a million sessions don't fit into, when it is another session each time",
		Bars:  []Bar{{Times, 2}, {perSession, 2000}}, Slow: true,
		Baseline: lookUpAmong(1), Measured: lookUpAmong(1_000_000),
	}}
}

// lookUpAmong looks a drive up in one of n sessions, and reports what memory the
// sessions take.
func lookUpAmong(n int) func(*testing.B) {
	return func(b *testing.B) {
		var callers []*mpr.Caller
		heap := heapOf(func() { callers = crowd(b, n) })
		looksUp(b, callers[n/2].GetConnection, "Y:")
		b.ReportMetric(float64(heap)/float64(n), perSession)
	}
}

// heapOf is how many bytes the heap grows by.
func heapOf(f func()) int64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return int64(after.HeapAlloc) - int64(before.HeapAlloc)
}
