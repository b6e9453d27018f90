package fake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// as are credentials without a password.
func as(user string) session.Credentials { return session.Credentials{User: &user} }

// withPassword are credentials without a user.
func withPassword(password string) session.Credentials {
	return session.Credentials{Password: session.NewPassword(password)}
}

// WNetAddConnection2W, lpPassword and lpUserName: NULL is the default, "" is
// explicitly none. The codes are ERROR_LOGON_FAILURE for a user that the server
// doesn't know, and for a wrong password ERROR_INVALID_PASSWORD without and
// ERROR_LOGON_FAILURE with a domain.
var credentialRows = map[string]struct {
	session string
	remote  string
	cred    session.Credentials
	want    winerr.Errno
	user    string // what GetUser answers
}{
	"single sign-on in the domain":            {`CORP\alice`, `\\FILES\public`, none, winerr.NO_ERROR, `CORP\alice`},
	"single sign-on whatever the case":        {`corp\ALICE`, `\\FILES\public`, none, winerr.NO_ERROR, `corp\ALICE`},
	"single sign-on by a local account":       {`PC\dave`, `\\HOME\data`, none, winerr.NO_ERROR, `PC\dave`},
	"single sign-on without domain":           {`bob`, `\\FILES\public`, none, winerr.NO_ERROR, `bob`},
	"single sign-on of somebody unknown":      {`CORP\erin`, `\\FILES\public`, none, winerr.ERROR_LOGON_FAILURE, ""},
	"single sign-on of another domain":        {`ELSE\bob`, `\\FILES\public`, none, winerr.ERROR_LOGON_FAILURE, ""},
	"the session's user by name":              {`CORP\alice`, `\\FILES\public`, as("alice"), winerr.NO_ERROR, "alice"},
	"the session's user by name and domain":   {`CORP\alice`, `\\FILES\public`, as(`CORP\Alice`), winerr.NO_ERROR, `CORP\Alice`},
	"a principal name":                        {`CORP\alice`, `\\FILES\public`, session.As("bob@corp", "B2"), winerr.NO_ERROR, "bob@corp"},
	"user and password":                       {`CORP\alice`, `\\FILES\public`, session.As("bob", "B2"), winerr.NO_ERROR, "bob"},
	"a local account":                         {`CORP\alice`, `\\FILES\public`, session.As("carol", "C3"), winerr.NO_ERROR, "carol"},
	"a local account by its server":           {`CORP\alice`, `\\FILES\public`, session.As(`files\carol`, "C3"), winerr.NO_ERROR, `files\carol`},
	"a local account isn't of the domain":     {`CORP\alice`, `\\FILES\public`, session.As(`CORP\carol`, "C3"), winerr.ERROR_LOGON_FAILURE, ""},
	"a domain account isn't of the server":    {`CORP\alice`, `\\FILES\public`, session.As(`FILES\bob`, "B2"), winerr.ERROR_LOGON_FAILURE, ""},
	"another server's account":                {`CORP\alice`, `\\FILES\public`, session.As("dave", "D4"), winerr.ERROR_LOGON_FAILURE, ""},
	"wrong password":                          {`CORP\alice`, `\\FILES\public`, session.As("bob", "b2"), winerr.ERROR_INVALID_PASSWORD, ""},
	"wrong password with domain":              {`CORP\alice`, `\\FILES\public`, session.As(`CORP\bob`, "b2"), winerr.ERROR_LOGON_FAILURE, ""},
	"empty password is no default":            {`CORP\alice`, `\\FILES\public`, session.As("alice", ""), winerr.ERROR_INVALID_PASSWORD, ""},
	"empty password without user":             {`CORP\alice`, `\\FILES\public`, withPassword(""), winerr.ERROR_INVALID_PASSWORD, ""},
	"password without user":                   {`CORP\alice`, `\\FILES\public`, withPassword("A1"), winerr.NO_ERROR, `CORP\alice`},
	"nobody else has a default password":      {`CORP\alice`, `\\FILES\public`, as("bob"), winerr.ERROR_INVALID_PASSWORD, ""},
	"nor with domain":                         {`CORP\alice`, `\\FILES\public`, as(`CORP\bob`), winerr.ERROR_LOGON_FAILURE, ""},
	"user \"\" is the default":                {`CORP\alice`, `\\FILES\public`, as(""), winerr.NO_ERROR, `CORP\alice`},
	"malformed user":                          {`CORP\alice`, `\\FILES\public`, session.As(`a\b\c`, "x"), winerr.ERROR_BAD_USERNAME, ""},
	"malformed domain":                        {`CORP\alice`, `\\FILES\public`, session.As(`\bob`, "x"), winerr.ERROR_BAD_USERNAME, ""},
	"a null session gets IPC$":                {`CORP\alice`, `\\FILES\IPC$`, session.As("", ""), winerr.NO_ERROR, ""},
	"and nothing else":                        {`CORP\alice`, `\\FILES\public`, session.As("", ""), winerr.ERROR_ACCESS_DENIED, ""},
	"IPC$ wants credentials":                  {`CORP\erin`, `\\FILES\IPC$`, none, winerr.ERROR_LOGON_FAILURE, ""},
	"a guest":                                 {`CORP\erin`, `\\OPEN\data`, none, winerr.NO_ERROR, `CORP\erin`},
	"a guest by any name":                     {`CORP\erin`, `\\OPEN\data`, session.As("mallory", "x"), winerr.NO_ERROR, "mallory"},
	"a null session among guests":             {`CORP\erin`, `\\OPEN\data`, session.As("", ""), winerr.NO_ERROR, ""},
	"a guest isn't let in everywhere":         {`CORP\erin`, `\\OPEN\members`, none, winerr.ERROR_ACCESS_DENIED, ""},
	"allowed by domain":                       {`CORP\alice`, `\\FILES\private`, none, winerr.NO_ERROR, `CORP\alice`},
	"allowed by domain, named without":        {`alice`, `\\FILES\private`, none, winerr.NO_ERROR, `alice`},
	"a local account isn't the one of domain": {`CORP\alice`, `\\FILES\private`, session.As("carol", "C3"), winerr.ERROR_ACCESS_DENIED, ""},
	"denied by name alone":                    {`CORP\alice`, `\\FILES\denied`, none, winerr.ERROR_ACCESS_DENIED, ""},
	"others aren't":                           {`CORP\bob`, `\\FILES\denied`, none, winerr.NO_ERROR, `CORP\bob`},
}

func TestFakeCredentials(t *testing.T) {
	for name, c := range credentialRows {
		t.Run(name, func(t *testing.T) {
			m := start(t, c.session)
			if c.want != winerr.NO_ERROR {
				m.refused(c.want, func() error { return m.add("", c.remote, c.cred) })
				return
			}
			m.added("", c.remote, c.cred)
			user, err := m.GetUser(m.s, c.remote)
			require.NoError(t, err)
			require.Equal(t, c.user, user)
		})
	}
}

// LogonUserW, LOGON32_LOGON_NEW_CREDENTIALS: servers see the other user.
func TestFakeNewCredentials(t *testing.T) {
	m := start(t, `CORP\alice`)
	for password, want := range map[string]winerr.Errno{"B2": winerr.NO_ERROR, "wrong": winerr.ERROR_INVALID_PASSWORD} {
		s, err := m.table.Logon(session.Logon{
			Type: session.LogonNewCredentials, From: m.s,
			NetworkUser: session.User{Domain: "CORP", Name: "bob"}, NetworkPassword: session.NewPassword(password),
		})
		require.NoError(t, err)
		other := &machine{t, m.Provider, m.table, s}
		require.Equal(t, want, winerr.Code(other.add("Z:", `\\FILES\public`, none)))
		require.Equal(t, want, winerr.Code(other.add("", `\\FILES\docs`, as("bob"))))
		if want != winerr.NO_ERROR {
			continue
		}
		user, err := other.GetUser(s, "Z:")
		require.NoError(t, err)
		require.Equal(t, `CORP\bob`, user)
		require.Equal(t, winerr.ERROR_ACCESS_DENIED, other.add("", `\\FILES\private`, none))
	}
}

// A change of a password counts from the next logon on. The client compares the password with the one of the logon in use,
// unless the option SameUserOtherPassword has the server asked.
func TestFakeAccountsChange(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, session.As("bob", "B2"))
	require.NoError(t, m.SetAccount("corp", fake.Account{Name: "Bob", Password: "new"}))
	m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("Y:", `\\FILES\public`, session.As("bob", "new")) })
	m.added("Y:", `\\FILES\public`, session.As("bob", "B2"))
	m.added("X:", `\\FILES\public`, as("bob")) // the password in use there is his default one

	require.NoError(t, m.SetAccount("OPEN", fake.Account{Name: "erin", Password: "E5"}))
	m.refused(winerr.ERROR_INVALID_PASSWORD, func() error { return m.add("", `\\OPEN\data`, session.As("erin", "x")) })
	m.added("", `\\OPEN\members`, session.As("erin", "E5"))
	require.NoError(t, m.RemoveAccount("open", "ERIN"))
	require.NoError(t, m.CancelConnection(m.s, `\\OPEN\members`, false))
	m.refused(winerr.ERROR_ACCESS_DENIED, func() error { return m.add("", `\\OPEN\members`, session.As("erin", "E5")) })
}
