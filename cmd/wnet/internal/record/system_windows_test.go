package record_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/record"
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// This machine is asked, and says which it is.
func TestSystem(t *testing.T) {
	n, by, found := record.System()
	require.True(t, found)
	require.Regexp(t, `^(Wine \S+, as )?Windows \d+\.\d+\.\d+ \w+$`, by)
	_, _, err := n.Sized().GetConnection("no device", mpr.Buffer{Size: 100})
	require.NotEqual(t, winerr.NO_ERROR, winerr.Code(err))
	require.True(t, n.Present("C:"))
	require.False(t, n.Present("LPT1"))
	_, known, err := n.Remembered("LPT9")
	require.NoError(t, err)
	require.False(t, known)
}

// A file is open and a directory the current one until it is let go.
func TestSystemHolds(t *testing.T) {
	n, _, _ := record.System()
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	require.NoError(t, os.WriteFile(file, nil, 0o666))
	release, err := n.Hold(file, false)
	require.NoError(t, err)
	require.Error(t, os.Remove(file), "an open file can't be removed")
	require.NoError(t, release())

	before, err := os.Getwd()
	require.NoError(t, err)
	release, err = n.Hold(dir, true)
	require.NoError(t, err)
	inside, err := os.Getwd()
	require.NoError(t, err)
	require.Equal(t, dir, inside)
	require.NoError(t, release())
	after, err := os.Getwd()
	require.NoError(t, err)
	require.Equal(t, before, after)

	_, err = n.Hold(filepath.Join(dir, "none"), false)
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = n.Hold(filepath.Join(dir, "none"), true)
	require.ErrorIs(t, err, os.ErrNotExist)
}
