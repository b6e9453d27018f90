package winerr_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

func TestExtendedError(t *testing.T) {
	for want, extended := range map[string]winerr.Extended{
		"Example Network: the tree is full (code 7)":                                  {Code: 7, Text: "the tree is full", Provider: "Example Network"},
		"the tree is full (code 7)":                                                   {Code: 7, Text: "the tree is full"},
		"Example Network: the network provider reported an error of its own (code 7)": {Code: 7, Provider: "Example Network"},
		"the network provider reported an error of its own (code 0)":                  {},
	} {
		require.EqualError(t, &extended, want)
	}
}

func TestExtendedIsFoundBehindItsCode(t *testing.T) {
	told := &winerr.Extended{Code: 7, Text: "the tree is full", Provider: "Example Network"}
	err := fmt.Errorf("adding: %w", told)
	require.ErrorIs(t, err, winerr.ERROR_EXTENDED_ERROR)
	found, ok := errors.AsType[*winerr.Extended](err)
	require.True(t, ok)
	require.Same(t, told, found)
}

// The provider's number may happen to be that of a Win32 code; it must not be taken for one.
func TestExtendedCodeIsNoWin32Code(t *testing.T) {
	err := &winerr.Extended{Code: uint32(winerr.ERROR_ACCESS_DENIED)}
	require.NotErrorIs(t, err, winerr.ERROR_ACCESS_DENIED)
	require.Equal(t, winerr.ERROR_EXTENDED_ERROR, winerr.Code(err))
}
