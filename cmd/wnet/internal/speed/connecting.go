package speed

import (
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Connecting returns the figures of drives that come, go and are looked up.
func Connecting() []Figure {
	pair := "insert and delete in a hand-written fake"
	return []Figure{
		{
			Name: "GetConnection", Cost: "GetConnection of a mapped drive", Against: "lookup in a hand-written fake",
			Limit: "the name is parsed, the router asks the provider, and the namespace is read",
			Bars:  []Bar{{Times, 2}, {allocs, 0}}, Baseline: lookUpByHand, Measured: lookUp,
		}, {
			Name: "GetConnection-parallel", Cost: "GetConnection on two cores", Against: "the same on one core",
			Limit: "nothing is written; what the cores share besides is up to the machine",
			Bars:  []Bar{{Times, 1 / 1.7}}, Baseline: onCores(1), Measured: onCores(2),
		}, {
			Name: "AddCancel-yes", Cost: "AddConnection2 and CancelConnection2 over a provider that says yes", Against: pair,
			Limit: "two calls are validated and routed; the fake by hand does neither",
			Bars:  []Bar{{Times, 4}, {allocs, 4}}, Baseline: pairByHand,
			Measured: func(b *testing.B) { connects(b, logon(b, mpr.New(sayYes())), "Z:", 0) },
		}, {
			Name: "AddCancel-fake-profile", Cost: "the same over the fake network, remembered in memory", Against: pair,
			Limit: "the records that the pair leaves behind: the connection, its device, its profile entry",
			Bars:  []Bar{{Times, 20}}, Baseline: pairByHand,
			Measured: func(b *testing.B) { connects(b, logon(b, office(b)), "Z:", mpr.CONNECT_UPDATE_PROFILE) },
		},
	}
}

func lookUpByHand(b *testing.B) {
	f := newHandFake()
	check(b, f.add("Z:", remote))
	looksUp(b, f.get, "Z:")
}

func lookUp(b *testing.B) {
	c := logon(b, office(b))
	connect(b, c, "Z:")
	looksUp(b, c.GetConnection, "Z:")
}

// onCores looks up on so many cores, each with a thread of the same session. With
// fewer processors than that it is what they give.
func onCores(cores int) func(*testing.B) {
	return func(b *testing.B) {
		c := logon(b, office(b))
		connect(b, c, "Z:")
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		b.ResetTimer()
		b.RunParallel(func(pb *testing.PB) {
			thread, err := c.Thread()
			for err == nil && pb.Next() {
				_, err = thread.GetConnection("Z:")
			}
			if err != nil {
				b.Error(err)
			}
		})
	}
}

func pairByHand(b *testing.B) {
	f := newHandFake()
	for b.Loop() {
		if f.add("Z:", remote) != nil || f.cancel("Z:") != nil {
			b.Fatal("failed")
		}
	}
}

// sayYes returns a provider that only says yes.
func sayYes() *provider.Func {
	return &provider.Func{
		ProviderName: "Yes",
		OnAddConnection3: func(*session.Session, provider.Window, *provider.NetResource, session.Credentials, provider.ConnectFlags) error {
			return nil
		},
		OnCancelConnection: func(*session.Session, string, bool) error { return nil },
	}
}

// handFake is the fake that people write by hand: the baseline of the figures.
type handFake struct {
	mu     sync.RWMutex
	drives map[string]string
}

func newHandFake() *handFake { return &handFake{drives: map[string]string{}} }

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
