package provider_test

import (
	"io"
	"io/fs"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
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
		files := refusing{provider.NewMemFS(), err}
		require.NoError(t, files.MemFS.WriteFile("there", nil))
		m := start(t, `CORP\alice`)
		require.NoError(t, m.AddShare("FILES", provider.Share{Name: "refusing", FS: files}))
		_, opened := m.OpenFile(m.s, `\\FILES\refusing\new`, os.O_RDWR|os.O_CREATE, 0o666)
		require.Equal(t, want, [3]error{
			opened, m.Mkdir(m.s, `\\FILES\refusing\dir`, 0o777), m.Remove(m.s, `\\FILES\refusing\there`),
		}, "%v", err)
	}
}

// refusing is a file system that can be read only, and says so by an error.
type refusing struct {
	*provider.MemFS
	err error
}

func (r refusing) OpenFile(string, int, fs.FileMode) (provider.File, error) { return nil, r.err }
func (r refusing) Mkdir(string, fs.FileMode) error                          { return r.err }
func (r refusing) Remove(string) error                                      { return r.err }
