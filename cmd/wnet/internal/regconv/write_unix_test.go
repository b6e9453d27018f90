//go:build unix

package regconv

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// A profile is its owner's alone, as the registry's, until somebody opens it to
// others; that lasts.
func TestWriteKeepsTheMode(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.reg")
	for _, overwrite := range []bool{false, true} {
		require.NoError(t, Write(file, []byte("old"), overwrite))
		info, err := os.Stat(file)
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), info.Mode())
	}
	require.NoError(t, os.Chmod(file, 0o640))
	require.NoError(t, Write(file, []byte("new"), true))
	info, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o640), info.Mode())
}

// What stands behind a link is replaced, and what is no file is written to.
func TestWriteThroughLinksAndPipes(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "a.reg"), filepath.Join(dir, "link.reg")
	require.NoError(t, Write(file, []byte("old"), false))
	require.NoError(t, os.Symlink("a.reg", link))
	require.NoError(t, Write(link, []byte("new"), true))
	require.Equal(t, map[string]string{"a.reg": "new", "link.reg": "new"}, content(t, dir))
	target, err := os.Readlink(link)
	require.NoError(t, err)
	require.Equal(t, "a.reg", target)

	pipe := filepath.Join(t.TempDir(), "pipe")
	require.NoError(t, syscall.Mkfifo(pipe, 0o600))
	reader, err := os.OpenFile(pipe, os.O_RDWR, 0)
	require.NoError(t, err)
	defer reader.Close()
	require.NoError(t, Write(pipe, []byte("new"), true))
	got := make([]byte, 3)
	_, err = io.ReadFull(reader, got)
	require.NoError(t, err)
	require.Equal(t, "new", string(got))
}
