package speed

import (
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

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
	if err != nil {
		tb.Fatal(err)
	}
	return mpr.New(net)
}

func logon(tb testing.TB, r *mpr.Router) *mpr.Caller {
	tb.Helper()
	c, err := r.Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.Interactive})
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func connect(tb testing.TB, c *mpr.Caller, locals ...string) {
	tb.Helper()
	for _, local := range locals {
		nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: local, RemoteName: remote}
		if err := c.AddConnection2(nr, mpr.Credentials{}, 0); err != nil {
			tb.Fatal(err)
		}
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
