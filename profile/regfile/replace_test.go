package regfile

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// A file is written as it is, its owner's alone, and nothing is left beside it.
func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.reg")
	for _, text := range []string{"first", "", "second, which is longer"} {
		require.NoError(t, WriteFile(file, []byte(text)))
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, text, string(data))
	}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, 1)

	require.Error(t, WriteFile(dir, nil), "a folder is no file")
	require.ErrorIs(t, WriteFile(filepath.Join(dir, "none", "a.reg"), nil), fs.ErrNotExist)
}
