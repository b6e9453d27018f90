package fake_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// ERROR_SESSION_CREDENTIAL_CONFLICT: a second user on a server where the session
// is connected already, deviceless connections and IPC$ among them, until the last
// connection has gone.
func TestFakeCredentialConflict(t *testing.T) {
	bob := session.As("bob", "B2")
	for _, first := range []struct{ local, remote string }{
		{"Z:", `\\FILES\public`}, {"", `\\FILES\public`}, {"", `\\files\ipc$`},
	} {
		m := start(t, `CORP\alice`)
		m.added(first.local, first.remote, none)
		for _, local := range []string{"Y:", ""} {
			m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add(local, `\\FILES\docs`, bob) })
		}
		m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("", `\\FILES\docs`, session.As("bob", "wrong")) })
		m.added("", `\\FILES\docs`, session.As(`CORP\alice`, "A1")) // the same user

		other := &machine{t, m.Provider, m.table, m.logon(`CORP\alice`)}
		other.added("Y:", `\\FILES\docs`, bob) // another session

		require.NoError(t, m.CancelConnection(m.s, `\\FILES\docs`, false))
		m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("Y:", `\\FILES\docs`, bob) })
		name := first.local
		if name == "" {
			name = first.remote
		}
		require.NoError(t, m.CancelConnection(m.s, name, false))
		m.added("Y:", `\\FILES\docs`, bob)
	}
}

// What tells servers apart is the name as it is spelled, or with the setting
// ResolvedAddress what is behind it.
func TestFakeServerIdentity(t *testing.T) {
	for identity, want := range map[session.ServerIdentity]winerr.Errno{
		session.AsSpelled: winerr.NO_ERROR, session.ResolvedAddress: winerr.ERROR_SESSION_CREDENTIAL_CONFLICT,
	} {
		m := startWith(t, `CORP\alice`, session.Options{ServerIdentity: identity})
		m.added("Z:", `\\FILES\public`, none)
		require.Equal(t, want, winerr.Code(m.add("Y:", `\\10.0.0.1\public`, session.As("bob", "B2"))))
		require.Equal(t, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, m.add("X:", `\\files\public`, session.As("bob", "B2")))
	}
}

// WNetAddConnection2W, remarks: on Windows 7 the defaults after explicit
// credentials are ERROR_BAD_USERNAME or ERROR_INVALID_PASSWORD; elsewhere they join
// the user who is connected, unless the option NullCredentialsConflict makes them a
// conflict.
func TestFakeDefaultsAfterExplicitCredentials(t *testing.T) {
	versions := []session.Version{
		session.WindowsXP, session.WindowsServer2003, session.WindowsVista, session.Windows7, session.Windows10, session.Windows11,
	}
	for _, conflict := range []bool{false, true} {
		for _, v := range versions {
			noUser, noPassword := winerr.NO_ERROR, winerr.NO_ERROR
			switch {
			case v == session.Windows7:
				noUser, noPassword = winerr.ERROR_BAD_USERNAME, winerr.ERROR_INVALID_PASSWORD
			case conflict:
				noUser = winerr.ERROR_SESSION_CREDENTIAL_CONFLICT
			}
			for _, user := range []string{`CORP\alice`, `CORP\erin`} { // whether the server knows the session's user or not
				m := startWith(t, user, session.Options{Version: v, NullCredentialsConflict: conflict})
				m.added("Z:", `\\FILES\public`, session.As("bob", "B2"))
				require.Equal(t, noUser, winerr.Code(m.add("Y:", `\\FILES\docs`, none)), "%v", v)
				require.Equal(t, noPassword, winerr.Code(m.add("X:", `\\FILES\docs`, as("bob"))), "%v", v)
				m.added("W:", `\\FILES\docs`, session.As("bob", "B2"))
				for _, c := range m.Snapshot() {
					require.Equal(t, "bob", c.User, "who joins goes by the user who is connected")
				}
			}
		}
	}
}

// The spellings of one account are one user, whose password is compared before the server is asked; NULL is the password in
// use, and "" is another one (Microsoft Knowledge Base Q98724, Q115391).
func TestFakeSpellingsOfOneAccount(t *testing.T) {
	for _, first := range []string{"bob", `CORP\bob`, `corp\BOB`, "bob@corp"} {
		for _, second := range []string{"bob", `CORP\bob`, `corp\BOB`, "Bob@Corp"} {
			m := start(t, `CORP\alice`)
			m.added("Z:", `\\FILES\public`, session.As(first, "B2"))
			m.added("Y:", `\\FILES\docs`, session.As(second, "B2"))
			m.added("X:", `\\FILES\docs`, as(second))
			for _, password := range []string{"b2", "", "B2 "} {
				m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("", `\\FILES\docs`, session.As(second, password)) })
			}
		}
	}
}

// The user of a default logon may give the password, and no other one.
func TestFakeExplicitAfterDefault(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, none)
	m.added("Y:", `\\FILES\public`, session.As("alice", "A1"))
	m.added("X:", `\\FILES\public`, withPassword("A1"))
	m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("", `\\FILES\docs`, session.As("alice", "a1")) })
	m.refused(winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, func() error { return m.add("", `\\FILES\docs`, session.As("alice", "")) })
}

// The rule of credentials as a property: of any sequence of connections and
// cancels, one is a conflict exactly if it names somebody and the session is
// connected to a server of that spelling as somebody else.
func TestFakeCredentialRule(t *testing.T) {
	servers := []string{"FILES", "files", "10.0.0.1"}
	shares := []string{"public", "docs", "IPC$"}
	users := []session.Credentials{none, session.As("bob", "B2"), session.As(`CORP\bob`, "B2"), session.As("carol", "C3")}
	names := []string{"alice", "bob", "bob", "carol"}
	key := map[string]string{"FILES": "files", "files": "files", "10.0.0.1": "10.0.0.1"}

	rapid.Check(t, func(rt *rapid.T) {
		m := start(t, `CORP\alice`)
		using := map[string]map[string]string{} // by server: connection -> user
		for range rapid.IntRange(1, 30).Draw(rt, "calls") {
			server := rapid.SampledFrom(servers).Draw(rt, "server")
			remote := `\\` + server + `\` + rapid.SampledFrom(shares).Draw(rt, "share")
			on := using[key[server]]
			if on == nil {
				on = map[string]string{}
				using[key[server]] = on
			}
			canonical := `\\` + key[server] + remote[2+len(server):]
			if rapid.Bool().Draw(rt, "cancel") {
				want := winerr.ERROR_NOT_CONNECTED
				if on[canonical] != "" {
					want = winerr.NO_ERROR
				}
				delete(on, canonical)
				require.Equal(rt, want, winerr.Code(m.CancelConnection(m.s, remote, false)))
				continue
			}
			who := rapid.IntRange(0, len(users)-1).Draw(rt, "user")
			want, name := winerr.NO_ERROR, names[who]
			for _, user := range on {
				switch {
				case users[who].IsDefault():
					name = user
				case user != name:
					want = winerr.ERROR_SESSION_CREDENTIAL_CONFLICT
				}
			}
			require.Equal(rt, want, winerr.Code(m.add("", remote, users[who])))
			if want == winerr.NO_ERROR {
				on[canonical] = name
			}
		}
		require.Len(rt, m.Snapshot(), len(using["files"])+len(using["10.0.0.1"]))
	})
}
