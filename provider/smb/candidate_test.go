package smb

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// Carol is at the machine, and a NewCredentials logon is Dave to servers.
func TestCandidates(t *testing.T) {
	carol := session.User{Domain: "CORP", Name: "carol"}
	dave := session.User{Domain: "HOME", Name: "dave"}
	table := session.NewTable(session.Options{})
	plain, err := table.Logon(session.Logon{User: carol, Type: session.Interactive})
	require.NoError(t, err)
	other, err := table.Logon(session.Logon{
		From: plain, Type: session.NewCredentials, NetworkUser: dave, NetworkPassword: session.NewPassword("D4"),
	})
	require.NoError(t, err)
	p := &Provider{DefaultCredentials: func(s *session.Session, server string) (session.User, session.Password, bool) {
		return s.User(), session.NewPassword("C3"), server == "files"
	}}
	user := func(name string) *string { return &name }
	null, empty := session.Password{}, session.NewPassword("")
	for name, tt := range map[string]struct {
		s        *session.Session
		server   string
		cred     session.Credentials
		user     session.User
		password session.Password
		answer   string // of GetUser
	}{
		"nothing":                    {plain, "files", session.Credentials{}, carol, session.NewPassword("C3"), `CORP\carol`},
		"nothing, to another server": {plain, "other", session.Credentials{}, carol, null, `CORP\carol`},
		"nothing, as Dave":           {other, "files", session.Credentials{}, dave, session.NewPassword("D4"), `HOME\dave`},
		"a user":                     {plain, "files", session.Credentials{User: user(`X\eve`)}, session.User{Domain: "X", Name: "eve"}, null, `X\eve`},
		"the default user":           {plain, "files", session.Credentials{User: user(`corp\Carol`)}, session.User{Domain: "corp", Name: "Carol"}, session.NewPassword("C3"), `corp\Carol`},
		"user and password":          {plain, "files", session.As("eve", "E5"), session.User{Name: "eve"}, session.NewPassword("E5"), "eve"},
		"a password":                 {plain, "files", session.Credentials{Password: session.NewPassword("x")}, carol, session.NewPassword("x"), `CORP\carol`},
		"no password at all":         {plain, "files", session.Credentials{Password: empty}, carol, empty, `CORP\carol`},
		"an empty user":              {plain, "files", session.Credentials{User: user("")}, carol, session.NewPassword("C3"), `CORP\carol`},
		"a null session":             {plain, "files", session.As("", ""), session.User{}, empty, ""},
	} {
		t.Run(name, func(t *testing.T) {
			who, err := p.candidate(tt.s, tt.server, tt.cred)
			require.NoError(t, err)
			require.Equal(t, tt.user, who.user)
			require.True(t, tt.password.Equal(who.password), "%v", who.password)
			require.Equal(t, tt.answer, who.userName())
		})
	}
	_, err = p.candidate(plain, "files", session.As(`a\b\c`, ""))
	require.Equal(t, winerr.ERROR_BAD_USERNAME, err)
}

// A server's own users may be qualified by it.
func TestSameUser(t *testing.T) {
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
		require.Equal(t, tt.same, sameUser("files", a, b), "%s and %s", tt.a, tt.b)
	}
	require.True(t, sameUser("files", session.User{}, session.User{}))
	require.False(t, sameUser("files", session.User{}, session.User{Name: "eve"}))
}
