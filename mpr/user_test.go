package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// TestGetUser tells the user as it was given, or with the domain when none was.
func TestGetUser(t *testing.T) {
	m := machine(t, func(m *testbed) {
		require.NoError(t, m.net.AddDomain(fake.Domain{Name: "CORP", Accounts: []fake.Account{{Name: "carol", Password: "x"}}}))
		require.NoError(t, m.net.AddServer(fake.Server{Name: "hq", Domain: "CORP", Shares: []fake.Share{{Name: "all"}}}))
	})
	carol := m.logonAs(session.Logon{User: session.User{Domain: "CORP", Name: "carol"}})
	mapped(t, carol, "Z:", `\\hq\all`)
	require.NoError(t, carol.AddConnection2(disk("Y:", docs), mpr.As(`files\BOB`, "hunter2"), 0))
	require.NoError(t, carol.AddConnection2(disk("", other), mpr.As("bob", "hunter2"), 0))
	for name, want := range map[string]string{
		"": "carol", "z:": `CORP\carol`, "Y:": `files\BOB`, `\\FILES\docs\`: `files\BOB`, other: "bob",
	} {
		got, err := carol.GetUser(name)
		require.NoError(t, err, name)
		require.Equal(t, want, got, name)
	}
	unchanged(t, m.Router, func() {
		for _, name := range []string{"X:", media, "nonsense", "\x00"} {
			requireCode(t, winerr.ERROR_NOT_CONNECTED, naming(name)(m, carol))
		}
	})
	_, _, err := carol.Sized().GetUser("", mpr.Buffer{None: true})
	requireCode(t, winerr.ERROR_INVALID_ADDRESS, err)
}
