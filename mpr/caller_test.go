package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

var alice = session.User{Name: "alice"}

// The buffer is checked before ERROR_CONNECTION_UNAVAIL as well: too small a one
// is ERROR_MORE_DATA with the length in characters, the NUL included.
func TestRememberedNameNeedsRoom(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	m.remember("alice", "Z:", "\\\\files\\d\U0001F600cs")
	for size := range uint32(14) {
		_, buf, err := c.Sized().GetConnection("Z:", mpr.Buffer{Size: size})
		requireCode(t, winerr.ERROR_MORE_DATA, err)
		require.EqualValues(t, 14, buf.Size, "13 units of UTF-16 and the NUL")
	}
	remote, buf, err := c.Sized().GetConnection("Z:", mpr.Buffer{Size: 14})
	requireCode(t, winerr.ERROR_CONNECTION_UNAVAIL, err)
	require.Equal(t, "\\\\files\\d\U0001F600cs", remote)
	require.EqualValues(t, 14, buf.Size)
}

// asAlice makes a global drive: LocalSystem has no account on the servers.
func asAlice(t *testing.T, system *mpr.Caller, local, remote string) {
	t.Helper()
	require.NoError(t, system.AddConnection2(disk(local, remote), mpr.As("alice", "secret"), 0))
}

// A letter of LocalSystem is global: every session has the drive on every
// version, while to the WNet calls of others it isn't connected, and only
// LocalSystem can cancel it.
func TestLettersOfLocalSystemAreGlobal(t *testing.T) {
	for v := session.Windows11; v <= session.WindowsXP; v++ {
		m := machine(t, version(v))
		before, system := m.logon("alice"), m.System()
		asAlice(t, system, "Z:", docs)
		for _, c := range []*mpr.Caller{before, m.logon("bob")} {
			require.Equal(t, session.DRIVE_REMOTE, c.Session().Devices().GetDriveType(`Z:\`))
			_, err := c.GetConnection("Z:")
			requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
			unchanged(t, m.Router, func() {
				requireCode(t, winerr.ERROR_NOT_CONNECTED, c.CancelConnection("Z:", true))
				requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, c.AddConnection2(disk("Z:", media), mpr.Credentials{}, 0))
			})
		}
		remote, err := system.GetConnection("Z:")
		require.NoError(t, err)
		require.Equal(t, docs, remote)
		require.NoError(t, system.CancelConnection2("Z:", 0, false))
		require.Equal(t, session.DRIVE_NO_ROOT_DIR, before.Session().Devices().GetDriveType(`Z:\`))
	}
}

// A letter that a session has already hides the global one that LocalSystem
// makes afterwards.
func TestLocalLetterHidesTheGlobalOne(t *testing.T) {
	m := machine(t)
	c, system := m.logon("alice"), m.System()
	mapped(t, c, "Z:", media)
	asAlice(t, system, "Z:", docs)
	remote, err := c.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, media, remote)
	require.NoError(t, c.CancelConnection2("Z:", 0, false))
	require.Equal(t, session.DRIVE_REMOTE, c.Session().Devices().GetDriveType(`Z:\`), "now the global one shows")
	_, err = c.GetConnection("Z:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
}

// The last reference to a session removes its letters and drops its connections;
// what is remembered stays.
func TestLastReferenceLogsOff(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	sibling := thread(t, c)
	require.NoError(t, c.AddConnection(docs, mpr.Password{}, "Z:"))
	file, err := c.Open(`Z:\a.txt`)
	require.NoError(t, err)
	require.NoError(t, c.Close())
	require.NoError(t, c.Close(), "twice is fine")
	_, err = sibling.GetConnection("Z:")
	require.NoError(t, err)
	require.NoError(t, sibling.Close())
	require.Empty(t, m.net.Snapshot())
	require.Empty(t, m.Snapshot().Sessions)
	_, err = file.ReadAt(make([]byte, 1), 0)
	requireCode(t, winerr.ERROR_NETNAME_DELETED, err)
	_, found := m.entry("Z:")
	require.True(t, found)
	_, err = m.Caller(c.Session())
	requireCode(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
	_, err = c.Thread()
	requireCode(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
}

// A session belongs to its machine: on another one its LUID is somebody else's.
func TestCallerInNoSessionOfThisMachine(t *testing.T) {
	m := machine(t)
	alice, stranger := m.logon("alice"), machine(t).logon("bob")
	require.Equal(t, alice.Session().LUID(), stranger.Session().LUID())
	for _, s := range []*session.Session{nil, stranger.Session()} {
		_, err := m.Caller(s)
		requireCode(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, err)
	}
	again, err := m.Caller(m.System().Session())
	require.NoError(t, err)
	require.NoError(t, again.Close())
}

// A caller whose session has logged off changes nothing any more, the profile included, and finds nothing connected.
func TestCallsAfterTheLogoff(t *testing.T) {
	m := machine(t)
	c, err := m.Caller(m.logon("alice").Session())
	require.NoError(t, err)
	require.NoError(t, c.AddConnection(docs, mpr.Password{}, "Z:"))
	for range 2 { // both references
		c.Session().Release()
	}
	unchanged(t, m.Router, func() {
		for what, err := range map[string]error{
			"a connection":       c.AddConnection(docs, mpr.Password{}, "Y:"),
			"one without server": c.AddConnection(`\\nobody\share`, mpr.Password{}, ""),
			"a restored one":     c.RestoreSingleConnection(0, "Z:", true),
			"all restored":       c.RestoreSingleConnection(0, "", true),
			"a cancelled one":    c.CancelConnection2("Z:", 0, true),
			"a forgotten one":    c.CancelConnection2("Z:", mpr.CONNECT_UPDATE_PROFILE, true),
			"a dialog":           c.ConnectionDialog(0, mpr.RESOURCETYPE_DISK),
			"a dialog to cancel": c.DisconnectDialog(0, mpr.RESOURCETYPE_DISK),
		} {
			require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, winerr.Code(err), what)
		}
	})
	_, err = c.GetConnection("Z:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
	_, err = c.GetUser("Z:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
	require.Nil(t, c.DisconnectDialogRun())
}

// A closed caller answers ERROR_NO_SUCH_LOGON_SESSION to everything, also where others keep its session, and holds
// nothing: neither a current directory nor a dialog.
func TestCallsOfAClosedCaller(t *testing.T) {
	m := machine(t)
	alice := m.logon("alice")
	require.NoError(t, alice.AddConnection(docs, mpr.Password{}, "Z:"))
	c, err := alice.Thread()
	require.NoError(t, err)
	require.NoError(t, c.Chdir(`Z:\`))
	h, err := c.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil)
	require.NoError(t, err)
	require.NoError(t, c.Close())
	unchanged(t, m.Router, func() {
		for what, call := range map[string]func() error{
			"AddConnection":    func() error { return c.AddConnection(docs, mpr.Password{}, "Y:") },
			"CancelConnection": func() error { return c.CancelConnection("Z:", true) },
			"GetConnection":    func() error { _, err := c.GetConnection("Z:"); return err },
			"GetUser":          func() error { _, err := c.GetUser(""); return err },
			"OpenEnum":         func() error { _, err := c.OpenEnum(mpr.RESOURCE_CONNECTED, 0, 0, nil); return err },
			"EnumResource":     func() error { _, err := c.EnumResource(h, make([]mpr.NetResource, 1)); return err },
			"CloseEnum":        func() error { return c.CloseEnum(h) },
			"DisconnectDialog": func() error { return c.DisconnectDialog(0, mpr.RESOURCETYPE_DISK) },
			"OpenFile":         func() error { _, err := c.Open(`Z:\a.txt`); return err },
			"Chdir":            func() error { return c.Chdir(`Z:\`) },
			"Chdir away":       func() error { return c.Chdir("") },
			"Thread":           func() error { _, err := c.Thread(); return err },
		} {
			require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, winerr.Code(call()), what)
		}
	})
	require.Zero(t, c.GetLastError())
	require.Equal(t, winerr.ERROR_NO_SUCH_LOGON_SESSION, c.LastErrno())
	require.NoError(t, alice.CancelConnection2("Z:", 0, false), "no directory is held")
}

// What a drive of the SMB client looks like to the rest of Windows, and what a
// remembered one that isn't connected does: there is none.
func TestDrivesInTheDeviceNamespace(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	m.remember("alice", "Y:", docs)
	devices := c.Session().Devices()
	targets, err := devices.QueryDosDevice("Z:")
	require.NoError(t, err)
	require.Equal(t, []string{`\Device\LanmanRedirector\;Z:` + c.Session().LUID().Hex16() + `\files\docs`}, targets)
	require.Equal(t, session.DRIVE_REMOTE, devices.GetDriveType(`Z:\`))
	require.Equal(t, session.DRIVE_NO_ROOT_DIR, devices.GetDriveType(`Y:\`))
	require.EqualValues(t, 1<<25|1<<2, devices.GetLogicalDrives(), "with the local disk C:")
	_, err = devices.QueryDosDevice("Y:")
	requireCode(t, winerr.ERROR_FILE_NOT_FOUND, err)
}

// A caller that no router made has nothing to end, and neither has a dialog that
// was never up.
func TestNothingToEnd(t *testing.T) {
	var c mpr.Caller
	require.NoError(t, c.Close())
	require.NoError(t, c.Close())
	require.Nil(t, c.Session())
	require.Nil(t, c.DisconnectDialogRun())
	var run mpr.DialogRun
	run.Terminate()
	require.NoError(t, run.Wait())
}
