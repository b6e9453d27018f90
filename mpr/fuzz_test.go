package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// FuzzConnections calls with whatever comes, on a machine with a connected and a
// remembered drive. No call may panic, and one that fails leaves the machine as
// it was.
func FuzzConnections(f *testing.F) {
	f.Add("Z:", docs, "alice", "secret", "", uint32(1), uint32(1), "Z:", false)
	f.Add("", docs, "", "", lanman, uint32(0), uint32(0), docs, true)
	f.Add("x:", media+`\`, `FILES\bob`, "hunter2", "", uint32(1), uint32(0x1819), "X:", true)
	f.Add("LPT1", laser, "a@b", "\x00", "?", uint32(2), uint32(0x400), "lpt1:", false)
	f.Add(`Z:\`, `\\?\C:\`, "\xff", "p", "", uint32(9), uint32(0xffffffff), `\\`, true)
	f.Fuzz(func(t *testing.T, local, remote, user, password, network string, typ, flags uint32, cancel string, force bool) {
		m := machine(t)
		c := m.logon("alice")
		mapped(t, c, "Y:", media)
		m.remember("alice", "X:", media)
		nr := &mpr.NetResource{Type: mpr.ResourceType(typ), LocalName: local, RemoteName: remote, Provider: network}
		for _, cred := range []mpr.Credentials{{}, mpr.As(user, password)} {
			same(t, m, func() error { return c.AddConnection2(nr, cred, mpr.ConnectFlags(flags)) })
		}
		same(t, m, func() error { return c.AddConnection(remote, mpr.NewPassword(password), local) })
		same(t, m, func() error { return c.AddConnection4(0, nr, []byte(password), mpr.ConnectFlags(flags), []byte(user)) })
		for _, name := range []string{local, remote, cancel} {
			same(t, m, func() error { _, err := c.GetConnection(name); return err })
			same(t, m, func() error { return c.RestoreSingleConnection(0, name, force) })
			same(t, m, func() error { return c.CancelConnection2(name, mpr.ConnectFlags(flags), force) })
			same(t, m, func() error { return c.CancelConnection(name, force) })
		}
	})
}

// same asserts that a call that fails changes nothing, and that its code is one
// that Windows has.
func same(t *testing.T, m *testbed, call func() error) {
	t.Helper()
	asBefore := whole(t, m.Router)
	if err := call(); err != nil {
		asBefore()
		require.NotEqual(t, winerr.ERROR_UNEXP_NET_ERR, winerr.Code(err), "%v", err)
	}
}
