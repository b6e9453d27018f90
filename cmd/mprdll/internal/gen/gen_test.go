//go:build !windows || mpremu

package main

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// A difference means that an export was added and "go generate ./cmd/mprdll" was
// not run.
func TestGeneratedFileIsUpToDate(t *testing.T) {
	committed, err := os.ReadFile("../../zexports.h")
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(string(committed), generate(mprdll.Exports())))
}

// Only what mpr.dll exports is exported, under its place in the whole table.
func TestGenerate(t *testing.T) {
	got := generate([]mprdll.Export{{DLL: "kernel32.dll", Name: "Other", Args: 0}, {DLL: "mpr.dll", Name: "WNetCloseEnum", Args: 1}})
	require.Contains(t, got, "*/\nEXPORT1(1, WNetCloseEnum)\n")
}
