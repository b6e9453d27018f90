package mpr_test

import (
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

func (f *handFake) add(local, remote string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.drives[strings.ToUpper(local)] = remote
}

func (f *handFake) cancel(local string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.drives, strings.ToUpper(local))
}

func (f *handFake) get(local string) string {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.drives[strings.ToUpper(local)]
}

// yes is a provider that only says yes.
type yes struct{ provider.Unimplemented }

func (yes) Name() string { return "Yes" }
func (yes) GetCaps(i provider.CapIndex) uint32 {
	if i == provider.WNNC_CONNECTION {
		return provider.WNNC_CON_ADDCONNECTION3 | provider.WNNC_CON_CANCELCONNECTION | provider.WNNC_CON_GETCONNECTIONS
	}
	return provider.Unimplemented{}.GetCaps(i)
}
func (yes) AddConnection3(*session.Session, provider.Window, *provider.NetResource, provider.Credentials, provider.ConnectFlags) error {
	return nil
}
func (yes) CancelConnection(*session.Session, string, bool) error { return nil }
func (yes) GetConnection(*session.Session, string) (string, error) {
	return `\\server\share`, nil
}

func BenchmarkPair(b *testing.B) {
	b.Run("baseline", func(b *testing.B) {
		f := &handFake{drives: map[string]string{}}
		b.ReportAllocs()
		for b.Loop() {
			f.add("Z:", `\\server\share`)
			f.cancel("Z:")
		}
	})
	b.Run("yes", func(b *testing.B) {
		r := mpr.New(yes{})
		c, err := r.Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.Interactive})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: "Z:", RemoteName: `\\server\share`}
			if err := c.AddConnection2(nr, mpr.Credentials{}, 0); err != nil {
				b.Fatal(err)
			}
			if err := c.CancelConnection2("Z:", 0, false); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkGetYes(b *testing.B) {
	b.Run("baseline", func(b *testing.B) {
		f := &handFake{drives: map[string]string{}}
		f.add("Z:", `\\server\share`)
		b.ReportAllocs()
		for b.Loop() {
			f.get("Z:")
		}
	})
	b.Run("yes", func(b *testing.B) {
		r := mpr.New(yes{})
		c, err := r.Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.Interactive})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			if _, err := c.GetConnection("Z:"); err != nil {
				b.Fatal(err)
			}
		}
	})
}
