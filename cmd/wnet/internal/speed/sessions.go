package speed

import (
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
)

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
