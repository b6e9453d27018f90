package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// TestVersions has, for every version, what the calls of its mpr.dll are and
// what it answers where versions differ.
func TestVersions(t *testing.T) {
	const notThere = winerr.ERROR_CALL_NOT_IMPLEMENTED
	for v, row := range map[session.Version]struct {
		restore, restoreSingle, four winerr.Errno
		nullUser, nullPassword       winerr.Errno // defaults after explicit credentials to the server
		literal                      winerr.Errno // \\2001-db8--7.ipv6-literal.net is an address
	}{
		session.WindowsXP:         {0, notThere, notThere, 0, 0, winerr.ERROR_BAD_NETPATH},
		session.WindowsServer2003: {0, notThere, notThere, 0, 0, winerr.ERROR_BAD_NETPATH},
		session.WindowsVista:      {notThere, 0, notThere, 0, 0, 0},
		session.Windows7:          {notThere, 0, notThere, winerr.ERROR_BAD_USERNAME, winerr.ERROR_INVALID_PASSWORD, 0},
		session.Windows10:         {notThere, 0, 0, 0, 0, 0},
		session.Windows11:         {notThere, 0, 0, 0, 0, 0},
	} {
		t.Run(v.String(), func(t *testing.T) {
			m := machine(t, version(v))
			c := m.logon("alice")
			m.remember("alice", "Y:", docs)
			m.remember("alice", "Z:", docs)
			requireCode(t, row.restore, c.RestoreConnection(0, "Y:", mpr.UseUINo))
			requireCode(t, row.restoreSingle, c.RestoreSingleConnection(0, "Z:", false))
			requireCode(t, row.four, c.AddConnection4(0, disk("X:", docs), nil, 0, nil))
			_, err := c.UseConnection4(0, disk("W:", docs), nil, 0, nil)
			requireCode(t, row.four, err)

			require.NoError(t, m.net.AddServer(fake.Server{
				Name: "store", Address: "2001:db8::7", Guest: true, Shares: []fake.Share{{Name: "docs"}},
			}))
			requireCode(t, row.literal, c.AddConnection2(disk("", `\\2001-db8--7.ipv6-literal.net\docs`), mpr.Credentials{}, 0))

			explicit := m.logon("bob")
			require.NoError(t, explicit.AddConnection2(disk("", other), mpr.As("alice", "secret"), 0))
			name := "alice"
			requireCode(t, row.nullUser, explicit.AddConnection2(disk("T:", other), mpr.Credentials{}, 0))
			requireCode(t, row.nullPassword, explicit.AddConnection2(disk("S:", other), mpr.Credentials{User: &name}, 0))
		})
	}
}

// A call that the version doesn't have looks at nothing and changes nothing.
func TestCallsThatTheVersionDoesNotHave(t *testing.T) {
	m := machine(t, version(session.Windows7))
	c := m.logon("alice")
	unchanged(t, m.Router, func() {
		requireCode(t, winerr.ERROR_CALL_NOT_IMPLEMENTED, c.RestoreConnection(0, "?", mpr.UseUIDefault))
		requireCode(t, winerr.ERROR_CALL_NOT_IMPLEMENTED, c.AddConnection4(0, nil, nil, 0xffffffff, nil))
		require.Equal(t, winerr.ERROR_CALL_NOT_IMPLEMENTED, c.LastErrno())
	})
}
