package fake_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/provider/fake"
)

// Nothing outside the directory can be reached, even by a symbolic link.
func TestDirFSStaysInside(t *testing.T) {
	outside := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(outside, "secret"), []byte("secret"), 0o600))
	inside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(inside, "link")); err != nil {
		require.True(t, errors.Is(err, fs.ErrPermission) || runtime.GOOS == "windows", "symbolic links need a privilege on Windows only: %v", err)
	}
	files, err := fake.NewDirFS(inside)
	require.NoError(t, err)
	defer func() { require.NoError(t, files.Close()) }()
	for _, name := range []string{"link/secret", "../secret", filepath.Join(outside, "secret")} {
		_, err := files.Open(name)
		require.Error(t, err, name)
		_, err = files.OpenFile(name, os.O_RDWR, 0)
		require.Error(t, err, name)
	}
	require.ErrorIs(t, files.Mkdir("../dir", 0o777), fs.ErrPermission)
	require.ErrorIs(t, files.Remove("../secret"), fs.ErrPermission)
	require.Error(t, files.Mkdir("link/dir", 0o777))
	require.Error(t, files.Remove("link/secret"))
	_, err = os.Stat(filepath.Join(outside, "secret"))
	require.NoError(t, err)
	_, err = fake.NewDirFS(filepath.Join(inside, "nosuch"))
	require.ErrorIs(t, err, fs.ErrNotExist)
}

func TestDirFSAfterClose(t *testing.T) {
	files, err := fake.NewDirFS(t.TempDir())
	require.NoError(t, err)
	require.NoError(t, files.Close())
	_, err = files.Open("a")
	require.ErrorIs(t, err, fs.ErrClosed)
	_, err = files.OpenFile("a", os.O_RDWR|os.O_CREATE, 0o666)
	require.ErrorIs(t, err, fs.ErrClosed)
	require.ErrorIs(t, files.Mkdir("a", 0o777), fs.ErrClosed)
	require.ErrorIs(t, files.Remove("a"), fs.ErrClosed)
}
