package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// buffered are the calls with an authentication buffer, in the form of the
// narrower one.
var buffered = map[string]func(c *mpr.Caller, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte) error{
	"AddConnection4": func(c *mpr.Caller, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte) error {
		return c.AddConnection4(0, nr, auth, flags, options)
	},
	"UseConnection4": func(c *mpr.Caller, nr *mpr.NetResource, auth []byte, flags mpr.ConnectFlags, options []byte) error {
		_, err := c.UseConnection4(0, nr, auth, flags, options)
		return err
	},
}

// TestAuthBuffer stands for user and password; NULL are the defaults.
func TestAuthBuffer(t *testing.T) {
	for name, connect := range buffered {
		t.Run(name, func(t *testing.T) {
			m := machine(t)
			c := m.logon("alice")
			require.NoError(t, connect(c, disk("Z:", docs), nil, 0, nil))
			require.NoError(t, connect(c, disk("Y:", other), redirector.PackCredentials(mpr.As("bob", "hunter2")), 0, nil))
			user, err := c.GetUser("Y:")
			require.NoError(t, err)
			require.Equal(t, "bob", user)
			unchanged(t, m.Router, func() {
				wrong := redirector.PackCredentials(mpr.As("alice", "wrong"))
				requireCode(t, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, connect(c, disk("X:", docs), wrong, 0, nil))
				conflict := redirector.PackCredentials(mpr.As("bob", "hunter2"))
				requireCode(t, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, connect(c, disk("X:", docs), conflict, 0, nil))
				// ERROR_INVALID_PARAMETER of a provider says "not mine", so nobody recognised the name.
				requireCode(t, winerr.ERROR_NO_NET_OR_BAD_PATH, connect(c, disk("X:", docs), []byte("garbage"), 0, nil))
			})
		})
	}
}

// TestAuthBufferPrompted has what the user types take the buffer's place.
func TestAuthBufferPrompted(t *testing.T) {
	for name, connect := range buffered {
		t.Run(name, func(t *testing.T) {
			m := machine(t, answering(mpr.UserTypes("bob", "hunter2")))
			c := m.logon("alice")
			wrong := redirector.PackCredentials(mpr.As("bob", "wrong"))
			require.NoError(t, connect(c, disk("Z:", docs), wrong, mpr.CONNECT_INTERACTIVE, nil))
		})
	}
}

// TestUseOptions are kept with the remembered connection.
func TestUseOptions(t *testing.T) {
	for name, connect := range buffered {
		t.Run(name, func(t *testing.T) {
			m := machine(t)
			c := m.logon("alice")
			require.NoError(t, connect(c, disk("Z:", docs), nil, mpr.CONNECT_UPDATE_PROFILE, []byte("DefC")))
			e, found := m.entry("Z:")
			require.True(t, found)
			require.Equal(t, []byte("DefC"), e.UseOptions)
		})
	}
}

// TestUseOptionsNotKept remembers the connection without them: the provider has
// nothing to keep, or fails (NPGetPersistentUseOptionsForConnection).
func TestUseOptionsNotKept(t *testing.T) {
	for name, connect := range buffered {
		for _, answer := range []error{winerr.ERROR_NOT_SUPPORTED, winerr.ERROR_BUSY, ownError} {
			m := machine(t)
			c := m.logon("alice")
			m.hook.On(provider.CallGetPersistentUseOptions, hook.ReplaceError(answer))
			require.NoError(t, connect(c, disk("Z:", docs), nil, mpr.CONNECT_UPDATE_PROFILE, []byte("DefC")), name)
			e, found := m.entry("Z:")
			require.True(t, found, name)
			require.Empty(t, e.UseOptions, name)
		}
	}
}

// TestBufferedVersions are exported from Windows 10 on.
func TestBufferedVersions(t *testing.T) {
	for v, want := range map[session.Version]winerr.Errno{
		session.Windows11: winerr.NO_ERROR, session.Windows10: winerr.NO_ERROR, session.Windows7: winerr.ERROR_CALL_NOT_IMPLEMENTED,
		session.WindowsVista: winerr.ERROR_CALL_NOT_IMPLEMENTED, session.WindowsXP: winerr.ERROR_CALL_NOT_IMPLEMENTED,
	} {
		for name, connect := range buffered {
			err := connect(machine(t, version(v)).logon("alice"), disk("Z:", docs), nil, 0, nil)
			require.Equal(t, want.Name(), winerr.Code(err).Name(), "%s on %s", name, v)
		}
	}
}

// TestBufferedOldProviders get the older call where it can say the same.
func TestBufferedOldProviders(t *testing.T) {
	for name, connect := range buffered {
		t.Run(name, func(t *testing.T) {
			caps := redirector.AllCapabilities()
			caps.Connection &^= provider.WNNC_CON_ADDCONNECTION4
			m := machine(t, func(m *testbed) { m.net.Kind.Caps = &caps })
			c := m.logon("alice")
			require.NoError(t, connect(c, disk("Z:", docs), nil, 0, nil))
			require.Equal(t, 1, m.hook.Count(provider.CallAddConnection3))
			unchanged(t, m.Router, func() {
				auth := redirector.PackCredentials(mpr.As("bob", "hunter2"))
				requireCode(t, winerr.ERROR_NO_NET_OR_BAD_PATH, connect(c, disk("Y:", other), auth, 0, nil))
				requireCode(t, winerr.ERROR_NO_NET_OR_BAD_PATH, connect(c, disk("Y:", other), nil, 0, []byte("x")))
			})
			require.Equal(t, 1, m.hook.Count(provider.CallAddConnection3))
		})
	}
}
