package smb_test

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/provider/smb"
	"github.com/seed-520b6462/winnet/session"
)

// nowhere is a network on which no server is.
func nowhere(context.Context, string, string) (net.Conn, error) {
	return nil, errors.New("no route to host")
}

func somebody(t *testing.T) *session.Session {
	t.Helper()
	s, err := session.NewTable(session.Options{}).Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
	require.NoError(t, err)
	return s
}

// Without any server the rules that need none hold all the same.
func TestConformanceWithoutAServer(t *testing.T) {
	providertest.Test(t, func() (*providertest.Harness, error) {
		p := smb.New(smb.Config{DialContext: nowhere})
		return &providertest.Harness{
			Provider: p, Pack: redirector.PackCredentials, SetStarted: p.SetStarted, Missing: `\\FILES\docs`, Foreign: "http://files/docs",
		}, nil
	})
}

func TestThePortAndTheServerAreDialled(t *testing.T) {
	for port, want := range map[uint16]string{0: "files:445", 4450: "files:4450"} {
		var dialled []string
		p := smb.New(smb.Config{Port: port, DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			dialled = append(dialled, network+" "+address)
			return nowhere(ctx, network, address)
		}})
		err := p.AddConnection(somebody(t), &provider.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, session.As("alice", "A1"))
		require.Equal(t, winerr.ERROR_BAD_NETPATH, err)
		require.Equal(t, []string{"tcp " + want}, dialled)
	}
}

// A name is as long as it has UTF-16 units, at most 260, and a longer one is nobody's.
func TestTheLengthOfAName(t *testing.T) {
	const share = `\\files\docs\`
	for name, want := range map[string]error{
		share + strings.Repeat("x", 260-len(share)):                winerr.ERROR_BAD_NETPATH,
		share + strings.Repeat("x", 261-len(share)):                winerr.ERROR_BAD_NET_NAME,
		share + strings.Repeat("\u00E4", 260-len(share)):           winerr.ERROR_BAD_NETPATH,
		share + strings.Repeat("\U0001D11E", (260-len(share))/2):   winerr.ERROR_BAD_NETPATH,
		share + strings.Repeat("\U0001D11E", (260-len(share))/2+1): winerr.ERROR_BAD_NET_NAME,
	} {
		err := smb.New(smb.Config{DialContext: nowhere}).AddConnection(somebody(t), &provider.NetResource{RemoteName: name}, session.As("alice", "A1"))
		require.Equal(t, want, err, "%d bytes", len(name))
	}
}

// A share is connected, or a directory in it that is spelled without detours; pipes
// have none.
func TestWhatCannotBeConnected(t *testing.T) {
	for _, name := range []string{
		`\\files\\`, `files\docs`, `\\files\` + strings.Repeat("x", 255), `\\files\docs\\`, `\\files\docs\\dir`, `\\files\docs\.\dir`, `\\files\docs\no\..\dir`,
		`\\files\docs\dir.`, `\\files\docs\a?`, `\\files\IPC$\pipe`, "\\\\files\\docs\\\xff",
	} {
		err := smb.New(smb.Config{DialContext: nowhere}).AddConnection(somebody(t), &provider.NetResource{RemoteName: name}, session.As("alice", "A1"))
		require.Equal(t, winerr.ERROR_BAD_NET_NAME, err, name)
	}
}

// Nobody whose password isn't known is taken for somebody without a password: neither
// the default user, nor another user than the one whose default password is known.
func TestWithoutAPassword(t *testing.T) {
	eve := "eve"
	for _, cred := range []session.Credentials{{}, {User: &eve}} {
		server, client := net.Pipe()
		p := smb.New(smb.Config{
			DialContext: func(context.Context, string, string) (net.Conn, error) { return client, nil },
			DefaultCredentials: func(s *session.Session, _ string) (session.User, session.Password, bool) {
				return s.User(), session.NewPassword("A1"), cred.User != nil
			},
		})
		err := p.AddConnection(somebody(t), &provider.NetResource{RemoteName: `\\files\docs`}, cred)
		want := winerr.ERROR_LOGON_FAILURE // of default credentials
		if cred.User != nil {
			want = winerr.ERROR_INVALID_PASSWORD
		}
		require.Equal(t, want, err)
		_, err = server.Read(make([]byte, 1))
		require.Equal(t, io.EOF, err, "nothing was sent, and the connection is closed")
	}
}

// A server that accepts and then says nothing counts as gone when the time is up.
func TestAServerThatSaysNothing(t *testing.T) {
	for timeout, want := range map[time.Duration]time.Duration{0: 30 * time.Second, time.Minute: time.Minute} {
		synctest.Test(t, func(t *testing.T) {
			server, client := net.Pipe()
			go func() { _, _ = io.Copy(io.Discard, server) }() // until the client hangs up
			p := smb.New(smb.Config{Timeout: timeout, DialContext: func(context.Context, string, string) (net.Conn, error) { return client, nil }})
			start, s := time.Now(), somebody(t)
			err := p.AddConnection(s, &provider.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, session.As("alice", "A1"))
			require.Equal(t, winerr.ERROR_BAD_NETPATH, err)
			require.Equal(t, want, time.Since(start))
			require.Empty(t, p.Snapshot())
		})
	}
}

// Neither the zero Config nor a call without a session is a reason to panic.
func TestNobodyCalls(t *testing.T) {
	p := smb.New(smb.Config{})
	const code = winerr.ERROR_NO_SUCH_LOGON_SESSION
	nr := &provider.NetResource{RemoteName: `\\files\docs`}
	require.Equal(t, code, p.AddConnection(nil, nr, session.Credentials{}))
	require.Equal(t, code, p.CancelConnection(nil, "Z:", true))
	_, err := p.GetConnection(nil, "Z:")
	require.Equal(t, code, err)
	_, err = p.GetUser(nil, "")
	require.Equal(t, code, err)
	_, _, err = p.GetResourceInformation(nil, nr)
	require.Equal(t, code, err)
	_, err = p.OpenEnum(nil, provider.RESOURCE_CONNECTED, 0, 0, nil)
	require.Equal(t, code, err)
	_, err = p.OpenFile(nil, `Z:\a`, 0, 0)
	require.Equal(t, code, err)
	p.Logoff(nil)
}

// The name "" asks for the session's user, without the domain (NPGetUser).
func TestTheUserOfTheSession(t *testing.T) {
	s, err := session.NewTable(session.Options{}).Logon(session.Logon{User: session.User{Domain: "CORP", Name: "alice"}})
	require.NoError(t, err)
	user, err := smb.New(smb.Config{}).GetUser(s, "")
	require.NoError(t, err)
	require.Equal(t, "alice", user)
}
