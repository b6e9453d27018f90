package mpr_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// handFake is the fake that people write by hand: the baseline of the figures.
type handFake struct {
	mu     sync.RWMutex
	drives map[string]string
}

var errNotMapped = errors.New("not mapped")

func (f *handFake) add(local, remote string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.drives[strings.ToUpper(local)] = remote
	return nil
}

func (f *handFake) cancel(local string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.drives, strings.ToUpper(local))
	return nil
}

func (f *handFake) get(local string) (string, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	remote, ok := f.drives[strings.ToUpper(local)]
	if !ok {
		return "", errNotMapped
	}
	return remote, nil
}

// sayYes is a provider that only says yes.
func sayYes() *provider.Func {
	return &provider.Func{
		ProviderName: "Yes",
		OnAddConnection3: func(*session.Session, provider.Window, *provider.NetResource, provider.Credentials, provider.ConnectFlags) error {
			return nil
		},
		OnCancelConnection: func(*session.Session, string, bool) error { return nil },
	}
}

// officeFake is a fake network with one server, one share and one user.
func officeFake(tb testing.TB) *provider.Fake {
	tb.Helper()
	net, err := provider.NewFake(provider.Network{Servers: []provider.Server{{
		Name:     "files",
		Accounts: []provider.Account{{Name: "alice", Password: "secret"}},
		Shares:   []provider.Share{{Name: "docs"}},
	}}})
	if err != nil {
		tb.Fatal(err)
	}
	return net
}

func logonAlice(tb testing.TB, r *mpr.Router) *mpr.Caller {
	tb.Helper()
	c, err := r.Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.Interactive})
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

const benchRemote = `\\files\docs`

// BenchmarkAddCancel is a connection made and cancelled. The bars: over a
// provider that says yes 4 times the baseline and 4 allocations; over the fake
// network with a profile 20 times.
func BenchmarkAddCancel(b *testing.B) {
	b.Run("baseline", func(b *testing.B) {
		f := &handFake{drives: map[string]string{}}
		b.ReportAllocs()
		for b.Loop() {
			if f.add("Z:", benchRemote) != nil || f.cancel("Z:") != nil {
				b.Fatal("failed")
			}
		}
	})
	pair := func(p provider.Provider, flags mpr.ConnectFlags) func(*testing.B) {
		return func(b *testing.B) {
			c := logonAlice(b, mpr.New(p))
			b.ReportAllocs()
			for b.Loop() {
				nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: "Z:", RemoteName: benchRemote}
				if err := c.AddConnection2(nr, mpr.Credentials{}, flags); err != nil {
					b.Fatal(err)
				}
				if err := c.CancelConnection2("Z:", flags, false); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	b.Run("yes", pair(sayYes(), 0))
	b.Run("fake", pair(officeFake(b), 0))
	b.Run("fake-profile", pair(officeFake(b), mpr.CONNECT_UPDATE_PROFILE))
}

// BenchmarkGetConnection is the lookup of a mapped drive. The bar: twice the
// baseline and no allocation.
func BenchmarkGetConnection(b *testing.B) {
	f := &handFake{drives: map[string]string{"Z:": benchRemote}}
	c := logonAlice(b, mpr.New(officeFake(b)))
	nr := &mpr.NetResource{LocalName: "Z:", RemoteName: benchRemote}
	if err := c.AddConnection2(nr, mpr.Credentials{}, 0); err != nil {
		b.Fatal(err)
	}
	for _, bench := range []struct {
		name string
		get  func(string) (string, error)
	}{{"baseline", f.get}, {"emulator", c.GetConnection}} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if remote, err := bench.get("Z:"); err != nil || remote != benchRemote {
					b.Fatal(remote, err)
				}
			}
		})
		b.Run(bench.name+"-parallel", func(b *testing.B) {
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if remote, err := bench.get("Z:"); err != nil || remote != benchRemote {
						b.Error(remote, err)
						return
					}
				}
			})
		})
	}
}

// BenchmarkMachine is a new machine with one logged-on user. The bar: a tenth of
// httptest's server, 10 KB and 60 allocations.
func BenchmarkMachine(b *testing.B) {
	b.Run("httptest", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			httptest.NewServer(http.NotFoundHandler()).Close()
		}
	})
	b.Run("winnet", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := logonAlice(b, mpr.New(officeFake(b))).Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkManySessions looks a drive up in a machine with many sessions of
// three drives each: in one session again and again, and in a session drawn
// from all of them.
func BenchmarkManySessions(b *testing.B) {
	for _, n := range []int{1, 1000, 1_000_000} {
		b.Run(fmt.Sprintf("%d", n), func(b *testing.B) {
			if n > 1000 && testing.Short() {
				b.Skip("a million sessions take half a minute to make")
			}
			callers := manyCallers(b, n)
			for _, stride := range []struct {
				name string
				step int
			}{{"same", 0}, {"drawn", 7919}} {
				b.Run(stride.name, func(b *testing.B) {
					i := 0
					b.ReportAllocs()
					for b.Loop() {
						if _, err := callers[i].GetConnection("Y:"); err != nil {
							b.Fatal(err)
						}
						i = (i + stride.step) % n
					}
				})
			}
		})
	}
}

// manyCallers makes n sessions with three drives each.
func manyCallers(tb testing.TB, n int) []*mpr.Caller {
	r := mpr.New(officeFake(tb))
	callers := make([]*mpr.Caller, n)
	for i := range callers {
		callers[i] = logonAlice(tb, r)
		for _, local := range []string{"X:", "Y:", "Z:"} {
			nr := &mpr.NetResource{LocalName: local, RemoteName: benchRemote}
			if err := callers[i].AddConnection2(nr, mpr.Credentials{}, 0); err != nil {
				tb.Fatal(err)
			}
		}
	}
	return callers
}
