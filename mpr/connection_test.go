package mpr_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// A device that is taken answers so before anything is said of what is
// remembered, even for the remote name that it is connected to.
func TestAssignedComesBeforeRemembered(t *testing.T) {
	taken := map[string]func(m *testbed, c *mpr.Caller){
		"connected": func(m *testbed, c *mpr.Caller) { mapped(m.t, c, "Z:", docs) },
		"a local disk": func(m *testbed, _ *mpr.Caller) {
			require.NoError(m.t, m.Sessions().Global().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "Z:", `\Device\HarddiskVolume3`))
		},
		"DefineDosDevice": func(m *testbed, c *mpr.Caller) {
			require.NoError(m.t, c.Session().Devices().DefineDosDevice(0, "Z:", `C:\temp`))
		},
		"global": func(m *testbed, _ *mpr.Caller) {
			require.NoError(m.t, m.System().AddConnection2(disk("Z:", docs), mpr.As("alice", "secret"), 0))
		},
		"remembered": remembered("Z:", docs),
	}
	for name, take := range taken {
		t.Run(name, func(t *testing.T) {
			m := machine(t)
			c := m.logon("alice")
			take(m, c)
			if name != "remembered" {
				m.remember("alice", "Z:", media)
			}
			for _, flags := range []mpr.ConnectFlags{0, mpr.CONNECT_UPDATE_PROFILE, mpr.CONNECT_TEMPORARY} {
				unchanged(t, m.Router, func() {
					err := c.AddConnection2(disk("Z:", private), mpr.As("bob", "hunter2"), flags)
					if name == "remembered" {
						requireCode(t, winerr.ERROR_DEVICE_ALREADY_REMEMBERED, err)
					} else {
						requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, err)
						requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, flags))
					}
				})
			}
			if name == "remembered" {
				mapped(t, c, "Z:", docs)
			}
		})
	}
}

// A successful connection of a device is remembered as the registry of Windows
// has it, and a deviceless one never is, which is no error.
func TestWhatIsRemembered(t *testing.T) {
	nobody := ""
	for name, row := range map[string]struct {
		connect func(c *mpr.Caller) error
		want    []profile.Entry
	}{
		"default credentials": {
			func(c *mpr.Caller) error { return c.AddConnection(docs, mpr.Password{}, "z:") },
			[]profile.Entry{{Local: "Z:", RemotePath: docs, ProviderName: lanman, ProviderType: 0x20000, ConnectionType: 1, DeferFlags: 4}},
		},
		"another user": {
			func(c *mpr.Caller) error {
				return c.AddConnection2(disk("Z:", private), mpr.As("bob", "hunter2"), mpr.CONNECT_UPDATE_PROFILE)
			},
			[]profile.Entry{{Local: "Z:", RemotePath: private, UserName: "bob", ProviderName: lanman, ProviderType: 0x20000, ConnectionType: 1, DeferFlags: 1}},
		},
		"a user without a name": { // default credentials, too: dumps of HKCU\Network have "" and 4
			func(c *mpr.Caller) error {
				return c.AddConnection2(disk("Z:", docs), mpr.Credentials{User: &nobody}, mpr.CONNECT_UPDATE_PROFILE)
			},
			[]profile.Entry{{Local: "Z:", RemotePath: docs, ProviderName: lanman, ProviderType: 0x20000, ConnectionType: 1, DeferFlags: 4}},
		},
		"a printer": {
			func(c *mpr.Caller) error { return c.AddConnection(laser, mpr.Password{}, "lpt2:") },
			[]profile.Entry{{Local: "LPT2", RemotePath: laser, ProviderName: lanman, ProviderType: 0x20000, ConnectionType: 2, DeferFlags: 4}},
		},
		"use options": {
			func(c *mpr.Caller) error {
				return c.AddConnection4(0, disk("Z:", docs), nil, mpr.CONNECT_UPDATE_PROFILE, []byte("options"))
			},
			[]profile.Entry{{Local: "Z:", RemotePath: docs, ProviderName: lanman, ProviderType: 0x20000, ConnectionType: 1, DeferFlags: 4, UseOptions: []byte("options")}},
		},
		"no device":                      {func(c *mpr.Caller) error { return c.AddConnection(docs, mpr.Password{}, "") }, nil},
		"without CONNECT_UPDATE_PROFILE": {func(c *mpr.Caller) error { return c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0) }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			m := machine(t)
			require.NoError(t, row.connect(m.logon("alice")))
			require.Len(t, m.net.Snapshot(), 1)
			entries, err := m.profiles.Entries("alice")
			require.NoError(t, err)
			require.Empty(t, cmp.Diff(row.want, entries))
		})
	}
}

// A profile that can't be read is no matter for whoever doesn't ask to be
// remembered.
func TestUnreadableProfileKeepsNobodyFromConnecting(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	m.profiles.SetUnopenable("alice", true)
	mapped(t, c, "Z:", docs)
	require.NoError(t, c.AddConnection(media, mpr.Password{}, ""))
	require.NoError(t, c.CancelConnection2("Z:", 0, false))
}

// One set of credentials to a server in a session: another one conflicts until
// the last connection has gone. Deviceless ones count, and those to IPC$.
func TestSessionCredentialConflict(t *testing.T) {
	for _, first := range []string{docs, `\\files\IPC$`} {
		m := machine(t)
		c := m.logon("alice")
		mapped(t, c, "", first)
		asBob := func(on *mpr.Caller, remote string) error {
			return on.AddConnection2(disk("Z:", remote), mpr.As("bob", "hunter2"), 0)
		}
		unchanged(t, m.Router, func() { requireCode(t, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, asBob(c, private)) })
		require.NoError(t, asBob(c, other), "another server")
		require.NoError(t, asBob(m.logon("alice"), private), "another session")
		require.NoError(t, c.CancelConnection2("Z:", 0, false))
		require.NoError(t, c.CancelConnection2(first, 0, false))
		require.NoError(t, asBob(c, `\\FILES\private`), "the set went with the last connection")
	}
}

// Whether a server by its address is the same one is a setting.
func TestServerIdentity(t *testing.T) {
	for identity, want := range map[session.ServerIdentity]winerr.Errno{
		session.AsSpelled: winerr.NO_ERROR, session.ResolvedAddress: winerr.ERROR_SESSION_CREDENTIAL_CONFLICT,
	} {
		m := machine(t, func(m *testbed) { m.Options.ServerIdentity = identity })
		require.NoError(t, m.net.AddServer(fake.Server{
			Name: "store", Address: "192.0.2.7", Guest: true, Shares: []fake.Share{{Name: "docs"}},
			Accounts: []fake.Account{{Name: "bob", Password: "hunter2"}},
		}))
		c := m.logon("alice")
		mapped(t, c, "", `\\store\docs`)
		requireCode(t, want, c.AddConnection2(disk("Z:", `\\192.0.2.7\docs`), mpr.As("bob", "hunter2"), 0))
	}
}
