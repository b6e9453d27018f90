package winerr_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// namedCode is a constant with the name and number that the Windows headers give it.
type namedCode struct {
	code   winerr.Errno
	name   string
	number uint32
}

var firstNames = slices.Concat(systemCodes, networkCodes, logonCodes)

func TestConstantsHaveTheNumbersOfTheHeaders(t *testing.T) {
	for _, c := range slices.Concat(firstNames, otherNames) {
		require.Equal(t, c.number, uint32(c.code), c.name)
		code, found := winerr.Lookup(c.name)
		require.True(t, found, c.name)
		require.Equal(t, c.number, uint32(code), c.name)
	}
}

func TestNamePrefersTheSystemHeader(t *testing.T) {
	for _, c := range firstNames {
		require.Equal(t, c.name, winerr.Errno(c.number).Name())
	}
}

// A code that nobody compared with the headers must not slip into the table.
func TestKnownIsWhatTheHeadersWereReadFor(t *testing.T) {
	var want []winerr.Errno
	for _, c := range firstNames {
		want = append(want, winerr.Errno(c.number))
	}
	slices.Sort(want)
	require.Equal(t, want, winerr.Known())
}

func TestKnownHandsOutACopy(t *testing.T) {
	winerr.Known()[0] = winerr.ERROR_BUSY
	require.Equal(t, winerr.NO_ERROR, winerr.Known()[0])
}
