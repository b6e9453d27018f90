package regconv

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// full is a disk that has room for the first half only.
func full(w io.Writer) error {
	_, err := io.WriteString(w, "hal")
	if err == nil {
		err = syscall.ENOSPC
	}
	return err
}

// A full disk leaves the folder as it was, whether a file was there or not.
func TestFullDiskLosesNothing(t *testing.T) {
	for name, write := range map[string]func(string, func(io.Writer) error) error{"create": create, "replace": replace} {
		dir := t.TempDir()
		require.ErrorIs(t, write(filepath.Join(dir, "new.reg"), full), syscall.ENOSPC, name)
		require.Empty(t, content(t, dir), name)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "old.reg")
	require.NoError(t, Write(file, []byte("old"), false))
	require.ErrorIs(t, replace(file, full), syscall.ENOSPC)
	require.Equal(t, map[string]string{"old.reg": "old"}, content(t, dir))
	require.ErrorIs(t, create(file, full), os.ErrExist)
	require.Equal(t, map[string]string{"old.reg": "old"}, content(t, dir))
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
