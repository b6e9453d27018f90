package session_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session"
)

const (
	raw    = session.DDD_RAW_TARGET_PATH
	remove = session.DDD_REMOVE_DEFINITION
	exact  = session.DDD_EXACT_MATCH_ON_REMOVE
)

// connection stands for the redirector's object behind a letter.
type connection struct{ remote string }

// logon logs a user on interactively.
func logon(t testing.TB, machine *session.Table, name string) *session.Session {
	t.Helper()
	s, err := machine.Logon(session.Logon{User: session.User{Domain: "CORP", Name: name}, Type: session.LogonInteractive})
	require.NoError(t, err)
	return s
}

// logonAdmin logs an administrator on interactively.
func logonAdmin(t testing.TB, machine *session.Table) *session.Session {
	t.Helper()
	s, err := machine.Logon(session.Logon{
		User: session.User{Domain: "CORP", Name: "admin"}, Type: session.LogonInteractive, Administrator: true,
	})
	require.NoError(t, err)
	return s
}

// wellKnown returns a well-known session.
func wellKnown(t testing.TB, machine *session.Table, luid session.LUID) *session.Session {
	t.Helper()
	s, err := machine.WellKnown(luid)
	require.NoError(t, err)
	return s
}

// name reads a device name that the test knows to be good.
func name(t testing.TB, s string) session.Name {
	t.Helper()
	n, err := session.ParseName(s)
	require.NoError(t, err)
	return n
}

// define defines a name with a raw target.
func define(t testing.TB, d *session.Devices, name, target string) {
	t.Helper()
	require.NoError(t, d.DefineDosDevice(raw, name, target))
}

// query returns the definitions of a name that exists.
func query(t testing.TB, d *session.Devices, name string) []string {
	t.Helper()
	targets, err := d.QueryDosDevice(name)
	require.NoError(t, err)
	return targets
}
