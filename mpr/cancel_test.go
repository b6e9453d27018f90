package mpr_test

import (
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// manyWays connects docs in every way: twice without a device (which is one
// connection), and as the remembered devices Y: and Z:.
func manyWays(t *testing.T, m *testbed) *mpr.Caller {
	c := m.logon("alice")
	mapped(t, c, "", docs)
	mapped(t, c, "", docs)
	require.NoError(t, c.AddConnection(docs, mpr.Password{}, "Y:"))
	require.NoError(t, c.AddConnection(docs, mpr.Password{}, "Z:"))
	return c
}

// locals lists the connections of the fake network by their local names.
func locals(m *testbed) []string {
	var names []string
	for _, each := range m.net.Snapshot() {
		names = append(names, each.Local)
	}
	return names
}

// A remote name cancels the connections without device, a device its own
// redirection alone. The documents before Windows XP have a remote name cancel
// all connections to it. Either way nothing is forgotten.
func TestCancelByName(t *testing.T) {
	for name, row := range map[string]struct {
		cancel string
		all    bool // CancelRemoteAll
		left   []string
	}{
		"device":              {"z:", false, []string{"", "Y:"}},
		"remote":              {docs, false, []string{"Y:", "Z:"}},
		"remote, old reading": {docs, true, nil},
		"device, old reading": {"Z:", true, []string{"", "Y:"}},
	} {
		t.Run(name, func(t *testing.T) {
			m := machine(t, func(m *testbed) { m.Options.CancelRemoteAll = row.all })
			c := manyWays(t, m)
			before := m.Snapshot().Profiles
			flags := mpr.ConnectFlags(0)
			if row.cancel == docs {
				flags = mpr.CONNECT_UPDATE_PROFILE
			}
			require.NoError(t, c.CancelConnection2(row.cancel, flags, false))
			require.Equal(t, row.left, locals(m))
			require.Empty(t, cmp.Diff(before, m.Snapshot().Profiles))
			_, err := c.GetConnection("Z:")
			want := winerr.ERROR_CONNECTION_UNAVAIL
			if len(row.left) > 0 && row.left[len(row.left)-1] == "Z:" {
				want = winerr.NO_ERROR
			}
			requireCode(t, want, err)
		})
	}
}

// What is remembered can be forgotten while the network is down or starting, too:
// nothing but the profile is needed for it.
func TestForgettingNeedsNoNetwork(t *testing.T) {
	for name, set := range map[string]func(*testbed, *mpr.Caller){"down": notStarted, "starting": starting} {
		t.Run(name, func(t *testing.T) {
			m := machine(t)
			c := m.logon("alice")
			m.remember("alice", "Z:", docs)
			set(m, c)
			require.NoError(t, c.CancelConnection2("Z:", mpr.CONNECT_UPDATE_PROFILE, false))
			_, found := m.entry("Z:")
			require.False(t, found)
		})
	}
}

// Without force open files keep the connection, and then nothing changes; with
// it they are closed, and fail with ERROR_NETNAME_DELETED.
func TestForceClosesFilesAndJobs(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	require.NoError(t, c.AddConnection(docs, mpr.Password{}, "Z:"))
	require.NoError(t, c.AddConnection(laser, mpr.Password{}, "LPT1"))
	file, err := c.Open(`Z:\a.txt`)
	require.NoError(t, err)
	job, err := c.Print("LPT1", "a letter")
	require.NoError(t, err)
	for _, device := range []string{"Z:", "LPT1"} {
		for _, flags := range []mpr.ConnectFlags{0, mpr.CONNECT_UPDATE_PROFILE} {
			unchanged(t, m.Router, func() {
				requireCode(t, winerr.ERROR_OPEN_FILES, c.CancelConnection2(device, flags, false))
			})
		}
	}
	text, err := io.ReadAll(file)
	require.NoError(t, err)
	require.Equal(t, "hello", string(text), "the file is still good")
	for _, device := range []string{"Z:", "LPT1"} {
		require.NoError(t, c.CancelConnection2(device, mpr.CONNECT_UPDATE_PROFILE, true))
	}
	_, err = file.ReadAt(make([]byte, 1), 0)
	requireCode(t, winerr.ERROR_NETNAME_DELETED, err)
	_, err = job.Write([]byte("x"))
	requireCode(t, winerr.ERROR_NETNAME_DELETED, err)
	requireCode(t, winerr.ERROR_NETNAME_DELETED, job.Close())
	require.Empty(t, m.net.Jobs("files", "laser"))
}

// A process that has the device as its current directory keeps it, whatever
// fForce says, until it goes elsewhere or ends.
func TestCurrentDirectoryKeepsTheDevice(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	for _, leave := range []func(*mpr.Caller) error{
		func(p *mpr.Caller) error { return p.Chdir("") },
		(*mpr.Caller).Close,
	} {
		process := thread(t, c)
		require.NoError(t, process.Chdir(`Z:\dir`))
		requireCode(t, winerr.ERROR_NOT_CONNECTED, process.Chdir(`Y:\`))
		for _, force := range []bool{false, true} {
			unchanged(t, m.Router, func() {
				requireCode(t, winerr.ERROR_DEVICE_IN_USE, c.CancelConnection2("Z:", 0, force))
			})
		}
		require.NoError(t, leave(process))
	}
	require.NoError(t, c.CancelConnection2("Z:", 0, false))
}

// A profile that can't be written keeps the connection as well: both or neither.
func TestCancelThatCantForgetCancelsNothing(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	require.NoError(t, c.AddConnection(docs, mpr.Password{}, "Z:"))
	m.profiles.FailWrites("alice", winerr.ERROR_CANNOT_OPEN_PROFILE)
	unchanged(t, m.Router, func() {
		requireCode(t, winerr.ERROR_CANNOT_OPEN_PROFILE, c.CancelConnection("Z:", true))
	})
	require.Zero(t, m.hook.Count(provider.CallCancelConnection2))
	require.NoError(t, c.CancelConnection2("Z:", 0, false), "without the profile it can be done")
}

// When the cancel fails and what was forgotten can't be put back, the caller
// hears that the profile has suffered: the connection is as it was.
func TestCancelThatLosesTheEntrySaysSo(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	require.NoError(t, c.AddConnection(docs, mpr.Password{}, "Z:"))
	m.hook.On(provider.CallCancelConnection2, func(hook.Invocation) (func(error) error, error) {
		m.profiles.FailWrites("alice", winerr.ERROR_CANNOT_OPEN_PROFILE)
		return nil, winerr.ERROR_OPEN_FILES
	})
	requireCode(t, winerr.ERROR_CANNOT_OPEN_PROFILE, c.CancelConnection("Z:", false))
	_, err := c.GetConnection("Z:")
	require.NoError(t, err)
}

// TestLenientCancelFlags has the bits that only connecting calls know: a cancel refuses them, and ignores them under the
// setting.
func TestLenientCancelFlags(t *testing.T) {
	for _, lenient := range []bool{false, true} {
		m := machine(t, func(m *testbed) { m.Options.LenientCancelFlags = lenient })
		c := m.logon("alice")
		for _, flag := range []mpr.ConnectFlags{mpr.CONNECT_REFCOUNT, mpr.CONNECT_INTERACTIVE, mpr.CONNECT_CRED_RESET} {
			mapped(t, c, "Z:", docs)
			want := winerr.ERROR_INVALID_PARAMETER
			if lenient {
				want = winerr.NO_ERROR
			}
			requireCode(t, want, c.CancelConnection2("Z:", flag, false))
			requireCode(t, winerr.ERROR_INVALID_PARAMETER, c.CancelConnection2("Z:", mpr.CONNECT_LOCALDRIVE, false))
			if !lenient {
				require.NoError(t, c.CancelConnection2("Z:", 0, false))
			}
		}
	}
}
