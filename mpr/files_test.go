package mpr_test

import (
	"io"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
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
