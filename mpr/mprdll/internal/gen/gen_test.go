package main

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// A difference means that a code was added and "go generate ./mpr/mprdll" was
// not run.
func TestGeneratedFileIsUpToDate(t *testing.T) {
	committed, err := os.ReadFile("../../zerrors.go")
	require.NoError(t, err)
	generated, err := generate(winerr.Known())
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(string(committed), string(generated)))
}

// Names that are no ERROR_ aren't in package windows either.
func TestGenerate(t *testing.T) {
	code, err := generate([]winerr.Errno{winerr.NO_ERROR, winerr.ERROR_BAD_DEVICE, winerr.DIALOG_CANCELLED})
	require.NoError(t, err)
	require.Contains(t, string(code), "const (\n\tERROR_SUCCESS    Errno = 0\n\tERROR_BAD_DEVICE Errno = 1200\n)\n")
}
