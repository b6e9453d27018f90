package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// The zero logon type is an interactive one (session.Logon), and an interactive
// logon restores what is remembered (WNetRestoreConnectionW).
func TestLogonWithoutTypeRestores(t *testing.T) {
	m := machine(t)
	first := m.logon("alice")
	nr := &mpr.NetResource{LocalName: "Z:", RemoteName: docs}
	require.NoError(t, first.AddConnection2(nr, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE))
	require.NoError(t, first.Close())

	second := m.logonAs(session.Logon{User: session.User{Name: "alice"}})
	require.Equal(t, []mpr.Restored{{Local: "Z:", Remote: docs}}, second.Restored())
	remote, err := second.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, docs, remote)
}
