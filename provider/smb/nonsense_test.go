//go:build unix

package smb_test

import (
	"context"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/smb"
	"github.com/seed-520b6462/winnet/session"
)

// garbled is a connection that changes one byte of what the server says.
type garbled struct {
	net.Conn
	at   int // which byte
	with byte
}

func (g *garbled) Read(b []byte) (int, error) {
	n, err := g.Conn.Read(b)
	if 0 <= g.at && g.at < n {
		b[g.at] ^= g.with
	}
	g.at -= n
	return n, err
}

// Whatever a server says, calls end and none panics, and the letter can be had
// afterwards.
func TestAServerThatTalksNonsense(t *testing.T) {
	server := startSamba(t)
	random := rand.New(rand.NewPCG(1, 2)) // the same bytes in each run
	for range 60 {
		at, with := random.IntN(4000), byte(1+random.IntN(255))
		config := server.config()
		config.Timeout = 100 * time.Millisecond
		config.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := server.dial(ctx, network, address)
			return &garbled{Conn: conn, at: at, with: with}, err
		}
		p, s := smb.New(config), somebody(t)
		nr := &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}
		if p.AddConnection(s, nr, alice) == nil {
			if f, err := p.OpenFile(s, `Z:\a.txt`, os.O_RDONLY, 0); err == nil {
				_, _ = io.ReadAll(f)
				_ = f.Close()
			}
			_, _ = p.OpenEnum(s, provider.RESOURCE_GLOBALNET, 0, 0, &provider.NetResource{RemoteName: `\\FILES`})
			require.NoError(t, p.CancelConnection(s, "Z:", true))
		}
		require.Empty(t, p.Snapshot(), "byte %d changed by %#x", at, with)
		letter, err := session.ParseName("Z:")
		require.NoError(t, err)
		_, taken := s.Devices().Lookup(letter)
		require.False(t, taken)
	}
}
