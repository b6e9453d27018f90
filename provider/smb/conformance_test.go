//go:build unix

package smb_test

import (
	"context"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/provider/smb"
	"github.com/seed-520b6462/winnet/session"
)

// provider returns a provider whose only server is this one.
func (s *samba) provider() *redirector.Provider { return smb.New(s.config()) }

// config returns the settings of provider. The provider shows Bob's password by
// default.
func (s *samba) config() smb.Config {
	return smb.Config{
		DialContext: s.dial,
		DefaultCredentials: func(of *session.Session, server string) (session.User, session.Password, bool) {
			return session.User{Name: "bob"}, session.NewPassword("B2"), of.User().Name == "bob"
		},
	}
}

func TestConformance(t *testing.T) {
	server := startSamba(t)
	bad, rival := session.As(`FILES\alice`, "wrong"), session.As(`FILES\bob`, "B2")
	providertest.Test(t, func() (*providertest.Harness, error) {
		config, recorder := server.config(), new(mpr.Recorder)
		var mu sync.Mutex
		var lines []net.Conn
		config.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			line, err := server.dial(ctx, network, address)
			if err == nil {
				mu.Lock()
				lines = append(lines, line)
				mu.Unlock()
			}
			return line, err
		}
		p := smb.New(config)
		mpr.New(p).Recorder = recorder // the router that p could call
		return &providertest.Harness{
			Drop: func() {
				for _, line := range lines {
					_ = line.Close()
				}
				require.Eventually(t, func() bool { return p.Snapshot()[0].Disconnected }, 5*time.Second, time.Millisecond)
			},
			Provider: p, Pack: redirector.PackCredentials, SetStarted: p.SetStarted,
			RouterCalls: func() int { return len(recorder.Records()) }, User: session.User{Name: "bob"},
			Remote: `\\FILES\docs`, Second: `\\FILES\music`, Good: session.As(`FILES\alice`, "A1"), Bad: &bad, Rival: &rival,
			Default: `\\FILES\docs`, Denied: `\\FILES\secret`, Pipes: `\\FILES\IPC$`,
			Missing: `\\FILES\nothing`, Foreign: "http://files/docs", File: `\a.txt`,
		}, nil
	})
}
