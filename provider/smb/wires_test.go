//go:build unix

package smb_test

import (
	"context"
	"io/fs"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/provider/smb"
	"github.com/seed-520b6462/winnet/session"
)

// exchange counts the connections that are made and those that are open through it,
// can stop to let anything through, and can cut the newest.
type exchange struct {
	to      *samba
	dialled atomic.Int32
	open    atomic.Int32
	stuck   atomic.Bool
	newest  atomic.Pointer[line]
}

func (x *exchange) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := x.to.dial(ctx, network, address)
	if err != nil {
		return nil, err
	}
	x.open.Add(1)
	x.dialled.Add(1)
	l := &line{Conn: conn, x: x}
	x.newest.Store(l)
	return l, nil
}

// line is a connection through an exchange.
type line struct {
	net.Conn
	x    *exchange
	once sync.Once
}

func (l *line) Write(b []byte) (int, error) {
	if l.x.stuck.Load() {
		return len(b), nil // it gets lost
	}
	return l.Conn.Write(b)
}

func (l *line) Close() error {
	l.once.Do(func() { l.x.open.Add(-1) })
	return l.Conn.Close()
}

// soon is how long a test waits for what must come, and moment how often it looks.
const (
	soon   = 10 * time.Second
	moment = 10 * time.Millisecond
)

// disk is the letter Z: of a session.
type disk struct {
	p *redirector.Provider
	s *session.Session
}

// Open opens a file by a name with slashes.
func (d disk) Open(name string) (fs.File, error) {
	return d.p.OpenFile(d.s, `Z:\`+name, os.O_RDONLY, 0)
}

// openByName opens a directory by its remote name, as Bob.
func openByName(p *redirector.Provider, s *session.Session, remote string) (provider.File, error) {
	p.DefaultCredentials = func(*session.Session, string) (session.User, session.Password, bool) {
		return session.User{Name: "bob"}, session.NewPassword("B2"), true
	}
	return p.OpenFile(s, remote, os.O_RDONLY, 0)
}

// through makes a provider that goes through the exchange, and a session.
func (x *exchange) through(t *testing.T) (*redirector.Provider, *session.Session) {
	config := x.to.config()
	config.DialContext, config.Timeout = x.dial, time.Second
	return smb.New(config), somebody(t)
}

// One session is at most one connection to a server, which ends with the last of
// what uses it; nothing that fails leaves one open.
func TestNoConnectionIsLeftOpen(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	p, s := x.through(t)
	add := func(local, remote string, cred session.Credentials) error {
		return p.AddConnection(s, &provider.NetResource{LocalName: local, RemoteName: remote}, cred)
	}
	open := func(want int) {
		t.Helper()
		require.EqualValues(t, want, x.open.Load())
	}
	require.NoError(t, add("Z:", `\\FILES\docs`, alice))
	require.NoError(t, add("Y:", `\\FILES\music`, alice))
	require.NoError(t, add("", `\\FILES\docs`, alice))
	open(1)
	require.EqualValues(t, 1, x.dialled.Load())
	require.Error(t, add("X:", `\\FILES\docs`, bob))
	require.Error(t, add("X:", `\\FILES\docs`, session.As("alice", "wrong")))
	require.Error(t, add("X:", `\\FILES\secret`, alice))
	require.Error(t, add("Z:", `\\FILES\docs`, alice))
	open(1)
	for _, name := range []string{"Z:", "Y:", `\\FILES\docs`} {
		require.NoError(t, p.CancelConnection(s, name, false))
	}
	open(0)
	require.Error(t, add("Z:", `\\FILES\nothing`, alice))
	require.Error(t, add("Z:", `\\FILES\docs`, session.As("alice", "wrong")))
	open(0)
	require.NoError(t, add("Z:", `\\FILES\docs`, alice))
	_, err := p.OpenFile(s, `Z:\a.txt`, os.O_RDONLY, 0)
	require.NoError(t, err)
	p.Logoff(s)
	open(0)
	require.Empty(t, p.Snapshot())
}

// A share is disconnected at the server when its connection goes, also one that comes
// too late for its letter, while others stay connected over the same line.
func TestSharesAreDisconnected(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	p, s := x.through(t)
	add := func(local, remote string) error {
		return p.AddConnection(s, &provider.NetResource{LocalName: local, RemoteName: remote}, alice)
	}
	require.NoError(t, add("Z:", `\\FILES\docs`))
	require.NoError(t, add("Y:", `\\FILES\music`))
	require.Error(t, add("Z:", `\\FILES\docs`))
	require.Equal(t, []string{"docs", "music"}, x.to.connected(t))
	require.NoError(t, p.CancelConnection(s, "Z:", false))
	require.Equal(t, []string{"music"}, x.to.connected(t))
	require.NoError(t, p.CancelConnection(s, "Y:", false))
	require.Empty(t, x.to.connected(t))
}

// A session that only looks at a server stays no longer than the call. (A Samba that
// just started takes a second to list its shares.)
func TestLookingLeavesNoConnectionOpen(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	config := x.to.config()
	config.DialContext = x.dial
	p, table := smb.New(config), session.NewTable(session.Options{})
	for user, want := range map[string]error{"bob": nil, "eve": winerr.ERROR_NOT_AUTHENTICATED} {
		s, err := table.Logon(session.Logon{User: session.User{Name: user}})
		require.NoError(t, err)
		_, _, err = p.GetResourceInformation(s, at(`\\FILES\docs`))
		require.Equal(t, want, err)
		_, err = everything(p, s, 0, 0, at(`\\FILES`))
		require.Equal(t, want, err)
	}
	require.Zero(t, x.open.Load())
	require.NotZero(t, x.dialled.Load())
}

// A server that stops answering is gone when the time is up: what is open fails, and
// the letter can be cancelled all the same.
func TestAServerThatStopsAnswering(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	p, s := x.through(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}, alice))
	f, err := p.OpenFile(s, `Z:\a.txt`, os.O_RDONLY, 0)
	require.NoError(t, err)

	x.stuck.Store(true)
	_, err = f.Read(make([]byte, 1))
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, err)
	_, err = p.OpenFile(s, `Z:\a.txt`, os.O_RDONLY, 0)
	require.Equal(t, winerr.ERROR_BAD_NETPATH, err)
	require.NoError(t, f.Close())
	require.NoError(t, p.CancelConnection(s, "Z:", false))
	require.Zero(t, x.open.Load())
}

// Connections that are lost while others are made and cancelled are replaced, and
// nothing of them stays behind.
func TestConnectionsAreLostMeanwhile(t *testing.T) {
	x := &exchange{to: startSamba(t)}
	p, s := x.through(t)
	var callers sync.WaitGroup
	for _, remote := range []string{`\\FILES\docs`, `\\files\music`, `\\Files\docs`} {
		callers.Go(func() {
			for range 20 {
				// Whether it connects depends on when the line is cut.
				if p.AddConnection(s, &provider.NetResource{RemoteName: remote}, alice) == nil {
					_ = p.CancelConnection(s, remote, true)
				}
			}
		})
	}
	callers.Go(func() {
		for range 40 {
			_, _ = p.OpenFile(s, `\\FILES\docs\nothing`, os.O_RDONLY, 0)
			if l := x.newest.Load(); l != nil {
				_ = l.Conn.Close()
			}
		}
	})
	callers.Wait()
	require.Zero(t, x.open.Load())
	require.Empty(t, p.Snapshot())
}
