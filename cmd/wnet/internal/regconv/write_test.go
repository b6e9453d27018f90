package regconv

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// A file that is there stays as it is unless it may be overwritten, and one that
// can't be replaced stays as well.
func TestWriteLosesNothing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "old.reg")
	require.NoError(t, Write(file, []byte("old"), false))
	require.ErrorIs(t, Write(file, []byte("new"), false), os.ErrExist)
	require.Equal(t, map[string]string{"old.reg": "old"}, content(t, dir))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "old.reg.new", "in the way"), 0o700))
	require.Error(t, Write(file, []byte("new"), true))
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, "old", string(data))
}

// content is what the files of a folder hold.
func content(t *testing.T, dir string) map[string]string {
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	files := make(map[string]string)
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		require.NoError(t, err)
		files[e.Name()] = string(data)
	}
	return files
}

// A folder is no file, whoever allows what.
func TestWriteLeavesFoldersAlone(t *testing.T) {
	dir := t.TempDir()
	for _, overwrite := range []bool{false, true} {
		require.Error(t, Write(dir, nil, overwrite))
	}
	require.DirExists(t, dir)
}
