package fake_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
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
// explicitly none. The codes are ERROR_INVALID_PASSWORD for a user who was given and
// whom the server refuses, and ERROR_LOGON_FAILURE for the default one.
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
	"a local account isn't of the domain":     {`CORP\alice`, `\\FILES\public`, session.As(`CORP\carol`, "C3"), winerr.ERROR_INVALID_PASSWORD, ""},
	"a domain account isn't of the server":    {`CORP\alice`, `\\FILES\public`, session.As(`FILES\bob`, "B2"), winerr.ERROR_INVALID_PASSWORD, ""},
	"another server's account":                {`CORP\alice`, `\\FILES\public`, session.As("dave", "D4"), winerr.ERROR_INVALID_PASSWORD, ""},
	"wrong password":                          {`CORP\alice`, `\\FILES\public`, session.As("bob", "b2"), winerr.ERROR_INVALID_PASSWORD, ""},
	"wrong password with domain":              {`CORP\alice`, `\\FILES\public`, session.As(`CORP\bob`, "b2"), winerr.ERROR_INVALID_PASSWORD, ""},
	"empty password is no default":            {`CORP\alice`, `\\FILES\public`, session.As("alice", ""), winerr.ERROR_INVALID_PASSWORD, ""},
	"empty password without user":             {`CORP\alice`, `\\FILES\public`, withPassword(""), winerr.ERROR_INVALID_PASSWORD, ""},
	"password without user":                   {`CORP\alice`, `\\FILES\public`, withPassword("A1"), winerr.NO_ERROR, `CORP\alice`},
	"nobody else has a default password":      {`CORP\alice`, `\\FILES\public`, as("bob"), winerr.ERROR_INVALID_PASSWORD, ""},
	"nor with domain":                         {`CORP\alice`, `\\FILES\public`, as(`CORP\bob`), winerr.ERROR_INVALID_PASSWORD, ""},
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
	for password, want := range map[string][2]winerr.Errno{"B2": {}, "wrong": {winerr.ERROR_LOGON_FAILURE, winerr.ERROR_INVALID_PASSWORD}} {
		s, err := m.table.Logon(session.Logon{
			Type: session.LogonNewCredentials, From: m.s,
			NetworkUser: session.User{Domain: "CORP", Name: "bob"}, NetworkPassword: session.NewPassword(password),
		})
		require.NoError(t, err)
		other := &machine{t, m.Provider, m.table, s}
		require.Equal(t, want[0], winerr.Code(other.add("Z:", `\\FILES\public`, none)))
		require.Equal(t, want[1], winerr.Code(other.add("", `\\FILES\docs`, as("bob"))))
		if want[0] != winerr.NO_ERROR {
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

// Which code refused credentials are answered by is a matter of the version, of the option RefusedPassword, and of a server
// that says it for itself.
func TestFakeRefusedPassword(t *testing.T) {
	const password, failure = winerr.ERROR_INVALID_PASSWORD, winerr.ERROR_LOGON_FAILURE
	for _, tt := range []struct {
		options           session.Options
		server            winerr.Errno
		explicit, unnamed winerr.Errno
	}{
		{session.Options{}, 0, password, failure},
		{session.Options{Version: session.WindowsVista}, 0, password, failure},
		{session.Options{Version: session.WindowsServer2003}, 0, failure, failure},
		{session.Options{RefusedPassword: session.RefusedInvalidPassword, Version: session.WindowsXP}, 0, password, password},
		{session.Options{RefusedPassword: session.RefusedLogonFailure}, 0, failure, failure},
		{session.Options{RefusedPassword: session.RefusedLogonFailure}, password, password, password},
		{session.Options{}, failure, failure, failure},
	} {
		m := startWith(t, `CORP\erin`, tt.options)
		require.NoError(t, m.AddServer(fake.Server{
			Name: "OWN", Accounts: []fake.Account{{Name: "bob", Password: "B2"}}, Shares: []fake.Share{{Name: "a"}}, Refused: tt.server,
		}))
		for _, cred := range []session.Credentials{session.As("bob", "x"), session.As(`OWN\bob`, "x"), session.As("nobody", "x"), as("bob")} {
			m.refused(tt.explicit, func() error { return m.add("Z:", `\\OWN\a`, cred) })
		}
		m.refused(tt.unnamed, func() error { return m.add("Z:", `\\OWN\a`, none) })
	}
	m := start(t, `CORP\alice`)
	require.ErrorIs(t, m.AddServer(fake.Server{Name: "OWN", Refused: winerr.ERROR_BUSY}), winerr.ERROR_INVALID_PARAMETER)
}

// KB263936 and the codes of winerror.h: what an account is in is told to who knows the password, and that it is locked to
// everybody. A server that is full takes nobody else.
func TestFakeStatesOfAccounts(t *testing.T) {
	for _, state := range []winerr.Errno{
		winerr.ERROR_ACCOUNT_DISABLED, winerr.ERROR_ACCOUNT_RESTRICTION, winerr.ERROR_ACCOUNT_LOCKED_OUT,
		winerr.ERROR_PASSWORD_EXPIRED, winerr.ERROR_PASSWORD_MUST_CHANGE,
	} {
		m := start(t, `CORP\alice`)
		m.added("Y:", `\\FILES\public`, none)
		require.NoError(t, m.SetAccount("CORP", fake.Account{Name: "alice", Password: "A1", State: state}))
		m.added("X:", `\\FILES\public`, none) // over the logon in use
		other := &machine{t, m.Provider, m.table, m.logon(`CORP\alice`)}
		other.refused(state, func() error { return other.add("Z:", `\\FILES\docs`, session.As(`CORP\alice`, "A1")) })
		other.refused(state, func() error { return other.add("Z:", `\\FILES\docs`, none) })
		wrong := winerr.ERROR_INVALID_PASSWORD
		if state == winerr.ERROR_ACCOUNT_LOCKED_OUT {
			wrong = state
		}
		other.refused(wrong, func() error { return other.add("Z:", `\\FILES\docs`, session.As(`CORP\alice`, "x")) })
		require.NoError(t, m.SetAccount("CORP", fake.Account{Name: "alice", Password: "A1"}))
		other.added("Z:", `\\FILES\docs`, none)
	}
	m := start(t, `CORP\alice`)
	require.ErrorIs(t, m.SetAccount("CORP", fake.Account{Name: "alice", State: winerr.ERROR_BUSY}), winerr.ERROR_INVALID_PARAMETER)
	m.added("Y:", `\\FILES\public`, none)
	require.NoError(t, m.SetFull("FILES", true))
	m.added("X:", `\\FILES\public`, none)
	other := &machine{t, m.Provider, m.table, m.logon(`CORP\alice`)}
	other.refused(winerr.ERROR_REQ_NOT_ACCEP, func() error { return other.add("Z:", `\\FILES\public`, none) })
	require.NoError(t, m.SetFull("FILES", false))
	other.added("Z:", `\\FILES\public`, none)
}

// AllowInsecureGuest: where it is off, the SMB client connects as no guest; a known user, a null session and other networks are
// none of it.
func TestFakeInsecureGuest(t *testing.T) {
	for block, want := range map[bool]winerr.Errno{false: winerr.NO_ERROR, true: winerr.ERROR_SMB_GUEST_LOGON_BLOCKED} {
		m := startWith(t, `CORP\erin`, session.Options{BlockInsecureGuest: block})
		require.NoError(t, m.SetAccount("OPEN", fake.Account{Name: "bob", Password: "B2"}))
		require.Equal(t, want, winerr.Code(m.add("Z:", `\\OPEN\data`, none)))
		require.Equal(t, want, winerr.Code(m.add("", `\\OPEN\data`, session.As(`CORP\erin`, "x"))))
		require.Len(t, m.Snapshot(), map[bool]int{false: 2}[block])
		m.Logoff(m.s)
		m.added("Y:", `\\OPEN\data`, session.As("bob", "B2"))
		m.Logoff(m.s)
		m.added("X:", `\\OPEN\data`, session.As("", ""))
		m.Logoff(m.s)
		m.Kind.NetType = provider.WNNC_NET_MS_NFS
		m.added("W:", `\\OPEN\data`, none)
	}
}

// The password of a logon is checked by a server that knows the user, by whatever way the default credentials come to it;
// one that takes the user for a guest doesn't check it.
func TestFakePasswordOfTheLogon(t *testing.T) {
	for password, want := range map[string]winerr.Errno{"A1": winerr.NO_ERROR, "a1": winerr.ERROR_LOGON_FAILURE, "": winerr.ERROR_LOGON_FAILURE} {
		m := start(t, `CORP\alice`)
		s, err := m.table.Logon(session.Logon{User: session.User{Domain: "CORP", Name: "alice"}, Password: session.NewPassword(password)})
		require.NoError(t, err)
		m.s = s
		require.Equal(t, want, winerr.Code(m.add("Z:", `\\FILES\public`, none)))
		m.Logoff(m.s)
		_, err = m.OpenFile(m.s, `\\FILES\docs\no.txt`, os.O_RDONLY, 0)
		if want == winerr.NO_ERROR {
			want = winerr.ERROR_FILE_NOT_FOUND
		}
		require.Equal(t, want, winerr.Code(err))
		m.added("Y:", `\\OPEN\data`, none)
	}
	m := start(t, `CORP\alice`)
	s, err := m.table.Logon(session.Logon{User: session.User{Domain: "CORP", Name: "alice"}, Password: session.NewPassword("A1")})
	require.NoError(t, err)
	m.s = s
	m.added("Z:", `\\FILES\public`, none)
	m.added("Y:", `\\FILES\public`, session.As("alice", "A1"))
	m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("X:", `\\FILES\public`, session.As("alice", "a1")) })
}
