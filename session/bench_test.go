package session_test

import (
	"runtime"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session"
)

// populate logs users on, each with three redirected devices and their own target texts, as a terminal server does.
func populate(tb testing.TB, machine *session.Table, count int) {
	devices := []session.Name{name(tb, "X:"), name(tb, "Y:"), name(tb, "Z:")}
	for i := range count {
		user := session.User{Domain: "CORP", Name: "user" + strconv.Itoa(i)}
		s, err := machine.Logon(session.Logon{User: user, Type: session.LogonRemoteInteractive})
		if err != nil {
			tb.Fatal(err)
		}
		for _, n := range devices {
			target := `\Device\LanmanRedirector\;` + n.String() + s.LUID().Hex16() + `\server\share`
			if err := s.Devices().Redirect(n, target, s); err != nil {
				tb.Fatal(err)
			}
		}
	}
}

// heapOf returns how many bytes the heap grows by.
func heapOf(f func()) int64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return int64(after.HeapAlloc) - int64(before.HeapAlloc)
}

// A terminal server's worth of sessions must fit: 700 bytes is the budget of one with its names, targets and place in the
// table.
func TestSessionIsSmall(t *testing.T) {
	const count = 50_000
	var machine session.Table
	heap := heapOf(func() { populate(t, &machine, count) })
	require.Len(t, machine.Sessions(), count)
	require.LessOrEqual(t, heap/count, int64(700), "bytes a session")
}

// A machine that runs for years must not grow with the logons of the past, be they one at a time or many together.
func TestLoggedOffSessionsLeaveNothing(t *testing.T) {
	for _, together := range []int{1, 100} {
		var machine session.Table
		logon(t, &machine, "resident")
		heap := heapOf(func() {
			for range 50_000 / together {
				var crowd []*session.Session
				for range together {
					crowd = append(crowd, logon(t, &machine, "visitor"))
				}
				for _, s := range crowd {
					s.Release()
				}
			}
		})
		require.Len(t, machine.Sessions(), 1)
		require.Less(t, heap, int64(100_000), "bytes left by 50 000 sessions, %d at a time", together)
	}
}

func TestReadingAllocatesNothing(t *testing.T) {
	var machine session.Table
	populate(t, &machine, 10)
	define(t, machine.Global(), "C:", `\Device\HarddiskVolume3`)
	s := machine.Sessions()[3]
	for text, names := range map[string][]session.Name{
		"local": {name(t, "X:"), name(t, "Z:")}, "global": {name(t, "C:")}, "missing": {name(t, "Q:"), name(t, "LPT1")},
	} {
		require.Zero(t, testing.AllocsPerRun(100, func() {
			for _, n := range names {
				device, found := s.Devices().Lookup(n)
				if found && device.Name != n.String() {
					t.Fail()
				}
			}
		}), text)
	}
	require.Zero(t, testing.AllocsPerRun(100, func() {
		if found, err := machine.Find(s.LUID()); err != nil || found.Devices().GetLogicalDrives() == 0 {
			t.Fail()
		}
	}))
	require.Zero(t, testing.AllocsPerRun(100, func() { _, _ = session.ParseName("lpt1:") }))
}

func TestLogonAllocatesLittle(t *testing.T) {
	var machine session.Table
	one := session.Logon{User: session.User{Domain: "CORP", Name: "Ann"}, Type: session.LogonInteractive}
	two := session.Logon{User: one.User, Type: session.LogonInteractive, Administrator: true}
	for _, l := range []session.Logon{one, two} {
		require.LessOrEqual(t, testing.AllocsPerRun(1000, func() { _, _ = machine.Logon(l) }), 8.0)
	}
}

func BenchmarkLookup(b *testing.B) {
	var machine session.Table
	populate(b, &machine, 1)
	define(b, machine.Global(), "C:", `\Device\HarddiskVolume3`)
	d := machine.Sessions()[0].Devices()
	for _, text := range []string{"Z:", "C:", "Q:"} {
		n := name(b, text)
		b.Run(map[string]string{"Z:": "local", "C:": "global", "Q:": "missing"}[text], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.Lookup(n)
			}
		})
	}
}

func BenchmarkLogon(b *testing.B) {
	b.ReportAllocs()
	var machine session.Table
	l := session.Logon{User: session.User{Domain: "CORP", Name: "Ann"}, Type: session.LogonInteractive}
	for b.Loop() {
		s, _ := machine.Logon(l)
		s.Release()
	}
}

func BenchmarkRedirect(b *testing.B) {
	b.ReportAllocs()
	var machine session.Table
	d, z := logon(b, &machine, "ann").Devices(), name(b, "Z:")
	for b.Loop() {
		_ = d.Redirect(z, `\Device\Mup\server\share`, d)
		_ = d.Unredirect(z, d)
	}
}

// BenchmarkMillionSessions measures the table that a million logons leave, each with three redirected devices.
func BenchmarkMillionSessions(b *testing.B) {
	const count = 1_000_000
	var machine session.Table
	heap := heapOf(func() { populate(b, &machine, count) })
	luids := luids(machine.Sessions())
	b.Run("Find", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			_, _ = machine.Find(luids[i*7919%count])
		}
		b.ReportMetric(float64(heap)/count, "B/session")
	})
	b.Run("Logon", func(b *testing.B) {
		b.ReportAllocs()
		l := session.Logon{User: session.User{Domain: "CORP", Name: "Ann"}, Type: session.LogonInteractive}
		for b.Loop() {
			_, _ = machine.Logon(l)
		}
	})
}
