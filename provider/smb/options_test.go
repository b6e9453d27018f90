//go:build unix

package smb_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// The defaults after explicit credentials join the user who is connected. On Windows 7 they fail with codes of their own
// (WNetAddConnection2W, remarks).
func TestTheDefaultsAfterExplicitCredentials(t *testing.T) {
	server := startSamba(t)
	for version, want := range map[session.Version][2]winerr.Errno{
		session.Windows7:  {winerr.ERROR_BAD_USERNAME, winerr.ERROR_INVALID_PASSWORD},
		session.Windows11: {winerr.NO_ERROR, winerr.NO_ERROR},
	} {
		p := server.provider()
		s, err := session.NewTable(session.Options{Version: version}).Logon(session.Logon{User: session.User{Name: "bob"}})
		require.NoError(t, err)
		add := func(local string, cred session.Credentials) winerr.Errno {
			return winerr.Code(p.AddConnection(s, &provider.NetResource{LocalName: local, RemoteName: `\\FILES\docs`}, cred))
		}
		require.Equal(t, winerr.NO_ERROR, add("Z:", alice))
		require.Equal(t, want[0], add("Y:", session.Credentials{}), "%v: neither user nor password", version)
		require.Equal(t, want[1], add("X:", session.Credentials{User: alice.User}), "%v: no password", version)
		p.Logoff(s)
	}
}

// Of two users who log on at once one is admitted, and the other is a conflict.
func TestTwoUsersAtOnce(t *testing.T) {
	p := startSamba(t).provider()
	s, err := new(session.Table).Logon(session.Logon{User: session.User{Name: "bob"}})
	require.NoError(t, err)
	for range 5 {
		codes := make(chan winerr.Errno)
		for local, cred := range map[string]session.Credentials{"Z:": alice, "Y:": bob} {
			go func() {
				codes <- winerr.Code(p.AddConnection(s, &provider.NetResource{LocalName: local, RemoteName: `\\FILES\docs`}, cred))
			}()
		}
		require.ElementsMatch(t, []winerr.Errno{winerr.NO_ERROR, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT}, []winerr.Errno{<-codes, <-codes})
		p.Logoff(s)
	}
}

// A letter that the session sees already, of whatever kind, leaves no connection behind.
func TestALetterThatIsTaken(t *testing.T) {
	p := startSamba(t).provider()
	s, err := new(session.Table).Logon(session.Logon{User: session.User{Name: "bob"}})
	require.NoError(t, err)
	require.NoError(t, s.Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "Z:", `\Device\HarddiskVolume1`))
	nr := &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}
	require.Equal(t, winerr.ERROR_ALREADY_ASSIGNED, p.AddConnection(s, nr, alice))
	require.Empty(t, p.Snapshot())
	nr.LocalName = "Y:"
	require.NoError(t, p.AddConnection(s, nr, bob), "nor are the other user's credentials in use")
	p.Logoff(s)
}
