package mpr_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// withFiles maps Z: to a share that is kept somewhere, with a few files on it.
func withFiles(t *testing.T, files fs.FS) (*mprtest.Machine, mpr.FS) {
	t.Helper()
	pc := mprtest.New(t)
	require.NoError(t, pc.Net.AddServer(fake.Server{Name: "files", Guest: true, Shares: []fake.Share{{Name: "docs", FS: files}}}))
	require.NoError(t, pc.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, mpr.Credentials{}, 0))
	t.Cleanup(func() { _ = pc.CancelConnection2("Z:", 0, true) }) // the test may have done so
	drive := pc.FS(`Z:\`)
	require.NoError(t, drive.Mkdir("letters", 0o755))
	require.NoError(t, drive.Mkdir("letters/old", 0o755))
	require.NoError(t, drive.WriteFile("letters/bob.txt", []byte("Dear Bob,\n"), 0o644))
	require.NoError(t, drive.WriteFile("report.txt", []byte("Figures.\n"), 0o644))
	require.NoError(t, drive.WriteFile("empty", nil, 0o644))
	return pc, drive
}

func TestFS(t *testing.T) {
	disk, err := fake.NewDirFS(t.TempDir())
	require.NoError(t, err)
	t.Cleanup(func() { _ = disk.Close() })
	for name, files := range map[string]fs.FS{"in memory": fake.NewMemFS(), "on disk": disk} {
		t.Run(name, func(t *testing.T) {
			pc, drive := withFiles(t, files)
			require.NoError(t, fstest.TestFS(drive, "letters/bob.txt", "letters/old", "report.txt", "empty"))
			require.NoError(t, fstest.TestFS(pc.FS("Z:/letters"), "bob.txt", "old"))
			require.NoError(t, fstest.TestFS(pc.FS(`\\files\docs\`), "report.txt"))
			require.NoError(t, drive.Remove("letters/bob.txt"))
			_, err := fs.Stat(drive, "letters/bob.txt")
			require.ErrorIs(t, err, fs.ErrNotExist)
			require.Equal(t, winerr.ERROR_FILE_NOT_FOUND, winerr.Code(err))
		})
	}
}

// Files that are open by FS keep their drive, and die with it.
func TestFSHoldsItsDrive(t *testing.T) {
	pc, drive := withFiles(t, nil)
	f, err := drive.Open("report.txt")
	require.NoError(t, err)
	require.ErrorIs(t, pc.CancelConnection2("Z:", 0, false), winerr.ERROR_OPEN_FILES)
	require.NoError(t, pc.CancelConnection2("Z:", 0, true))
	_, err = f.Read(make([]byte, 1))
	require.ErrorIs(t, err, winerr.ERROR_NETNAME_DELETED)
	_, err = drive.Open("report.txt")
	require.ErrorIs(t, err, winerr.ERROR_NOT_CONNECTED)
	path := new(fs.PathError)
	require.True(t, errors.As(err, &path))
	require.Equal(t, "report.txt", path.Path)
}

func TestFSNames(t *testing.T) {
	_, drive := withFiles(t, nil)
	for _, name := range []string{"", "/report.txt", "../report.txt", `letters\bob.txt`, "letters/", `report.txt:stream`, "./report.txt"} {
		_, err := drive.Open(name)
		require.ErrorIs(t, err, fs.ErrInvalid, name)
		require.ErrorIs(t, drive.Mkdir(name, 0o755), fs.ErrInvalid, name)
	}
	_, err := mpr.FS{}.Open(".")
	require.ErrorIs(t, err, fs.ErrInvalid)
	_, err = drive.ReadDir("report.txt")
	require.Error(t, err)
}
