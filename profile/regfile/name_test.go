package regfile_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile/regfile"
)

func TestFileName(t *testing.T) {
	name, err := regfile.FileName(`CONTOSO\Alice`)
	require.NoError(t, err)
	require.Equal(t, `contoso%5calice.reg`, name)
	user, ok := regfile.UserOfFile(name)
	require.True(t, ok)
	require.Equal(t, `contoso\alice`, user)
	_, err = regfile.FileName("")
	require.ErrorIs(t, err, winerr.ERROR_BAD_USERNAME)
}

func TestUserOfFileLeavesOutOtherFiles(t *testing.T) {
	for _, name := range []string{"", ".reg", "alice", "Alice.reg", "alice.REG", "alice.reg.lock", "alice.reg.new", "con.reg"} {
		_, ok := regfile.UserOfFile(name)
		require.False(t, ok, name)
	}
}
