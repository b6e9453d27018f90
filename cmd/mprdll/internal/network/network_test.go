package network

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

const example = `{"version": "Windows 7", "user": "CORP\\alice",
	"domains": [{"name": "CORP", "accounts": [{"name": "alice", "password": "secret"}]}],
	"servers": [{"name": "files", "domain": "CORP", "shares": [{"name": "docs"}, {"name": "laser", "type": 2}]}]}`

// The file is the machine: its user can use its shares.
func TestOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.json")
	t.Setenv(Variable, path)
	for _, mark := range []string{"\ufeff", ""} { // which editors of Windows put in front
		require.NoError(t, os.WriteFile(path, []byte(mark+example), 0o600))
		c, err := Open()
		require.NoError(t, err, "%q", mark)
		require.NoError(t, c.Close())
	}
	c, err := Open()
	require.NoError(t, err)
	defer c.Close()
	require.Equal(t, session.User{Domain: "CORP", Name: "alice"}, c.Session().User())
	require.Equal(t, session.Windows7, c.Router().Options.Version)
	cred := mpr.As(`CORP\alice`, "secret")
	require.NoError(t, c.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, cred, 0))
	require.NoError(t, c.AddConnection2(&mpr.NetResource{LocalName: "LPT1", RemoteName: `\\files\laser`}, cred, 0))
}

// The error says which file is wrong, and what is.
func TestOpenRefuses(t *testing.T) {
	t.Setenv(Variable, "")
	_, err := Open()
	require.ErrorContains(t, err, Variable+" must name a JSON file")
	t.Setenv(Variable, filepath.Join(t.TempDir(), "none.json"))
	_, err = Open()
	require.ErrorIs(t, err, os.ErrNotExist)
	for data, want := range map[string]string{
		``:                                       "EOF",
		`[]`:                                     "cannot unmarshal",
		`{"usr": "alice"}`:                       `unknown field "usr"`,
		`{"user": "alice"} {}`:                   "more behind the network",
		`{"user": ""}`:                           `user ""`,
		`{"user": "a", "version": "Windows 12"}`: `version "Windows 12"`,
		`{"user": "a", "servers": [{"name": "a\\b"}]}`:          "ERROR_INVALID_NAME",
		`{"user": "a", "servers": [{"name":"x"},{"name":"X"}]}`: "X",
	} {
		path := filepath.Join(t.TempDir(), "network.json")
		require.NoError(t, os.WriteFile(path, []byte(data), 0o600))
		t.Setenv(Variable, path)
		_, err := Open()
		require.ErrorContains(t, err, want, data)
		require.ErrorContains(t, err, path)
	}
}
