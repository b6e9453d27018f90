package provider_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/provider"
)

// NPAddConnection/WN_SUCCESS: redirected, or deviceless without a local name.
func TestAddConnection(t *testing.T) {
	m := start(t, `CORP\alice`)
	m.added("Z:", `\\FILES\public`, provider.Credentials{})
	remote, err := m.GetConnection(m.s, "Z:")
	require.NoError(t, err)
	require.Equal(t, `\\FILES\public`, remote)
	targets, err := m.s.Devices().QueryDosDevice("Z:")
	require.NoError(t, err)
	require.Equal(t, []string{`\Device\LanmanRedirector\;Z:` + m.s.LUID().Hex16() + `\FILES\public`}, targets)

	m.added("", `\\files\docs`, provider.Credentials{})
	require.Equal(t, "read me", m.read(`\\files\docs\README.TXT`))
	require.Equal(t, []string{` \\files\docs`, `Z: \\FILES\public`}, remotes(m.Snapshot()))
	require.NoError(t, m.CancelConnection(m.s, "Z:", false))
	require.NoError(t, m.CancelConnection(m.s, `\\FILES\DOCS\`, false))
	require.Empty(t, m.Snapshot())
	require.Empty(t, m.s.Devices().Snapshot())
}
