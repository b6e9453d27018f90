package mpr_test

import (
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// Files are reached through a device of the session or by their network path,
// and the answers are those of the file system.
func TestFilesOfAConnection(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	mapped(t, c, "LPT1", laser)
	require.NoError(t, m.AddProvider(&provider.Func{ProviderName: "Without Files"}))
	require.NoError(t, c.Session().Devices().DefineDosDevice(0, "W:", `C:\temp`))
	for _, path := range []string{`Z:\a.txt`, `z:\A.TXT`, `Z:/a.txt`, docs + `\a.txt`, `//files/docs/a.txt`} {
		f, err := c.Open(path)
		require.NoError(t, err, path)
		text, err := io.ReadAll(f)
		require.NoError(t, err)
		require.Equal(t, "hello", string(text))
		require.NoError(t, f.Close())
	}
	for path, want := range map[string]winerr.Errno{
		`Z:\no.txt`: winerr.ERROR_FILE_NOT_FOUND, `Z:\no\a.txt`: winerr.ERROR_PATH_NOT_FOUND,
		"LPT1": winerr.ERROR_NOT_SUPPORTED, "LPT2": winerr.ERROR_NOT_CONNECTED, `W:\a.txt`: winerr.ERROR_NOT_CONNECTED,
		`X:\a.txt`: winerr.ERROR_NOT_CONNECTED, `Z:a.txt`: winerr.ERROR_BAD_DEVICE, `a.txt`: winerr.ERROR_BAD_DEVICE,
		`\a.txt`: winerr.ERROR_BAD_DEVICE, "": winerr.ERROR_BAD_DEVICE, `Z:\a?.txt`: winerr.ERROR_INVALID_NAME,
		`\\nowhere\docs\a.txt`: winerr.ERROR_BAD_NETPATH, `\\files\no\a.txt`: winerr.ERROR_BAD_NET_NAME,
		laser: winerr.ERROR_NOT_SUPPORTED, private + `\a.txt`: winerr.ERROR_ACCESS_DENIED,
	} {
		unchanged(t, m.Router, func() {
			_, err := c.Open(path)
			requireCode(t, want, err)
		})
	}
}

func TestWritingThroughAConnection(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	mapped(t, c, "Y:", media)
	require.NoError(t, c.Mkdir(`Y:\dir`, 0o777))
	requireCode(t, winerr.ERROR_ALREADY_EXISTS, c.Mkdir(`Y:\dir`, 0o777))
	f, err := c.OpenFile(`Y:\dir\new.txt`, os.O_CREATE|os.O_RDWR, 0o666)
	require.NoError(t, err)
	_, err = f.Write([]byte("news"))
	require.NoError(t, err)
	require.NoError(t, f.Close())
	requireCode(t, winerr.ERROR_DIR_NOT_EMPTY, c.Remove(`Y:\dir`))
	requireCode(t, winerr.ERROR_DIRECTORY, c.Chdir(`Y:\dir\new.txt`))
	require.NoError(t, c.Remove(`Y:\dir\new.txt`))
	require.NoError(t, c.Remove(`Y:\dir`))
	requireCode(t, winerr.ERROR_FILE_NOT_FOUND, c.Remove(`Y:\dir`))
	requireCode(t, winerr.ERROR_WRITE_PROTECT, c.Mkdir(`Z:\new`, 0o777))
	_, err = c.OpenFile(`Z:\a.txt`, os.O_WRONLY, 0)
	requireCode(t, winerr.ERROR_WRITE_PROTECT, err)
}

func TestPrintingThroughAConnection(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "LPT1", laser)
	mapped(t, c, "Z:", docs)
	job, err := c.Print("lpt1:", "a letter")
	require.NoError(t, err)
	_, err = job.Write([]byte("Dear Bob"))
	require.NoError(t, err)
	require.NoError(t, job.Close())
	require.Equal(t, "Dear Bob", string(m.net.Jobs("files", "laser")[0].Data))
	for device, want := range map[string]winerr.Errno{
		"LPT2": winerr.ERROR_NOT_CONNECTED, "Z:": winerr.ERROR_NOT_SUPPORTED, "LPT": winerr.ERROR_BAD_DEVICE,
	} {
		_, err := c.Print(device, "a letter")
		requireCode(t, want, err)
	}
}

// CONNECT_DEFERRED makes the device without asking the server, which is
// connected to at the first use.
func TestDeferredConnection(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	require.NoError(t, m.net.SetDown("files", true))
	requireCode(t, winerr.ERROR_BAD_NETPATH, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0))
	require.NoError(t, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, mpr.CONNECT_DEFERRED|mpr.CONNECT_UPDATE_PROFILE))
	remote, err := c.GetConnection("Z:")
	require.NoError(t, err)
	require.Equal(t, docs, remote)
	name, err := c.GetUniversalName(`Z:\a.txt`, mpr.UNIVERSAL_NAME_INFO_LEVEL)
	require.NoError(t, err)
	require.Equal(t, docs+`\a.txt`, name.Universal)
	require.Equal(t, session.DRIVE_REMOTE, c.Session().Devices().GetDriveType(`Z:\`))
	require.True(t, m.net.Snapshot()[0].Disconnected)
	_, err = c.Open(`Z:\a.txt`)
	requireCode(t, winerr.ERROR_BAD_NETPATH, err)
	require.NoError(t, m.net.SetDown("files", false))
	f, err := c.Open(`Z:\a.txt`)
	require.NoError(t, err)
	require.False(t, m.net.Snapshot()[0].Disconnected)
	require.NoError(t, f.Close())
	require.NoError(t, c.CancelConnection("Z:", false))
}

// A drive of LocalSystem is for all to use, but with their own credentials: who isn't
// known to the server is refused (KB Q149984, Q124296). What they open isn't open on
// LocalSystem's connection, which alone LocalSystem cancels.
func TestFilesOnAGlobalDriveAreOpenedWithOnesOwnRights(t *testing.T) {
	m := machine(t)
	system, bob, stranger := m.System(), m.logon("bob"), m.logon("stranger")
	asAlice(t, system, "Z:", docs)
	_, err := stranger.Open(`Z:\a.txt`)
	requireCode(t, winerr.ERROR_LOGON_FAILURE, err)
	own, err := system.Open(`Z:\a.txt`)
	require.NoError(t, err)
	f, err := bob.Open(`Z:\a.txt`)
	require.NoError(t, err)
	requireCode(t, winerr.ERROR_OPEN_FILES, system.CancelConnection2("Z:", 0, false))
	require.NoError(t, own.Close())
	require.NoError(t, system.CancelConnection2("Z:", 0, false))
	_, err = f.Stat()
	require.NoError(t, err)
	require.NoError(t, f.Close())
	require.Empty(t, m.net.Snapshot())
}

// A letter of subst over a mapped one opens the files behind it, as GetDriveType finds
// them, and is no redirected device (AlphaFS 380).
func TestFilesOnASubstitutedDrive(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", media)
	require.NoError(t, c.Mkdir(`Z:\dir`, 0o777))
	f, err := c.OpenFile(`Z:\dir\new.txt`, os.O_CREATE|os.O_WRONLY, 0o666)
	require.NoError(t, err)
	require.NoError(t, f.Close())
	for name, target := range map[string]string{
		"S:": "Z:", "T:": `Z:\dir\`, "U:": `S:\dir`, "V:": `UNC\files\media\dir`, "L:": `M:\x`, "M:": `L:\`, "W:": `Z:\none`,
	} {
		require.NoError(t, c.Session().Devices().DefineDosDevice(0, name, target))
	}
	for _, path := range []string{
		`S:\dir\new.txt`, `s:/dir/new.txt`, `T:\new.txt`, `T:\..\new.txt`, `U:/x/../new.txt`, `V:\..\new.txt`,
	} {
		f, err := c.Open(path)
		require.NoError(t, err, path)
		if path[0] != 'V' {
			requireCode(t, winerr.ERROR_OPEN_FILES, c.CancelConnection2("Z:", 0, false))
		}
		require.NoError(t, f.Close())
	}
	for path, want := range map[string]winerr.Errno{
		`L:\a`: winerr.ERROR_NOT_CONNECTED, `W:\a`: winerr.ERROR_PATH_NOT_FOUND, `T:\a?`: winerr.ERROR_INVALID_NAME, `T:a`: winerr.ERROR_BAD_DEVICE,
	} {
		_, err := c.Open(path)
		requireCode(t, want, err)
	}
	require.NoError(t, c.Chdir(`T:\`))
	requireCode(t, winerr.ERROR_DEVICE_IN_USE, c.CancelConnection2("Z:", 0, true))
	require.NoError(t, c.Chdir(""))
	_, err = c.GetConnection("S:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
	require.Equal(t, session.DRIVE_REMOTE, c.Session().Devices().GetDriveType(`U:\`))
}

// ERROR_INVALID_PARAMETER of the network that has the file is the answer, although others say that the device or the name
// isn't theirs: in a file call it is about the arguments.
func TestInvalidArgumentsOfFileCallsAreTold(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.AddProvider(emptyNetwork(t, redirector.Kind{Name: "Other", NetType: provider.WNNC_NET_DAV})))
	require.NoError(t, m.SetProviderOrder("Other", lanman))
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	m.hook.On(provider.CallOpenFile, hook.Fail(winerr.ERROR_INVALID_PARAMETER))
	for _, path := range []string{`Z:\a.txt`, docs + `\a.txt`} {
		_, err := c.Open(path)
		requireCode(t, winerr.ERROR_INVALID_PARAMETER, err)
	}
}
