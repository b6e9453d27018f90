package smb

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// A server's own users may be qualified by its name.
func TestIdentify(t *testing.T) {
	s := &server{name: "files"}
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"eve", "EVE", true}, {"eve", `files\eve`, true}, {`FILES\eve`, "eve", true}, {`files\eve`, `CORP\eve`, false},
		{"eve", `CORP\eve`, false}, {`corp\eve`, `CORP\Eve`, true}, {"eve", "dave", false},
	} {
		a, err := session.ParseUser(tt.a)
		require.NoError(t, err)
		b, err := session.ParseUser(tt.b)
		require.NoError(t, err)
		same := s.Identify(&redirector.User{User: a}) == s.Identify(&redirector.User{User: b})
		require.Equal(t, tt.same, same, "%s and %s", tt.a, tt.b)
	}
	nobody := s.Identify(new(redirector.User))
	require.Equal(t, s.Identify(new(redirector.User)), nobody)
	require.NotEqual(t, s.Identify(&redirector.User{User: session.User{Name: "eve"}}), nobody)
}
