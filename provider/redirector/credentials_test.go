package redirector_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// admitting is a toy network that admits every user, and keeps what it was asked last.
type admitting struct {
	*toy
	asked int // how often
	last  redirector.User
}

func (n *admitting) Server(*session.Session, string) (redirector.Server, error) { return n, nil }

func (n *admitting) Logon(u *redirector.User) (redirector.Logon, error) {
	n.asked++
	n.last = *u
	return &toyLogon{n.toy, u.Name, n.epoch}, nil
}

// Carol sits at the machine, and a NewCredentials logon is Dave to servers. What a caller leaves out is filled in from the
// logon, or from DefaultCredentials.
func TestDefaultsOfCredentials(t *testing.T) {
	carol := session.User{Domain: "CORP", Name: "carol"}
	dave := session.User{Domain: "HOME", Name: "dave"}
	table := session.NewTable(session.Options{})
	plain, err := table.Logon(session.Logon{User: carol, Type: session.LogonInteractive})
	require.NoError(t, err)
	other, err := table.Logon(session.Logon{
		From: plain, Type: session.LogonNewCredentials, NetworkUser: dave, NetworkPassword: session.NewPassword("D4"),
	})
	require.NoError(t, err)
	user := func(name string) *string { return &name }
	null, empty := session.Password{}, session.NewPassword("")
	for name, tt := range map[string]struct {
		s        *session.Session
		server   string
		cred     session.Credentials
		user     session.User
		password session.Password
		trusted  bool   // by single sign-on
		answer   string // of GetUser
	}{
		"nothing":                    {plain, "files", session.Credentials{}, carol, session.NewPassword("C3"), false, `CORP\carol`},
		"nothing, to another server": {plain, "other", session.Credentials{}, carol, null, true, `CORP\carol`},
		"nothing, as Dave":           {other, "files", session.Credentials{}, dave, session.NewPassword("D4"), false, `HOME\dave`},
		"a user":                     {plain, "files", session.Credentials{User: user(`X\eve`)}, session.User{Domain: "X", Name: "eve"}, null, false, `X\eve`},
		"the default user":           {plain, "files", session.Credentials{User: user(`corp\Carol`)}, session.User{Domain: "corp", Name: "Carol"}, session.NewPassword("C3"), false, `corp\Carol`},
		"user and password":          {plain, "files", session.As("eve", "E5"), session.User{Name: "eve"}, session.NewPassword("E5"), false, "eve"},
		"a password":                 {plain, "files", session.Credentials{Password: session.NewPassword("x")}, carol, session.NewPassword("x"), false, `CORP\carol`},
		"no password at all":         {plain, "files", session.Credentials{Password: empty}, carol, empty, false, `CORP\carol`},
		"an empty user":              {plain, "files", session.Credentials{User: user("")}, carol, session.NewPassword("C3"), false, `CORP\carol`},
		"a null session":             {plain, "files", session.As("", ""), session.User{}, empty, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, n := newToy()
			a := &admitting{toy: n}
			p.Backend = a
			p.DefaultCredentials = func(s *session.Session, server string) (session.User, session.Password, bool) {
				return s.User(), session.NewPassword("C3"), server == "files"
			}
			require.NoError(t, p.AddConnection(tt.s, &provider.NetResource{RemoteName: `\\` + tt.server + `\a`}, tt.cred))
			require.Equal(t, tt.user, a.last.User)
			require.True(t, tt.password.Equal(a.last.Password), "%v", a.last.Password)
			require.Equal(t, tt.trusted, a.last.Trusted)
			answer, err := p.GetUser(tt.s, `\\`+tt.server+`\a`)
			require.NoError(t, err)
			require.Equal(t, tt.answer, answer)
		})
	}
	p, _ := newToy()
	require.Equal(t, winerr.ERROR_BAD_USERNAME, p.AddConnection(plain, &provider.NetResource{RemoteName: `\\SRV\a`}, session.As(`a\b\c`, "")))
}

// A server isn't asked about the user who is connected to it, whose password is compared instead (Microsoft Knowledge Base
// Q98724), nor about default credentials, which join that user. Paths that aren't connected go over the logon in use, too.
func TestTheLogonInUseIsShared(t *testing.T) {
	m := start(t)
	a := &admitting{toy: m.toy}
	m.Backend = a
	m.DefaultCredentials = func(*session.Session, string) (session.User, session.Password, bool) {
		return session.User{Name: "bob"}, session.NewPassword("B"), true
	}
	require.NoError(t, m.add("Z:", `\\SRV\a`, session.As("ann", "A")))
	require.NoError(t, m.add("Y:", `\\SRV\b`, session.As("ann", "A")))
	require.Equal(t, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, m.add("X:", `\\SRV\b`, session.As("ann", "other")))
	require.NoError(t, m.add("X:", `\\SRV\b`, session.Credentials{User: new("ann")}))
	require.NoError(t, m.add("W:", `\\SRV\b`, session.Credentials{}))
	f, err := m.OpenFile(m.s, `\\SRV\b\f`, os.O_RDONLY, 0)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	require.Equal(t, 1, a.asked)
}
