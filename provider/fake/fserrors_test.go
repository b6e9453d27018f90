package fake_test

import (
	"io"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// What a file system says by the errors of package fs has its code, which is
// another by the call for a name that is taken.
func TestFakeGivesErrorsOfFilesTheirCodes(t *testing.T) {
	for err, want := range map[error][3]error{ // of OpenFile, Mkdir, Remove
		fs.ErrExist:            {winerr.ERROR_FILE_EXISTS, winerr.ERROR_ALREADY_EXISTS, winerr.ERROR_DIR_NOT_EMPTY},
		fs.ErrNotExist:         {winerr.ERROR_FILE_NOT_FOUND, winerr.ERROR_FILE_NOT_FOUND, winerr.ERROR_FILE_NOT_FOUND},
		fs.ErrPermission:       {winerr.ERROR_ACCESS_DENIED, winerr.ERROR_ACCESS_DENIED, winerr.ERROR_ACCESS_DENIED},
		fs.ErrInvalid:          {winerr.ERROR_INVALID_NAME, winerr.ERROR_INVALID_NAME, winerr.ERROR_INVALID_NAME},
		winerr.ERROR_DISK_FULL: {winerr.ERROR_DISK_FULL, winerr.ERROR_DISK_FULL, winerr.ERROR_DISK_FULL},
		io.ErrNoProgress:       {io.ErrNoProgress, io.ErrNoProgress, io.ErrNoProgress},
	} {
		files := refusing{fake.NewMemFS(), err}
		require.NoError(t, files.MemFS.WriteFile("there", nil))
		m := start(t, `CORP\alice`)
		require.NoError(t, m.AddShare("FILES", fake.Share{Name: "refusing", FS: files}))
		_, opened := m.OpenFile(m.s, `\\FILES\refusing\new`, os.O_RDWR|os.O_CREATE, 0o666)
		require.Equal(t, want, [3]error{
			opened, m.Mkdir(m.s, `\\FILES\refusing\dir`, 0o777), m.Remove(m.s, `\\FILES\refusing\there`),
		}, "%v", err)
	}
}

// An open file hands on what its file system says.
func TestFakeHandsOnErrorsOfOpenFiles(t *testing.T) {
	m := connectedMachine(t)
	f, err := m.OpenFile(m.s, `Z:\file`, os.O_RDWR, 0)
	require.NoError(t, err)
	_, err = f.Seek(1<<40, io.SeekStart)
	require.NoError(t, err)
	n, err := f.Write([]byte("x"))
	require.Equal(t, winerr.ERROR_DISK_FULL, err)
	require.Zero(t, n)
	require.NoError(t, f.Close())

	require.NoError(t, m.AddShare("FILES", fake.Share{Name: "stuck", FS: stuck{fstest.MapFS{"file": {}}}}))
	f, err = m.OpenFile(m.s, `\\FILES\stuck\file`, os.O_RDONLY, 0)
	require.NoError(t, err)
	require.Equal(t, winerr.ERROR_DISK_FULL, f.Close())
	require.Equal(t, winerr.ERROR_INVALID_HANDLE, f.Close(), "it is closed all the same")
}

// stuck is a file system whose files can't be closed properly.
type stuck struct{ fstest.MapFS }

func (s stuck) Open(name string) (fs.File, error) {
	f, err := s.MapFS.Open(name)
	return stuckFile{f}, err
}

type stuckFile struct{ fs.File }

func (f stuckFile) Close() error { return winerr.ERROR_DISK_FULL }

// A directory that can't be listed hides what isn't spelled as it is.
func TestFakeDirectoryThatCantBeListed(t *testing.T) {
	for said, want := range map[error]winerr.Errno{
		fs.ErrPermission: winerr.ERROR_ACCESS_DENIED, io.ErrNoProgress: winerr.ERROR_PATH_NOT_FOUND,
	} {
		m := start(t, `CORP\alice`)
		require.NoError(t, m.AddShare("FILES", fake.Share{Name: "hidden", FS: hidden{fstest.MapFS{"file": {}}, said}}))
		m.refused(want, func() error { _, err := m.OpenFile(m.s, `\\FILES\hidden\FILE`, os.O_RDONLY, 0); return err })
	}
}

// hidden is a file system whose directories can't be listed.
type hidden struct {
	fstest.MapFS
	err error
}

func (h hidden) ReadDir(string) ([]fs.DirEntry, error) { return nil, h.err }

// refusing is a file system that can be read only, and says so by an error.
type refusing struct {
	*fake.MemFS
	err error
}

func (r refusing) OpenFile(string, int, fs.FileMode) (provider.File, error) { return nil, r.err }
func (r refusing) Mkdir(string, fs.FileMode) error                          { return r.err }
func (r refusing) Remove(string) error                                      { return r.err }
