package session_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// byRelease is the order in which the versions came out.
func byRelease() []session.Version {
	return []session.Version{
		session.WindowsXP, session.WindowsServer2003, session.WindowsVista,
		session.Windows7, session.Windows10, session.Windows11,
	}
}

func TestVersionsAreInOrderOfRelease(t *testing.T) {
	for i, a := range byRelease() {
		for j, b := range byRelease() {
			require.Equal(t, i >= j, a.AtLeast(b), "%v.AtLeast(%v)", a, b)
		}
	}
}

func TestZeroVersionIsWindows11(t *testing.T) {
	require.Equal(t, session.Windows11, session.Options{}.Version)
	require.Equal(t, session.AsSpelled, session.Options{}.ServerIdentity)
}

func TestVersionNames(t *testing.T) {
	names := []string{"WindowsXP", "WindowsServer2003", "WindowsVista", "Windows7", "Windows10", "Windows11"}
	for i, v := range byRelease() {
		require.Equal(t, names[i], v.String())
		parsed, err := session.ParseVersion(names[i])
		require.NoError(t, err)
		require.Equal(t, v, parsed)
	}
	spaced, err := session.ParseVersion("windows server 2003")
	require.NoError(t, err)
	require.Equal(t, session.WindowsServer2003, spaced)
	require.Equal(t, "Version(99)", session.Version(99).String())
}

func TestParseVersionRefusesOtherNames(t *testing.T) {
	for _, s := range []string{"", "Windows", "Windows 8", "Version(99)", "Windows1", "11"} {
		_, err := session.ParseVersion(s)
		require.Equal(t, winerr.ERROR_INVALID_PARAMETER, err, "%q", s)
	}
}
