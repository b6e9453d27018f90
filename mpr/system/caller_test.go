package system_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/system"
)

// share is the share that calls are about.
const share = `\\server\share`

// Arguments that can't be converted are refused before mpr.dll is asked, whether
// there is one or not.
func TestArgumentsThatAreRefused(t *testing.T) {
	s := system.New()
	const nul = "a\x00b"
	for name, c := range map[string]struct {
		want winerr.Errno
		err  func() error
	}{
		"a device":   {winerr.ERROR_INVALID_PARAMETER, func() error { _, err := s.GetConnection(nul); return err }},
		"a remote":   {winerr.ERROR_INVALID_PARAMETER, func() error { return s.AddConnection2(disk("Z:", nul), mpr.Credentials{}, 0) }},
		"a provider": {winerr.ERROR_INVALID_PARAMETER, func() error { return s.AddConnection3(0, &mpr.NetResource{Provider: nul}, mpr.Credentials{}, 0) }},
		"a user":     {winerr.ERROR_INVALID_PARAMETER, func() error { return s.AddConnection2(disk("Z:", share), mpr.As(nul, ""), 0) }},
		"a password": {winerr.ERROR_INVALID_PARAMETER, func() error { return s.AddConnection(share, mpr.NewPassword(nul), "Z:") }},
		"no room":    {winerr.ERROR_MORE_DATA, func() error { _, err := s.EnumResource(1, nil); return err }},
		"no dialog":  {winerr.ERROR_INVALID_ADDRESS, func() error { return s.ConnectionDialog1(nil) }},
		"nor one":    {winerr.ERROR_INVALID_ADDRESS, func() error { return s.DisconnectDialog1(nil) }},
	} {
		t.Run(name, func(t *testing.T) {
			requireCode(t, c.want, c.err())
			require.Equal(t, c.want, s.LastErrno())
		})
	}
}

// A buffer that is too large is refused before mpr.dll is asked, and keeps its size.
func TestBuffersThatAreRefused(t *testing.T) {
	s := system.New()
	huge := mpr.Buffer{Size: 0xFFFFFFFF}
	refusals := map[string]func() (mpr.Buffer, error){
		"characters": func() (mpr.Buffer, error) { _, buf, err := s.Sized().GetConnection("Q:", huge); return buf, err },
		"bytes": func() (mpr.Buffer, error) {
			_, buf, err := s.Sized().GetResourceParent(disk("", share), huge)
			return buf, err
		},
		"a name": func() (mpr.Buffer, error) {
			_, buf, err := s.Sized().UseConnection(0, disk("", share), mpr.Credentials{}, 0, huge)
			return buf, err
		},
		"two": func() (mpr.Buffer, error) {
			_, err := s.Sized().GetLastError(mpr.Buffer{Size: 8}, huge)
			return huge, err
		},
	}
	for name, call := range refusals {
		after, err := call()
		requireCode(t, winerr.ERROR_NOT_ENOUGH_MEMORY, err)
		require.Equal(t, winerr.ERROR_NOT_ENOUGH_MEMORY, s.LastErrno(), name)
		require.Equal(t, huge, after, name)
	}
}

// The extended error is that of the caller, and not of whatever thread asks.
func TestExtendedError(t *testing.T) {
	s := system.New()
	require.Zero(t, s.GetLastError())
	want := mpr.LastError{Code: 7, Text: "out of paper", Provider: "printer"}
	s.SetLastError(want.Code, want.Text, want.Provider)
	require.Equal(t, want, s.GetLastError())
	require.Zero(t, system.New().GetLastError())
}
