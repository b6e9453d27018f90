package redirector_test

import (
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// reticent is a toy network whose server tells nobody the type of a share before the logon.
type reticent struct{ *toy }

func (n reticent) Server(*session.Session, string) (redirector.Server, error) { return n, nil }

func (reticent) Share(string, string) (provider.ResourceType, error) {
	return provider.RESOURCETYPE_DISK, nil
}

// Where Server.Share and Tree.Type differ, the latter decides, and a connection that it doesn't fit leaves nothing behind.
func TestTheConnectedShareDecidesTheType(t *testing.T) {
	m := start(t)
	m.Backend = reticent{m.toy}
	for _, typ := range []provider.ResourceType{provider.RESOURCETYPE_ANY, provider.RESOURCETYPE_DISK} {
		nr := &provider.NetResource{LocalName: "Z:", RemoteName: `\\SRV\laser`, Type: typ}
		require.Equal(t, winerr.ERROR_BAD_DEV_TYPE, m.AddConnection(m.s, nr, session.Credentials{}))
		require.Equal(t, []string{"logon ann", "connect laser", "disconnect laser", "logoff ann"}, m.read())
		require.Empty(t, m.Snapshot())
	}
	m.added("", `\\SRV\laser`)
	require.Equal(t, provider.RESOURCETYPE_PRINT, m.Snapshot()[0].Type)

	nr := &provider.NetResource{LocalName: "Z:", RemoteName: `\\SRV\laser`}
	require.NoError(t, m.AddConnection3(m.s, 0, nr, session.Credentials{}, provider.CONNECT_DEFERRED))
	_, err := m.OpenFile(m.s, `Z:\f`, os.O_RDONLY, 0)
	require.Equal(t, winerr.ERROR_BAD_DEV_TYPE, err, "a deferred connection finds out when it is used")
}

// A remote name stands for the deviceless connection to it, then for the first of its devices.
func TestSeveralConnectionsToOneName(t *testing.T) {
	m := start(t)
	m.Backend = &admitting{toy: m.toy}
	who := func() string {
		user, err := m.GetUser(m.s, `\\srv\A\`)
		require.NoError(t, err)
		return user
	}
	for local, user := range map[string]string{"M:": "ANN", "C:": "Ann", "X:": "ann"} {
		require.NoError(t, m.add(local, `\\SRV\a`, session.Credentials{User: &user, Password: session.NewPassword("A")}))
	}
	require.Equal(t, "Ann", who())
	require.NoError(t, m.add("", `\\SRV\a`, session.As("aNN", "A")))
	require.Equal(t, "aNN", who())
	require.NoError(t, m.CancelConnection(m.s, `\\SRV\a`, false))
	require.NoError(t, m.CancelConnection(m.s, "C:", false))
	require.Equal(t, "ANN", who())
}

// Every session may use a letter of LocalSystem, with credentials of its own (KB Q149984, Q124296), and neither learns what is
// behind it nor cancels it (WNetAddConnection2W, remarks).
func TestLettersOfLocalSystem(t *testing.T) {
	p, _ := newToy()
	table := new(session.Table)
	system, err := table.WellKnown(session.LocalSystem)
	require.NoError(t, err)
	ann, err := table.Logon(session.Logon{User: session.User{Name: "ann"}, Type: session.LogonInteractive})
	require.NoError(t, err)
	require.NoError(t, p.AddConnection(system, &provider.NetResource{LocalName: "S:", RemoteName: `\\SRV\a`}, session.As("bob", "B")))
	f, err := p.OpenFile(ann, `S:\f`, os.O_RDONLY, 0)
	require.NoError(t, err)
	require.Equal(t, []provider.ConnectionSnapshot{
		{LUID: session.LocalSystem, Local: "S:", Remote: `\\SRV\a`, Type: provider.RESOURCETYPE_DISK, User: "bob"},
		{LUID: ann.LUID(), Remote: `\\SRV\a`, Type: provider.RESOURCETYPE_DISK, User: "ann", OpenFiles: []string{`\f`}},
	}, p.Snapshot())
	require.Equal(t, winerr.ERROR_NOT_CONNECTED, p.CancelConnection(ann, "S:", true))
	_, err = p.GetConnection(ann, "S:")
	require.Equal(t, winerr.ERROR_NOT_CONNECTED, err)
	require.NoError(t, p.CancelConnection(system, "S:", false))
	require.NoError(t, f.Close())
	require.Empty(t, p.Snapshot())
}

// The redirector refuses what a file wasn't opened for, whether or not the network does.
func TestFilesAreHeldToHowTheyWereOpened(t *testing.T) {
	m := start(t)
	m.added("Z:", `\\SRV\a`)
	b := make([]byte, 1)
	reading, err := m.OpenFile(m.s, `Z:\f`, os.O_RDONLY, 0)
	require.NoError(t, err)
	_, err = reading.Write(b)
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, err)
	_, err = reading.ReadDir(-1)
	require.Equal(t, winerr.ERROR_DIRECTORY, err)
	writing, err := m.OpenFile(m.s, `Z:\f`, os.O_WRONLY, 0)
	require.NoError(t, err)
	_, err = writing.Read(b)
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, err)
	_, err = writing.ReadAt(b, 0)
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, err)
	directory, err := m.OpenFile(m.s, `Z:\d`, os.O_RDONLY, 0)
	require.NoError(t, err)
	_, err = directory.Read(b)
	require.Equal(t, winerr.ERROR_INVALID_FUNCTION, err)
	_, err = directory.Seek(0, io.SeekStart)
	require.Equal(t, winerr.ERROR_INVALID_FUNCTION, err)
	for _, f := range []provider.File{reading, writing, directory} {
		require.NoError(t, f.Close())
	}
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, m.Remove(m.s, `Z:\`))
	require.Equal(t, winerr.ERROR_WRITE_PROTECT, m.Remove(m.s, `Z:\f`), "the network's own answer")
}

// Paths on one share that isn't connected share a connection, which is made once and goes with the last use.
func TestPathsOnOneShareShareAConnection(t *testing.T) {
	m := start(t)
	open := func(path string) provider.File {
		f, err := m.OpenFile(m.s, path, os.O_RDONLY, 0)
		require.NoError(t, err)
		return f
	}
	first := open(`\\SRV\a\f`)
	require.Equal(t, []string{"logon ann", "connect a", "open f"}, m.read())
	second := open(`\\srv\A\d\g`)
	require.Equal(t, []string{"open d/g"}, m.read())
	require.NoError(t, first.Close())
	require.Equal(t, []string{"close"}, m.read())
	require.NoError(t, second.Close())
	require.Equal(t, []string{"close", "disconnect a", "logoff ann"}, m.read())
}
