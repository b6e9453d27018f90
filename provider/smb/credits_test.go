//go:build unix

package smb_test

import (
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/smb"
)

// Callers of one connection share the credits that the server grants ([MS-SMB2]
// section 3.3.1.2), and none fails because others hold them: 100 at once open,
// describe, read, list and close without an error.
func TestManyCallersOfOneConnection(t *testing.T) {
	const callers, files = 100, 100
	x := &exchange{to: startSamba(t)}
	for i := range files {
		x.to.write(t, fmt.Sprintf("docs/%d.txt", i), fmt.Sprint("text ", i))
	}
	p, s := x.through(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}, alice))
	file := func(i int) error {
		f, err := p.OpenFile(s, fmt.Sprintf(`Z:\%d.txt`, i), os.O_RDONLY, 0)
		if err != nil {
			return err
		}
		if _, err := f.Stat(); err != nil {
			return err
		}
		text, err := io.ReadAll(f)
		if want := fmt.Sprint("text ", i); err == nil && string(text) != want {
			err = fmt.Errorf("%q in place of %q", text, want)
		}
		if err != nil {
			return err
		}
		return f.Close()
	}
	list := func(int) error {
		d, err := p.OpenFile(s, `Z:\`, os.O_RDONLY, 0)
		if err != nil {
			return err
		}
		entries, err := d.ReadDir(-1)
		if err == nil && len(entries) != files+1 {
			err = fmt.Errorf("%d entries", len(entries))
		}
		if err != nil {
			return err
		}
		return d.Close()
	}
	var all sync.WaitGroup
	for caller := range callers {
		all.Go(func() {
			for i := range 10 {
				for name, do := range map[string]func(int) error{"file": file, "list": list} {
					if err := do((caller + 10*i) % files); err != nil {
						t.Errorf("%s: %v", name, err)
					}
				}
			}
		})
	}
	all.Wait()
	require.Empty(t, p.Snapshot()[0].OpenFiles)
	require.NoError(t, p.CancelConnection(s, "Z:", false))
	require.Zero(t, x.open.Load())
}

// starving is a connection to a server that grants no more credits, from a moment on.
type starving struct {
	net.Conn
	from      *atomic.Bool
	at, whole int // of the message that is being read, with the 4 bytes of its length
}

func (s *starving) Read(b []byte) (int, error) {
	n, err := s.Conn.Read(b)
	for i := range n {
		const credits = 4 + 14 // CreditResponse ([MS-SMB2] section 2.2.1.2)
		switch {
		case s.at < 4:
			s.whole = s.whole<<8 | int(b[i])
		case s.from.Load() && (s.at == credits || s.at == credits+1):
			b[i] = 0
		}
		if s.at++; s.at == 4+s.whole {
			s.at, s.whole = 0, 0
		}
	}
	return n, err
}

// A server that grants no credits any more can't be asked, and counts as gone when the
// time is up.
func TestAServerThatGrantsNoCredits(t *testing.T) {
	server := startSamba(t)
	var from atomic.Bool
	config := server.config()
	config.Timeout = time.Second
	config.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := server.dial(ctx, network, address)
		return &starving{Conn: conn, from: &from}, err
	}
	p, s := smb.New(config), somebody(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}, alice))
	f, err := p.OpenFile(s, `Z:\a.txt`, os.O_RDONLY, 0)
	require.NoError(t, err)
	from.Store(true)
	for err == nil {
		_, err = f.ReadAt(make([]byte, 1), 0)
	}
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, err)
	require.NoError(t, f.Close())
	from.Store(false)
	again, err := p.OpenFile(s, `Z:\a.txt`, os.O_RDONLY, 0)
	require.NoError(t, err, "the connection is made anew")
	require.NoError(t, again.Close())
	require.NoError(t, p.CancelConnection(s, "Z:", false))
}
